from __future__ import annotations

import pytest

from leadwell.fairness.queries.definitions import indicators
from leadwell.fairness.queries.like_lines import like_lines, printed_like_lines
from leadwell.fairness.queries.row_words import words_of
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.rules.facts import Count, Reading, Tally
from leadwell.fairness.rules.work_out import work_out
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT

WRES_2 = indicators()["wres-2"]
KNOWN = {"wres-2": WRES_2, "wres-1": indicators()["wres-1"]}


def tally(split, white, bme, code="wres-2"):
    return Tally(7, code, "", split, {"white": Count(*white), "bme": Count(*bme)})


def shown_of(*tallies, of=WRES_2):
    lines = work_out(of, tallies)
    words = words_of([of])
    printed = may_be_printed(lines, indicators=KNOWN, words=words, profile=INTERNAL_EXACT)
    return like_lines(lines, printed.shown, KNOWN)


# at each level both are as likely; more of one group applies where more are appointed
LOWER, UPPER = ((80, 160), (20, 40)), ((5, 50), (20, 200))


def test_a_difference_that_comes_from_the_levels_alone_goes_away():
    everybody = tally("", (85, 210), (40, 240))
    (line,) = shown_of(everybody, tally("pay_row:5", *LOWER), tally("pay_row:8a", *UPPER))
    assert work_out(WRES_2, [everybody])[0].reading is Reading.ABOVE
    assert (line.split, line.test) == ("alike:pay_row", "mantel-haenszel")
    assert line.value == pytest.approx(1)
    assert line.reading is Reading.NO_DIFFERENCE
    # the counts beside it are those of everybody
    assert (line.first.part, line.second.whole) == (85, 240)


def test_one_level_is_not_compared_with_others():
    assert shown_of(tally("", *LOWER), tally("pay_row:5", *LOWER)) == ()


def test_other_splits_are_no_levels():
    told = tally("clinical:medical", *LOWER), tally("clinical:clinical", *UPPER)
    assert shown_of(tally("", (85, 210), (40, 240)), *told) == ()


@pytest.mark.parametrize("column", ["internal", "from_abroad"])
def test_where_people_came_from_is_compared_like_with_like_too(column):
    everybody = tally("", (85, 210), (40, 240))
    (line,) = shown_of(everybody, tally(f"{column}:true", *LOWER), tally(f"{column}:false", *UPPER))
    assert (line.split, line.reading) == (f"alike:{column}", Reading.NO_DIFFERENCE)


def test_a_share_has_no_such_line():
    of = KNOWN["wres-1"]
    assert shown_of(tally("", *LOWER, code="wres-1"), of=of) == ()


def print_of(*tallies):
    lines = work_out(WRES_2, tallies)
    words = words_of([WRES_2])
    return may_be_printed(lines, indicators=KNOWN, words=words, profile=HES_2018).shown


def test_in_print_it_comes_from_the_printed_counts_and_nothing_else():
    shown = print_of(
        tally("", (89, 211), (43, 241)), tally("internal:true", (81, 161), (21, 41)),
        tally("internal:false", (7 + 1, 50), (22, 200)),
    )  # fmt: skip
    (line,) = printed_like_lines(shown, KNOWN)
    assert (line.split, line.test) == ("alike-printed:internal", "mantel-haenszel")
    rounded = [
        tally("internal:true", (80, 160), (20, 40)),
        tally("internal:false", (10, 50), (20, 200)),
    ]
    (exact,) = shown_of(tally("", (90, 210), (40, 240)), *rounded)
    assert (line.value, line.low, line.high) == (exact.value, exact.low, exact.high)
    assert (line.first.part, line.second.whole) == (90, 240)


def test_a_hidden_count_of_one_level_leaves_it_out():
    shown = print_of(
        tally("", (85, 210), (40, 240)), tally("internal:true", (82, 160), (20, 40)),
        tally("internal:false", (3, 50), (20, 200)),
    )  # fmt: skip
    assert printed_like_lines(shown, KNOWN) == ()
