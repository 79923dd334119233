"""The pages of assurers and of registers, and everybody's own course dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from icalendar import Calendar

from leadwell.access.queries import people_with
from leadwell.access.tests.factories import AccountFactory, account_with_role
from leadwell.actor import ANYONE, Permission
from leadwell.organisations.tests.factories import person, place
from leadwell.reasons import NotPermitted
from leadwell.standards.tests.factories import item
from leadwell.training.actions.calendars import open_calendar
from leadwell.training.models import (
    Achievement,
    Attendance,
    CalendarFeed,
    Coverage,
    Evidence,
    Place,
    PriorLearning,
    Provider,
    Result,
    Session,
)
from leadwell.training.tasks.learning import check_evidence
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


def test_an_assurer_takes_a_pass_back_that_was_a_mistake(england, taught, taken):
    Coverage.objects.create(programme=taught.programme, item=item("core:2.1", short="Lead a team"))
    client = client_for_role("assurer", england)
    day = {"assessed_on_day": "1", "assessed_on_month": "3", "assessed_on_year": "2026"}
    client.post(f"/training/results/{taken.pk}/", {"passed": "yes", "because": "A folder", **day})
    address = f"/training/results/{taken.pk}/take-back/"
    run = client.get("/training/assess/lead-1/").content.decode()
    assert f'href="{address}"' in run
    assert "1 of 1 have passed" in run
    shown = client.get(address).content.decode()
    assert "Lead a team" in shown
    assert "A folder" in shown
    assert client.post(address, {"because": ""}).status_code == 422
    done = client.post(address, {"because": "Not their folder"}, follow=True).content.decode()
    assert "The pass counts no more" in done
    assert "0 of 1 have passed" in done
    assert address not in done
    assert client.post(address, {"because": "Again"}).status_code == 409
    assert "Nothing counts because of this pass any more" in client.get(address).content.decode()
    assert Achievement.objects.get().withdrawn_because == "Not their folder"
    other = client_for_role("assurer", place("R9", england, kind="region"))
    assert other.get(address).status_code == 404
    assert other.post(address, {"because": "Because"}).status_code == 403


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


def test_prior_learning_goes_from_the_person_to_a_panel_and_on_to_an_appeal(
    england, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.LEADWELL_HOME = tmp_path
    who = person(name="Wren Made-Up")
    mine = signed_in_client(who)
    assert "no standards are in force" in mine.get("/my/learning/new/").content.decode().lower()
    chosen = item("core:2.1", short="Lead a team")
    assert mine.post("/my/learning/new/", {"says": "x"}).status_code == 422
    typed = {"items": [str(chosen.pk)], "says": "Four years abroad"}
    assert (
        "A panel has been asked"
        in mine.post("/my/learning/new/", typed, follow=True).content.decode()
    )
    number = PriorLearning.objects.get().pk
    file = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 made up")
    sent = mine.post(f"/my/learning/{number}/", {"file": file}, follow=True)
    assert "virus check" in sent.content.decode()
    bad = SimpleUploadedFile("letter.pdf", b"MZ")
    assert mine.post(f"/my/learning/{number}/", {"file": bad}).status_code == 409
    evidence = Evidence.objects.get()
    assert mine.get(f"/training/evidence/{evidence.pk}/").status_code == 404
    check_evidence(evidence.pk)
    answer = mine.get(f"/training/evidence/{evidence.pk}/")
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 made up"

    panel = [client_for_role("assurer", england) for _ in range(3)]
    seats = [one.pk for one in people_with(Permission.RECOGNISE_LEARNING, today=date(2026, 11, 2))]
    seats.sort()
    assert "Wren Made-Up" in panel[0].get("/training/claims/").content.decode()
    address = f"/training/claims/{number}/"
    assert "letter.pdf" in panel[0].get(address).content.decode()
    said = {"granted": "no", "panel": [str(seats[1])], "because": "The letter says too little"}
    assert "It is decided" in panel[0].post(address, said, follow=True).content.decode()
    shown = mine.get(f"/my/learning/{number}/").content.decode()
    assert "The letter says too little" in shown
    appeal = f"/my/learning/{number}/appeal/"
    assert mine.post(appeal, {"says": "See page two"}, follow=True).status_code == 200
    assert "appealed already" in mine.get(appeal).content.decode()
    assert "was not on the panel" in panel[1].get(address).content.decode()
    heard = {"upheld": "yes", "because": "Page two shows it"}
    assert panel[1].post(address, heard).status_code == 409
    panel[2].post(address, heard)
    assert Achievement.objects.get().key == "core:2.1"
    assert "Page two shows it" in mine.get(f"/my/learning/{number}/").content.decode()
    assert signed_in_client(person()).get(f"/my/learning/{number}/").status_code == 404


def test_a_calendar_address_is_ones_own():
    with pytest.raises(NotPermitted):
        open_calendar(by=ANYONE, now=LONG_AGO)
