from datetime import date

import pytest

from leadwell.appointments.rules.supply_needed import supply_needed

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("lacking", "planned", "by_day", "per_month", "useful", "short"),
    [
        pytest.param({"core:1": 100}, {}, date(2027, 9, 1), 10, 0, 100, id="nothing-planned"),
        pytest.param({"core:1": 101}, {"core:1": 80}, date(2027, 9, 1), 11, 80, 21, id="rounded-up"),
        pytest.param({"core:1": 5}, {"core:2": 9}, date(2027, 1, 1), 3, 0, 5, id="no-help-elsewhere"),
        pytest.param({"core:1": 5}, {"core:1": 9}, date(2027, 1, 1), 3, 5, 0, id="more-than-enough"),
        pytest.param({"core:1": 5}, {}, TODAY, 5, 0, 5, id="due-at-once"),
        pytest.param({}, {"core:1": 9}, date(2027, 1, 1), 0, 0, 0, id="everybody-meets-it"),
    ],
)  # fmt: skip
def test_the_places_that_are_needed(lacking, planned, by_day, per_month, useful, short):
    found = supply_needed(lacking=lacking, planned=planned, today=TODAY, by_day=by_day)
    assert (found.per_month, found.planned, found.short) == (per_month, useful, short)
