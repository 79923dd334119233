"""What training does by itself, each in a file of its own."""

from leadwell.training.tasks import induction

__all__ = ["induction"]
