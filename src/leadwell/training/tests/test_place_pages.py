"""The pages about programmes and places say what is so, and what is in the way, before the button."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import AccountFactory, account_with_role, england
from leadwell.actor import Actor
from leadwell.allocation.verification import failures
from leadwell.organisations.tests.factories import hold, person, place, post, reports, signed_in
from leadwell.standards.tests.factories import item
from leadwell.training.actions.applying import apply_for_place
from leadwell.training.actions.drawing import close_round, draw_round
from leadwell.training.actions.rounds import note_public_value, open_round
from leadwell.training.models import (
    Accreditation,
    Place,
    PlaceApplication,
    Programme,
    Provider,
    Release,
    Round,
    Run,
)
from leadwell.training.tests.rounds import LEAD, facts, programme, provider, run

pytestmark = pytest.mark.django_db
WHY = "Because this sentence is long enough to be read by everybody."


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def cohorts(now):
    begins = (now + timedelta(days=90)).date()
    for code in ("c1", "c2"):
        run(code, starts_on=begins, ends_on=begins + timedelta(days=60), places=1)


@pytest.fixture
def live(cohorts, now):
    """A round that is open now."""
    return _round("live", now - timedelta(days=2), now + timedelta(days=2))


def _round(draw, opens, closes, runs=("c1", "c2")):
    said = {"opens_at": opens, "closes_at": closes, "public_at": closes + timedelta(hours=1)}
    return open_round(by=LEAD, programme_code="mid", facts=facts(*runs, draw=draw, **said),
                      now=opens - timedelta(days=1))  # fmt: skip


@pytest.fixture
def over(cohorts, now):
    """A round drawn yesterday: three applied for two places."""
    opens, closes = now - timedelta(days=9), now - timedelta(days=2)
    round_ = _round("over", opens, closes)
    for _ in range(3):
        apply_for_place(by=signed_in(person()), draw="over", choices=["c1", "c2"],
                        now=opens + timedelta(hours=1))  # fmt: skip
    close_round(by=LEAD, round_id=round_.pk, now=closes)
    later = closes + timedelta(hours=2)
    note_public_value(by=LEAD, draw="over", value="a value", now=later)
    return draw_round(by=LEAD, round_id=round_.pk, now=later)


@pytest.fixture
def enter(client):
    """Sign in as somebody with a role; or as a person that is there already."""
    accounts = {}

    def sign_in(role="staff", at=None, who=None):
        if who is None:
            account = account_with_role(role, at or england())
        else:
            account = accounts.setdefault(who.pk, None) or AccountFactory(person=who)
            accounts[who.pk] = account
        client.force_login(account)
        return Actor(account.person.name, account.person_id)

    return sign_in


def text_of(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def sent(client, address, status=302, **typed):
    answer = client.post(address, typed)
    said = re.findall(r"error-message.*?</span>(.*?)<", answer.content.decode(), re.DOTALL)
    assert answer.status_code == status, [answer.status_code, *said]
    return answer


def day_of(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def test_applying_changing_and_taking_back_in_the_browser(client, live, enter):
    by = enter()
    assert "You may apply." in text_of(client, "/training/rounds/live/apply/")
    sent(client, "/training/rounds/live/apply/", choice_1="c2", choice_2="c1")
    mine = PlaceApplication.objects.get(person_id=by.person_id)
    assert [each.run.code for each in mine.choices.all()] == ["c2", "c1"]
    sent(client, "/training/rounds/live/apply/", 409, choice_1="c2", choice_2="c2")
    assert "Change my application" in text_of(client, "/training/rounds/live/apply/")
    assert "It is in" in text_of(client, "/my/applications/")
    assert "Your application is in." in text_of(client, f"/my/applications/{mine.pk}/")
    text_of(client, f"/my/applications/{mine.pk}/proof.json", 404)
    assert "Take back" in text_of(client, "/training/rounds/live/withdraw/")
    sent(client, "/training/rounds/live/withdraw/")
    assert "Taken back" in text_of(client, "/my/applications/")


def test_what_is_missing_stands_before_the_button(client, live, enter):
    item("core:1.1", short="Leads with kindness")
    Programme.objects.update(rule={"item": "core:1.1"})
    enter()
    said = text_of(client, "/training/rounds/live/apply/")
    assert "You need: Leads with kindness." in said
    assert "Send my application" not in said
    sent(client, "/training/rounds/live/apply/", 409, choice_1="c1")


def test_whoever_has_no_place_reads_why_and_everybody_can_check(client, over, enter):
    turned = PlaceApplication.objects.get(lot__refused__isnull=False)
    enter(who=turned.person)
    said = text_of(client, f"/my/applications/{turned.pk}/")
    assert "admitted numbers up to" in said
    assert "yours was" in said
    assert json.loads(text_of(client, f"/my/applications/{turned.pk}/proof.json"))["size"] == 3
    client.logout()
    assert "How far each cohort got" in text_of(client, "/draws/over/")
    assert failures(json.loads(text_of(client, "/draws/over/document.json"))) == []
    assert "Everything is as published." in text_of(client, "/draws/verify_draw.py")
    assert "3 people applied for 2 places." in text_of(client, "/training/rounds/over/")


def test_an_offer_is_answered_and_a_place_handed_back(client, over, enter):
    one, two = Place.objects.order_by("pk")
    enter(who=one.person)
    assert "is offered" in text_of(client, "/my/applications/") or "You are offered" in text_of(
        client, "/my/applications/"
    )
    door = f"/my/places/{one.pk}/"
    assert "It is kept for you until" in text_of(client, door)
    sent(client, door, answer="accept")
    assert "This place is yours." in text_of(client, door)
    sent(client, door, answer="hand-back")
    assert "Handed back." in text_of(client, door)
    enter(who=two.person)
    sent(client, f"/my/places/{two.pk}/", answer="wait")
    two.refresh_from_db()
    assert two.waits
    text_of(client, door, 404)


def test_booking_a_place_without_a_draw(client, cohorts, enter):
    enter()
    assert "Book a place" in text_of(client, "/training/runs/c1/")
    assert "Book my place" in text_of(client, "/training/runs/c1/book/")
    sent(client, "/training/runs/c1/book/")
    assert "You have a place on this run already." in text_of(client, "/training/runs/c1/book/")
    assert "Yours" in text_of(client, "/my/applications/")


def test_release_from_asking_to_the_appeal(client, live, enter, now):
    trust = place("ZT1")
    ann, boss = person("Ann Applicant"), person("Bo Boss")
    lower, upper = post(trust), post(trust, "Matron")
    hold(ann, lower), hold(boss, upper), reports(lower, upper)
    apply_for_place(by=signed_in(ann), draw="live", choices=["c1"], now=now)
    mine = PlaceApplication.objects.get()
    enter(who=ann)
    sent(client, f"/my/applications/{mine.pk}/release/")
    asked = Release.objects.get()
    enter(who=boss)
    assert "1 request waits for you." in text_of(client, "/training/releases/")
    text_of(client, f"/training/releases/{asked.pk}/")
    sent(client, f"/training/releases/{asked.pk}/", answer="no", because="No cover.")
    enter(who=ann)
    assert "No cover." in text_of(client, f"/my/applications/{mine.pk}/release/")
    sent(client, f"/my/applications/{mine.pk}/release/", says="There is cover.")
    enter("assurer")
    assert "1 appeal waits." in text_of(client, "/training/appeals/")
    text_of(client, f"/training/appeals/{asked.pk}/")
    sent(client, f"/training/appeals/{asked.pk}/", answer="yes", because="There is.")
    enter(who=ann)
    assert "Given on appeal" in text_of(client, f"/my/applications/{mine.pk}/")


def test_a_round_is_opened_and_called_off_in_the_browser(client, cohorts, enter, now):
    enter("national-lead")
    text_of(client, "/training/rounds/open/")
    days = [(now + timedelta(days=n)).date() for n in (2, 10, 11)]
    typed = {
        "programme": "mid", "runs": ["c1", "c2"], "draw": "Mid 9", "title": "Ninth", "criteria": "All.",
        "public_source": "drand round 9", "most_choices": 2, "answer_days": 7, "reserves_first": "no",
        "kept_for": "sector:social-care", "kept": 1, **day_of("opens_on", days[0]),
        **day_of("closes_on", days[1]), **day_of("public_on", days[2]),
    }  # fmt: skip
    sent(client, "/training/rounds/open/", **typed)
    opened = Round.objects.get()
    assert opened.terms[-1] == "cohort c2 1 open-first sector:social-care=1"
    assert "People in adult social care" in text_of(client, "/training/rounds/mid-9/")
    assert "Its list has not been closed yet." in text_of(client, "/training/rounds/mid-9/run/")
    sent(client, "/training/rounds/mid-9/run/", 409, value="x")
    text_of(client, "/training/rounds/mid-9/call-off/")
    sent(client, "/training/rounds/mid-9/call-off/", because=WHY)
    for door in ("/training/rounds/mid-9/", "/draws/mid-9/"):
        assert WHY in text_of(client, door)


def test_courses_accreditation_and_runs_in_the_browser(client, enter, now):
    region, _ = place("ZR1", kind="region", sector="national"), item("core:1.1")
    house = place("ZP9", region)
    enter("training-provider", region)
    text_of(client, "/training/desk/")
    text_of(client, "/training/desk/ZP9/")
    sent(client, "/training/desk/ZP9/", about="We teach.")
    today = now.date()
    typed = {"code": "Leading", "title": "Leading", "kind": "course", "covers": "core:1.1", "mode": "online",
             "needs": "core:1.1", **day_of("from_on", today)}  # fmt: skip
    text_of(client, "/training/desk/ZP9/add/")
    sent(client, "/training/desk/ZP9/add/", **typed)
    assert "Change it" in text_of(client, "/training/leading/")
    sent(client, "/training/leading/change/", **{**typed, "code": "leading", "title": "Leading on"})
    assert "core:1.1" in text_of(client, "/training/leading/change/")
    text_of(client, "/training/desk/ZP9/leading/accreditation/")
    sent(client, "/training/desk/ZP9/leading/accreditation/", evidence=WHY)
    begins, ends = today + timedelta(days=30), today + timedelta(days=40)
    typed = {"code": "l1", "title": "L1", "mode": "online", "places": 3, "cost": 300,
             **day_of("starts_on", begins), **day_of("ends_on", ends)}  # fmt: skip
    text_of(client, "/training/desk/ZP9/leading/run/")
    sent(client, "/training/desk/ZP9/leading/run/", **typed)
    text_of(client, "/training/runs/l1/add-day/")
    typed = {"begins": "9:30", "ends": "16:00", "title": "First", **day_of("on", begins)}
    sent(client, "/training/runs/l1/add-day/", 422, **{**typed, "begins": "noon"})
    sent(client, "/training/runs/l1/add-day/", **typed)
    text_of(client, "/training/runs/l1/cancel/")
    sent(client, "/training/runs/l1/cancel/", because="Ill.")
    text_of(client, "/training/leading/hold/")
    sent(client, "/training/leading/hold/", answer="hold", because="Nobody teaches it.")
    assert Run.objects.get().cancelled_because == "Ill."
    assert "Nobody teaches it." in text_of(client, "/training/leading/")
    assert Provider.objects.get().organisation == house

    enter("assurer")
    kept = Accreditation.objects.get()
    door = f"/training/accreditation/{kept.pk}/"
    assert "1 course waits for your decision." in text_of(client, "/training/accreditation/")
    assert WHY in text_of(client, door)
    sent(client, door, 422, answer="grant", because="Seen.")
    later = day_of("until_on", today + timedelta(days=300))
    sent(client, door, answer="grant", because="Seen.", **later)
    assert "1 course or programme" in text_of(
        client, "/training/?q=Leading"
    ) or "1 course" in text_of(client, "/training/?q=Leading")
    more = day_of("until_on", today + timedelta(days=400))
    sent(client, door, answer="renew", because="Seen again.", **more)
    sent(client, door, answer="withdraw", because="Nobody is assessed.")
    assert "0 courses" in text_of(client, "/training/?level=2&standard=core:1")
    sent(client, door, 409, answer="renew", because="x", **more)


def test_a_refusal_of_accreditation_in_the_browser(client, enter):
    item("core:1.1")
    one = Accreditation.objects.create(programme=programme("c", kind="course"), provider=provider())
    enter("assurer")
    sent(client, f"/training/accreditation/{one.pk}/", answer="refuse", because="No.")
    assert "Refused" in text_of(client, "/training/accreditation/")


def test_national_programmes_coverage_money_and_reach(client, live, enter):
    item("core:1.1")
    assert "1 of 1 standards is taught by nothing" in text_of(client, "/training/coverage/")
    assert "Nobody has completed" in text_of(client, "/training/money/")
    assert "1 round takes applications." in text_of(client, "/training/rounds/")
    enter("national-lead")
    assert "1 national programme." in text_of(client, "/training/programmes/")
    text_of(client, "/training/programmes/add/")
    assert "0 applications" in text_of(client, "/training/reach/")
