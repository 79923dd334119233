"""Sets of one place are read together, so they are guarded together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.fairness.rules.disclosing.every_sum import every_sum
from leadwell.fairness.rules.disclosing.facts import (
    Cell,
    Seen,
    cells_told,
    named,
    named_within,
    named_without,
    told_together,
    whom,
)
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.rules.disclosing.with_others import with_others
from leadwell.fairness.rules.facts import ALL, Indicator, Kind, Line, Selection
from leadwell.fairness.tests.rules.disclosing.figures import BANDS, BARE, TIERS, WORDS, line
from leadwell.fairness.tests.rules.disclosing.reading_together import found_together
from leadwell.stats.disclosure import HES_2018

STAFF = Selection("staff")
LEFT = Selection("step", funnel="leavers", reached=2)
BY_ETHNICITY = BANDS
BY_DISABILITY = replace(
    BANDS, code="disabled-bands", characteristic="disability", grouping="as-asked",
    first="yes", second="no",
)  # fmt: skip
LEAVING = replace(
    BARE, code="leaving", kind=Kind.LIKELIHOOD, part=LEFT, whole=STAFF,
    characteristic="disability", grouping="as-asked", first="no", second="yes",
    split_by=("pay_row",),
)  # fmt: skip
FIGURES = {one.code: one for one in (BY_ETHNICITY, BY_DISABILITY, LEAVING, TIERS)}


def share(about: Indicator, row: str, first: int, second: int, unknown: int) -> Line:
    whole = first + second + unknown
    return line(about, (first, whole), (second, whole), (unknown, whole), row=row)


def one_after_another(*sets: list[Line], together: bool = True):
    """What each set prints, guarded beside those before it, or each by itself."""
    told, shown = {}, []
    for lines in sets:
        found = may_be_printed(
            lines, indicators=FIGURES, words=WORDS, profile=HES_2018,
            others=told if together else {},
        )  # fmt: skip
        told = told_together(told, cells_told(found.basis, found.otherwise))
        shown.append((lines, found.shown))
    return shown


def consultants() -> tuple[list[Line], ...]:
    """Of 64 consultants five have not said whether they are disabled. One set counts them by ethnicity, which
    says how many they are; another those who are disabled and those who are not."""
    first = [share(BY_ETHNICITY, "5", 60, 40, 60), share(BY_ETHNICITY, "consultant", 9, 35, 20),
             share(BY_ETHNICITY, ALL, 69, 75, 80)]  # fmt: skip
    second = [line(LEAVING, (8, 59), (0, 0), (0, 5), split="pay_row:consultant")]
    return first, second


def doctors() -> tuple[list[Line], ...]:
    """Six other doctors, all of them white: one set hides them, and those of band 5 beside them; another
    counts band 5 by disability."""
    first = [share(BY_ETHNICITY, "5", 60, 90, 12), share(BY_ETHNICITY, "other-medical", 0, 6, 0),
             share(BY_ETHNICITY, ALL, 60, 96, 12)]  # fmt: skip
    return first, [share(BY_DISABILITY, "5", 20, 130, 12)]


def lower_tier() -> tuple[list[Line], ...]:
    """Of 57 in the lower tier five are in band 4. One set counts tiers, another bands."""
    bands = {"3": (10, 20), "4": (5, 40), "5": (42, 60)}
    second = [share(BY_ETHNICITY, row, *groups, 0) for row, groups in bands.items()]
    return [line(TIERS, (12, 57), (30, 120))], second


@pytest.mark.parametrize("planted", [consultants, doctors, lower_tier])
def test_what_one_set_hides_does_not_follow_from_what_another_counts(planted):
    assert found_together(one_after_another(*planted(), together=False), FIGURES) != []
    assert found_together(one_after_another(*planted()), FIGURES) == []


SHARES = st.tuples(*[st.integers(0, 30)] * 4)


@settings(max_examples=60, deadline=None)
@given(st.lists(SHARES, min_size=1, max_size=3), st.lists(st.booleans(), min_size=3, max_size=3))
def test_all_sets_of_a_place_together_give_no_small_count_away(bands, leave):
    """The same people by ethnicity, by disability, and by whether they left."""
    rows = [str(place) for place in range(len(bands))]
    first, second, third = [], [], []
    everybody = tuple(map(sum, zip(*bands, strict=True)))
    for row, (a, b, c, d) in zip([*rows, ALL], [*bands, everybody], strict=True):
        first.append(share(BY_ETHNICITY, row, a, b, c + d))
        second.append(share(BY_DISABILITY, row, b, c, a + d))
        split = "" if row == ALL else f"pay_row:{row}"
        third.append(line(LEAVING, (c // 2, c), (b // 3, b), (0, a + d), split=split))
    sets = [one for one, there in zip((first, second, third), leave, strict=True) if there]
    assert found_together(one_after_another(*sets), FIGURES) == []


def test_the_same_again_hides_the_same():
    first, second = doctors()
    told = {}
    for lines in (first, second):
        asked = {"indicators": FIGURES, "words": WORDS, "profile": HES_2018, "others": told}
        once = may_be_printed(lines, **asked)
        twice = may_be_printed(lines, before=once.basis, **asked)
        assert twice.shown == once.shown
        told = told_together(told, cells_told(once.basis, once.otherwise))


def cell(group: str = "", grouping: str = "", **where: str) -> Cell:
    asked = frozenset((column, (value,)) for column, value in where.items())
    return Cell("staff", "", 0, False, grouping, group, asked)


def test_a_cell_is_known_by_its_name():
    for one in (cell(), cell("bme", "ethnicity:wres", pay_row="5", bank="false")):
        assert named(one.name) == one
        assert named(one.name).where == one.where
    assert named("pay-gap-sex/full:first") is None


def test_of_an_area_some_sets_are_about_some_places_only():
    only = whom(("trust", "board"), area=True)
    assert whom(("trust",), area=False) == whom((), area=True) == frozenset()
    inside = named_within(cell(pay_row="5").name, only)
    assert inside == "staff//0////kind=board|trust&pay_row=5"
    assert named_without(inside, only) == cell(pay_row="5").name
    assert named_within("pay/one", only) == named_without("pay/one", only) == "pay/one"
    basis = {cell().name: (40, 41)}
    assert cells_told(basis, {}, only) == {named_within(cell().name, only): (Seen.EXACT, 41)}


def test_what_is_printed_is_known_and_a_set_that_says_nothing_says_of_nobody_that_they_are_there():
    basis = {"a": (None, 3), "b": (40, 41), "c": (15, 15)}
    told = cells_told(basis, {"c": (Seen.ROUNDED, 16)})
    assert told == {"a": (Seen.HIDDEN, 3), "b": (Seen.EXACT, 41), "c": (Seen.ROUNDED, 16)}
    silent = cells_told({"a": (None, 3), "b": (None, 41)}, {})
    assert set(silent.values()) == {(Seen.NOTHING, 3), (Seen.NOTHING, 41)}
    assert told_together(silent, told)["b"] == (Seen.EXACT, 41)


def test_everybody_is_a_count_though_no_line_says_so():
    by = {"first": ("a:x", 30), "second": ("a:x", 12), "unknown": ("a:x", 9), "male": ("b:x", 40)}
    counts = {cell(group, grouping): number for group, (grouping, number) in by.items()}
    others = {
        cell("first", "a:x", pay_row="5").name: (Seen.HIDDEN, 8),
        cell("second", "a:x", pay_row="5").name: (Seen.ROUNDED, 11),
        "pay/one": (Seen.EXACT, 9),
    }
    found = with_others(counts, others=others, parted=[], profile=HES_2018)
    assert found.counts[cell().name] == 51
    assert found.rounded == {cell("second", "a:x", pay_row="5").name}
    assert cell("first", "a:x", pay_row="5").name not in found.silent
    balances, left_over = every_sum({cell(): 51, cell("male", "b:x"): 40}, parted=[])
    assert (len(balances), list(left_over.values())) == (1, [11])
