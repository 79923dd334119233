"""Every write that begins with a file."""

from leadwell.intake.actions.loading import load_file

__all__ = ["load_file"]
