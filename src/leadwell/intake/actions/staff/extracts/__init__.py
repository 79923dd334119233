"""Recruitment and training extracts: read like staff files, kept as applications and completed training."""

from leadwell.intake.actions.staff.extracts.deciding import EXTRACTS, decide
from leadwell.intake.actions.staff.extracts.rows import judge

KINDS = tuple(EXTRACTS)

__all__ = ["KINDS", "decide", "judge"]
