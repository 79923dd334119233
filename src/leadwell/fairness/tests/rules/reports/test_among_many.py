"""FAR-50: a figure stands out among many only where it was found among them."""

from __future__ import annotations

from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.rules.reports.among_many import among_many
from leadwell.fairness.rules.reports.facts import Findings, Watched
from leadwell.fairness.rules.reports.found_among_many import found_among_many
from leadwell.fairness.rules.reports.what_stands_out import what_stands_out
from leadwell.fairness.tests.factories import even, likelihood, share

NOTHING = Findings(0, 0.0, 0, ())


def test_what_was_not_found_lies_aside_by_chance():
    (one,) = among_many(what_stands_out([likelihood()]), NOTHING)
    assert one.by_chance
    assert one.reading is Reading.ABOVE


def test_what_was_found_stands_out():
    line = likelihood()
    (one,) = among_many(what_stands_out([line]), found_among_many([Watched("wres", line)]))
    assert not one.by_chance


def test_of_a_table_only_the_rows_that_were_found_stand_out():
    below = share(row="9", reading=Reading.BELOW, p=1e-6, test="score")
    above = share(row="2", reading=Reading.ABOVE, p=0.04, test="score")
    found = found_among_many([Watched("wres", below)])
    (one,) = among_many(what_stands_out([above, below]), found)
    assert one.lines == (below,)
    assert one.reading is Reading.BELOW


def test_what_is_even_stays_even():
    (one,) = among_many(what_stands_out([even()]), NOTHING)
    assert one.reading is Reading.NO_DIFFERENCE
    assert not one.by_chance
