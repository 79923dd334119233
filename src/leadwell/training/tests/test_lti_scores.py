"""A course is scored by the right tool, and what a score shows."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from leadwell.gateways import lti
from leadwell.history.tests.factories import events
from leadwell.training.actions import launching, tools
from leadwell.training.models import Achievement, Launch, Score, TrainingRecord
from leadwell.training.tests.learning_tools import (
    NOW,
    OTHER_KEY,
    asked,
    bearer,
    learner,
    link,
    linked,
    opened,
    proof,
    registered,
    school,
    scored,
    site,
    subject_of,
    teacher,
    token_asked,
    tool,
)

__all__ = ["learner", "link", "school", "site", "teacher", "tool"]
pytestmark = pytest.mark.django_db


def test_a_score_at_the_threshold_is_evidence_and_no_achievement(learner, tool, link):
    subject, headers = subject_of(learner, link), bearer(tool)
    assert scored(link, subject, headers).status_code == 200
    record = TrainingRecord.objects.get()
    assert (record.person_id, record.title) == (learner.person_id, "Leading a team")
    assert record.organisation == tool.provider.organisation
    assert record.category == f"lti:{link.pk}"
    assert not Achievement.objects.exists()
    (told,) = events("score.stored")
    assert record.noted_in == told.pk


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_score_from_beyond_all_calendars_is_refused(learner, tool, link, when):
    subject, headers = subject_of(learner, link), bearer(tool)
    assert scored(link, subject, headers, timestamp=when).status_code == 400


def test_the_last_score_by_the_tools_own_clock_counts(learner, tool, link):
    subject, headers = subject_of(learner, link), bearer(tool)
    when = datetime.now(UTC).isoformat()
    for _again in range(2):
        assert scored(link, subject, headers, timestamp=when).status_code == 200
    assert Score.objects.count() == 1
    assert scored(link, subject, headers, timestamp=when, scoreGiven=3).status_code == 409
    assert scored(link, subject, headers, at=-60, scoreGiven=3).status_code == 409
    assert scored(link, subject, headers, at=600).status_code == 400
    assert TrainingRecord.objects.count() == 1
    assert scored(link, subject, headers, at=65, scoreGiven=3).status_code == 200
    assert not TrainingRecord.objects.exists()
    (row,) = Client().get(f"/lti/lineitems/{link.pk}/results", **headers).json()
    assert (row["userId"], row["resultScore"], row["resultMaximum"]) == (subject, 3.0, 10.0)


@pytest.mark.parametrize(
    ("threshold", "more", "shows"),
    [
        ("0.8", {}, True),
        ("0.8", {"scoreGiven": 7.99}, False),
        ("0.8", {"scoreGiven": None}, False),
        ("0", {"scoreGiven": None}, True),
        ("0", {"activityProgress": "Submitted"}, False),
        ("0", {"gradingProgress": "PendingManual"}, False),
    ],
)
def test_what_a_score_shows(teacher, learner, tool, threshold, more, shows):
    link = linked(teacher, tool, threshold=Decimal(threshold))
    assert scored(link, subject_of(learner, link), bearer(tool), **more).status_code == 200
    assert TrainingRecord.objects.exists() == shows
    (row,) = Client().get(f"/lti/lineitems/{link.pk}/results", **bearer(tool)).json()
    assert ("resultScore" in row) == (more.get("scoreGiven", 8) is not None)


def test_a_score_for_a_person_who_is_not_ours_is_refused(teacher, learner, tool, link):
    second = linked(teacher, tool, resource="8")
    headers = bearer(tool)
    opened(learner, second)  # opened, but nobody was told of it
    unanswered = str(Launch.objects.get().subject)
    for subject in (str(uuid4()), "no number", unanswered):
        answer = scored(second, subject, headers)
        assert answer.status_code == 404
        assert "not ours" in answer.json()["error"]
    elsewhere = subject_of(learner, link)
    assert scored(second, elsewhere, headers).status_code == 404
    assert not Score.objects.exists()


def test_another_tools_token_opens_nothing(teacher, school, learner, tool, link):
    subject = subject_of(learner, link)
    other = registered(teacher, school, key=OTHER_KEY)
    token = token_asked(proof(other, key=OTHER_KEY)).json()["access_token"]
    theirs = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    assert scored(link, subject, theirs).status_code == 404
    assert Client().get(f"/lti/lineitems/{link.pk}", **theirs).status_code == 404
    assert not Score.objects.exists()


def test_a_token_is_good_for_what_it_was_given_for(learner, teacher, tool, link):
    subject, reading = subject_of(learner, link), bearer(tool, scope=lti.LINE_ITEM)
    assert scored(link, subject, reading).status_code == 401
    item = Client().get(f"/lti/lineitems/{link.pk}", **reading)
    assert item.json()["resourceLinkId"] == "7"
    assert item["Content-Type"] == "application/vnd.ims.lis.v2.lineitem+json"
    assert Client().get(f"/lti/lineitems/{link.pk}/results", **reading).status_code == 401
    launch = launching.answer_launch(by=learner, asked=asked(opened(learner, link)), now=NOW)
    for told in (launch.id_token, "no", ""):
        headers = {"HTTP_AUTHORIZATION": f"Bearer {told}"}
        answer = Client().get(f"/lti/lineitems/{link.pk}", **headers)
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Bearer"
    assert Client().get(f"/lti/lineitems/{link.pk}").status_code == 401
    tools.end_tool(by=teacher, tool_id=tool.pk, now=NOW)
    assert Client().get(f"/lti/lineitems/{link.pk}", **reading).status_code == 404


def test_what_is_no_score_is_refused(learner, tool, link):
    subject, headers = subject_of(learner, link), bearer(tool)
    assert scored(link, subject, headers, activityProgress="Finished").status_code == 400
    assert scored(link, subject, headers, timestamp="2026-11-02T09:00:00").status_code == 400
    address = f"/lti/lineitems/{link.pk}/scores"
    assert Client().post(address, "{}", "application/json", **headers).status_code == 415
    assert scored(link, subject, headers, scoreGiven=3).status_code == 200
    mine = Client().get(f"/lti/lineitems/{link.pk}/results?user_id={subject}", **headers)
    assert len(mine.json()) == 1
    assert mine["Content-Type"] == "application/vnd.ims.lis.v2.resultcontainer+json"
    other = Client().get(f"/lti/lineitems/{link.pk}/results?user_id={uuid4()}", **headers)
    assert other.json() == []
