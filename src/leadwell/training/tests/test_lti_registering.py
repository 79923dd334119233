"""Providers register learning systems, and tie their courses to ours."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from joserfc.jwk import OctKey

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions import tools
from leadwell.training.models import LearningTool, Provider
from leadwell.training.queries import tools as queries
from leadwell.training.tests.learning_tools import (
    NOW,
    TOOL_KEY,
    learner,
    link,
    linked,
    opened,
    registered,
    school,
    site,
    teacher,
    tool,
)
from leadwell.training.tests.rounds import programme

__all__ = ["learner", "link", "school", "site", "teacher", "tool"]
pytestmark = pytest.mark.django_db


def test_a_provider_registers_a_system_and_ties_its_courses(teacher, school, tool, link):
    assert "d" not in tool.keys["keys"][0]
    assert linked(teacher, tool) == link
    assert len(events("tool_link.kept")) == 1
    changed = linked(teacher, tool, threshold=Decimal("0.5"))
    assert (changed.pk, changed.threshold) == (link.pk, Decimal("0.5"))
    found = queries.opened_tool(tool.pk, by=teacher)
    assert [(one.resource, one.people) for one in found.links] == [("7", 0)]
    assert ("Leading a team") in dict(found.programmes).values()
    for _again in range(2):
        tools.end_tool(by=teacher, tool_id=tool.pk, now=NOW)
    assert len(events("learning_tool.ended")) == 1
    with pytest.raises(RuleBroken, match="TRN-52a"):
        linked(teacher, tool, resource="8")


def test_only_its_provider_keeps_a_system(school, tool, link):
    stranger = actor_with_role("training-provider", place("ZP8"))
    for by in (ANYONE, stranger):
        with pytest.raises(NotPermitted):
            registered(by, school)
        with pytest.raises(NotPermitted):
            linked(by, tool)
        with pytest.raises(NotPermitted):
            tools.end_tool(by=by, tool_id=tool.pk, now=NOW)
        assert not queries.tools(by=by)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": " "}, "TRN-56a"),
        ({"login_url": "http://learn.example/login"}, "TRN-56b"),
        ({"login_url": "https://learn.example/;script-src"}, "TRN-56b"),
        ({"launch_url": "https://me@learn.example/"}, "TRN-56b"),
        ({"launch_url": "https://[::1"}, "TRN-56b"),
        ({"launch_url": "javascript:alert(1)"}, "TRN-56b"),
        ({"launch_url": "https://learn.example/" + "a" * 300}, "TRN-56b"),
        ({"keys": "no JSON"}, "TRN-56c"),
        ({"keys": "[]"}, "TRN-56c"),
        ({"keys": '{"keys": []}'}, "TRN-56c"),
        ({"keys": '{"keys": [{"kty": "RSA", "n": "AQAB", "e": "AQAB"}]}'}, "TRN-56c"),
        ({"keys": '{"keys": [{"kty": "RSA", "n": 7, "e": "AQAB"}]}'}, "TRN-56c"),
        ({"keys": '{"keys": [{"kty": "RSA"}]}'}, "TRN-56c"),
        ({"keys": json.dumps({"keys": [OctKey.generate_key(256).as_dict()]})}, "TRN-56c"),
        ({"keys": json.dumps({"keys": [TOOL_KEY.as_dict(private=True)]})}, "TRN-56c"),
        (
            {"keys": json.dumps({"keys": [{**TOOL_KEY.as_dict(private=False), "kid": 7}]})},
            "TRN-56c",
        ),
    ],
)
def test_a_system_without_protected_addresses_or_with_other_keys_is_refused(
    teacher, school, more, code
):
    with pytest.raises(RuleBroken, match=code):
        registered(teacher, school, **more)
    assert not LearningTool.objects.exists()


def test_only_where_data_are_made_up_may_this_computer_do_without_https(teacher, school, settings):
    here = "http://127.0.0.1:9000/launch"
    assert registered(teacher, school, launch_url=here).launch_url == here
    settings.LEADWELL_MODE = "production"
    with pytest.raises(RuleBroken, match="TRN-56b"):
        registered(teacher, school, launch_url=here)


def test_a_course_is_tied_to_what_its_provider_teaches(teacher, tool, link, learner):
    foreign = programme("theirs", provider=Provider.objects.create(organisation=place("ZP8")))
    for more, code in (
        ({"resource": " "}, "TRN-52b"),
        ({"threshold": Decimal("1.1")}, "TRN-52c"),
        ({"programme_id": foreign.pk}, "TRN-52d"),
    ):
        with pytest.raises(RuleBroken, match=code):
            linked(teacher, tool, **more)
    second = programme("second").pk
    assert linked(teacher, tool, programme_id=second).programme_id == second
    opened(learner, link)
    with pytest.raises(RuleBroken, match="TRN-52e"):
        linked(teacher, tool)
