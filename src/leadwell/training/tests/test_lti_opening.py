"""A course in another system is opened by the right person, once, and tells nothing of who they are."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet

from leadwell.actor import ANYONE
from leadwell.gateways import lti
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, signed_in
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions import launching, tools
from leadwell.training.models import Launch, ToolLink
from leadwell.training.queries import tools as queries
from leadwell.training.tests.learning_tools import (
    LAUNCH_URL,
    NOW,
    OURS,
    SITE,
    asked,
    learner,
    link,
    linked,
    opened,
    registered,
    school,
    site,
    subject_of,
    teacher,
    tool,
)

__all__ = ["learner", "link", "school", "site", "teacher", "tool"]
pytestmark = pytest.mark.django_db


def test_a_launch_tells_the_tool_nothing_but_a_word_of_its_own(learner, link, tool):
    address = opened(learner, link)
    assert address.startswith("https://learn.example/login?x=1&iss=https%3A%2F%2Fleadwell.example")
    answer = launching.answer_launch(by=learner, asked=asked(address), now=NOW)
    assert (answer.to, answer.state) == (LAUNCH_URL, "s-1")
    claims = jwt.decode(answer.id_token, KeySet.import_key_set(lti.keyset(OURS))).claims
    assert claims["nonce"] == "n-1"
    assert claims["aud"] == tool.client_id
    assert claims[f"{lti.CLAIM}resource_link"]["id"] == "7"
    assert claims[lti.GRADES]["lineitem"] == f"{SITE}/lti/lineitems/{link.pk}"
    assert "Wren" not in json.dumps(claims)
    assert claims["sub"] == str(Launch.objects.get().subject)
    assert len(events("course.opened")) == len(events("launch.answered")) == 1


def test_one_tool_knows_a_person_by_one_word_and_another_tool_by_another(
    teacher, school, tool, link, learner
):
    other = linked(teacher, registered(teacher, school))
    assert subject_of(learner, link) == subject_of(learner, link) != subject_of(learner, other)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"redirect_uri": "https://evil.example/launch"}, "TRN-59e"),
        ({"redirect_uri": f"{LAUNCH_URL}/"}, "TRN-59e"),
        ({"client_id": "another"}, "TRN-59d"),
        ({"nonce": ""}, "TRN-59f"),
        ({"state": "s" * 2_001}, "TRN-59f"),
        ({"response_type": "code"}, "TRN-59g"),
        ({"response_mode": "query"}, "TRN-59g"),
        ({"scope": "openid email"}, "TRN-59g"),
        ({"prompt": "login"}, "TRN-59g"),
    ],
)
def test_a_launch_is_answered_only_as_it_was_registered(learner, link, more, code):
    address = opened(learner, link)
    with pytest.raises(RuleBroken, match=code):
        launching.answer_launch(by=learner, asked=asked(address, **more), now=NOW)
    assert Launch.objects.get().used_at is None


def test_a_launch_is_of_one_person_once_and_soon(learner, teacher, tool, link):
    address = opened(learner, link)
    for by in (ANYONE, signed_in(person())):
        with pytest.raises(RuleBroken, match="TRN-59a"):
            launching.answer_launch(by=by, asked=asked(address), now=NOW)
    late = NOW + timedelta(minutes=5, seconds=1)
    for now in (late, NOW - timedelta(seconds=1)):
        with pytest.raises(RuleBroken, match="TRN-59c"):
            launching.answer_launch(by=learner, asked=asked(address), now=now)
    launching.answer_launch(by=learner, asked=asked(address), now=NOW)
    with pytest.raises(RuleBroken, match="TRN-59b"):
        launching.answer_launch(by=learner, asked=asked(address, nonce="n-2"), now=NOW)
    with pytest.raises(Launch.DoesNotExist):
        launching.answer_launch(by=learner, asked=asked(address, login_hint="guess"), now=NOW)
    second = opened(learner, link)
    tools.end_tool(by=teacher, tool_id=tool.pk, now=NOW)
    with pytest.raises(RuleBroken, match="TRN-59d"):
        launching.answer_launch(by=learner, asked=asked(second), now=NOW)


def test_nothing_opens_where_nobody_is_signed_in_nor_without_a_key(link, learner, settings, tool):
    with pytest.raises(NotPermitted):
        opened(ANYONE, link)
    with pytest.raises(ToolLink.DoesNotExist):
        queries.course_to_open(link.pk, by=ANYONE)
    assert not queries.courses_of(link.programme, by=ANYONE)
    assert queries.courses_of(link.programme, by=learner) == [link]
    settings.LEADWELL_LTI_KEY = ""
    with pytest.raises(RuleBroken, match="TRN-59h"):
        opened(learner, link)
    assert Client().get("/lti/jwks").json() == {"keys": []}


def test_the_key_may_come_as_the_one_line_an_environment_holds():
    lines = OURS.strip().splitlines()[1:-1]
    line = "".join(lines).replace("+", "-").replace("/", "_")
    assert lti.keyset(line) == lti.keyset(OURS)
