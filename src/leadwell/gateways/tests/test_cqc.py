"""Ratings: the flat file of latest ratings, and locations with nested cells."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from leadwell.gateways import cqc_ratings
from leadwell.gateways.kinds import KINDS, recognise
from leadwell.gateways.literals import LONGEST_LITERAL, literal
from leadwell.gateways.tests.made_up import (
    DETAIL_HEADER,
    a_file,
    a_table,
    csv_text,
    detail,
    rated,
    read,
)


def test_latest_ratings_are_read_plain_or_compressed(tmp_path):
    text = csv_text([cqc_ratings.COLUMNS, rated(), rated(**{"Publication Date": "03/04/2030"})])
    path = a_file(tmp_path, gzip.compress(text.encode()))
    assert recognise(path) == "cqc-ratings"
    delivery = KINDS["cqc-ratings"].read(path)
    assert delivery.as_at == date(2031, 2, 1)
    assert delivery.edition == "CQC latest ratings by location, to February 2031"
    row = next(iter(delivery.rows))
    assert (row.line, row.location_id, row.care_home) == (2, "1-555", True)
    assert (row.domain, row.rating, row.published_on) == ("Well-led", "Good", date(2031, 2, 1))
    assert (row.address, row.town) == (("1 Long Lane", "Oldtown"), "Oldtown")
    assert (row.provider_id, row.inherited) == ("1-444", False)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("Location ID", ""),
        ("Location ID", "1 555"),
        ("Provider ID", "-"),
        ("Location Name", ""),
        ("Domain", ""),
        ("Latest Rating", ""),
        ("Care Home?", "yes"),
        ("Inherited Rating (Y/N)", ""),
        ("Publication Date", "2031-02-01"),
    ],
)
def test_a_rating_that_cannot_be_taken_names_its_column(tmp_path, column, text):
    path = a_table(tmp_path, cqc_ratings.COLUMNS, rated(**{column: text}), rated())
    taken, [bad] = read("cqc-ratings", path)
    assert len(taken) == 1
    assert (bad.line, bad.column) == (2, column)
    assert len(bad.cells) == len(cqc_ratings.COLUMNS)


def test_what_only_looks_like_a_date_does_not_date_the_file(tmp_path):
    odd = rated(**{"Location Name": "Rose Cottage 39/19/2031"})
    assert KINDS["cqc-ratings"].read(a_table(tmp_path, cqc_ratings.COLUMNS, odd)).as_at == date(
        2031, 2, 1
    )


def test_a_location_brings_its_ratings_now_and_before(tmp_path):
    path = a_table(tmp_path, DETAIL_HEADER, detail())
    assert recognise(path) == "cqc-detail"
    delivery = KINDS["cqc-detail"].read(path)
    assert delivery.as_at == date(2031, 2, 1)
    [row] = delivery.rows
    assert row.ratings == (
        ("Overall", "Good", date(2031, 2, 1), False),
        ("Well-led", "Requires improvement", date(2031, 2, 1), False),
        ("Overall", "Inadequate", date(2028, 5, 6), True),
        ("Well-led", "Inadequate", date(2028, 5, 6), True),
    )
    assert row.service_types == ("Residential homes",)
    assert row.related == (("HSCA Predecessor", "1-333"),)
    assert (row.beds, row.care_home, row.registered_on) == (12, True, date(2030, 1, 31))
    assert (row.town, row.address) == ("Oldtown", ("Oldtown",))


def test_a_copy_that_has_been_through_a_spreadsheet_is_read_all_the_same(tmp_path):
    path = a_table(tmp_path, DETAIL_HEADER, detail(registrationDate="31/01/2030"))
    assert read("cqc-detail", path)[0][0].registered_on == date(2030, 1, 31)


@pytest.mark.parametrize("empty", ["", "{}", "{'overall': {}}", "{'overall': {'rating': ''}}"])
def test_a_location_without_ratings_is_still_a_location(tmp_path, empty):
    path = a_table(tmp_path, DETAIL_HEADER, detail(currentRatings=empty, historicRatings=""))
    [row], bad = read("cqc-detail", path)
    assert (bad, [each for each in row.ratings if each.rating]) == ([], [])


HOSTILE = "__import__('os').system('touch pwned')"


@pytest.mark.parametrize(
    ("column", "text"),
    [
        pytest.param("currentRatings", HOSTILE, id="a-call"),
        pytest.param("historicRatings", f"[{HOSTILE}]", id="a-call-in-a-list"),
        pytest.param("currentRatings", f"{{'overall': {HOSTILE}}}", id="a-call-deeper"),
        pytest.param("currentRatings", '{"overall": null}', id="json-is-not-python"),
        pytest.param("currentRatings", "[1, 2]", id="a-list-for-a-table"),
        pytest.param("historicRatings", "{'overall': 1}", id="a-table-for-a-list"),
        pytest.param("historicRatings", "['Good']", id="texts-for-tables"),
        pytest.param("currentRatings", "{'overall': 'Good'}", id="a-text-for-a-table"),
        pytest.param("currentRatings", "{'overall': {'rating': 4}}", id="a-number-for-a-rating"),
        pytest.param(
            "currentRatings", "{'overall': {'rating': 'x', 'reportDate': 'May'}}", id="day"
        ),
        pytest.param("currentRatings", "(" * 500, id="very-deep"),
        pytest.param("currentRatings", "-" * 20_000 + "1", id="deep-in-another-way"),
        pytest.param("currentRatings", "1+" * 40_000 + "1", id="a-long-sum"),
        pytest.param("currentRatings", "9" * 20_000, id="a-very-large-number"),
        pytest.param("currentRatings", "'" + "x" * LONGEST_LITERAL + "'", id="too-long"),
        pytest.param("gacServiceTypes", "{'name'", id="cut-short"),
        pytest.param("relationships", "[{'type': []}]", id="a-list-for-a-text"),
    ],
)
def test_a_nested_cell_is_never_evaluated_and_never_repeated(tmp_path, monkeypatch, column, text):
    monkeypatch.chdir(tmp_path)
    path = a_table(tmp_path, DETAIL_HEADER, detail(**{column: text}), detail())
    taken, [bad] = read("cqc-detail", path)
    assert len(taken) == 1
    assert (bad.line, bad.column) == (2, column)
    assert (
        bad.advice == "Copy this cell again from the file as it was published: it cannot be read."
    )
    assert "system" not in repr(bad)
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("locationId", ""),
        ("providerId", "1/2"),
        ("name", ""),
        ("careHome", "true"),
        ("dormancy", "?"),
        ("registrationDate", "January"),
        ("deregistrationDate", "2030-13-01"),
        ("numberOfBeds", "some"),
    ],
)
def test_a_location_that_cannot_be_taken_names_its_column(tmp_path, column, text):
    _, [bad] = read("cqc-detail", a_table(tmp_path, DETAIL_HEADER, detail(**{column: text})))
    assert (bad.line, bad.column) == (2, column)


def test_no_person_and_no_telephone_number_is_read_from_a_location(tmp_path):
    rows = [detail(), detail(name=""), detail()[:-1]]
    taken, bad = read("cqc-detail", a_table(tmp_path, DETAIL_HEADER, *rows))
    assert (len(taken), len(bad)) == (1, 2)
    assert "Ada" not in repr((taken, bad))
    assert "0555123456" not in repr((taken, bad))


def test_a_literal_is_only_a_literal():
    assert literal(r"[{'a': 'it\'s', 'b': [1, None, True]}, 'C:\d']") == [
        {"a": "it's", "b": [1, None, True]},
        "C:\\d",
    ]
    with pytest.raises(ValueError, match=r"^$"):
        literal("open")
