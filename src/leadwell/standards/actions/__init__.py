"""Every write of the standards."""

from leadwell.standards.actions.shipping import adopt_shipped

__all__ = ["adopt_shipped"]
