"""What may be printed, and what two releases together say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.reasons import RuleBroken
from leadwell.stats.disclosure import (
    HES_2018,
    INTERNAL_EXACT,
    Balance,
    Book,
    Printed,
    Release,
    differenced,
    largest_is_about_one,
    pooled_betrays,
    protect,
    release,
    releasing,
    why_not_pooled,
)
from leadwell.stats.disclosure.attack import recover


def parts(*counts: int, certain=()) -> Book:
    keys = tuple("abcdefgh"[: len(counts)])
    book = {"all": sum(counts), **dict(zip(keys, counts, strict=True))}
    return Book(book, (Balance(("all",), keys),), frozenset({"all"}), frozenset(certain))


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]


def test_a_large_table_is_printed_whole():
    printed = release(parts(20, 33, 41), HES_2018)
    assert {key: printed.value(key) for key in "abc"} == {"a": 20, "b": 35, "c": 40}
    assert printed.reasons() == []
    assert printed.shows("a", "b")


def test_a_small_count_is_hidden_and_another_guards_it_and_both_say_why():
    printed = release(parts(12, 12, 12, 7), HES_2018)
    assert printed.value("d") is None
    assert codes(printed.cells["d"].reasons) == ["STA-06"]
    assert codes(printed.reasons()) == ["STA-06", "STA-07"]
    assert not printed.shows("all", "d")
    assert printed.value("all") == 45


def test_a_count_nobody_prints_is_guarded_where_it_is_small_and_may_be_found_where_it_is_not():
    """40 of 46 were appointed: the 6 who were not are nobody's business."""
    sums = (Balance(("all",), ("those", "others")), Balance(("both",), ("all", "else")))
    numbers = {"all": 46, "those": 40, "others": 6, "both": 136, "else": 90}
    said = frozenset({"all", "those", "both", "else"})
    found = release(Book(numbers, sums, certain=said, silent=frozenset({"others"})), HES_2018)
    assert "others" not in found.cells
    assert (found.value("those"), found.value("all")) == (None, 45)
    many = {**numbers, "those": 20, "others": 26}
    found = release(Book(many, sums, certain=said, silent=frozenset({"others"})), HES_2018)
    assert (found.value("those"), found.value("all")) == (20, 45)


def test_a_count_found_by_taking_away_one_nobody_minds_is_guarded():
    sums = (Balance(("all",), ("open", "shut")), Balance(("shut",), ("few", "many")))
    book = Book(
        {"all": 90, "open": 40, "shut": 50, "few": 3, "many": 47}, sums,
        certain=frozenset({"all", "open", "many"}), silent=frozenset({"shut"}),
    )  # fmt: skip
    assert release(book, HES_2018).value("few") is None
    assert not release(book, HES_2018).shows("all", "open", "many")


def test_of_two_that_would_do_the_spare_one_is_hidden():
    counts, sums = {"all": 60, "a": 3, "b": 20, "c": 37}, (Balance(("all",), ("a", "b", "c")),)
    spared = Book(counts, sums, certain=frozenset(counts), spare=frozenset({"c"}))
    assert release(spared, HES_2018).shows("all", "b")
    assert not release(spared, HES_2018).shows("c")


def test_no_reason_names_a_count():
    said = " ".join(str(reason) for reason in release(parts(12, 12, 12, 6), HES_2018).reasons())
    assert "1 to 7" in said
    assert "6" not in said


@pytest.mark.parametrize("counts", [(3,), (2, 3), (7, 0)])
def test_too_few_people_are_not_published_at_all(counts):
    with pytest.raises(RuleBroken, match="STA-04"):
        release(parts(*counts), HES_2018)


def test_where_only_the_grand_total_is_left_to_hide_the_table_is_refused():
    with pytest.raises(RuleBroken, match="STA-04"):
        protect(parts(7, 7, certain=["all"]), HES_2018)


def test_exact_counts_hide_nothing():
    printed = release(parts(1, 2, 3), INTERNAL_EXACT)
    assert [printed.value(key) for key in ("a", "b", "c", "all")] == [1, 2, 3, 6]
    assert largest_is_about_one(INTERNAL_EXACT) == []
    assert codes(largest_is_about_one(HES_2018)) == ["STA-08"]


def test_what_is_hidden_for_another_reason_stays_hidden():
    book = parts(20, 30, 40)
    assert release(book, HES_2018, also=book.mask({"a"})).value("a") is None


def test_a_count_that_moved_by_two_is_printed_as_before():
    before = release(parts(12, 40), HES_2018)
    after = release(parts(14, 40), HES_2018, before=before)
    assert (before.value("a"), after.value("a")) == (10, 10)
    assert after.cells["a"].basis == 12
    assert release(parts(15, 40), HES_2018, before=before).value("a") == 15


def test_a_small_count_is_hidden_even_if_it_was_printed_before():
    before = release(parts(8, 40, 41), HES_2018)
    assert release(parts(7, 40, 41), HES_2018, before=before).value("a") is None


def test_a_count_that_was_nought_is_not_printed_as_nought_again():
    before = release(parts(0, 40, 41), HES_2018)
    assert before.value("a") == 0
    assert release(parts(2, 40, 41), HES_2018, before=before).value("a") is None


