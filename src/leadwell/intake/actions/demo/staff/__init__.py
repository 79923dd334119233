"""The made-up people of the demo: their posts, and ten years of who held them."""

from leadwell.intake.actions.demo.staff.extracts import Extract, extracts

__all__ = ["Extract", "extracts"]
