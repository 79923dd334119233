"""What may be said of ties to those who decide."""

from __future__ import annotations

from leadwell.fairness.rules.connections.what_ties_say import what_ties_say
from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.tests.factories import even, likelihood, not_calculable, share, withheld


def test_kinds_of_decision_are_sorted_by_what_their_figures_say() -> None:
    lines = (likelihood("helped"), even("even"), likelihood("hindered", reading=Reading.BELOW),
             withheld("hidden"), not_calculable("none"))  # fmt: skip
    found = what_ties_say(lines)
    assert [one.indicator for one in found.helped] == ["helped"]
    assert [one.indicator for one in found.hindered] == ["hindered"]
    assert [one.indicator for one in found.even] == ["even"]
    assert [one.indicator for one in found.silent] == ["none", "hidden"]


def test_shares_and_parts_of_figures_are_no_kinds_of_decision() -> None:
    found = what_ties_say((share("open"), likelihood("helped", split="internal:yes")))
    assert (found.helped, found.even, found.silent) == ((), (), ())


def test_where_deciders_are_mostly_unknown_it_is_said() -> None:
    lines = (likelihood("few", declared=49.9), likelihood("half", declared=50.0),
             likelihood("hidden", declared=None))  # fmt: skip
    assert [one.indicator for one in what_ties_say(lines).little] == ["few"]
