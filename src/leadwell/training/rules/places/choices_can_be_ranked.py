"""TRN-33: Choices are cohorts of the round, each once, at least one and no more than the round allows.

Source: house rule, from deferred acceptance: rank what you would take, in the order you would like it.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import RoundState


def choices_can_be_ranked(choices: Sequence[str], *, round_: RoundState) -> list[Reason]:
    """Say what is wrong with a ranking, the dearest first."""
    reasons = []
    if not choices:
        reasons.append(Reason("TRN-33a", "Choose at least one cohort."))
    if len(set(choices)) < len(choices):
        reasons.append(Reason("TRN-33b", "Choose each cohort once."))
    if len(choices) > round_.most_choices:
        reasons.append(Reason("TRN-33c", "Choose {n} cohorts at most.", {"n": round_.most_choices}))
    if set(choices) - round_.runs:
        reasons.append(Reason("TRN-33d", "Choose from the cohorts of this round."))
    return reasons
