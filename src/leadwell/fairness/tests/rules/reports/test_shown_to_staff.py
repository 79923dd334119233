"""What staff read of their employer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leadwell.fairness.rules.reports.facts import PublishedReturn
from leadwell.fairness.rules.reports.shown_to_staff import shown_to_staff
from leadwell.fairness.tests.factories import NOW

NEWEST = PublishedReturn(3, 1, "wres", date(2026, 3, 31), NOW, withdrawn=False)
OLDER = replace(NEWEST, number=2, ended_on=date(2025, 3, 31))


def test_the_latest_of_each_set_is_shown():
    other = replace(NEWEST, number=9, set_code="wdes")
    assert shown_to_staff([NEWEST, OLDER, other]) == (other, NEWEST)


def test_what_was_taken_back_is_not_shown():
    assert shown_to_staff([replace(NEWEST, withdrawn=True), OLDER]) == (OLDER,)
