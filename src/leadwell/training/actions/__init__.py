"""Every write about training."""

from leadwell.training.actions.achieving import note_achievements, withdraw_achievement
from leadwell.training.actions.records import note_training

__all__ = ["note_achievements", "note_training", "withdraw_achievement"]
