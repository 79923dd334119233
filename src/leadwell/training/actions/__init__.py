"""Every write about training."""

from leadwell.training.actions.achieving import note_achievements, withdraw_achievement
from leadwell.training.actions.induction_adopting import adopt_induction
from leadwell.training.actions.induction_enrolling import enrol_joiners
from leadwell.training.actions.records import note_training

__all__ = [
    "adopt_induction",
    "enrol_joiners",
    "note_achievements",
    "note_training",
    "withdraw_achievement",
]
