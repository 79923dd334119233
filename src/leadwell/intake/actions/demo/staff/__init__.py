"""The made-up people of the demo: their posts, and ten years of who held them."""

from leadwell.intake.actions.demo.staff.extracts import (
    KNOWN,
    TRUST_SIZES,
    Extract,
    Row,
    extracts,
    told_by,
)
from leadwell.intake.actions.demo.staff.sending import (
    send_staff_files,
    send_two_with_something_wrong,
)

__all__ = [
    "KNOWN",
    "TRUST_SIZES",
    "Extract",
    "Row",
    "extracts",
    "send_staff_files",
    "send_two_with_something_wrong",
    "told_by",
]
