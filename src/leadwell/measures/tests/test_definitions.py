from __future__ import annotations

import pytest

from leadwell.measures.queries import by_question, definitions, measure
from leadwell.measures.queries.definitions import FIRST, FOLDER, read_definition
from leadwell.measures.rules.facts import Frequency, Unit
from leadwell.reasons import RuleBroken


def test_every_file_is_a_whole_definition_named_after_its_measure():
    for path in FOLDER.glob("*.yaml"):
        assert read_definition(path).slug == path.stem
    assert len(definitions()) == len(list(FOLDER.glob("*.yaml")))


def test_those_of_the_picture_come_first():
    assert tuple(definitions())[: len(FIRST)] == FIRST


def test_every_part_belongs_to_a_theme_that_is_defined():
    parts = [one for one in definitions().values() if one.part_of]
    assert parts
    assert all(one.part_of in definitions() for one in parts)


def test_every_survey_share_says_which_answers_make_it():
    shares = [one for one in by_question().values() if one.unit is Unit.PERCENT]
    assert shares
    assert all(one.answers and one.interval == "wilson" for one in shares)


def test_what_counts_few_people_is_never_shown_as_published():
    counted = [one for one in definitions().values() if one.source == "turnover"]
    assert counted
    assert {one.disclosure for one in counted} == {"hes-2018"}


def test_monthly_measures_are_the_only_ones_for_control_charts():
    monthly = {s for s, one in definitions().items() if one.frequency is Frequency.MONTHLY}
    assert {"sickness-absence", "managers-turnover"} <= monthly
    assert "morale" not in monthly


def test_no_measure_is_made_up_on_the_way():
    assert measure("bananas") is None


def test_a_bad_definition_is_refused_with_every_reason(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("slug: bad\nunit: bananas\n")
    with pytest.raises(RuleBroken) as broken:
        read_definition(path)
    assert {"MEA-12a", "MEA-12c"} <= {reason.code for reason in broken.value.reasons}
