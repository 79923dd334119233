"""Making the numbers of managers that anyone may see, a month at a time."""

from __future__ import annotations

import hashlib
import json
import logging
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor, Permission, system_actor
from leadwell.history import actions as history
from leadwell.measures import permissions
from leadwell.measures.models import ManagerRelease
from leadwell.measures.queries import manager_releases as releases
from leadwell.measures.queries.manager_numbers import for_everybody
from leadwell.measures.queries.picture import called
from leadwell.measures.rules.a_release_may_be_made import a_release_may_be_made
from leadwell.organisations.models import Organisation
from leadwell.organisations.queries.manager_counts import manager_counts
from leadwell.organisations.queries.who_told import who_told
from leadwell.reasons import NotPermitted
from leadwell.stats.disclosure import HES_2018, Release, StillFound

LOG = logging.getLogger(__name__)
COUNTER = system_actor("numbers of managers for everybody", Permission.SEE_MANAGERS)


def release_all_managers(*, by: Actor, now: datetime) -> int:
    """This month's numbers of every place with posts, the areas first. Gives how many have them.

    Each place is kept as soon as it is made: begun again, this goes on where it stopped.
    Raises `NotPermitted`.
    """
    if not permissions.may_release_everywhere(by):
        raise NotPermitted("The numbers of every place are made by the monthly job.")
    made = (release_managers(by=by, code=code, now=now) for code in releases.places_to_release())
    return sum(one is not None for one in made)


@transaction.atomic
def release_managers(*, by: Actor, code: str, now: datetime) -> ManagerRelease | None:
    """This month's numbers of a place for everybody. Asking twice makes them once.

    None where there is no such place, nothing to count, or an area whose numbers the monthly job
    has not made yet: counting a country is not done while somebody waits. A place where an attack
    would still find somebody keeps its last numbers.
    """
    today = localdate(now)
    organisation = called(code, by=by)
    if organisation is None:
        return None
    latest = releases.latest_release(organisation, by=by, on=today)
    as_at = today.replace(day=1)
    if a_release_may_be_made(as_at, latest=latest.as_at if latest else None, today=today):
        return latest
    if not permissions.may_have_released(by, organisation) or not releases.has_posts(organisation):
        return latest
    try:
        return _made(organisation, as_at, latest, now=now)
    except StillFound:
        LOG.exception("The numbers of managers of %s were not made.", code)
        return latest


def _made(
    organisation: Organisation, as_at: date, latest: ManagerRelease | None, *, now: datetime
) -> ManagerRelease:
    counts = manager_counts(organisation, by=COUNTER, on=as_at)
    numbers, printed = for_everybody(
        counts,
        HES_2018,
        paths=releases.employer_paths(counts),
        before=releases.printed_before(latest),
    )
    table = releases.as_table(numbers, who_told(organisation, on=as_at))
    made, fresh = ManagerRelease.objects.get_or_create(
        organisation=organisation,
        as_at=as_at,
        defaults={
            "profile": HES_2018.name,
            "table": table,
            "basis": _basis(printed),
            "digest": hashlib.sha256(json.dumps(table, sort_keys=True).encode()).hexdigest(),
            "released_at": now,
        },
    )
    if fresh:
        details = {"as_at": as_at.isoformat(), "digest": made.digest}
        history.record("managers.released", about=made, by=COUNTER, now=now, details=details)
    return made


def _basis(printed: Release | None) -> dict[str, tuple[int | None, int]]:
    """The counts behind what was printed; nothing where nothing was."""
    cells = printed.cells.items() if printed else ()
    return {str(key): (cell.value, cell.basis) for key, cell in cells}
