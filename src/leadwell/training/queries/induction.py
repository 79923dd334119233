"""Somebody's induction, part by part: what is asked, what is done, what counts from before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db import connection

from leadwell.actor import Actor
from leadwell.organisations.permissions import own_records
from leadwell.people.queries import records_of_each
from leadwell.training.models import Part, PartDone, Period
from leadwell.training.permissions.induction import (
    Team,
    in_team,
    keeps_induction,
    may_sign,
    own_periods,
    periods_visible_to,
    team_of,
)
from leadwell.training.queries.induction_asked import asked_of_periods
from leadwell.training.rules.facts import Spell
from leadwell.training.rules.how_it_stands import how_it_stands

MANAGER, SUPERVISOR = "manager", "supervisor"
DONE, BEFORE, SAID, OPEN = "done", "before", "said", "open"
ASKED = ("overdue", "soon", "under-way")


@dataclass(frozen=True)
class AskedPart:
    """A part that a period asks, and how far it is. `done` is None where nothing happened yet."""

    part: Part
    done: PartDone | None
    period: Period

    @property
    def due_on(self) -> date:
        """The last day on which it is on time."""
        return self.period.from_on + timedelta(weeks=self.part.due_weeks)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.done is not None and self.done.complete_on is not None

    @property
    def needs(self) -> frozenset[str]:
        """Whose signatures it needs."""
        asked = {MANAGER: self.part.manager_signs, SUPERVISOR: self.part.supervisor_signs}
        return frozenset(kind for kind, needed in asked.items() if needed)

    @property
    def signed(self) -> Mapping[str, int]:
        """Who signed, by what they signed as."""
        done = self.done
        found = {MANAGER: done.manager_id, SUPERVISOR: done.supervisor_id} if done else {}
        return {kind: who for kind, who in found.items() if who is not None}

    @property
    def state(self) -> str:
        """One word for it."""
        if self.complete and self.done:
            return DONE if self.done.period_id == self.period.pk else BEFORE
        return SAID if self.done and (self.done.said_on or self.signed) else OPEN


@dataclass(frozen=True)
class PeriodPicture:
    """Somebody's induction with one employer."""

    period: Period
    records: tuple[int, ...]
    parts: tuple[AskedPart, ...]
    standing: str

    @cached_property
    def by_part(self) -> Mapping[int, AskedPart]:
        """The parts by their numbers."""
        return {each.part.pk: each for each in self.parts}

    @property
    def complete(self) -> int:
        """How many parts are complete."""
        return sum(each.complete for each in self.parts)

    @property
    def in_sight(self) -> bool:
        """Whether they work in sight of a colleague until a part is complete."""
        waiting = any(each.part.line_of_sight and not each.complete for each in self.parts)
        return waiting and not self.period.exempt_because


def my_induction(*, by: Actor, today: date) -> tuple[PeriodPicture, ...]:
    """The asker's own inductions, the latest employer first."""
    return pictures(Period.objects.filter(own_periods(by)), today=today)


def induction_of(period_id: int, *, by: Actor, today: date) -> PeriodPicture:
    """One of the inductions the asker may see. Raises `Period.DoesNotExist`."""
    found = Period.objects.filter(periods_visible_to(by, today), pk=period_id)
    if not (seen := pictures(found, today=today)):
        raise Period.DoesNotExist
    return seen[0]


@dataclass(frozen=True)
class May:
    """What the asker may do about somebody's induction."""

    sign: bool
    exempt: bool
    own: bool
    mine: frozenset[int] = frozenset()  # the asker's records: nobody signs a part twice


def induction_and_rights(period_id: int, *, by: Actor, today: date) -> tuple[PeriodPicture, May]:
    """One induction, and what the asker may do about it. Raises `Period.DoesNotExist`."""
    seen = induction_of(period_id, by=by, today=today)
    own = by.person_id in seen.records
    keeps = keeps_induction(by, seen.period.organisation)
    mine = frozenset(own_records(by))
    return seen, May(not own and may_sign(by, seen.period, today), keeps, own, mine)


@dataclass(frozen=True)
class TeamInduction:
    """The inductions in a manager's team, of whom the manager is the line manager, and the manager's
    own records."""

    pictures: tuple[PeriodPicture, ...]
    direct: Team
    mine: frozenset[int] = frozenset()


