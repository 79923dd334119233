"""Extracts about something other than posts, read like staff files: applications, completed training,
pay, and whatever else has a module in `deciding.EXTRACTS`."""

from leadwell.intake.actions.staff.extracts.deciding import EXTRACTS, decide
from leadwell.intake.actions.staff.extracts.rows import judge

KINDS = tuple(EXTRACTS)

__all__ = ["KINDS", "decide", "judge"]
