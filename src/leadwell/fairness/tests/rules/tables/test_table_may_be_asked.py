"""How far a table may go, before anything is counted."""

import pytest

from leadwell.fairness.rules.tables.facts import Asked, Dimension, TableTerms
from leadwell.fairness.rules.tables.table_may_be_asked import table_may_be_asked
from leadwell.stats.disclosure import noise_of

TERMS = TableTerms(noise_of({0: 256}), 2, 2, 8, 50, 10, 40, 30)


def dimension(code: str, *values: str) -> Dimension:
    characteristic, _, grouping = code.partition(":")
    return Dimension(
        code, code, dict.fromkeys(values, ""), characteristic if grouping else "", grouping
    )


DIMENSIONS = {
    one.code: one
    for one in (
        dimension("pay", "5", "6"), dimension("leads", "true", "false"), dimension("bank", "true"),
        dimension("kind", "a", "b", "c", "d", "e"), dimension("sex:all", "m", "f"),
        dimension("sex:two", "m", "f"), dimension("age:all", "old"), dimension("religion:all", "none"),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "columns", "filters", "codes"),
    [
        pytest.param("pay", "sex:all", [], [], id="pay-by-sex"),
        pytest.param("pay", "sex:all", [("leads", "true"), ("age:all", "old")], [], id="with-two-filters"),
        pytest.param("pay", "shoe", [], ["FAR-25a"], id="nobody-told-shoe-sizes"),
        pytest.param("sex:all", "sex:two", [], ["FAR-25b"], id="the-same-thing-twice"),
        pytest.param("pay", "sex:all", [("pay", "5")], ["FAR-25b"], id="a-filter-on-the-rows"),
        pytest.param("pay", "sex:all", [("leads", "perhaps")], ["FAR-25c"], id="no-such-value"),
        pytest.param(
            "pay", "sex:all", [("leads", "true"), ("bank", "true"), ("kind", "a")], ["FAR-25d"],
            id="three-filters-where-two-are-the-most",
        ),
        pytest.param(
            "age:all", "sex:all", [("religion:all", "none")], ["FAR-25e"],
            id="three-things-people-said-of-themselves",
        ),
        pytest.param("kind", "pay", [], ["FAR-25f"], id="ten-numbers-where-eight-are-the-most"),
    ],
)  # fmt: skip
def test_what_may_be_asked(rows, columns, filters, codes):
    asked = Asked(rows, columns, tuple(filters))
    found = table_may_be_asked(asked, dimensions=DIMENSIONS, terms=TERMS)
    assert [reason.code for reason in found] == codes


def test_a_dimension_is_read_from_the_column_of_what_was_declared():
    assert (DIMENSIONS["sex:all"].column, DIMENSIONS["pay"].column) == ("sex", "pay")


def test_who_asked_for_many_tables_within_a_day_asks_again_tomorrow():
    asked = Asked(*list(DIMENSIONS)[:2])
    for lately, codes in ((39, []), (40, ["FAR-25g"])):
        found = table_may_be_asked(asked, dimensions=DIMENSIONS, terms=TERMS, lately=lately)
        assert [why.code for why in found] == codes


def test_of_one_place_there_are_only_so_many_tables_until_the_next_snapshot():
    asked = Asked(*list(DIMENSIONS)[:2])
    for here, codes in ((29, []), (30, ["FAR-25h"])):
        found = table_may_be_asked(asked, dimensions=DIMENSIONS, terms=TERMS, here=here)
        assert [why.code for why in found] == codes
