"""Recruitment and training extracts: read like staff files, kept as applications and completed training."""

from leadwell.gateways.workforce_profile import APPLICATIONS, COMPLETIONS
from leadwell.intake.actions.staff.extracts.deciding import decide
from leadwell.intake.actions.staff.extracts.rows import judge

KINDS = (APPLICATIONS, COMPLETIONS)

__all__ = ["KINDS", "decide", "judge"]
