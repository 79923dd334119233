"""Every read about training."""

from leadwell.training.queries.achieved import achieved, held_by
from leadwell.training.queries.records import training, training_of

__all__ = ["achieved", "held_by", "training", "training_of"]
