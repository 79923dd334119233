"""Courses in other learning systems, as a browser meets them."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet

from leadwell.access.tests.factories import AccountFactory, account_with_role, actor_with_role
from leadwell.organisations.tests.factories import person, place
from leadwell.training.models import LearningTool, TrainingRecord
from leadwell.training.queries import tools as queries
from leadwell.training.rules.learning.facts import Asked
from leadwell.training.tests.learning_tools import (
    LAUNCH_URL,
    TOOL_KEY,
    asked,
    bearer,
    jwks,
    link,
    school,
    scored,
    site,
    teacher,
    tool,
)
from leadwell.training.tests.rounds import programme

__all__ = ["link", "school", "site", "teacher", "tool"]
pytestmark = pytest.mark.django_db


class Form(HTMLParser):
    """The hidden fields and the address of the form that leaves the site."""

    def __init__(self) -> None:
        super().__init__()
        self.to, self.fields = "", {}

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form" and said.get("method") == "post":
            self.to = said.get("action", "")
        if tag == "input" and said.get("type") == "hidden":
            self.fields[said["name"]] = said["value"]


def browser(who=None) -> Client:
    found = Client()
    found.force_login(AccountFactory(person=who or person()))
    return found


def test_from_the_course_to_the_score_in_a_browser(tool, link):
    who = person("Wren Made-Up")
    mine = browser(who)
    page = mine.get(f"/training/courses/{link.pk}/")
    assert "Leading online" in page.content.decode()
    assert "form-action 'self' https://learn.example;" in page["Content-Security-Policy"]
    go = mine.post(f"/training/courses/{link.pk}/")
    assert go.status_code == 302
    said = {name: getattr(asked(go["Location"]), name) for name in Asked.__dataclass_fields__}
    by_post = Client().post("/lti/auth", said)  # from another site: no session
    assert by_post.status_code == 303
    other = browser().get(by_post["Location"])
    assert other.status_code == 409
    assert "Somebody else opened this course" in other.content.decode()
    last = mine.get(by_post["Location"])
    assert "form-action 'self' https://learn.example;" in last["Content-Security-Policy"]
    form = Form()
    form.feed(last.content.decode())
    assert (form.to, form.fields["state"]) == (LAUNCH_URL, "s-1")
    claims = jwt.decode(
        form.fields["id_token"], KeySet.import_key_set(Client().get("/lti/jwks").json())
    ).claims
    assert scored(link, claims["sub"], bearer(tool)).status_code == 200
    assert TrainingRecord.objects.get().person == who
    again = mine.get(f"/lti/auth?{urlencode(said)}")
    assert again.status_code == 409
    assert "learn.example" not in again["Content-Security-Policy"]
    assert Client().get("/lti/auth").status_code == 302
    assert mine.get("/lti/auth").status_code == 404


def test_a_provider_keeps_its_systems_in_the_browser(school):
    programme("lead", title="Leading a team")
    client = Client()
    client.force_login(account_with_role("training-provider", school.organisation))
    client.post("/training/systems/add/", {"provider_id": "x"})
    typed = {"provider_id": str(school.pk), "title": "Our Moodle"}
    shown = client.post("/training/systems/add/", typed).content.decode()
    assert "Copy this now" in shown
    typed |= {"login_url": "https://l.example/in", "launch_url": "https://l.example/go"}
    assert client.post("/training/tools/add/", {**typed, "keys": "no"}).status_code == 409
    added = client.post("/training/tools/add/", {**typed, "keys": jwks(TOOL_KEY)}, follow=True)
    tool = LearningTool.objects.get()
    assert tool.client_id in added.content.decode()
    course = f"/training/tools/{tool.pk}/course/"
    number = dict(queries.opened_tool(tool.pk, by=actor_with_role(
        "training-provider", school.organisation)).programmes)  # fmt: skip
    said = {"programme_id": next(iter(number)), "resource": "7", "title": "Online"}
    assert client.post(course, {**said, "percent": "101"}).status_code == 422
    kept = client.post(course, {**said, "percent": "80"}, follow=True).content.decode()
    assert "80.0%" in kept.replace("\xa0", "").replace(" %", "%")
    assert "Our Moodle" in client.get("/training/systems/").content.decode()
    client.post(f"/training/tools/{tool.pk}/end/")
    assert "ended already" in client.get(f"/training/tools/{tool.pk}/end/").content.decode()
    assert "ended already" in client.get(course).content.decode()
    stranger = Client()
    stranger.force_login(account_with_role("training-provider", place("ZP8")))
    assert stranger.get(f"/training/tools/{tool.pk}/").status_code == 404
    assert "offer training for no provider" in stranger.get("/training/tools/add/").content.decode()