def test_rounding_alone_would_give_a_newcomer_away_and_the_attack_sees_it():
    before = Release({"a": Printed(10, 12)}, HES_2018)
    assert differenced(before, Release({"a": Printed(15, 13)}, HES_2018)) == ["a"]
    assert differenced(before, Release({"a": Printed(15, 15)}, HES_2018)) == []
    assert differenced(before, Release({"b": Printed(15, 13)}, HES_2018)) == []


def test_nobody_who_was_left_out_and_is_printed_later_gives_nobody_away():
    after = Release({"a": Printed(0, 0)}, HES_2018)
    assert differenced(Release({"a": Printed(None, 0)}, HES_2018), after) == []
    assert differenced(Release({"a": Printed(None, 1)}, HES_2018), after) == ["a"]


def test_in_one_case_of_five_rounding_alone_gives_a_newcomer_away():
    numbers = range(8, 408)
    cells = [{n: Printed(_five(n + d), n + d) for n in numbers} for d in (0, 1)]
    found = differenced(*(Release(each, HES_2018) for each in cells))
    assert len(found) == len(numbers) / 5


def _five(count: int) -> int:
    return (count + 2) // 5 * 5


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=8))
def test_month_after_month_no_newcomer_shows(moves):
    counts = np.array([11, 9, 30, 52])
    before = release(parts(*counts), HES_2018)
    for move in moves:
        counts = np.maximum(counts + np.array(move) - 1, 0)
        after = release(parts(*counts), HES_2018, before=before)
        assert differenced(before, after) == []
        kept = [after.cells[key] for key in "abcd" if after.value(key) is not None]
        assert all(abs(cell.value - cell.basis) <= 2 for cell in kept)
        before = after


def test_nothing_leaves_the_house_if_an_attack_still_finds_something(monkeypatch):
    def blind(book, profile, **more):
        return releasing.primary(book, profile)

    monkeypatch.setattr(releasing, "protect", blind)
    with pytest.raises(ValueError, match="still finds"):
        release(parts(12, 12, 12, 7), HES_2018)


def test_nothing_leaves_the_house_if_two_releases_give_a_count_away(monkeypatch):
    monkeypatch.setattr(releasing, "_basis", lambda key, count, before: count)
    before = release(parts(12, 40), HES_2018)
    with pytest.raises(ValueError, match="Two releases"):
        release(parts(13, 40), HES_2018, before=before)


@pytest.mark.parametrize(
    ("places", "betrayed"),
    [
        pytest.param([20, 30], False, id="nothing-hidden"),
        pytest.param([20, 3], True, id="one-hidden"),
        pytest.param([20, 1, 1], True, id="two-that-add-up-to-two"),
        pytest.param([20, 7, 7], True, id="two-that-are-both-the-most"),
        pytest.param([20, 3, 4], False, id="two-with-something-to-guess"),
        pytest.param([0, 0], False, id="nobody"),
    ],
)
def test_when_a_total_gives_one_of_its_places_away(places, betrayed):
    found = pooled_betrays([[count] for count in places], HES_2018)
    assert found.tolist() == [betrayed]
    assert codes(why_not_pooled(found.tolist())) == (["STA-05"] if betrayed else [])


@pytest.mark.parametrize("few", [1, 2])
def test_that_nobody_is_left_of_a_few_is_told_a_release_later(few):
    before = release(parts(few, 40, 41, 50), HES_2018)
    after = release(parts(0, 40, 41, 50), HES_2018, before=before)
    assert (before.value("a"), after.value("a")) == (None, None)
    assert codes(after.cells["a"].reasons) == ["STA-07"]
    assert release(parts(0, 40, 41, 50), HES_2018, before=after).value("a") == 0


def parted(counts) -> Book:
    """Counts that are known exactly where they are printed, and what they come to."""
    cells = {f"c{n}": count for n, count in enumerate(counts)}
    whole = {**cells, "all": sum(counts)}
    return Book(whole, (Balance(("all",), tuple(cells)),), frozenset({"all"}), frozenset(whole))


def put_together(nights, book) -> set[str]:
    """The small counts that whoever kept every release finds by taking one from the other."""
    known = {key for one in nights for key, cell in one.cells.items() if cell.value is not None}
    found = recover(book, ~book.mask(known))
    return {
        key
        for key, is_found in zip(book.keys, found, strict=True)
        if is_found and HES_2018.hides(book.counts[key])
    }


def test_one_who_comes_does_not_open_what_a_guard_kept_shut():
    """Printed as it was, a neighbour makes the table look uncertain; yesterday's table still adds up."""
    first = parted([2, 37, 37, 9, 24, 25])
    then = parted([2, 36, 37, 9, 24, 25])
    before = release(first, HES_2018)
    after = release(then, HES_2018, before=before)
    assert (before.value("c3"), after.value("c3")) == (None, None)
    assert put_together([before, after], then) == set()


def test_a_guard_stays_the_guard_when_another_would_be_smaller():
    before = release(parted([3, 10, 11, 76]), HES_2018)
    later = parted([3, 12, 11, 76])
    after = release(later, HES_2018, before=before)
    assert (before.value("c1"), before.value("c2")) == (None, 10)
    assert (after.value("c1"), after.value("c2")) == (None, 10)
    assert release(later, HES_2018).value("c2") is None, (
        "by itself the smaller one would be the guard"
    )
