"""The made-up people of the demo: their posts, and ten years of who held them."""

from leadwell.intake.actions.demo.staff.extracts import KNOWN, TRUST_SIZES, Extract, extracts
from leadwell.intake.actions.demo.staff.sending import send_staff_files

__all__ = ["KNOWN", "TRUST_SIZES", "Extract", "extracts", "send_staff_files"]
