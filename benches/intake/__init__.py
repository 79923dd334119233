"""How long a national staff file takes, beside what the database alone would need for the same rows."""

from benches.intake.timing import run

__all__ = ["run"]
