"""Who may take snapshots of the star, and who may have one kept."""

from __future__ import annotations

from leadwell.actor import Actor, Permission


def may_take(by: Actor) -> bool:
    """Only a job of our own: no role that a person holds counts what people declared."""
    return by.may_somewhere(Permission.COUNT_DECLARATIONS)


def may_freeze(by: Actor) -> bool:
    """Whoever publishes what was worked out from it, or the job itself."""
    return by.may_somewhere(Permission.PUBLISH_RETURNS) or may_take(by)
