"""The pages of assurers and of registers, and everybody's own course dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from leadwell.access.tests.factories import AccountFactory, account_with_role
from leadwell.organisations.tests.factories import person, place
from leadwell.training.models import Attendance, CalendarFeed, Place, Provider, Result, Session
from leadwell.training.tests.rounds import programme, run

pytestmark = pytest.mark.django_db


def client_for_role(role, at) -> Client:
    client = Client()
    client.force_login(account_with_role(role, at))
    return client


def signed_in_client(who) -> Client:
    client = Client()
    client.force_login(AccountFactory(person=who))
    return client


LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def england():
    return place("ENG", kind="country", sector="national")


@pytest.fixture
def taught(england):
    school = Provider.objects.create(organisation=place("ZP9", england), made_up=True)
    return run(
        "lead-1", programme("lead"), provider=school, starts_on=date(2026, 1, 5),
        ends_on=date(2026, 3, 1), where="Hall",
    )  # fmt: skip


@pytest.fixture
def session(taught):
    ends = LONG_AGO + timedelta(hours=3)
    return Session.objects.create(run=taught, starts_at=LONG_AGO, ends_at=ends, title="First day")


@pytest.fixture
def learner():
    return person(name="Wren Made-Up")


@pytest.fixture
def taken(taught, learner):
    return Place.objects.create(
        run=taught, person=learner, offered_at=LONG_AGO, accepted_at=LONG_AGO
    )


def test_an_assurer_goes_from_the_list_to_the_result(england, taken):
    client = client_for_role("assurer", england)
    assert "Cohort lead-1" in client.get("/training/assess/").content.decode()
    shown = client.get("/training/assess/lead-1/").content.decode()
    assert "Wren Made-Up" in shown
    address = f"/training/results/{taken.pk}/"
    assert client.post(address, {"passed": "yes"}).status_code == 422
    day = {"assessed_on_day": "1", "assessed_on_month": "3", "assessed_on_year": "2026"}
    typed = {"passed": "yes", "because": "A portfolio", **day}
    done = client.post(address, typed, follow=True)
    assert "The result is kept" in done.content.decode()
    assert Result.objects.get().outcome == "pass"
    assert "They have passed already" in client.get(address).content.decode()
    assert "Nobody waits" in client.get("/training/assess/").content.decode()


def test_a_provider_keeps_the_register(taught, session, taken):
    client = client_for_role("training-provider", taught.provider.organisation)
    assert "First day" in client.get("/training/runs/lead-1/sessions/").content.decode()
    address = f"/training/registers/{session.pk}/"
    assert "Wren Made-Up" in client.get(address).content.decode()
    done = client.post(address, {"came": [str(taken.pk)]}, follow=True)
    assert "The register is kept" in done.content.decode()
    assert Attendance.objects.get().came is True
    client.post(address, {})
    assert Attendance.objects.get().came is False


def test_nobody_else_finds_them(england, taught, session, taken):
    client = client_for_role("training-provider", place("ZP8", england))
    for address in ("runs/lead-1/sessions/", f"registers/{session.pk}/"):
        assert client.get(f"/training/{address}").status_code == 404
    client = client_for_role("assurer", place("R9", england, kind="region"))
    for address in ("assess/lead-1/", f"results/{taken.pk}/"):
        assert client.get(f"/training/{address}").status_code == 404


def test_a_private_address_shows_ones_dates_until_it_is_ended(client, learner, taken, session):
    mine = signed_in_client(learner)
    assert "Cohort lead-1: First day" in mine.get("/my/calendar/").content.decode()
    done = mine.post("/my/calendar/new/", follow=True).content.decode()
    token = done.split("/calendar/")[1].split(".ics")[0]
    assert CalendarFeed.objects.get().token_digest != token
    feed = client.get(f"/calendar/{token}.ics")
    (event,) = Calendar.from_ical(feed.content).walk("VEVENT")
    assert event.decoded("dtstart") == LONG_AGO
    assert event["location"] == "Hall"
    mine.post("/my/calendar/new/")
    assert client.get(f"/calendar/{token}.ics").status_code == 404
    mine.post("/my/calendar/")
    assert not CalendarFeed.objects.filter(ended_at__isnull=True).exists()
    assert client.get("/calendar/guessed.ics").status_code == 404


def test_one_date_as_a_file_is_for_those_on_the_run(learner, taken, session):
    answer = signed_in_client(learner).get(f"/training/sessions/{session.pk}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    other = signed_in_client(person())
    assert other.get(f"/training/sessions/{session.pk}.ics").status_code == 404
    assert "no course dates yet" in other.get("/my/calendar/").content.decode()
