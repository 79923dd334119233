"""The pages of the induction: for the person, for the manager, for a place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now

from leadwell.access.tests.factories import (
    AccountFactory,
    account_with_role,
    actor_with_role,
    england,
)
from leadwell.organisations.tests.factories import hold, place, post, reports
from leadwell.training.models import Part, PartDone, Period
from leadwell.training.queries import induction_counts as numbers
from leadwell.training.queries import induction_people
from leadwell.training.queries.induction import standing
from leadwell.training.queries.induction_counts import ALL, induction_counts
from leadwell.training.tests.induction import enrol, home, joins, national, period

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def today():
    return localdate()


@pytest.fixture
def story(today):
    """A care home where somebody joined four weeks ago, the deputy leads and a manager answers."""

    class Story:
        home = home()
        boss, starter = AccountFactory(), AccountFactory()

    top = post(Story.home, "Deputy manager")
    hold(Story.boss.person, top)
    tenure = joins(
        Story.home, Story.starter.person, from_on=max(today - timedelta(28), date(2026, 6, 2))
    )
    reports(tenure.post, top)
    enrol(now=now())
    Story.period = period(Story.home)
    Story.tick = f"{Story.period.pk}-{national('welcome').pk}"
    Story.keeper = account_with_role("registered-manager", Story.home)
    return Story


def _client(account):
    client = Client()
    client.force_login(account)
    return client


def _says(client, address, *sentences, status=200):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer = client.get(address)
    assert answer.status_code == status
    own = [
        one
        for one in seen.captured_queries
        if "training_" in one["sql"] or "organisations_" in one["sql"]
    ]
    assert len(own) <= MOST_QUERIES
    page = answer.content.decode()
    for sentence in sentences:
        assert sentence in page, sentence
    return page


def test_the_person_sees_what_is_next_and_says_it_is_done(story):
    client, mine = _client(story.starter), reverse("training:my-induction")
    _says(
        client,
        mine,
        "25 parts are left.",
        "Welcome to health and social care",
        "In sight of a colleague",
    )
    answer = client.post(mine, {"tick": story.tick}, follow=True)
    assert "It is noted that you did it." in answer.content.decode()
    _says(client, mine, "Waits for a signature")
    assert client.post(mine, {"tick": "nonsense"}).status_code == 422
    assert client.post(mine, {}).status_code == 422
    assert client.post(mine, {"tick": f"{story.period.pk}-999999"}).status_code == 409


def test_the_page_after_signing_in_says_what_waits(story):
    mine, boss = _client(story.starter), _client(story.boss)
    page = mine.get("/my/").content.decode()
    assert "Do the next of the 25 parts that are left of your induction" in page
    assert "of inductions that your team did" not in boss.get("/my/").content.decode()
    mine.post(reverse("training:my-induction"), {"tick": story.tick})
    assert "Sign 1 part of an induction that your team did" in boss.get("/my/").content.decode()


def test_whoever_is_not_on_it_is_told_why(story):
    page = _says(
        _client(story.boss), reverse("training:my-induction"), "You are not on the induction."
    )
    assert "Nothing is asked of you." in page


def test_what_counts_from_before_says_where(story, today):
    PartDone.objects.create(
        enrolment=story.period.enrolment, part=national("values"), complete_on=date(2025, 3, 1),
        recognised_from=place("T7"), recognised_how="record",
    )  # fmt: skip
    PartDone.objects.create(
        enrolment=story.period.enrolment, part=national("care-1"), complete_on=date(2025, 3, 1),
        recognised_how="achievement",
    )  # fmt: skip
    enrol("all", now=now())
    mine = reverse("training:my-induction")
    _says(_client(story.starter), mine, "Place T7", "You showed it on", "it saves you 2.2 hours")


def test_the_manager_signs_several_at_once(story):
    client, team = _client(story.boss), reverse("training:team-induction")
    _says(client, team, story.starter.person.name, "1 person is on it.", "Sign what is ticked")
    ticks = [story.tick, f"{story.period.pk}-{national('care-1').pk}"]
    answer = client.post(team, {"tick": ticks}, follow=True)
    assert "2 parts are signed." in answer.content.decode()
    one = reverse("training:induction", args=[story.period.pk])
    _says(client, one, "A second person still has to sign it.", "1 of 25 parts")
    for address in (one, team):
        assert f'value="{ticks[1]}"' not in client.get(address).content.decode()
    _says(_client(story.keeper), one, "Exempt them here")
    answer = _client(story.keeper).post(one, {"tick": ticks[1]}, follow=True)
    assert "1 part is signed." in answer.content.decode()


def test_nobody_else_finds_the_induction(story):
    stranger = _client(AccountFactory())
    for name in ("induction", "induction-track"):
        assert stranger.get(reverse(f"training:{name}", args=[story.period.pk])).status_code == 404
    _says(stranger, reverse("training:team-induction"), "Nobody is due.")
    own = _client(story.starter)
    _says(own, reverse("training:induction", args=[story.period.pk]))
    assert own.get(reverse("training:induction-track", args=[story.period.pk])).status_code == 404


def test_the_keeper_exempts_and_asks_again(story):
    client = _client(story.keeper)
    exempt = reverse("training:induction-exempt", args=[story.period.pk])
    _says(client, exempt, "Exempt them from the induction here?")
    answer = client.post(exempt, {"because": "They finished it with our sister home"}, follow=True)
    assert "They are exempt here." in answer.content.decode()
    _says(_client(story.starter), reverse("training:my-induction"), "sister home")
    _says(client, exempt, "Ask the induction of them again?")
    answer = client.post(exempt, {}, follow=True)
    assert "asked of them again" in answer.content.decode()
    other = _client(account_with_role("registered-manager", home("H9")))
    assert other.get(exempt).status_code == 404


def test_which_parts_somebody_has(story):
    client = _client(story.boss)
    track = reverse("training:induction-track", args=[story.period.pk])
    _says(client, track, "Which parts do they have?")
    answer = client.post(track, {"track": "core", "from_abroad": "on"}, follow=True)
    assert "Recruited from abroad" in answer.content.decode()


def test_a_place_sees_its_numbers_its_people_and_its_parts(story):
    client, code = _client(story.keeper), [story.home.code]
    _says(
        client,
        reverse("training:place-induction", args=code),
        "0 of 1 person who was asked",
        "exact numbers",
    )
    people = reverse("training:induction-people", args=code)
    _says(client, people, story.starter.person.name, "1 person")
    for show in ("overdue", "finished", "exempt"):
        _says(client, f"{people}?show={show}", "Nobody here is like that today.")
    _says(client, f"{people}?show=all&after={story.period.pk}", "Nobody here is like that")
    _says(client, f"{people}?show=nonsense&after=x", "1 person")
    sheet = client.get(reverse("training:induction-sheet", args=code))
    assert b"Under way" in b"".join(sheet.streaming_content)


def test_a_place_adds_a_part_and_ends_it(story, today):
    client = _client(story.keeper)
    parts = reverse("training:induction-parts", args=[story.home.code])
    _says(client, parts, "No local part yet.", "Understand your role")
    typed = {"title": "Fire at our house", "about": "", "due_weeks": 1, "minutes": 20,
             "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year}  # fmt: skip
    assert "The part is added." in client.post(parts, typed, follow=True).content.decode()
    assert client.post(parts, typed).status_code == 409
    part = Part.objects.get(organisation=story.home)
    end = reverse("training:induction-end-part", args=[part.pk])
    _says(client, end, "End this part?")
    assert "The part is ended." in client.post(end, follow=True).content.decode()
    for number in (national("welcome").pk, 999_999):
        assert client.get(reverse("training:induction-end-part", args=[number])).status_code == 404
    other = _client(account_with_role("registered-manager", home("H9")))
    assert other.get(end).status_code == 404
    assert other.get(parts).status_code == 404


def test_the_list_turns_its_pages(today, monkeypatch):
    monkeypatch.setattr(induction_people, "ON_A_PAGE", 2)
    trust = place("T1")
    for _ in range(5):
        joins(trust, title="Clerk", from_on=today)
    enrol(now=now())
    client = _client(account_with_role("hr-officer", trust))
    seen, address = [], reverse("training:induction-people", args=["T1"])
    by = actor_with_role("hr-officer", trust)
    after = 0
    while True:
        found = induction_people.induction_people("T1", by=by, today=today, after=after)
        seen += [one.period.pk for one in found.pictures]
        if not (after := found.next):
            break
    assert sorted(seen) == sorted(Period.objects.values_list("pk", flat=True))
    _says(client, address, "Next page", "5 people")


def _periods(at, standings, today):
    """Periods at a place, one for each of these days: (due, finished, until, exempt)."""
    joins(at, title="Clerk", from_on=today)
    enrol(now=now())
    first = Period.objects.get(organisation=at)
    for number, (due, finished, until, exempt) in enumerate(standings):
        Period.objects.create(
            enrolment=first.enrolment, organisation=at, from_on=today - timedelta(100 + number),
            due_on=due, finished_on=finished, until_on=until, exempt_because=exempt,
        )  # fmt: skip


def test_the_counts_agree_with_the_rule(today):
    early, late = today - timedelta(3), today + timedelta(3)
    trust = place("T1")
    days = [(due, finished, until, exempt)
            for due in (early, today, late) for finished in (None, early, today)
            for until in (None, early, today, late) for exempt in ("", "Because of this")]  # fmt: skip
    _periods(trust, days, today)
    counts = induction_counts("T1", by=actor_with_role("hr-officer", trust), today=today)
    words = {"finished": "on-time", "finished-late": "late", "soon": "under-way"}
    expected: dict[str, int] = {}
    for one in Period.objects.all():
        said = standing(one, today=today)
        expected[words.get(said, said)] = expected.get(words.get(said, said), 0) + 1
    shown = {state: count for state, count in counts.whole.counts.items() if count and state != ALL}
    assert shown == expected
    assert counts.whole.counts[ALL] == len(days) + 1


def test_a_nation_sees_sectors_and_no_small_number(today):
    nation = england()
    trust = place("T1", nation)
    small = home("H1", nation)
    for _ in range(40):
        joins(trust, title="Clerk", from_on=today)
    joins(small, from_on=today)
    enrol(now=now())
    lead = _client(account_with_role("national-lead", nation))
    page = _says(lead, reverse("training:place-induction", args=["ENG"]), "NHS trust", "hidden")
    assert "exact numbers" not in page
    assert lead.get(reverse("training:induction-people", args=["ENG"])).status_code in (403, 404)
    outside = place("P9", kind="care-provider", sector="social-care")
    for _ in range(12):
        joins(outside, from_on=today)
    enrol(now=now())
    _says(lead, reverse("training:place-induction", args=["ENG"]), "Adult social care")
    board = _client(account_with_role("inspector", small))
    _says(board, reverse("training:place-induction", args=["H1"]), "so few people")


def test_the_pictures_are_there_where_there_is_something_to_draw(story, today):
    client, code = _client(story.keeper), story.home.code
    chart = reverse("training:induction-chart", args=[code, "by"])
    assert client.get(chart).status_code == 200
    assert (
        client.get(reverse("training:induction-chart", args=[code, "nonsense"])).status_code == 404
    )
    Period.objects.filter(pk=story.period.pk).update(due_on=today - timedelta(1))
    assert (
        client.get(reverse("training:induction-chart", args=[code, "quarters"])).status_code == 200
    )
    _says(client, reverse("training:place-induction", args=[code]), "1 is overdue")
    empty = place("T4")
    boss = _client(account_with_role("hr-officer", empty))
    _says(boss, reverse("training:place-induction", args=["T4"]), "Nobody has joined since")


def test_a_group_of_many_homes_names_the_largest_and_puts_the_rest_together(today, monkeypatch):
    monkeypatch.setattr(numbers, "MOST_PARTS", 1)
    group = place("G1", kind="care-provider", sector="social-care")
    for name in ("H1", "H2", "H3"):
        joins(home(name, group), from_on=today)
    enrol(now=now())
    client = _client(account_with_role("registered-manager", group))
    _says(client, reverse("training:place-induction", args=["G1"]), "All other places")
