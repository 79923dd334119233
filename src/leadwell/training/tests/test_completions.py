"""What systems said stands beside each person as evidence, and a pass reaches care employers' files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from leadwell.access.tests.factories import account_with_role, actor_with_role
from leadwell.actor import ANYONE
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.training.actions.results import give_result
from leadwell.training.models import (
    Accreditation,
    LearningTool,
    Place,
    Provider,
    Score,
    StatementSource,
    ToolLink,
    TrainingRecord,
)
from leadwell.training.queries.completions import care_categories, told_about
from leadwell.training.rules.learning.care_category import care_category
from leadwell.training.tests.factories import completed
from leadwell.training.tests.rounds import programme, run
from leadwell.training.tests.statements.saying import said, store

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAY = date(2026, 10, 30)


@pytest.fixture
def england():
    return place("ENG", kind="country", sector="national")


@pytest.fixture
def school(england):
    return Provider.objects.create(organisation=place("ZP9", england), made_up=True)


@pytest.fixture
def taken(school):
    lead = programme("lead", title="Leading a team", valid_months=12)
    on = run("lead-1", lead, provider=school, starts_on=date(2026, 9, 1), ends_on=date(2026, 10, 1))
    who = person("Wren Made-Up")
    return Place.objects.create(run=on, person=who, offered_at=NOW, accepted_at=NOW)


@pytest.fixture
def source(school):
    return StatementSource.objects.create(
        provider=school, title="Moodle", user="u", secret_hash="", made_at=NOW
    )


def scored(school, taken, given, day=DAY):
    tool, _made = LearningTool.objects.get_or_create(
        provider=school, title="Academy", client_id="c", deployment="1", keys={}, made_at=NOW
    )
    link, _made = ToolLink.objects.get_or_create(
        tool=tool, programme=taken.run.programme, resource="7", threshold=Decimal("0.8")
    )
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    Score.objects.create(
        link=link, person=taken.person, given=given, maximum=None if given is None else 10,
        activity="Completed", grading="FullyGraded", said_at=at, stored_at=NOW,
    )  # fmt: skip


def matched(source, taken):
    source.matches.create(actor="account:https://learn.example#42", person=taken.person)


def test_what_systems_said_stands_beside_the_person(england, school, taken, source):
    matched(source, taken)
    store(source, said(), said(result={"success": False}))
    store(source, said(object={"id": "https://learn.example/other"}))
    scored(school, taken, Decimal(3), date(2026, 10, 1))
    scored(school, taken, Decimal(9))
    completed(place("T7"), taken.person_id, "leading a TEAM", completed_on=DAY)
    completed(place("T8"), taken.person_id, "First aid", completed_on=DAY)
    assurer = actor_with_role("assurer", england)
    (told,) = told_about(taken.run, by=assurer).values()
    assert [(one.system, one.shows, one.points) for one in told] == [
        ("Moodle", True, ""),
        ("Moodle", False, ""),
        ("Academy", True, "9/10"),
        ("Place T7", True, ""),
    ]
    assert told_about(taken.run, by=ANYONE) == {}
    client = Client()
    client.force_login(account_with_role("assurer", england))
    for address in ("/training/assess/lead-1/", f"/training/results/{taken.pk}/"):
        shown = client.get(address).content.decode()
        assert "Academy: completed (9/10) on 30 October 2026" in shown
        assert "Moodle: not completed" in shown


def test_what_another_provider_said_is_no_evidence_here(england, taken):
    other = Provider.objects.create(organisation=place("ZP8"))
    foreign = StatementSource.objects.create(
        provider=other, title="Foreign", user="f", secret_hash="", made_at=NOW
    )
    matched(foreign, taken)
    store(foreign, said())
    scored(other, taken, None)
    (told,) = told_about(taken.run, by=actor_with_role("assurer", england)).values()
    assert told == ()


@pytest.fixture
def home():
    return place("H7", kind="care-location", sector="social-care")


def passed(england, taken):
    give_result(
        by=actor_with_role("assurer", england), place_id=taken.pk, passed=True, assessed_on=DAY,
        because="Portfolio", now=NOW,
    )  # fmt: skip


def test_a_pass_stands_in_the_training_file_of_the_care_employer(england, taken, home):
    hold(taken.person, post(home))
    hold(taken.person, post(place("T9")))
    Accreditation.objects.create(
        programme=taken.run.programme, provider=taken.run.provider, from_on=date(2026, 1, 1)
    )
    passed(england, taken)
    record = TrainingRecord.objects.get()
    assert (record.organisation, record.category) == (home, "asc:11")
    assert (record.completed_on, record.expires_on) == (DAY, date(2027, 10, 30))
    assert record.accredited is True
    assert record.provider == "External provider"


def test_somebody_who_works_elsewhere_or_a_programme_without_a_category_writes_nothing(
    england, taken, home
):
    hold(taken.person, post(place("T9")))
    passed(england, taken)
    assert not TrainingRecord.objects.exists()
    course = programme("knots", kind="course")
    second = Place.objects.create(
        run=run("knots-1", course, provider=taken.run.provider, starts_on=date(2026, 9, 1)),
        person=person(), offered_at=NOW, accepted_at=NOW,
    )  # fmt: skip
    hold(second.person, post(home))
    passed(england, second)
    assert not TrainingRecord.objects.exists()


@pytest.mark.parametrize(
    ("code", "kind", "level", "expected"),
    [
        ("any", "mid-career", None, "asc:11"),
        ("any", "course", 2, "asc:11"),
        ("any", "course", None, ""),
        ("fire", "course", 2, "asc:6"),
    ],
)
def test_which_category_a_pass_is(code, kind, level, expected):
    told = {**care_categories(), "programmes": {"fire": 6}}
    assert care_category(code=code, kind=kind, level=level, told=told) == expected


def test_a_national_programme_is_neither_accredited_nor_not(england, taken, home):
    hold(taken.person, post(home))
    passed(england, taken)
    assert TrainingRecord.objects.get().accredited is None
