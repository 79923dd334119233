"""What readers of some lines know, and what they are not told."""

from leadwell.fairness.rules.disclosing.book_of_lines import book_of_lines
from leadwell.fairness.rules.disclosing.cells_of_lines import cells_of_lines
from leadwell.fairness.tests.rules.disclosing.figures import APPOINTING, INDICATORS, band, line
from leadwell.stats.disclosure import HES_2018


def book_of(*lines, **more):
    cells = cells_of_lines(lines, indicators=INDICATORS, only=frozenset())
    return book_of_lines(cells, profile=HES_2018, **more), cells


def test_counts_behind_a_figure_are_known_exactly():
    book, (cells,) = book_of(line(APPOINTING, (41, 203), (157, 512), (20, 100)))
    assert book.certain >= {cell.name for cell in cells.value}
    assert book.hidden_before == frozenset()


def test_a_figure_with_a_small_count_behind_it_tells_none_of_its_counts():
    book, (cells,) = book_of(line(APPOINTING, (3, 203), (157, 512), (20, 100)))
    assert cells.first.part.name not in book.certain
    assert cells.second.part.name not in book.certain


def test_nobody_says_how_few_did_not_say():
    book, (cells,) = book_of(line(APPOINTING, (41, 203), (157, 512), (0, 3)))
    unknown = cells.declared[0].name
    assert book.counts[unknown] == 3
    assert unknown in book.silent
    many, (cells,) = book_of(line(APPOINTING, (41, 203), (157, 512), (0, 30)))
    assert cells.declared[0].name not in many.silent


def test_of_a_share_the_other_group_goes_first():
    book, (cells,) = book_of(band("5", 200, 90, 12))
    assert book.spare == {cells.second.part.name}


def test_what_was_hidden_before_is_kept_in_mind():
    book, _ = book_of(band("5", 200, 90, 12), again=["a count"])
    assert book.hidden_before == {"a count"}
