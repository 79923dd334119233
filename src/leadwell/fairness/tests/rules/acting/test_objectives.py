"""Objectives of board members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leadwell.fairness.rules.acting.an_objective_can_be_judged import an_objective_can_be_judged
from leadwell.fairness.rules.acting.an_objective_can_be_set import an_objective_can_be_set
from leadwell.fairness.rules.acting.evidence_can_be_given import evidence_can_be_given
from leadwell.fairness.rules.acting.facts import ObjectiveSaid
from leadwell.fairness.rules.acting.what_would_sharpen_an_objective import (
    what_would_sharpen_an_objective,
)

TODAY = date(2026, 11, 22)
GOOD = ObjectiveSaid("Sponsor 3 nurses into band 7 posts.", "wres-1", date(2027, 6, 1))


@pytest.mark.parametrize(
    ("changes", "on_board", "codes"),
    [
        pytest.param({}, True, [], id="for-a-member-of-the-board"),
        pytest.param({"indicator": ""}, True, [], id="without-a-figure"),
        pytest.param({}, False, ["FAR-70a"], id="for-somebody-else"),
        pytest.param({"says": "Be inclusive."}, True, ["FAR-70b"], id="too-few-words"),
        pytest.param({"indicator": "wres-99"}, True, ["FAR-70c"], id="of-no-figure"),
        pytest.param({"by_on": TODAY}, True, ["FAR-70d"], id="for-today"),
        pytest.param({"by_on": date(2036, 1, 1)}, True, ["FAR-70d"], id="for-some-day"),
    ],
)
def test_which_objectives_are_set(changes, on_board, codes):
    objective = replace(GOOD, **changes)
    found = an_objective_can_be_set(objective, on_board=on_board, known={"wres-1"}, today=TODAY)
    assert [reason.code for reason in found] == codes


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({}, [], id="sharp"),
        pytest.param({"says": "Sponsor nurses into higher posts."}, ["FAR-71a"], id="how-many"),
        pytest.param({"indicator": ""}, ["FAR-71b"], id="shows-nowhere"),
        pytest.param({"says": "Sponsor 3. " * 40}, ["FAR-71c"], id="several-things"),
        pytest.param({"by_on": TODAY + timedelta(days=367)}, ["FAR-71d"], id="far-away"),
    ],
)
def test_what_would_make_an_objective_sharper(changes, codes):
    found = what_would_sharpen_an_objective(replace(GOOD, **changes), today=TODAY)
    assert [reason.code for reason in found] == codes


@pytest.mark.parametrize(
    ("words", "met", "codes"),
    [
        ("Three nurses were appointed in May.", None, []),
        ("Done.", None, ["FAR-72b"]),
        ("Three nurses were appointed in May.", True, ["FAR-72a"]),
        ("Three nurses were appointed in May.", False, ["FAR-72a"]),
    ],
)
def test_when_evidence_is_taken(words, met, codes):
    assert [reason.code for reason in evidence_can_be_given(words, met=met)] == codes


@pytest.mark.parametrize(
    ("evidence", "own", "codes"),
    [
        ("Three nurses.", False, []),
        ("Three nurses.", True, ["FAR-73a"]),
        (" ", False, ["FAR-73b"]),
    ],
)
def test_who_says_whether_it_was_met_and_of_what(evidence, own, codes):
    found = an_objective_can_be_judged(evidence=evidence, own=own)
    assert [reason.code for reason in found] == codes
