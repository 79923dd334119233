"""What waits for somebody, counted for the page after signing in."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.intake.models import FileState
from leadwell.intake.permissions import NOTHING
from leadwell.intake.queries.staff import staff_files

FOR_A_PERSON = (FileState.HELD, FileState.UNMAPPED)


def files_that_wait(*, by: Actor) -> int:
    """How many staff files wait until the asker decides on them, or matches their columns."""
    roots = by.roots(Permission.LOAD_STAFF)
    mine = reduce(or_, (Q(organisation__path__startswith=root) for root in roots), NOTHING)
    return staff_files(by=by).filter(mine, state__in=FOR_A_PERSON).count()
