"""Where an indicator stands."""

from __future__ import annotations

from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.rules.reports.what_stands_out import what_stands_out
from leadwell.fairness.tests.factories import even, likelihood, not_calculable, share, withheld


def readings(*lines):
    return {each.indicator: each.reading for each in what_stands_out(lines)}


def test_an_interval_to_one_side_stands_out_and_one_that_holds_parity_does_not():
    assert readings(likelihood("wres-2"), even("wres-3")) == {
        "wres-2": Reading.ABOVE,
        "wres-3": Reading.NO_DIFFERENCE,
    }


def test_what_is_withheld_or_cannot_be_worked_out_is_never_fair():
    assert readings(withheld("wres-3"), not_calculable("wres-4")) == {
        "wres-3": Reading.WITHHELD,
        "wres-4": Reading.NOT_CALCULABLE,
    }


def test_a_part_of_it_does_not_speak_for_the_whole():
    part = likelihood("wres-2", split="internal")
    (stands,) = what_stands_out([even("wres-2"), part])
    assert (stands.reading, stands.of) == (Reading.NO_DIFFERENCE, 1)


def test_of_a_figure_by_band_the_bands_that_stand_out_are_named():
    high = share(row="9", reading=Reading.BELOW)
    (stands,) = what_stands_out([share(row="5"), high])
    assert (stands.reading, stands.lines, stands.of) == (Reading.BELOW, (high,), 2)


def test_where_only_parts_are_there_they_are_what_there_is():
    (stands,) = what_stands_out([even(split="internal"), even(split="external")])
    assert stands.of == 2


def test_a_share_is_held_against_that_of_everybody_and_so_its_rows_speak():
    everybody = share(row="all", reading=Reading.NO_DIFFERENCE)
    (stands,) = what_stands_out([share(row="9", reading=Reading.BELOW), everybody])
    assert (stands.reading, stands.of) == (Reading.BELOW, 1)


def test_of_a_ratio_by_level_the_line_of_everybody_speaks():
    (stands,) = what_stands_out([likelihood(row="9"), even("wres-2", row="all")])
    assert (stands.reading, stands.of) == (Reading.NO_DIFFERENCE, 1)
