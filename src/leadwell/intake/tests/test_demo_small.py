"""Five years of recruitment at small made-up employers: nothing unfair is planted, and twice is the same."""

from __future__ import annotations

from collections import Counter

from leadwell.intake.actions.demo.fairness.recruitment import WHITE
from leadwell.intake.actions.demo.fairness.small import YEARS, applied

STAGES = ("applied_on", "shortlisted_on", "interviewed_on", "offered_on", "appointed_on")


def told(code="XXC01"):
    return [row for year in range(2026 - YEARS + 1, 2027) for row in applied(code, year)]


def test_the_same_is_told_each_time():
    assert told() == told()
    assert told() != told("XXC02")


def test_each_application_has_a_number_of_its_own_and_days_in_their_order():
    rows = told()
    assert len({row["application_reference"] for row in rows}) == len(rows)
    for row in rows:
        days = [row[name] for name in STAGES if row[name]]
        assert row["applied_on"]
        assert days == sorted(days)
        assert all(row[name] for name in STAGES[: len(days)])


def test_one_year_is_too_few_to_say_anything_and_five_may_be_enough():
    rows = told()
    kept = [row for row in rows if row["ethnicity"] not in ("", "Z")]
    years = Counter(
        (row["applied_on"][:4], row["ethnicity"] in WHITE) for row in kept if row["appointed_on"]
    )
    assert max(years.values()) <= 7
    groups = Counter(row["ethnicity"] in WHITE for row in kept if row["appointed_on"])
    assert min(groups.values()) >= 8


def test_every_place_has_applicants_of_both_groups():
    for code in (*(f"XXC0{n}" for n in range(1, 9)), *(f"XXP0{n}" for n in range(1, 9))):
        assert len({row["ethnicity"] in WHITE for row in told(code)}) == 2
