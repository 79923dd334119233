"""What a bundle of social-care files brings beside its workers. The reading of staff files calls this."""

from leadwell.intake.actions.beside.keeping import keep_beside
from leadwell.intake.actions.beside.laying import (
    counted,
    lay_out_care,
    remarks_beside,
    untouched,
)
from leadwell.intake.queries.care import CARE

__all__ = ["CARE", "counted", "keep_beside", "lay_out_care", "remarks_beside", "untouched"]
