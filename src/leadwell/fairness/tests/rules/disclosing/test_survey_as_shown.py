"""Of the staff survey shares are shown, and how many answered."""

from leadwell.fairness.rules.disclosing.survey_as_shown import survey_as_shown
from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.tests.rules.disclosing.figures import (
    SAID,
    SURVEYED,
    WORDS,
    codes,
    line,
    printed,
)


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


def test_how_many_said_yes_is_never_shown():
    shown = survey_as_shown(line(SURVEYED, (30, 40), None), indicator=SURVEYED, words=WORDS)
    assert (shown.first.title, shown.first.part, shown.first.whole) == ("BME", None, 40)
    assert shown.second is None
    assert shown.declared is None
