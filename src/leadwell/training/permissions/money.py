"""Who sees counts of training: who was reached, who was placed, what it cost."""

from __future__ import annotations

from leadwell.actor import Actor, Permission


def may_see_counts(by: Actor) -> bool:
    """Whether they see exact numbers anywhere."""
    return by.may_somewhere(Permission.SEE_TRAINING_COUNTS)
