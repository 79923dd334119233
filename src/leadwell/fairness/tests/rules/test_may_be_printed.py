"""What may be printed of a set: no count about few, and no figure that would tell it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.fairness.rules import may_be_printed as module
from leadwell.fairness.rules.disclosing.facts import Seen
from leadwell.fairness.rules.facts import ALL, Reading
from leadwell.fairness.rules.may_be_printed import may_be_printed
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    BANDS,
    BOARD,
    INDICATORS,
    SAID,
    SURVEYED,
    TRAINED,
    VOTING,
    WORDS,
    band,
    line,
)
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT, SURVEY_11


def printed(*lines, profile=HES_2018, **more):
    return may_be_printed(lines, indicators=INDICATORS, words=WORDS, profile=profile, **more)


def codes(shown) -> list[str]:
    return [why.code for why in shown.withheld]


def test_a_figure_of_many_is_printed_with_rounded_counts_and_its_own_value():
    (shown,) = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100))).shown
    assert (shown.first.part, shown.first.whole, shown.second.part) == (40, 205, 155)
    assert (shown.value, shown.low, shown.high, shown.p) == (1.25, 1.0, 1.5, 0.04)
    assert (shown.first.title, shown.unit, shown.reading) == ("BME", "ratio", Reading.ABOVE)
    assert shown.declared == pytest.approx(100 * (203 + 512) / 815)
    assert shown.withheld == ()


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param([(3, 203), (157, 512)], id="few-were-appointed"),
        pytest.param([(41, 203), (4, 512)], id="few-of-the-others"),
        pytest.param([(2, 6), (157, 512)], id="few-were-shortlisted"),
        pytest.param([(200, 203), (157, 512)], id="few-were-not-appointed"),
    ],
)
def test_a_figure_with_a_small_count_behind_it_is_withheld_whole(counts):
    (shown,) = printed(line(APPOINTING, *counts, (20, 100))).shown
    assert (shown.value, shown.low, shown.high, shown.p) == (None, None, None, None)
    assert (shown.test, shown.reading) == ("", Reading.WITHHELD)
    assert codes(shown)


def test_nought_is_shown_and_says_why_there_is_no_value():
    none = Reason("FAR-01", "Nobody was appointed.")
    told = line(
        APPOINTING, (0, 203), (157, 512), (20, 100), value=None, low=None, high=None, p=None,
        reading=Reading.NOT_CALCULABLE, why_not=(none,),
    )  # fmt: skip
    (shown,) = printed(told).shown
    assert shown.first.part == 0
    assert (shown.reading, shown.withheld) == (Reading.NOT_CALCULABLE, (none,))


def test_few_who_did_not_say_hide_the_declaration_rate_and_not_the_figure():
    (shown,) = printed(line(APPOINTING, (41, 203), (157, 512), (0, 3))).shown
    assert shown.declared is None
    assert shown.value == 1.25


def test_where_something_has_to_go_it_is_the_group_a_share_is_not_about():
    rows = [band("5", 300, 60, 3), band("6", 200, 50, 20), band(ALL, 500, 110, 23)]
    assert printed(*rows).shown[0].second.part == 300
    shown = printed(*rows, profile=SURVEY_11).shown
    assert [one.value for one in shown] == [1.25, 1.25, 1.25]
    assert shown[0].second.part is None
    assert shown[0].declared is None
    assert shown[0].row_title == "Band 5"


@pytest.mark.parametrize(
    ("voting", "told"),
    [
        pytest.param([(29, 300), (38, 900)], False, id="the-board-less-those-who-vote-are-few"),
        pytest.param([(15, 300), (20, 900)], True, id="as-many-do-not-vote"),
    ],
)
def test_a_board_and_those_who_vote_on_it_do_not_give_away_the_few_who_do_not(voting, told):
    board = line(BOARD, (30, 300), (40, 900))
    shown = printed(board, line(VOTING, *voting)).shown
    assert all(one.value is not None for one in shown) is told


def test_too_few_people_to_print_anything():
    shown = printed(line(TRAINED, (1, 3), (1, 2), (0, 1)), band(ALL, 2, 3, 1)).shown
    assert all(one.value is None and one.reading is Reading.WITHHELD for one in shown)
    assert shown[0].first.whole is None
    assert all(codes(one) for one in shown)


def test_a_table_that_cannot_be_protected_is_not_printed(monkeypatch):
    def refuse(*args, **more):
        raise RuleBroken([Reason("STA-04", "Too few.")])

    monkeypatch.setattr(module, "release", refuse)
    found = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100)))
    assert codes(found.shown[0]) == ["STA-04"]
    assert found.shown[0].first.whole is None
    assert {shown for shown, _ in found.basis.values()} == {None}
    assert 41 in {counted for _, counted in found.basis.values()}


def test_what_another_set_prints_already_is_known_and_others_are_hidden_in_its_stead():
    lines = [band("5", 200, 90), band("8b", 150, 20), band("9", 90, 3), band(ALL, 440, 113)]
    (name,) = [n for n in printed(*lines).basis if n.endswith("/bme/")]
    found = printed(*lines, others={name: (Seen.EXACT, 113)})
    assert found.basis[name] == (115, 113)
    assert [line.first.part is None for line in found.shown[1:3]] == [True, True]
    small = printed(
        band("9", 90, 3), others={"staff//0//ethnicity:wres/bme/pay_row=9": (Seen.EXACT, 3)}
    )
    assert small.shown[0].first.part is None


def test_exact_figures_pass_through():
    (shown,) = printed(line(APPOINTING, (3, 203), (1, 2), (1, 1)), profile=INTERNAL_EXACT).shown
    assert (shown.first.part, shown.second.whole, shown.value) == (3, 2, 1.25)


def test_survey_figures_and_words_need_no_book():
    asked = line(SURVEYED, (0, 40), (0, 300))
    few = line(SURVEYED, (0, 4), (0, 300))
    said = line(SAID, None, None, value=None, reading=Reading.NO_DIFFERENCE)
    found = printed(asked, few, said)
    assert [one.value for one in found.shown] == [1.25, None, None]
    assert [one.unit for one in found.shown] == ["percent", "percent", "words"]
    assert found.shown[0].first.whole == 40
    assert found.shown[1].first.whole is None
    assert codes(found.shown[1]) == ["FAR-23"]
    assert found.shown[2].reading is Reading.NO_DIFFERENCE
    assert found.basis == {}


def test_a_figure_that_counts_otherwise_than_its_twin_has_cells_of_its_own():
    one = line(TRAINED, (20, 203), (57, 512), (20, 100))
    found = printed(one, replace(one, first=replace(one.first, whole=230)))
    assert [shown.first.whole for shown in found.shown] == [205, 230]


def test_a_cell_that_another_organisation_needs_hidden_is_hidden():
    one = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    name = next(name for name in printed(one).basis if "/2/" in name and "bme" in name)
    (shown,) = printed(one, also=[name, "no cell of this one"]).shown
    assert (shown.first.whole, shown.value) == (None, None)


def test_a_count_that_hardly_moved_is_printed_as_before_and_so_is_its_figure():
    first = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100)))
    later = line(APPOINTING, (43, 205), (190, 580), (20, 100))
    worked_out = []

    def again(held):
        worked_out.append(held)
        return replace(held, value=2.0)

    (shown,) = printed(later, before=first.basis, again=again).shown
    assert (shown.first.part, shown.first.whole) == (40, 205)
    assert (shown.second.part, shown.second.whole, shown.value) == (190, 580, 2.0)
    (held,) = worked_out
    assert (held.first.part, held.first.whole) == (41, 203)
    assert (held.second.part, held.second.whole) == (190, 580)


def test_a_line_without_a_second_group_stands_as_before_too():
    alone = replace(line(APPOINTING, (41, 203), None, (20, 100)), second=None)
    before = printed(alone).basis
    later = replace(alone, first=replace(alone.first, part=42))
    (shown,) = printed(later, before=before, again=lambda held: held).shown
    assert shown.first.part == 40
    assert shown.second is None


def test_counts_that_stand_as_before_need_somebody_to_work_them_out():
    before = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100))).basis
    with pytest.raises(ValueError, match="as before"):
        printed(line(APPOINTING, (42, 203), (157, 512), (20, 100)), before=before)


def test_nothing_hidden_is_in_what_is_shown():
    found = printed(band("5", 300, 3, 40), band("6", 200, 50, 20), band(ALL, 500, 53, 60))
    assert found.shown[0].first.part is None
    assert found.shown[0].value is None
    assert BANDS.code == found.shown[0].indicator


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 30), st.integers(0, 12)),
        min_size=2,
        max_size=4,
    )
)
def test_a_printed_value_never_stands_beside_a_hidden_count_it_comes_from(rows):
    lines = [band(str(place), *counts) for place, counts in enumerate(rows)]
    lines.append(band(ALL, *map(sum, zip(*rows, strict=True))))
    for one, shown in zip(lines, printed(*lines).shown, strict=True):
        small = {n for n in (one.first.part, one.first.whole) if HES_2018.hides(n)}
        assert shown.value is None or not small
        assert (shown.value is None) == (None in (shown.first.part, shown.first.whole))


def test_where_not_everything_can_be_printed_the_whole_figures_are_and_the_rest_is_left_out():
    whole = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    part = replace(whole, split="band:5")
    released, asked = module._released, []

    def refusing(lines, **more):
        asked.append(len(lines))
        if any(one.line.split for one in lines):
            return {}, (Reason("STA-04", "Too few."),)
        return released(lines, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_released", refusing)
        first, second = printed(whole, part).shown
    assert (first.value, first.first.part) == (1.25, 40)
    assert (second.value, second.first.part, codes(second)) == (None, None, ["FAR-22"])
    assert asked == [1, 2, 1]


def test_where_even_that_is_too_much_each_figure_is_tried_by_itself():
    one, other = (line(about, (41, 203), (157, 512), (20, 100)) for about in (APPOINTING, TRAINED))
    released = module._released

    def refusing(lines, **more):
        if any(each.line.indicator == TRAINED.code for each in lines):
            return {}, (Reason("STA-04", "Too few."),)
        return released(lines, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_released", refusing)
        found = printed(one, other)
    assert [shown.value for shown in found.shown] == [1.25, None]
    assert any(value is None for value, _ in found.basis.values())


def test_what_is_taken_apart_is_left_out_where_it_would_hide_the_figure_for_everybody():
    whole = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    part = replace(whole, split="band:5")
    released = module._released

    def hiding(lines, **more):
        printed, why = released(lines, **more)
        if any(one.line.split for one in lines):
            guards = (Reason("STA-07", "It would give another away."),)
            printed = {name: replace(c, value=None, reasons=guards) for name, c in printed.items()}
        return printed, why

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_released", hiding)
        first, second = printed(whole, part).shown
    assert (first.value, first.first.part) == (1.25, 40)
    assert (second.value, codes(second)) == (None, ["FAR-22"])


def test_rows_are_left_out_where_they_would_hide_the_figure_for_everybody():
    lines = [band("5", 200, 90), band(ALL, 440, 113)]
    released = module._released

    def hiding(lines, **more):
        printed, why = released(lines, **more)
        if any(one.line.row == "5" for one in lines):
            guards = (Reason("STA-07", "It would give another away."),)
            printed = {name: replace(c, value=None, reasons=guards) for name, c in printed.items()}
        return printed, why

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_released", hiding)
        row, everybody = printed(*lines).shown
    assert everybody.first.part == 115
    assert codes(row) == ["FAR-22"]


def test_what_was_left_out_is_left_out_again():
    whole = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    part = replace(whole, split="band:5")
    first, second = printed(whole, part, without=[("appointing", "", "band:5")]).shown
    assert (first.first.part, second.first.part, codes(second)) == (40, None, ["FAR-22"])


def test_what_is_refused_after_lines_were_left_out_is_all_refused(monkeypatch):
    def refuse(*args, **more):
        raise RuleBroken([Reason("STA-04", "Too few.")])

    whole = line(APPOINTING, (41, 203), (157, 512), (20, 100))
    monkeypatch.setattr(module, "release", refuse)
    found = printed(whole, replace(whole, split="band:5"), without=[("appointing", "", "band:5")])
    assert [codes(one) for one in found.shown] == [["STA-04"], ["STA-04"]]
