"""Are there enough managers? Exactly, for few; with care, for everybody; and never one from the other."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from leadwell.access.tests.factories import account_with_role
from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.history.tests.factories import events
from leadwell.measures import actions, pages, queries, tasks
from leadwell.measures.actions import releasing
from leadwell.measures.models import ManagerRelease
from leadwell.measures.queries import manager_releases
from leadwell.measures.queries.manager_numbers import book_of, exactly, for_everybody
from leadwell.measures.queries.manager_releases import employer_paths, printed_before
from leadwell.measures.tests.factories import counted as published_count
from leadwell.measures.tests.factories import figure, publish
from leadwell.organisations.queries.manager_counts import manager_counts
from leadwell.organisations.queries.staff_group_flow import staff_group_flow
from leadwell.organisations.tests.factories import hold, person, place, post, reports
from leadwell.reasons import NotPermitted
from leadwell.stats.disclosure import HES_2018, StillFound, differenced, known, pinned, primary

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST = date(2026, 11, 1)
COUNTER = system_actor("a test", Permission.SEE_MANAGERS)


def staffed(at, *, leaders: int = 24, staff: int = 160, seed: int = 1, **more) -> list:
    """A made-up organisation: who leads at three levels, who reports to them, some posts empty."""
    chance = random.Random(seed)
    groups = ("Nursing", "Estates", "Admin")
    leading = [
        post(at, "Leader", leads=True, level=1 + (n % 12 == 0) + (n % 4 == 0), number=f"L{n}",
             staff_group=groups[n % 3 if n % 7 else 0], **more)
        for n in range(leaders)
    ]  # fmt: skip
    for n, one in enumerate(leading):
        if n:
            reports(one, leading[n // 6])
        if n % 9 != 8:
            began = date(2026, 1, 1) + timedelta(n) if n % 5 == 0 else date(2021, 5, 3)
            hold(person(), one, from_on=began, kind="acting" if n % 6 == 0 else "substantive")
    for n in range(staff):
        one = post(at, number=f"S{n}", level=1, staff_group=chance.choice(groups), **more)
        hold(person(), one)
        reports(one, chance.choice(leading))
    return leading


@pytest.fixture
def trust():
    made = place("ZT1", place("ENG", kind="country", sector="national"))
    staffed(made)
    return made


def public(client, at="ZT1") -> dict[str, str]:
    answer = client.get(f"/organisations/{at}/managers/public/managers.csv")
    rows = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode()))
    return {row[3]: row[4] or "hidden" for row in rows if len(row) > 4 and row[2] == "count"}


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


# What everybody sees


def test_anyone_sees_rounded_numbers_with_their_day(client, trust):
    shown = text(client, "/organisations/ZT1/managers/public/")
    assert "about 20 managers among about 180 staff" in shown
    assert "style=" not in shown


def test_no_small_number_of_the_place_is_on_the_page_or_in_its_file(client, trust):
    exact = exactly(manager_counts(trust, by=COUNTER, on=FIRST)).cells
    printed = public(client)
    small = {key for key, value in exact.items() if 1 <= value <= 7} & printed.keys()
    assert small, "the made-up trust has small numbers"
    assert {printed[key] for key in small} == {"hidden"}
    assert all(value == "hidden" or int(value) % 5 == 0 for value in printed.values())


def test_a_hidden_number_says_so_and_says_why(client, trust):
    shown = text(client, "/organisations/ZT1/managers/public/")
    assert "hidden" in shown
    assert "STA-06" in shown
    assert "STA-08" in shown


def test_the_page_of_a_practice_of_four_shows_nothing_and_says_why(client):
    practice = place("ZP1", kind="practice", sector="primary-care")
    staffed(practice, leaders=1, staff=3)
    shown = text(client, "/organisations/ZP1/managers/public/")
    assert "is not shown, because there are so few people" in shown
    assert client.get("/organisations/ZP1/managers/public/managers.csv").status_code == 404
    assert client.get("/organisations/ZP1/managers/public/levels.svg").status_code == 404
    assert "hidden managers" not in shown


def test_a_place_without_posts_says_what_would_fill_the_page(client):
    place("ZT9")
    assert "once the organisation has told us its posts" in text(
        client, "/organisations/ZT9/managers/public/"
    )
    assert not ManagerRelease.objects.exists()


def test_an_area_without_numbers_says_when_they_are_made(client):
    place("ZR1", kind="region", sector="national")
    shown = text(client, "/organisations/ZR1/managers/public/")
    assert "are made on the first day of each month" in shown


def test_only_who_may_open_them_is_led_to_the_exact_numbers(client, trust):
    address, exact = "/organisations/ZT1/managers/public/", 'href="/organisations/ZT1/managers/"'
    shown = text(client, address)
    assert exact not in shown
    assert "Those who answer for this place see exact numbers after signing in" in shown
    client.force_login(account_with_role("non-executive", trust))
    assert exact in text(client, address)


def test_a_place_nobody_knows_is_not_found(client):
    for end in ("", "managers.csv", "levels.svg"):
        assert client.get(f"/organisations/NOPE/managers/public/{end}").status_code == 404


def test_the_second_reader_is_served_from_the_release_in_few_queries(client, trust):
    client.get("/organisations/ZT1/managers/public/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/organisations/ZT1/managers/public/")
    assert len(asked) <= 12
    assert not any("organisations_tenure" in query["sql"] for query in asked)


def test_levels_and_spans_stand_in_their_order_after_they_were_kept(trust):
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    post(trust, leads=True, level=None)
    shown = queries.managers_in_public("ZT1", by=ANYONE, on=FIRST).numbers
    assert list(shown.part("level")) == ["1", "2", "3"]
    assert list(shown.part("span")) == ["0", "1-4", "5-8", "9-12", "13+"]
    assert list(replace(shown, cells={"level:-": 1, "level:10": 1, "level:9": 1}).part("level")) == [
        "9", "10", "-",
    ]  # fmt: skip


def test_how_long_filling_took_is_told_in_weeks_beside_a_rounded_count(client, trust):
    for n in range(12):
        late = post(trust, leads=True, level=1, number=f"F{n}", from_on=date(2026, 1, 1))
        hold(person(), late, from_on=date(2026, 2, 13))
    exact = manager_counts(trust, by=COUNTER, on=FIRST).filling
    shown = text(client, "/organisations/ZT1/managers/public/")
    assert (exact.times, exact.median_days) == (17, 43.0)
    assert "In the year about 15 empty posts were filled. About half took 6 weeks or less." in shown
    said = more_of(exact_page(trust), "posts")
    assert "In the year 17 empty posts were filled. Half of them took 43 days or less." in said


def test_pictures_are_drawn_of_what_is_shown(client, trust, settings, tmp_path):
    settings.CHART_CACHE = tmp_path
    assert client.get("/organisations/ZT1/managers/public/levels.svg").status_code == 200
    assert client.get("/organisations/ZT1/managers/public/bananas.svg").status_code == 404


# The release


def test_numbers_are_made_once_a_month_and_written_down_once(trust):
    first = actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    again = actions.release_managers(by=ANYONE, code="ZT1", now=NOW + timedelta(5))
    assert first.pk == again.pk
    assert first.as_at == FIRST
    event = events("managers.released").get()
    assert event.about_id == str(first.pk)


def test_a_newcomer_does_not_show_until_the_next_month(trust, client):
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    before = ManagerRelease.objects.get().table
    for _ in range(12):
        hold(person(), post(trust, leads=True, level=1), from_on=date(2026, 10, 1))
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW + timedelta(3))
    assert ManagerRelease.objects.get().table == before
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW + timedelta(12))
    assert ManagerRelease.objects.count() == 2


def test_two_months_together_give_nobody_away(trust):
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    for month in range(12, 18):
        newest = post(trust, leads=True, level=1 + month % 3, staff_group="Nursing")
        hold(person(), newest, from_on=date(2026, 11, 5))
        now = datetime(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 3, tzinfo=UTC)
        actions.release_managers(by=ANYONE, code="ZT1", now=now)
    releases = [printed_before(one) for one in ManagerRelease.objects.order_by("as_at")]
    assert len(releases) == 7
    for before, after in pairwise(releases):
        assert differenced(before, after) == []


def test_the_numbers_of_an_area_wait_for_the_monthly_job(trust):
    assert actions.release_managers(by=ANYONE, code="ENG", now=NOW) is None
    assert tasks.release_managers_monthly.func(0) == 2
    assert set(ManagerRelease.objects.values_list("organisation__code", flat=True)) == {
        "ENG",
        "ZT1",
    }


def test_two_who_ask_first_at_once_make_one_release(trust, monkeypatch):
    first = actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    monkeypatch.setattr(manager_releases, "latest_release", lambda *_, **__: None)
    again = actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    assert first.pk == again.pk
    assert events("managers.released").count() == 1


def test_a_place_whose_numbers_an_attack_would_find_stops_no_other(trust, monkeypatch, caplog):
    def found(counts, *_more, **__more):
        if counts.organisation.code == "ENG":
            raise StillFound("An attack still finds a count.")
        return for_everybody(counts, *_more, **__more)

    monkeypatch.setattr(releasing, "for_everybody", found)
    assert actions.release_all_managers(by=COUNTER, now=NOW) == 1
    assert ManagerRelease.objects.get().organisation == trust
    assert "The numbers of managers of ENG were not made." in caplog.text


def test_nobody_else_has_every_place_made(trust):
    with pytest.raises(NotPermitted):
        actions.release_all_managers(by=ANYONE, now=NOW)
    assert not ManagerRelease.objects.exists()


def test_nobody_and_nowhere_make_no_release():
    assert actions.release_managers(by=ANYONE, code="NOPE", now=NOW) is None
    place("ZT9")
    assert actions.release_managers(by=ANYONE, code="ZT9", now=NOW) is None
    assert not ManagerRelease.objects.exists()


def test_where_nothing_was_printed_there_is_nothing_to_hold_the_next_against():
    staffed(place("ZP1", kind="practice", sector="primary-care"), leaders=1, staff=3)
    made = actions.release_managers(by=ANYONE, code="ZP1", now=NOW)
    assert made.table["refused"]
    assert printed_before(made) is None
    assert printed_before(None) is None


# The attacks


@pytest.mark.parametrize("seed", range(6))
def test_no_attack_finds_a_small_number_in_what_is_released(seed):
    trust = place("ZT1")
    staffed(trust, leaders=10 + 7 * seed, staff=60, seed=seed)
    counts = manager_counts(trust, by=COUNTER, on=FIRST)
    numbers, printed = for_everybody(counts, HES_2018, paths={trust.pk: trust.path}, before=None)
    if printed is None:
        assert numbers.refused
        return
    book = book_of(counts)
    hidden = np.array([printed.value(key) is None for key in book.keys])
    small = primary(book, HES_2018)
    assert (hidden | ~small).all()
    assert not pinned(book, known(book, hidden, HES_2018, told=False), small).any()


def test_a_region_of_two_trusts_does_not_give_the_small_one_away():
    region = place("ZR1", kind="region", sector="national")
    staffed(place("ZT1", region), leaders=24)
    staffed(place("ZT2", region), leaders=5, staff=40)
    counts = manager_counts(region, by=COUNTER, on=FIRST)
    numbers, printed = for_everybody(counts, HES_2018, paths=employer_paths(counts), before=None)
    assert printed is None
    assert numbers.refused, "the total less the large trust is the small one"


def test_a_region_of_several_is_pooled_and_leaves_the_posts_to_each_of_them():
    region = place("ZR1", kind="region", sector="national")
    board = place("ZQ1", region, kind="icb", sector="icb")
    for n in range(4):
        staffed(place(f"ZT{n}", board if n % 2 else region), seed=n)
    counts = manager_counts(region, by=COUNTER, on=FIRST)
    numbers, printed = for_everybody(counts, HES_2018, paths=employer_paths(counts), before=None)
    assert printed is not None
    assert numbers.cells["managers"] == 90
    assert "held" not in numbers.cells
    assert numbers.rates["managers"] == pytest.approx(100 * counts.managers / counts.staff)


def test_a_number_one_trust_hides_is_hidden_in_the_region_too():
    region = place("ZR1", kind="region", sector="national")
    for n in range(3):
        staffed(place(f"ZT{n}", region), seed=n, leaders=36)
    odd = place("ZT9", region)
    staffed(odd, leaders=36, seed=9)
    for n in range(3):
        hold(person(), post(odd, leads=True, level=9, number=f"X{n}"))
    counts = manager_counts(region, by=COUNTER, on=FIRST)
    numbers, printed = for_everybody(counts, HES_2018, paths=employer_paths(counts), before=None)
    assert printed is not None
    assert numbers.cells["level:9"] is None
    assert "STA-05" in {reason.code for reason in numbers.reasons}


# Who sees exact numbers


@pytest.mark.parametrize("role", ["hr-officer", "non-executive", "inspector"])
def test_who_answers_for_a_place_sees_exact_numbers(client, trust, role):
    client.force_login(account_with_role(role, trust))
    with CaptureQueriesContext(connection) as asked:
        shown = text(client, "/organisations/ZT1/managers/")
    ours = [query for query in asked if "account" not in query["sql"]]
    assert len(ours) <= 14
    assert "22 managers among 182 staff: 12.1 for every hundred" in shown
    assert "at the most" in shown
    answer = client.get("/organisations/ZT1/managers/managers.csv")
    assert b"managers,22," in b"".join(answer.streaming_content)
    assert answer["Cache-Control"] == "private, no-store"


def test_the_numbers_behind_the_exact_page_take_few_queries(trust):
    with CaptureQueriesContext(connection) as asked:
        queries.managers_exactly("ZT1", by=COUNTER, on=FIRST)
    assert len(asked) <= 12


@pytest.mark.parametrize("end", ["", "managers.csv", "levels.svg"])
def test_nobody_else_does(client, trust, end):
    address = f"/organisations/ZT1/managers/{end}"
    assert client.get(address).status_code in (302, 403)
    client.force_login(account_with_role("hr-officer", place("ZT2")))
    assert client.get(address).status_code == 403


def test_exact_pictures_are_for_them_too(client, trust, settings, tmp_path):
    settings.CHART_CACHE = tmp_path
    client.force_login(account_with_role("hr-officer", trust))
    for name in ("levels", "spans", "layers"):
        assert client.get(f"/organisations/ZT1/managers/{name}.svg").status_code == 200
    assert client.get("/organisations/ZT1/managers/bananas.svg").status_code == 404
    assert client.get("/organisations/NOPE/managers/").status_code == 404


def test_an_exact_page_without_posts_says_what_to_do(client):
    here = place("ZT9")
    client.force_login(account_with_role("hr-officer", here))
    assert "Load a staff file" in text(client, "/organisations/ZT9/managers/")


# The words


def exact_page(at, on: date = FIRST):
    return pages.managers_page(queries.managers_exactly(at.code, by=COUNTER, on=on))


def more_of(page, chapter: str) -> str:
    return " ".join(next(c for c in page.chapters if c.id == chapter).more)


def as_published(start: int, joined: int, left: int, end: int) -> None:
    """Managers of the trust in September, as a published return has them."""
    counts = {
        "headcount-at-start": start,
        "joiners": joined,
        "leavers": left,
        "headcount-at-end": end,
    }
    publish(
        *(
            published_count("ZT1", measure, 1, 1, value=float(count), breakdown="Managers",
                            numerator=None, denominator=None, line=line,
                            began_on=date(2026, 9, 1), ended_on=date(2026, 9, 30))
            for line, (measure, count) in enumerate(counts.items())
        )
    )  # fmt: skip


def by_job_title(at, people: int) -> None:
    """Managers by job title: two of them came in September, one left, one changed posts."""
    posts = [post(at, staff_group="Managers", number=f"M{n}") for n in range(people + 2)]
    for n in range(people):
        joined = date(2026, 9, 7) if n < 2 else date(2022, 5, 3)
        hold(person(), posts[n], from_on=joined)
    hold(person(), posts[-1], until_on=date(2026, 9, 10))
    moved = posts[-2].tenures.model.objects.get(post=posts[2])
    moved.until_on = date(2026, 9, 20)
    moved.save()
    hold(moved.person, posts[-2], from_on=date(2026, 9, 20))


def test_the_published_flow_is_held_against_ours_and_never_made_to_agree(trust):
    by_job_title(trust, 32)
    as_published(start=30, joined=2, left=1, end=33)
    page = exact_page(trust)
    chapter = next(c for c in page.chapters if c.id == "published")
    assert chapter.sentence.endswith(
        "33 managers and senior managers were published. The posts held here have 32 by the same job "
        "titles: a difference of \N{MINUS SIGN}1."
    )
    assert [row.cells for row in chapter.table.rows] == [
        ("At the start", "30", "31", "+1"), ("Joined", "2", "2", "0"), ("Left", "1", "1", "0"),
        ("At the end", "33", "32", "\N{MINUS SIGN}1"),
    ]  # fmt: skip
    said = more_of(page, "published")
    assert "In the published numbers, 30 at the start, and 2 who joined, less 1 who left" in said
    assert "are 2 fewer than the 33 at the end" in said
    assert "This page counts 22 managers by what posts do." in said


def test_where_both_agree_the_page_says_yes(trust):
    by_job_title(trust, 32)
    as_published(start=31, joined=2, left=1, end=32)
    chapter = next(c for c in exact_page(trust).chapters if c.id == "published")
    assert chapter.sentence.startswith("Yes: at the end of September 2026")
    assert chapter.more[0] == "The published numbers add up among themselves."


def test_where_no_post_has_such_a_title_nothing_is_compared(trust):
    as_published(start=30, joined=2, left=1, end=31)
    chapter = next(c for c in exact_page(trust).chapters if c.id == "published")
    assert "The posts held here name none by these job titles" in chapter.sentence


def test_without_published_figures_the_exact_page_says_so_and_the_public_one_nothing(trust, client):
    chapter = next(c for c in exact_page(trust).chapters if c.id == "published")
    assert chapter.sentence.startswith("No published turnover figures")
    as_published(start=30, joined=2, left=1, end=31)
    assert "Do the published figures agree?" not in text(
        client, "/organisations/ZT1/managers/public/"
    )


def test_the_flow_by_job_title_is_for_those_who_answer_for_the_place(trust):
    with pytest.raises(NotPermitted):
        staff_group_flow(trust, ["Managers"], by=ANYONE, since=FIRST, on=FIRST)


def test_an_area_is_held_against_all_its_organisations_together(trust):
    publish(
        *(
            published_count("ZT1", measure, 1, 1, value=10.0, breakdown=part, numerator=None,
                            denominator=None, line=line)
            for line, (measure, part) in enumerate(
                [("headcount-at-start", "Managers"), ("headcount-at-end", "Managers"),
                 ("headcount-at-start", "Senior managers"), ("headcount-at-end", "Senior managers")]
            )
        )
    )  # fmt: skip
    shown = queries.managers_exactly("ENG", by=COUNTER, on=FIRST)
    assert (shown.published.start, shown.published.end) == (20, 20)
    page = pages.managers_page(shown)
    assert "The published numbers add up among themselves." in more_of(page, "published")


def test_the_operational_number_stands_beside_what_staff_say(trust):
    publish(figure("ZT1", measure="compassionate-and-inclusive", value=7.2))
    labels = [stat.label for stat in exact_page(trust).stats]
    assert labels == ["Managers per hundred staff", "Compassionate and inclusive leadership"]


def test_hours_are_said_beside_heads(trust):
    hold(person(), post(trust), fte=None)
    said = more_of(exact_page(trust), "levels")
    assert "22.0 full-time posts' worth of managing in 182.0" in said
    assert "Of 1 time in a post nobody told the hours." in said


def test_posts_on_no_line_are_said(trust):
    post(trust)
    assert "1 post is on no line that leads to the top." in more_of(exact_page(trust), "layers")


def test_a_rate_says_its_counts(trust):
    facts = {fact.key: fact.value for fact in exact_page(trust).method}
    assert "22 managers, divided by 182 staff, times 100, is 12.1" in facts["Rate"]


def test_the_leadership_picture_leads_here(client, trust):
    door = "/organisations/ZT1/managers/public/"
    assert door in text(client, "/organisations/ZT1/"), "also where nothing was published"
    publish(published_count("ZT1", "managers-per-hundred-staff", 30, 300))
    assert door in text(client, "/organisations/ZT1/")


def test_today_is_read_at_the_door(client, trust):
    client.get("/organisations/ZT1/managers/public/")
    made = ManagerRelease.objects.get()
    assert made.as_at == timezone.localdate().replace(day=1)
    assert str(made).startswith("managers of ")
