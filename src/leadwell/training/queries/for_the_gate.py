"""What the gate asks of training: what people hold, and which accredited courses lead to what is missing.

The gate has asked whether somebody may be looked at before it comes here, or it is a job of our own that
sees everybody; and it asks about a trust at once. So these take whoever sees all people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q

from leadwell.actor import Actor, Permission
from leadwell.reasons import NotPermitted
from leadwell.training.models import LIVE, Accreditation, Achievement, Coverage, Prerequisite, Run
from leadwell.training.rules.facts import Held

NOT_ALL = "Only a job that sees all people asks what many of them hold."
AT_A_TIME = 50_000
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


def everything_held(*, by: Actor, on: date) -> Iterator[tuple[int, str]]:
    """Every record with every key it holds on a day, for the snapshot. Raises `NotPermitted`."""
    if not by.may(Permission.SEE_PEOPLE):
        raise NotPermitted(NOT_ALL)
    valid = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gt=on))
    found = Achievement.objects.filter(valid, withdrawn_on__isnull=True).order_by()
    yield from found.values_list("person_id", "key").iterator(AT_A_TIME)


def offers(*, on: date) -> tuple[Offer, ...]:
    """Every accredited course that is open on a day, in three questions. The register is public."""
    accredited = Accreditation.objects.filter(_counts(on)).values("programme_id")
    open_then = Q(programme__from_on__lte=on, programme__on_hold=False)
    open_then &= Q(programme__until_on__isnull=True) | Q(programme__until_on__gt=on)
    covers: defaultdict[int, set[str]] = defaultdict(set)
    said = {}
    covered = Coverage.objects.filter(open_then, programme__in=accredited)
    for one in covered.select_related("programme", "item"):
        covers[one.programme_id].add(one.item.key)
        said[one.programme_id] = one.programme
    firsts, runs = _firsts(covers), _runs(covers, on)
    return tuple(
        Offer(
            programme.code,
            programme.title,
            frozenset(covers[number]),
            frozenset(firsts[number]),
            tuple(runs[number]),
            programme.hours,
            programme.cost,
            programme.mode,
        )
        for number, programme in said.items()
    )


def _counts(on: date) -> Q:
    """Accreditations in force on a day."""
    begun = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gt=on))
    return begun & (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on))


def _firsts(programmes: Collection[int]) -> dict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = Prerequisite.objects.filter(programme_id__in=programmes)
    for number, code in rows.values_list("programme_id", "first__code"):
        found[number].add(code)
    return found


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
