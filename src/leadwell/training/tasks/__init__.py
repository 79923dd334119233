"""What training does by itself, each in a file of its own."""

from leadwell.training.tasks import credentials, drawing, induction, learning, reminders

__all__ = ["credentials", "drawing", "induction", "learning", "reminders"]
