"""What the gate asks of training: what people hold, and which accredited courses lead to what is missing.

The gate has asked whether somebody may be looked at before it comes here, or it is a job of our own that
sees everybody; and it asks about a trust at once. So these take whoever sees all people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Count, F, Q

from leadwell.actor import Actor, Permission
from leadwell.reasons import NotPermitted
from leadwell.training.models import LIVE, Accreditation, Achievement, Programme, Run
from leadwell.training.rules.facts import Held

NOT_ALL = "Only a job that sees all people asks what many of them hold."
_LIVE_PLACE = Q(**{f"given__{name}": value for name, value in LIVE.children})  # type: ignore[misc]  # pairs


@dataclass(frozen=True, slots=True)
class OfferedRun:
    """A course taught once, from today on, with the places that are left."""

    title: str
    starts_on: date
    ends_on: date
    free: int
    where: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An accredited course that is open: what it covers, what comes before it, when it runs."""

    code: str
    title: str
    covers: frozenset[str]
    firsts: frozenset[str]
    runs: tuple[OfferedRun, ...]
    hours: int | None
    cost: Decimal | None
    mode: str


def held_by_each(person_ids: Collection[int], *, by: Actor) -> dict[int, tuple[Held, ...]]:
    """What each of these records holds or held, withdrawn ones left out, in one question. Raises
    `NotPermitted` for anybody who does not see all people."""
    if not by.may(Permission.SEE_PEOPLE):
        raise NotPermitted(NOT_ALL)
    found = Achievement.objects.filter(person_id__in=person_ids, withdrawn_on__isnull=True)
    rows = found.order_by("key", "from_on").values_list(
        "person_id", "key", "from_on", "until_on", "source", "programme__code"
    )
    held: defaultdict[int, list[Held]] = defaultdict(list)
    for person, key, from_on, until_on, source, programme in rows:
        held[person].append(Held(key, from_on, until_on, source, programme or ""))
    return {person: tuple(held.get(person, ())) for person in person_ids}


_HOLDERS = """
COPY (
    SELECT coalesce(p.joined_to_id, p.id) FROM training_achievement a
    JOIN people_person p ON p.id = a.person_id
    WHERE a.key = ANY(%(keys)s) AND a.withdrawn_on IS NULL AND a.from_on <= %(on)s
        AND (a.until_on IS NULL OR a.until_on > %(on)s)
) TO STDOUT (FORMAT BINARY)
"""


def holders_of(keys: Collection[str], *, by: Actor, on: date) -> bytes:
    """The kept record of everybody who holds one of these keys on a day, as PostgreSQL sends them: for
    the snapshot, which reads millions. Raises `NotPermitted`."""
    if not by.may(Permission.SEE_PEOPLE):
        raise NotPermitted(NOT_ALL)
    with (
        connection.cursor() as cursor,
        cursor.copy(_HOLDERS, {"keys": list(keys), "on": on}) as sent,
    ):
        return b"".join(bytes(piece) for piece in sent)


def offers(*, on: date) -> tuple[Offer, ...]:
    """Every accredited course that is open on a day, in two questions. The register is public."""
    accredited = Accreditation.objects.filter(_counts(on)).values("programme_id")
    open_then = Q(from_on__lte=on, on_hold=False, pk__in=accredited)
    open_then &= Q(until_on__isnull=True) | Q(until_on__gt=on)
    found = Programme.objects.filter(open_then).annotate(
        covers=ArrayAgg("coverage__item__key", distinct=True, default=[]),
        firsts=ArrayAgg(
            "prerequisites__first__code",
            distinct=True,
            default=[],
            filter=Q(prerequisites__isnull=False),
        ),
    )
    programmes = list(found)
    runs = _runs([programme.pk for programme in programmes], on) if programmes else {}
    return tuple(_offer(programme, tuple(runs.get(programme.pk, ()))) for programme in programmes)


def _offer(programme: Any, runs: tuple[OfferedRun, ...]) -> Offer:
    return Offer(
        code=programme.code,
        title=programme.title,
        covers=frozenset(key for key in programme.covers if key),
        firsts=frozenset(programme.firsts),
        runs=runs,
        hours=programme.hours,
        cost=programme.cost,
        mode=programme.mode,
    )


def _counts(on: date) -> Q:
    """Accreditations in force on a day."""
    begun = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gt=on))
    return begun & (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on))


def _runs(programmes: Collection[int], on: date) -> dict[int, list[OfferedRun]]:
    found: defaultdict[int, list[OfferedRun]] = defaultdict(list)
    rows = Run.objects.filter(
        programme_id__in=programmes, starts_on__gte=on, cancelled_on__isnull=True
    )
    rows = rows.annotate(free=F("places") - Count("given", filter=_LIVE_PLACE))
    for run in rows.order_by("starts_on", "code"):
        offered = OfferedRun(run.title, run.starts_on, run.ends_on, max(run.free, 0), run.where)
        found[run.programme_id].append(offered)
    return found