def team_induction(*, by: Actor, today: date) -> TeamInduction:
    """Everybody who reports to the asker today, or to somebody who does, and is on the induction."""
    direct, beyond = team_of(by, today)
    theirs = Period.objects.filter(in_team(direct) | in_team(beyond), until_on=None)
    return TeamInduction(pictures(theirs, today=today), direct, frozenset(own_records(by)))


@dataclass(frozen=True)
class InductionWaits:
    """What of inductions waits for somebody: their own open parts and when the first is due, and how
    many parts people of their team did that wait for their signature."""

    parts: int = 0
    due_on: date | None = None
    to_sign: int = 0


def induction_waits(*, by: Actor, today: date) -> InductionWaits:
    """The same, for the page after signing in."""
    if by.person_id is None:
        return InductionWaits()
    asked = [one for one in my_induction(by=by, today=today) if one.standing in ASKED]
    left = [part for one in asked for part in one.parts if part.state == OPEN]
    direct, _beyond = team_of(by, today)
    said = PartDone.objects.filter(
        period__in=Period.objects.filter(in_team(direct), until_on=None, exempt_because=""),
        said_on__isnull=False,
        complete_on=None,
        manager=None,
        part__manager_signs=True,
    )
    first = min((part.due_on for part in left), default=None)
    return InductionWaits(len(left), first, said.count() if direct else 0)


def pictures(periods: Iterable[Period], *, today: date) -> tuple[PeriodPicture, ...]:
    """Inductions that the asker may see, part by part, the latest first. Five queries for any number."""
    found = _with_names(periods)
    if not found:
        return ()
    asked = _asked([each.pk for each in found])
    records = records_of_each({each.enrolment.person_id for each in found})
    done = _done({number for each in records.values() for number in each})
    return tuple(
        _picture(each, asked.get(each.pk, ()), records[each.enrolment.person_id], done, today)
        for each in found
    )


def _with_names(periods: Iterable[Period]) -> list[Period]:
    numbers = [each.pk for each in periods]
    found = Period.objects.filter(pk__in=numbers).select_related(
        "enrolment__person", "enrolment__programme__provider__organisation", "organisation"
    )
    return list(found.order_by("-from_on", "-pk"))


def _asked(periods: Sequence[int]) -> dict[int, list[Part]]:
    with connection.cursor() as cursor:
        cursor.execute(asked_of_periods("e.id = ANY(%(periods)s)"), {"periods": list(periods)})
        rows = [(row[0], row[1]) for row in cursor.fetchall()]
    parts = Part.objects.select_related("organisation").in_bulk({part for _, part in rows})
    asked: dict[int, list[Part]] = {}
    for period, part in rows:
        asked.setdefault(period, []).append(parts[part])
    return asked


def _done(people: Collection[int]) -> dict[int, dict[int, PartDone]]:
    """What each record did, by part: the complete ones before the others."""
    rows = PartDone.objects.filter(enrolment__person_id__in=people).select_related(
        "enrolment", "recognised_from", "period__organisation", "manager", "supervisor"
    )
    found: dict[int, dict[int, PartDone]] = {}
    for row in rows.order_by("complete_on", "pk"):
        found.setdefault(row.enrolment.person_id, {}).setdefault(row.part_id, row)
    return found


def _picture(
    period: Period,
    parts: Iterable[Part],
    records: tuple[int, ...],
    done: Mapping[int, Mapping[int, PartDone]],
    today: date,
) -> PeriodPicture:
    told = [done[record] for record in records if record in done]
    asked = [
        AskedPart(part, _best([one[part.pk] for one in told if part.pk in one]), period)
        for part in parts
    ]
    asked.sort(key=lambda each: (each.due_on, each.part.order, each.part.pk))
    return PeriodPicture(period, records, tuple(asked), standing(period, today=today))


def _best(rows: Sequence[PartDone]) -> PartDone | None:
    return min(rows, key=lambda row: (row.complete_on is None, row.pk), default=None)


def standing(period: Period, *, today: date) -> str:
    """How an induction stands: TRN-17."""
    spell = Spell(
        period.due_on, period.finished_on, period.until_on, exempt=bool(period.exempt_because)
    )
    return how_it_stands(spell, today=today)
