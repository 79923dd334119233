"""When an extract looks wrong, and when a file is none about people."""

from __future__ import annotations

import pytest

from leadwell.intake.rules.a_column_tells_rows_apart import a_column_tells_rows_apart
from leadwell.intake.rules.extract_may_be_applied import extract_may_be_applied
from leadwell.intake.rules.facts import ExtractFacts, HoldLimits


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("rows", "odd_days", "upside_down", "found"),
    [
        pytest.param(100, 0, 0, [], id="all-well"),
        pytest.param(100, 0, 1, ["INT-38a"], id="one-advert-appointed-more-than-it-shortlisted"),
        pytest.param(100, 5, 0, [], id="one-row-in-twenty-may-be-odd"),
        pytest.param(100, 6, 0, ["INT-38b"], id="more-may-not"),
        pytest.param(4, 3, 0, [], id="three-say-nothing"),
        pytest.param(4, 4, 1, ["INT-38a", "INT-38b"], id="four-do"),
    ],
)
def test_when_an_extract_waits_for_a_person(rows, odd_days, upside_down, found):
    facts = ExtractFacts(rows=rows, odd_days=odd_days, upside_down=upside_down)
    assert codes(extract_may_be_applied(facts, limits=HoldLimits())) == found


def test_a_stage_with_more_people_than_the_one_before_it_waits_for_a_person():
    facts = ExtractFacts(rows=9, odd_days=0, upside_down=0, stages_turned=1)
    assert codes(extract_may_be_applied(facts, limits=HoldLimits())) == ["INT-38c"]


def test_one_person_in_two_groups_waits_for_a_person():
    facts = ExtractFacts(rows=9, odd_days=0, upside_down=0, torn_groups=2)
    (reason,) = extract_may_be_applied(facts, limits=HoldLimits())
    assert reason.code == "INT-38d"
    assert "the groups would not add up" in str(reason)


@pytest.mark.parametrize(
    ("rows", "most_different", "found"),
    [
        pytest.param(9, 1, [], id="few-rows-say-nothing"),
        pytest.param(10, 8, [], id="some-people-have-two-posts"),
        pytest.param(10, 7, ["INT-39"], id="groups"),
    ],
)
def test_when_a_file_is_none_about_people(rows, most_different, found):
    assert codes(a_column_tells_rows_apart(rows, most_different=most_different)) == found
