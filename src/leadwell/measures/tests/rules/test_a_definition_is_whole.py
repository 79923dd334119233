from __future__ import annotations

from datetime import date

import pytest

from leadwell.measures.rules.a_definition_is_whole import a_definition_is_whole

WHOLE = {
    "slug": "a-measure", "title": "A measure", "question": "How much?", "unit": "percent",
    "good": "lower", "source": "staff-survey", "frequency": "annual", "disclosure": "as-published",
    "method_note": "Made up.",
    "worked_out": {"numerator": "some", "denominator": "all", "how": "divided"},
}  # fmt: skip
FULL = {
    **WHOLE, "bounds": [0, 100], "interval": "wilson", "from": date(2021, 1, 1), "until": None,
    "answers": {"sum_of": ["Yes"]}, "question_id": "Q1", "part_of": "other", "total": "All",
    "to_be_verified": ["a note"],
}  # fmt: skip


@pytest.mark.parametrize("data", [WHOLE, FULL], ids=["the-least", "everything"])
def test_a_whole_definition_is_taken(data):
    assert a_definition_is_whole(data) == []


@pytest.mark.parametrize(
    ("changes", "code", "name"),
    [
        ({"title": ""}, "MEA-12a", "title"),
        ({"method_note": None}, "MEA-12a", "method_note"),
        ({"colour": "red"}, "MEA-12b", "colour"),
        ({"unit": "bananas"}, "MEA-12c", "unit"),
        ({"interval": "guess"}, "MEA-12c", "interval"),
        ({"slug": "A Measure"}, "MEA-12d", "slug"),
        ({"worked_out": {"how": "divided"}}, "MEA-12d", "worked_out"),
        ({"bounds": [100, 0]}, "MEA-12d", "bounds"),
        ({"bounds": 100}, "MEA-12d", "bounds"),
        ({"answers": {"sum_of": []}}, "MEA-12d", "answers"),
        ({"answers": ["Yes"]}, "MEA-12d", "answers"),
        ({"answers": {"some_of": ["Yes"]}}, "MEA-12d", "answers"),
        ({"from": "2021"}, "MEA-12d", "from"),
        ({"until": 2021}, "MEA-12d", "until"),
    ],
)
def test_what_is_wrong_is_named(changes, code, name):
    (reason,) = a_definition_is_whole({**WHOLE, **changes})
    assert (reason.code, reason.facts["name"]) == (code, name)
