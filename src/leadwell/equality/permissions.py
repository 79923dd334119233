"""Who may write here for somebody else. Reading for somebody else is nobody's."""

from __future__ import annotations

from leadwell.actor import Actor, Permission


def may_note(by: Actor) -> bool:
    """Whoever may bring a staff file somewhere; where, the caller has judged row by row."""
    return by.may_somewhere(Permission.LOAD_STAFF)
