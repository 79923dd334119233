"""Are there enough managers? What the pages say: with care to everybody, and exactly to few."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import account_with_role
from leadwell.actor import ANYONE
from leadwell.measures import actions, queries
from leadwell.measures.models import ManagerRelease
from leadwell.measures.queries.manager_numbers import exactly
from leadwell.measures.tests.full_trust import (
    COUNTER,
    FIRST,
    NOW,
    exact_page,
    more_of,
    staffed,
    staffed_trust,
    text,
)
from leadwell.organisations.queries.manager_counts import manager_counts
from leadwell.organisations.tests.factories import hold, person, place, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    return staffed_trust()


def public(client, at="ZT1") -> dict[str, str]:
    answer = client.get(f"/organisations/{at}/managers/public/managers.csv")
    rows = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode()))
    return {row[3]: row[4] or "hidden" for row in rows if len(row) > 4 and row[2] == "count"}


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
