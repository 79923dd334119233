"""Years and neighbours are pooled where one year says too little, and nothing hidden comes to light by it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE
from leadwell.fairness.actions import working_out
from leadwell.fairness.actions.pooling import pool
from leadwell.fairness.models import PooledResult, Result
from leadwell.fairness.queries.bases import Behind, sealed
from leadwell.fairness.queries.pools.figures import figures_to_pool
from leadwell.fairness.queries.pools.left import closer
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.tests.pools.homes import COUNTER, FEW, LAST, MANY, NOW, Homes
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db
SHORTLISTED = "sc-wres-shortlisting"
APPOINTED = "psed-appointed-ethnicity"


@pytest.fixture
def homes(monkeypatch, settings):
    settings.LEADWELL_SNAPSHOT_KEY = "a key of the worker's"
    made = Homes()
    monkeypatch.setattr(working_out, "opened", made.opened)
    return made


def home(number=1, above=None, **more):
    said = {"name": f"Made-up Home {number}", "kind": "care-location", "sector": "social-care"}
    return place(f"ZC{number}", above, **{**said, **more})


def lines(of, **more):
    found = PooledResult.objects.get(organisation=of, current=True, **{"kind": "", **more})
    return {line.indicator: line for line in from_json(found.lines)}


def test_years_of_a_small_employer_are_added_up(homes):
    at = home()
    homes.years(at, [FEW] * 5)
    homes.work_out()
    assert pool(by=COUNTER, now=NOW).changed == 1
    line = lines(at)[SHORTLISTED]
    counts = [(one.part, one.whole) for one in (line.first, line.second)]
    assert counts == [(10, 25), (15, 30)]
    assert line.value == pytest.approx((10 / 25) / (15 / 30))
    assert line.low < line.value < line.high
    kept = PooledResult.objects.get()
    assert kept.years[SHORTLISTED] == [f"{year}-03-31" for year in range(2022, 2027)]
    assert (str(kept.began_on), kept.ended_on, kept.made_up) == ("2021-04-01", LAST, True)


def test_one_hidden_year_among_printed_ones_is_not_told_by_the_sum(homes):
    at = home()
    homes.years(at, [MANY, MANY, MANY, MANY, FEW])
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    line = lines(at)[SHORTLISTED]
    assert line.value is None
    assert (line.first.part, line.first.whole, line.second.part) == (None, None, None)
    assert [why.code for why in line.withheld] == ["FAR-93"]


def test_a_year_that_says_enough_is_not_pooled(homes):
    at = home()
    homes.years(at, [FEW, FEW, FEW, FEW, MANY])
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    assert not PooledResult.objects.exists()


@pytest.mark.parametrize(("years", "there"), [(2, False), (3, True)])
def test_fewer_than_three_years_are_not_added_up(homes, years, there):
    at = home()
    homes.years(at, [FEW] * years)
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    assert PooledResult.objects.exists() is there


def test_what_is_small_even_together_says_so(homes):
    at = home()
    homes.years(at, [((3, 1), (3, 1))] * 4)
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    line = lines(at)[SHORTLISTED]
    assert [why.code for why in line.withheld] == ["FAR-94"]
    assert line.second.whole is None


def test_only_our_own_job_pools(homes):
    for by in (ANYONE, actor_with_role("national-lead", place("ENG", kind="country"))):
        with pytest.raises(NotPermitted):
            pool(by=by, now=NOW)


def test_nothing_worked_out_is_nothing_pooled(db):
    assert pool(by=COUNTER, now=NOW).changed == 0


def test_pooling_twice_changes_nothing(homes):
    at = home()
    homes.years(at, [FEW] * 5)
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    was = PooledResult.objects.get()
    assert pool(by=COUNTER, now=NOW).unchanged == 0  # nothing new: not even looked at
    later = NOW + timedelta(days=1)
    assert pool(by=COUNTER, now=later, afresh=True).unchanged == 1
    assert PooledResult.objects.get().pk == was.pk


def test_a_year_that_came_to_more_takes_the_place_of_what_was_pooled(homes):
    at = home()
    homes.years(at, [FEW] * 5)
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    for _ in range(4):
        homes.decided(at, 2026, ((1, 1), (1, 1)))
    later = NOW + timedelta(days=1)
    homes.work_out(now=later)
    assert pool(by=COUNTER, now=later).changed == 1
    assert (lines(at)[SHORTLISTED].first.whole, PooledResult.objects.count()) == (30, 2)


def test_one_person_more_changes_nothing_that_is_pooled(homes):
    at = home()
    homes.years(at, [FEW] * 5)
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    was = lines(at)[SHORTLISTED]
    homes.decided(at, 2026, ((1, 1), (0, 0)))
    later = NOW + timedelta(days=1)
    homes.work_out(now=later)
    pool(by=COUNTER, now=later)
    assert lines(at)[SHORTLISTED] == was


def test_what_is_worked_out_no_more_is_not_pooled_any_longer(homes):
    at = home()
    homes.years(at, [FEW] * 5)
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    homes.steps[2026] = []
    homes.decided(home(2), 2026, FEW)
    homes.work_out()
    assert pool(by=COUNTER, now=NOW, afresh=True).ended == 1


def test_the_years_of_another_window_are_known_when_the_next_is_pooled(homes):
    at = home()
    # 2021 to 2025 is pooled first; then 2022 to 2026, where only 2021 and 2026 differ: 1 and 7
    first, usual, last = ((6, 3), (7, 1)), ((6, 3), (5, 3)), ((6, 3), (7, 7))
    homes.years(at, [first, usual, usual, usual, usual, last])
    del homes.steps[2026]
    homes.work_out(sets=["psed"])
    pool(by=COUNTER, now=NOW)
    assert lines(at)[APPOINTED].second.part == 15
    homes.decided(at, 2026, last)
    homes.work_out(sets=["psed"])
    pool(by=COUNTER, now=NOW)
    line = lines(at, ended_on=LAST)[APPOINTED]
    assert (line.value, [why.code for why in line.withheld]) == (None, ["FAR-93"])


def test_neighbours_are_added_up_where_they_are_enough(homes):
    members = [home(n) for n in range(5)]
    for one in members:
        homes.years(one, [FEW])
    homes.work_out()
    assert pool(by=COUNTER, now=NOW).changed == 1
    kept = PooledResult.objects.get()
    assert (kept.organisation, kept.kind, kept.employers) == (None, "care-location", 5)
    (line,) = [one for one in from_json(kept.lines) if one.indicator == SHORTLISTED]
    assert (line.first.whole, line.second.whole) == (25, 30)


def test_four_neighbours_are_too_few(homes):
    for n in range(4):
        homes.years(home(n), [FEW])
    homes.work_out()
    assert pool(by=COUNTER, now=NOW).changed == 0


def test_one_hidden_employer_among_printed_ones_is_not_told_by_the_sum(homes):
    for n in range(5):
        homes.years(home(n), [MANY if n else FEW])
    homes.work_out()
    pool(by=COUNTER, now=NOW)
    (line,) = [
        one for one in from_json(PooledResult.objects.get().lines) if one.indicator == SHORTLISTED
    ]
    assert [why.code for why in line.withheld] == ["FAR-93"]


def test_neighbours_do_not_tell_what_the_rest_of_an_area_hides(homes):
    """The region prints the sum of all its places: what the practices have, the one home has not."""
    region = place("ZR1", kind="region", sector="national")
    for n in range(5):
        at = place(f"ZP{n}", region, kind="practice", sector="primary-care")
        homes.years(at, [FEW])
    alone = place("ZT1", region, kind="trust")
    homes.years(alone, [FEW])
    homes.work_out(sets=["psed"])
    area = Result.objects.get(organisation=region, area=True, set_code="psed")
    (across,) = [
        one for one in from_json(area.lines) if one.indicator == APPOINTED and not one.split
    ]
    assert across.value is not None
    pool(by=COUNTER, now=NOW)
    kept = PooledResult.objects.get(kind="practice")
    assert kept.organisation == region
    found = {one.indicator: one for one in from_json(kept.lines)}
    line = found[APPOINTED]
    assert SHORTLISTED not in found  # a standard of social care
    assert [why.code for why in line.withheld] == ["FAR-93"]


def test_two_sets_that_name_one_figure_over_other_years_do_not_tell_the_year_between(homes):
    """The standard of social care began a year later: the two sums differ by that one year."""
    at = home()
    homes.years(at, [FEW] * 6)
    del homes.steps[2026]
    homes.work_out(sets=["psed", "sc-wres"])
    pool(by=COUNTER, now=NOW)
    found = lines(at)
    assert found[APPOINTED].value is not None  # the one of more years
    assert [why.code for why in found[SHORTLISTED].withheld] == ["FAR-93"]


def test_what_neighbours_told_of_earlier_years_is_known_when_years_are_pooled(homes):
    """Sums of neighbours that leave nothing to guess of four years: the sum of five would tell the fifth."""
    at = home()
    homes.years(at, [FEW] * 5)
    homes.work_out()
    (figure,) = [one for one in figures_to_pool(LAST) if one.indicator.code == SHORTLISTED]
    (white, bme) = FEW
    counts = (bme[1], bme[0], white[1], white[0])
    exact = {f"left {cell.name}": (n, n) for cell, n in zip(figure.cells, counts, strict=True)}
    for year in range(2022, 2026):
        day = date(year, 3, 31)
        PooledResult.objects.create(
            kind="care-location", began_on=date(year - 1, 4, 1), ended_on=day, profile="hes-2018",
            lines=[], digest="", made_of="", made_at=NOW,
            sealed=sealed(Behind(exact, ""), about=f"pooled  care-location {day}"),
        )  # fmt: skip
    pool(by=COUNTER, now=NOW)
    assert [why.code for why in lines(at)[SHORTLISTED].withheld] == ["FAR-93"]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (None, None, None),
        ((1, 5), None, (1, 5)),
        (None, (2, 7), (2, 7)),
        ((1, 5), (2, 7), (2, 5)),
    ],
)
def test_what_two_leave_is_what_both_leave(one, other, both):
    assert closer(one, other) == both
