"""The four rules about prior learning, each from the first word to the last."""

from dataclasses import replace

import pytest

from leadwell.training.rules.learning.appeal_about_learning import appeal_about_learning
from leadwell.training.rules.learning.claim_can_be_appealed import claim_can_be_appealed
from leadwell.training.rules.learning.claim_can_be_decided import claim_can_be_decided
from leadwell.training.rules.learning.claim_can_be_made import claim_can_be_made
from leadwell.training.rules.learning.facts import Claim

MADE = Claim(2, "I did it elsewhere")
REFUSED = replace(MADE, decided=True)
APPEALED = replace(REFUSED, appealed=True)


def codes(reasons):
    return [one.code for one in reasons]


@pytest.mark.parametrize(
    ("claim", "said"),
    [(MADE, []), (Claim(0, "x"), ["TRN-48a"]), (Claim(21, "x"), ["TRN-48b"]),
     (Claim(1, " "), ["TRN-48c"]), (Claim(0, ""), ["TRN-48a", "TRN-48c"])],
)  # fmt: skip
def test_a_claim_names_what_and_how(claim, said):
    assert codes(claim_can_be_made(claim)) == said


@pytest.mark.parametrize(
    ("claim", "panel", "because", "said"),
    [(MADE, {1, 2}, "Yes", []), (REFUSED, {1, 2}, "Yes", ["TRN-49a"]),
     (MADE, {1, 9}, "Yes", ["TRN-49b"]), (MADE, {1}, "Yes", ["TRN-49c"]),
     (replace(MADE, evidence_waiting=1), {1, 2}, "Yes", ["TRN-49d"]),
     (MADE, {1, 2}, " ", ["TRN-49e"])],
)  # fmt: skip
def test_a_panel_of_two_decides_once_with_a_reason(claim, panel, because, said):
    assert codes(claim_can_be_decided(claim, panel=panel, own={9}, because=because)) == said


@pytest.mark.parametrize(
    ("claim", "says", "said"),
    [(REFUSED, "x", []), (MADE, "x", ["TRN-50a"]), (APPEALED, "x", ["TRN-50b"]),
     (replace(REFUSED, granted=True), "x", ["TRN-50a"]), (REFUSED, " ", ["TRN-50c"])],
)  # fmt: skip
def test_a_refusal_is_appealed_once(claim, says, said):
    assert codes(claim_can_be_appealed(claim, says=says)) == said


@pytest.mark.parametrize(
    ("claim", "hears", "because", "said"),
    [(APPEALED, {3}, "Yes", []), (REFUSED, {3}, "Yes", ["TRN-51a"]),
     (replace(APPEALED, heard=True), {3}, "Yes", ["TRN-51b"]), (APPEALED, {1}, "Yes", ["TRN-51c"]),
     (APPEALED, {9}, "Yes", ["TRN-51c"]), (APPEALED, {3}, " ", ["TRN-51d"])],
)  # fmt: skip
def test_an_appeal_is_heard_once_by_somebody_else(claim, hears, because, said):
    found = appeal_about_learning(claim, hears=hears, panel={1, 2}, own={9}, because=because)
    assert codes(found) == said
