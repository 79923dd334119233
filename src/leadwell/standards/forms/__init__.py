"""What is typed about the standards."""

from leadwell.standards.forms.reading import Compare, asked_to_compare

__all__ = ["Compare", "asked_to_compare"]
