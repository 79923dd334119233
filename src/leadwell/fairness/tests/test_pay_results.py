"""Pay gaps out of a snapshot: whose pay is in which group, of which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from leadwell.fairness.queries.definitions import indicators
from leadwell.fairness.queries.pay_results import pay_of_each, words_of
from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.queries.printed_places import exact_lines

TERMS = pay_terms(date(2026, 3, 31))
MARCH, BEFORE = "2026-03-31", "2025-04-05"


@pytest.fixture
def duck():
    found = duckdb.connect()
    found.execute(
        "CREATE TABLE pay (organisation_id BIGINT, as_at DATE, hourly DOUBLE, bonus DOUBLE,"
        " full_pay BOOLEAN, ethnicity VARCHAR, sex VARCHAR, disability VARCHAR)"
    )
    found.execute(
        'CREATE TABLE "grouping" (characteristic VARCHAR, "grouping" VARCHAR, value VARCHAR,'
        " group_code VARCHAR)"
    )
    found.execute(
        "INSERT INTO \"grouping\" VALUES ('sex', 'as-asked', 'lw:male', 'male'),"
        " ('sex', 'as-asked', 'lw:female', 'female'), ('sex', 'as-asked', '-', 'not-said'),"
        " ('ethnicity', 'white-british', 'nhs:A', 'white-british'),"
        " ('ethnicity', 'white-british', 'nhs:B', 'all-others'),"
        " ('ethnicity', 'white-bme', 'nhs:A', 'white'), ('ethnicity', 'white-bme', 'nhs:B', 'white')"
    )
    found.execute("CREATE TABLE organisation (organisation_id BIGINT, kind VARCHAR, path VARCHAR)")
    found.execute(
        "INSERT INTO organisation VALUES (1, 'country', '/1/'), (2, 'region', '/1/2/'),"
        " (7, 'trust', '/1/2/7/'), (8, 'trust', '/1/2/8/'), (9, 'trust', '/1/9/')"
    )
    return found


def earn(duck, place, people, sex="lw:male", hourly=20.0, **more):
    said = {"as_at": MARCH, "bonus": None, "full_pay": True, "ethnicity": "nhs:A", **more}
    row = (
        place,
        said["as_at"],
        hourly,
        said["bonus"],
        said["full_pay"],
        said["ethnicity"],
        sex,
        "",
    )
    duck.executemany("INSERT INTO pay VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [row] * people)


def sizes(duck, code="pay-gap-sex", **more):
    return {
        place: tuple(
            (b.hourly.size, b.bonus.size, b.bonuses.size) for b in (o.first, o.second, o.unknown)
        )
        for place, o in pay_of_each(duck, indicators()[code], **more)
    }


def test_pay_is_parted_by_place_and_group(duck):
    earn(duck, 7, 3, bonus=100.0)
    earn(duck, 7, 2, "lw:female", hourly=None, full_pay=False)
    earn(duck, 7, 1, "-", bonus=0.0)
    earn(duck, 8, 4, "", full_pay=False)
    assert sizes(duck) == {
        7: ((3, 3, 3), (0, 2, 0), (1, 1, 0)),
        8: ((0, 0, 0), (0, 0, 0), (0, 4, 0)),
    }


def test_of_two_snapshot_days_the_latest_counts(duck):
    earn(duck, 7, 3)
    earn(duck, 7, 5, as_at=BEFORE)
    earn(duck, 8, 2, as_at=BEFORE)
    assert {place: first for place, (first, _, _) in sizes(duck).items()} == {
        7: (3, 3, 0),
        8: (2, 2, 0),
    }


def test_an_area_has_all_pay_beneath_it(duck):
    earn(duck, 7, 3)
    earn(duck, 8, 2, "lw:female")
    earn(duck, 9, 4)
    found = sizes(duck, areas=True)
    assert {place: (a[0], b[0]) for place, (a, b, _) in found.items()} == {1: (7, 2), 2: (3, 2)}


def test_no_pay_is_no_place(duck):
    assert sizes(duck) == {}


def test_the_comparator_of_ethnicity_is_data(duck):
    earn(duck, 7, 3)
    earn(duck, 7, 5, ethnicity="nhs:B")
    british, white = (sizes(duck, f"pay-gap-{name}")[7] for name in ("white-british", "ethnicity"))
    assert (british[0][0], british[1][0]) == (3, 5)
    assert (white[0][0], white[1][0]) == (8, 0)


def test_exact_lines_say_whose_they_are(duck):
    earn(duck, 7, 4)
    ((place, bodies),) = pay_of_each(duck, indicators()["pay-gap-sex"])
    lines = exact_lines(place, bodies, indicator=indicators()["pay-gap-sex"], terms=TERMS)
    assert {line.organisation_id for line in lines} == {7}
    assert words_of(indicators()["pay-gap-sex"]).rows["bonus-first"] == "Paid a bonus: Male"


def test_a_characteristic_is_no_piece_of_sql(duck):
    bad = replace(indicators()["pay-gap-sex"], characteristic="sex; DROP TABLE pay")
    with pytest.raises(ValueError, match="made of letters"):
        list(pay_of_each(duck, bad))
