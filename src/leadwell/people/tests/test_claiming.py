"""Saying that a record elsewhere is one's own, and the answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from leadwell.actor import ANYONE, Actor, Grant, Permission
from leadwell.history.queries import events_about
from leadwell.people.actions import answer_claim, claim_record, join_people
from leadwell.people.models import Claim, Identifier, Person, Scheme
from leadwell.people.tests.factories import PersonFactory
from leadwell.reasons import NotPermitted, RuleBroken

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HR = Actor("HR", 0, frozenset({Grant(Permission.ANSWER_CLAIMS, "/ENG/ZT1/")}))
ELSEWHERE = Actor("HR", 0, frozenset({Grant(Permission.ANSWER_CLAIMS, "/ENG/ZT2/")}))
PATH = "/ENG/ZT1/"


def claim(person, value="4711", now=NOW):
    by = Actor(person.name, person.pk)
    return claim_record(by=by, kind="workforce", place="ZT1", value=value, says="I moved", now=now)


def answer(asked, *, by=HR, accepted=True, because="Seen the badge", path=PATH):
    return answer_claim(
        by=by, claim_id=asked.pk, place_path=path, accepted=accepted, because=because, now=NOW
    )


@pytest.fixture
def asha(db):
    return PersonFactory(name="Asha Patel")


@pytest.fixture
def record(db):
    scheme = Scheme.objects.create(kind="workforce", place="ZT1")
    found = PersonFactory(name="A Patel")
    Identifier.objects.create(person=found, scheme=scheme, value="4711")
    return found


def test_a_claim_says_the_same_whether_there_is_such_a_record_or_not(asha, record):
    with CaptureQueriesContext(connection) as asked_there:
        there = claim(asha, "4711")
    with CaptureQueriesContext(connection) as asked_nowhere:
        nowhere = claim(asha, "4712")
    assert len(asked_there) == len(asked_nowhere)
    assert "identifier" not in str(asked_there.captured_queries)
    assert (there.accepted, there.reason) == (nowhere.accepted, nowhere.reason) == (None, "")


def test_history_says_that_a_claim_was_made_and_not_which_number(asha):
    (event,) = events_about(claim(asha))
    assert event.what == "claim.made"
    assert "4711" not in str(event.details)


def test_yes_joins_the_record_to_whoever_claimed_it(asha, record):
    asked = answer(claim(asha))
    record.refresh_from_db()
    assert (asked.accepted, record.joined_to) == (True, asha)


def test_no_joins_nothing_and_keeps_the_reason(asha, record):
    asked = answer(claim(asha), accepted=False, because="Another person of that name")
    record.refresh_from_db()
    assert (asked.accepted, asked.reason) == (False, "Another person of that name")
    assert record.joined_to is None


def test_a_record_that_is_theirs_already_is_said_yes_to(asha, record):
    by = Actor("clerk", None, frozenset({Grant(Permission.JOIN_PEOPLE, "/")}))
    join_people(by=by, keep_id=asha.pk, join_id=record.pk, because="The same", now=NOW)
    assert answer(claim(asha)).accepted


def test_a_claim_is_answered_once(asha, record):
    asked = claim(asha)
    answer(asked, accepted=False)
    with pytest.raises(RuleBroken, match="PPL-07a"):
        answer(asked)


def test_yes_to_no_record_is_refused(asha):
    with pytest.raises(RuleBroken, match="PPL-07b"):
        answer(claim(asha))


@pytest.mark.parametrize(
    ("by", "path"),
    [
        pytest.param(ELSEWHERE, PATH, id="somebody-of-elsewhere"),
        pytest.param(ELSEWHERE, "/ENG/ZT2/", id="who-says-it-is-elsewhere"),
        pytest.param(ANYONE, PATH, id="a-stranger"),
    ],
)
def test_nobody_of_elsewhere_answers(asha, record, by, path):
    with pytest.raises(NotPermitted):
        answer(claim(asha), by=by, path=path)
    assert not Person.objects.filter(joined_to__isnull=False).exists()


def test_nobody_answers_their_own_claim_nor_about_their_own_record(asha, record):
    asked = claim(asha)
    for mine in (asha, record):
        with pytest.raises(RuleBroken, match="PPL-04"):
            answer(asked, by=Actor(mine.name, mine.pk, HR.grants))


def test_somebody_who_is_not_signed_in_claims_nothing(db):
    with pytest.raises(NotPermitted):
        claim_record(by=ANYONE, kind="workforce", place="ZT1", value="1", says="", now=NOW)
    assert not Claim.objects.exists()


def test_guessing_numbers_stops_after_five_and_goes_on_the_day_after(asha):
    for number in range(5):
        answer(claim(asha, str(number)), accepted=False)
    with pytest.raises(RuleBroken, match="PPL-06e"):
        claim(asha, "5")
    assert claim(asha, "5", now=NOW + timedelta(days=1, seconds=1)).pk


def test_a_national_number_is_never_kept_as_a_claim(asha):
    with pytest.raises(RuleBroken, match="PPL-09a"):
        claim(asha, value="AB123456C")
    assert not Claim.objects.exists()


def test_the_database_refuses_a_national_insurance_number_whatever_way_it_comes(asha):
    scheme = Scheme.objects.create(kind="workforce", place="ZT9")
    with pytest.raises(IntegrityError, match="no_national_insurance_number"), transaction.atomic():
        Identifier.objects.create(person=asha, scheme=scheme, value="ab 12 34 56 c")
    Identifier.objects.create(person=asha, scheme=scheme, value="AB123456")
