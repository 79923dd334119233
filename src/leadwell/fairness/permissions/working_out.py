"""Who may have the figures worked out."""

from __future__ import annotations

from leadwell.actor import Actor, Permission


def may_work_out(by: Actor) -> bool:
    """Only a job of our own: whoever works them out has every count in hand."""
    return by.may(Permission.COUNT_DECLARATIONS)
