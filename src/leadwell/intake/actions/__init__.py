"""Every write that begins with a file."""

from leadwell.intake.actions.loading import load_file, refresh_statistics

__all__ = ["load_file", "refresh_statistics"]
