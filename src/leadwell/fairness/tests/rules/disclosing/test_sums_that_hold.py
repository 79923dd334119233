"""Every sum a reader could check is in the book."""

from dataclasses import replace

from leadwell.fairness.rules.disclosing.facts import Cell
from leadwell.fairness.rules.disclosing.sums_that_hold import sums_that_hold

ALL = Cell("staff", "", 0, False, "", "", frozenset())
BME, WHITE = (replace(ALL, grouping="ethnicity:wres", group=group) for group in ("bme", "white"))
ASKED = Cell("step", "recruitment", 1, False, "", "", frozenset())


def under(cell, **where):
    asked = frozenset((name, tuple(values)) for name, values in where.items())
    return replace(cell, where=cell.where | asked)


def sums(counts, **more):
    given = {"parted": (), "certain": (), "silent": (), "spare": (), **more}
    book = sums_that_hold(counts, **given)
    return book, {(b.left, tuple(sorted(b.right))) for b in book.balances}


def named(total, *parts):
    return (total.name,), tuple(sorted(part.name for part in parts))


def test_groups_add_up_to_everybody():
    _, found = sums({ALL: 50, BME: 20, WHITE: 30})
    assert found == {named(ALL, BME, WHITE)}


def test_who_is_left_over_is_a_count_that_nobody_prints():
    book, _ = sums({ALL: 55, BME: 20, WHITE: 30})
    (rest,) = book.silent
    assert book.counts[rest] == 5
    assert rest in book.balances[0].right


def test_groups_of_nobody_known_add_up_to_nothing():
    assert sums({BME: 20, WHITE: 30})[1] == set()


def test_rows_add_up_to_all_rows():
    five, six = (under(ALL, pay_row=[row]) for row in "56")
    assert sums({ALL: 50, five: 20, six: 30})[1] == {named(ALL, five, six)}


def test_rows_of_a_split_add_up_along_both():
    five, six = (under(ALL, pay_row=[row]) for row in "56")
    ward = under(ALL, clinical=["clinical"])
    both = under(five, clinical=["clinical"])
    _, found = sums({ALL: 50, five: 20, six: 30, ward: 12, both: 12})
    assert named(ALL, five, six) in found
    assert named(ward, both) in found
    assert not any(both.name in right for left, right in found if left == (ALL.name,))


def test_a_cluster_of_rows_stands_between_a_row_and_all():
    low, one = under(ALL, pay_row=["1", "2"]), under(ALL, pay_row=["1"])
    book, found = sums({ALL: 50, low: 20, one: 20})
    assert named(low, one) in found
    assert len(found) == 2
    assert sorted(book.counts[key] for key in book.silent) == [30]


def test_a_tier_of_pay_is_the_rows_in_it():
    lower = under(ALL, tier=["lower"])
    four, five, six = (under(ALL, pay_row=[row]) for row in "456")
    _, found = sums({ALL: 60, lower: 50, four: 20, five: 30, six: 10})
    assert found == {named(lower, four, five), named(ALL, lower, six)}


def test_a_tier_and_its_rows_written_out_are_the_same_people():
    tier, rows = under(ALL, tier=["middle"]), under(ALL, pay_row=["6", "7"])
    book, found = sums({ALL: 60, tier: 50, rows: 50})
    assert named(tier, rows) in found
    assert [book.counts[key] for key in book.silent] == [10]


def test_parts_that_overlap_are_each_a_part_by_themselves():
    few, many = under(ALL, pay_row=["1", "2"]), under(ALL, pay_row=["2", "3"])
    book, found = sums({ALL: 50, few: 30, many: 30})
    assert len(found) == 2
    assert sorted(book.counts[key] for key in book.silent) == [20, 20]


def test_a_part_that_is_more_than_its_total_is_none():
    assert sums({ALL: 5, under(ALL, pay_row=["1"]): 6})[1] == set()


def test_who_did_not_reach_the_next_stage_is_a_count_too():
    book, _ = sums({ASKED: 50, replace(ASKED, reached=3): 44, replace(ASKED, reached=5): 44})
    assert [book.counts[key] for key in book.silent] == [6]
    assert len(book.balances) == 2


def test_a_part_within_its_whole_leaves_a_rest():
    book, _ = sums({ALL: 50, ASKED: 44}, parted=[(ASKED, ALL)])
    assert [book.counts[key] for key in book.silent] == [6]


def test_what_is_said_of_a_cell_goes_into_the_book():
    book, _ = sums({BME: 20, WHITE: 30}, certain=[BME], silent=[WHITE], spare=[BME])
    assert (book.certain, book.silent) == ({BME.name}, {WHITE.name})
    assert book.spare == {BME.name}
