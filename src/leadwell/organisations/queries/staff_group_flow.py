"""Who came to and went from groups of staff at a place, to hold against numbers published by job title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from leadwell.actor import Actor
from leadwell.organisations.models import Organisation
from leadwell.organisations.permissions import may_see_managers
from leadwell.organisations.queries.manager_statements import FLOW_OF_GROUPS
from leadwell.reasons import NotPermitted


@dataclass(frozen=True, slots=True)
class Flow:
    """People of some staff groups at the close of a first day, who came and went by the close of a last."""

    start: int
    joined: int
    left: int

    @property
    def end(self) -> int:
        """Those there at the close of the last day."""
        return self.start + self.joined - self.left


def staff_group_flow(
    organisation: Organisation, groups: Sequence[str], *, by: Actor, since: date, on: date
) -> Flow:
    """The flow of these staff groups at a place and beneath it. One query.

    Whoever moves from one of these posts to another of the same employer neither came nor went.
    Raises `NotPermitted`.
    """
    if not may_see_managers(by, organisation):
        raise NotPermitted("Exact numbers of managers are for those who answer for this place.")
    asked: dict[str, Any] = {
        "path": f"{organisation.path}%",
        "groups": list(groups),
        "since": since,
        "day": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(FLOW_OF_GROUPS, asked)
        return Flow(*cursor.fetchone())
