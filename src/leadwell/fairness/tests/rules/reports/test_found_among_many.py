"""FAR-90: of many figures only those that chance among so many would not bring."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from leadwell.fairness.rules.facts import Reading, Shown, ShownGroup
from leadwell.fairness.rules.reports.facts import Findings, Watched
from leadwell.fairness.rules.reports.found_among_many import found_among_many
from leadwell.fairness.tests.factories import even, likelihood, share, withheld


def figure(code: str, p: float = 0.001, **changes: Any) -> Watched:
    return Watched("wres", likelihood(code, p=p, **changes))


def evens(count: int) -> list[Watched]:
    return [Watched("wres", even(f"even-{n}")) for n in range(count)]


def codes(found: Findings) -> list[str]:
    return [one.watched.line.indicator for one in found.found]


def test_what_is_found_alone_may_be_chance_among_many():
    assert codes(found_among_many([figure("one", 0.02)])) == ["one"]
    among = found_among_many([figure("one", 0.02), *evens(19)])
    assert codes(among) == []
    assert (among.looked, among.chance, among.away) == (20, 1.0, 1)


def test_what_chance_would_not_bring_is_found_among_a_hundred():
    assert codes(found_among_many([*evens(99), figure("one", 0.0004)])) == ["one"]


def test_what_is_hidden_or_compared_with_nothing_is_not_looked_at():
    alone = share("psed-sex", row="", row_title="", test="")
    found = found_among_many([Watched("wres", withheld()), Watched("psed", alone)])
    assert found == Findings(0, 0.0, 0, ())


def test_where_no_difference_is_hardly_ever_anything_is_found():
    chance = np.random.default_rng(20261122)
    pages = 400
    false = 0
    for _page in range(pages):
        found = found_among_many(
            figure(f"f-{n}", float(p), reading=Reading.ABOVE if p < 0.05 else Reading.NO_DIFFERENCE)
            for n, p in enumerate(chance.uniform(size=60))
        )
        false += bool(found.found)
    assert false / pages == pytest.approx(0.05, abs=0.03)


def test_a_long_table_is_asked_as_a_whole_first():
    rows = [row(str(n), 0.3, Reading.NO_DIFFERENCE) for n in range(19)]
    assert not found_among_many([*rows, row("30", 0.004, Reading.BELOW), *evens(1)]).found
    found = found_among_many([*rows, row("30", 0.0004, Reading.BELOW), *evens(1)])
    assert [one.watched.line.row for one in found.found] == ["30"]
    assert found.looked == 21


def row(name: str, p: float, reading: Reading) -> Watched:
    return Watched("wres", share(row=name, p=p, test="score", reading=reading))


def test_of_a_table_that_is_found_a_row_that_is_even_is_not_named():
    rows = [row("5", 1e-6, Reading.BELOW), row("6", 1e-6, Reading.NO_DIFFERENCE)]
    assert [one.watched.line.row for one in found_among_many(rows).found] == ["5"]


def test_the_same_figure_in_two_sets_is_looked_at_once_and_known_under_both_names():
    first = Watched("own-rules", likelihood("own-release", p=0.001), same="release")
    longer = Watched(
        "funnel", likelihood("release", p=0.001), (likelihood("release"),), same="release"
    )
    found = found_among_many([first, longer])
    assert found.looked == 1
    assert codes(found) == ["own-release"]
    assert found.found[0].running == 2
    assert found.holds(likelihood("release"))
    assert found.holds(likelihood("own-release"))
    assert not found.holds(likelihood("another"))


def test_what_lasts_comes_first_then_what_is_less_likely():
    lasting = Watched("wres", likelihood("lasting", p=0.001), (likelihood("lasting", p=0.01),))
    found = found_among_many([figure("weak", 1e-4), figure("strong", 1e-9), lasting])
    assert codes(found) == ["lasting", "strong", "weak"]
    assert [one.lasts for one in found.found] == [True, False, False]


@pytest.mark.parametrize(
    ("before", "running", "without_gap", "years"),
    [
        ((), 1, True, 1),
        ((likelihood(), likelihood()), 3, True, 3),
        ((likelihood(), even()), 1, True, 3),
        ((even(), likelihood()), 2, True, 3),
        ((likelihood(), None), 2, False, 2),
        ((None, likelihood()), 2, True, 2),
        ((likelihood(reading=Reading.BELOW), likelihood()), 2, True, 3),
    ],
)
def test_for_how_many_years_it_has_been_so(before, running, without_gap, years):
    one = found_among_many([Watched("wres", likelihood(p=1e-6), before)]).found[0]
    assert (one.running, one.without_gap, one.years) == (running, without_gap, years)


@pytest.mark.parametrize(
    ("groups", "few"),
    [
        (((90, 500), (40, 400)), False),
        (((90, 500), (10, 400)), True),
        (((15, 25), (40, 400)), True),
        (((None, None), None), False),
    ],
)
def test_few_people_are_said_to_be_few(groups, few):
    first, second = (ShownGroup("a", "A", *counts) if counts else None for counts in groups)
    line: Shown = likelihood(p=1e-6, first=first, second=second)
    assert found_among_many([Watched("wres", line)]).found[0].few is few
