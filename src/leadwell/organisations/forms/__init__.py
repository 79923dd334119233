"""What may be typed on the pages of organisations, their posts and their people."""

from leadwell.organisations.forms.finding import Search, asked

__all__ = ["Search", "asked"]
