"""Who is asking, as an `Actor`."""

from __future__ import annotations

from datetime import date
from typing import Any

from leadwell.actor import ANYONE, Actor


def actor_for(account: Any, *, today: date) -> Actor:
    """The actor behind an account, with the grants in force today. Nobody signed in: `ANYONE`."""
    if not account.is_authenticated or account.person_id is None:
        return ANYONE
    return Actor(name=str(account.person), person_id=account.person_id)
