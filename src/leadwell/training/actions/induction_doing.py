"""Doing the induction: the person says a part is done, and the employer signs it off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.people.queries import records_of, records_of_each
from leadwell.reasons import NotPermitted, Reason, insist_on
from leadwell.standards.models import Item
from leadwell.training.actions.achieving import note_achievements
from leadwell.training.actions.induction_settling import settle
from leadwell.training.models import Achievement, Enrolment, PartDone, Period
from leadwell.training.permissions.induction import (
    hats,
    is_in,
    may_sign,
    team_of,
)
from leadwell.training.queries.induction import (
    MANAGER,
    SUPERVISOR,
    AskedPart,
    PeriodPicture,
    induction_of,
)
from leadwell.training.rules.facts import Achieving, Doing
from leadwell.training.rules.part_may_be_said_done import part_may_be_said_done
from leadwell.training.rules.signature_may_be_given import signature_may_be_given

Tick = tuple[int, int]  # a period and a part of it


@transaction.atomic
def say_done(*, by: Actor, period_id: int, part_id: int, now: datetime) -> None:
    """The person says that they did a part. Twice is once. Where nobody has to sign it is complete."""
    picture = locked_induction(period_id, by=by, now=now)
    asked = picture.by_part.get(part_id)
    insist_on(part_may_be_said_done(doing_of(picture, asked, by=by)))
    if asked is None or (asked.done and asked.done.said_on):
        return
    details = {"part": asked.part.code, "period": period_id}
    person = picture.period.enrolment.person
    event = record(
        "induction.part_said", about=person, by=by, now=now, details=details, rules=("TRN-14",)
    )
    row = _row(picture, asked)
    row.said_on, row.noted_in = localdate(now), event
    _keep([(asked, row)], picture, event=event, now=now)


@transaction.atomic
def sign_parts(*, by: Actor, ticks: Sequence[Tick], now: datetime) -> int:
    """Sign off parts of one person or several at once: all of them or none. The line manager signs as
    manager, others as supervisor where one is needed. Answers how many were signed.

    Raises `NotPermitted`, `RuleBroken`, `Period.DoesNotExist`.
    """
    wanted: dict[int, list[int]] = {}
    for period, part in ticks:
        wanted.setdefault(period, []).append(part)
    return sum(_sign(number, parts, by=by, now=now) for number, parts in sorted(wanted.items()))


def _sign(period_id: int, parts: Sequence[int], *, by: Actor, now: datetime) -> int:
    picture, today = locked_induction(period_id, by=by, now=now), localdate(now)
    if not may_sign(by, picture.period, today):
        raise NotPermitted("The line manager signs, or somebody who keeps the induction there.")
    direct = is_in(team_of(by, today)[0], picture.period)
    found = [picture.by_part.get(number) for number in dict.fromkeys(parts)]
    kinds = [_kind_of_signature(asked, direct=direct) for asked in found]
    insist_on(_in_the_way(picture, found, kinds, by=by))
    signing = [(asked, kind) for asked, kind in zip(found, kinds, strict=True) if asked]
    details = {"parts": [asked.part.code for asked, _ in signing], "period": period_id}
    event = record(
        "induction.part_signed", about=picture.period.enrolment.person, by=by, now=now,
        details=details, rules=("TRN-12", "TRN-13"),
    )  # fmt: skip
    rows = [(asked, _signed(picture, asked, kind, by, event, now)) for asked, kind in signing]
    _keep(rows, picture, event=event, now=now)
    return len(rows)


def _kind_of_signature(asked: AskedPart | None, *, direct: bool) -> str:
    """As what somebody signs: the line manager as manager, anybody else as supervisor where the part
    needs one; and what is still missing where that is there."""
    first, second = (MANAGER, SUPERVISOR) if direct else (SUPERVISOR, MANAGER)
    if asked is None or (first in asked.needs and first not in asked.signed):
        return first
    return second


def _in_the_way(
    picture: PeriodPicture, found: Iterable[AskedPart | None], kinds: Iterable[str], *, by: Actor
) -> list[Reason]:
    reasons = {
        reason.code: reason
        for asked, kind in zip(found, kinds, strict=True)
        for reason in signature_may_be_given(kind, doing=doing_of(picture, asked, by=by))
    }
    return list(reasons.values())


def doing_of(picture: PeriodPicture, asked: AskedPart | None, *, by: Actor) -> Doing:
    """The facts the rules judge."""
    period = picture.period
    humans = records_of_each(set(asked.signed.values())) if asked else {}
    return Doing(
        person=picture.records[0],
        asker=records_of(by.person_id)[0] if by.person_id is not None else None,
        asked=asked is not None,
        over=period.until_on is not None,
        exempt=bool(period.exempt_because),
        said=bool(asked and asked.done and asked.done.said_on),
        complete=asked.complete if asked else period.finished_on is not None,
        needs=asked.needs if asked else frozenset(),
        signed={kind: humans[who][0] for kind, who in asked.signed.items()} if asked else {},
        hats=hats(by, period.enrolment.programme),
    )


def locked_induction(period_id: int, *, by: Actor, now: datetime) -> PeriodPicture:
    """The induction as it stands, nobody else changing it meanwhile. Raises `Period.DoesNotExist`."""
    whose = Period.objects.filter(pk=period_id).values("enrolment_id")
    list(Enrolment.objects.select_for_update().filter(pk__in=whose))
    return induction_of(period_id, by=by, today=localdate(now))


def _row(picture: PeriodPicture, asked: AskedPart) -> PartDone:
    """What was noted of this part already, or a new row; it counts with this employer from now on."""
    row = asked.done or PartDone(enrolment=picture.period.enrolment, part=asked.part)
    row.period = picture.period
    return row


def _signed(
    picture: PeriodPicture, asked: AskedPart, kind: str, by: Actor, event: int, now: datetime
) -> PartDone:
    row = _row(picture, asked)
    setattr(row, f"{kind}_id", by.person_id)
    setattr(row, f"{kind}_on", localdate(now))
    row.noted_in = event
    return row


def _keep(
    rows: Iterable[tuple[AskedPart, PartDone]],
    picture: PeriodPicture,
    *,
    event: int,
    now: datetime,
) -> None:
    """Write them down, say what is complete, and count it everywhere."""
    today = localdate(now)
    for asked, row in rows:
        signed = {MANAGER: row.manager_id, SUPERVISOR: row.supervisor_id}
        if all(signed[kind] for kind in asked.needs):
            row.complete_on = today
        row.save()
        if row.complete_on and asked.part.key:
            _achieved(picture, (asked.part.key,), event=event, now=now)
    settle([picture.period.enrolment_id], today=today, event=lambda: event)


def _achieved(picture: PeriodPicture, keys: Iterable[str], *, event: int, now: datetime) -> None:
    enrolment = picture.period.enrolment
    items = {one.key: one for one in Item.objects.filter(key__in=list(keys)).order_by("pk")}
    how = Achieving("induction", localdate(now), programme_id=enrolment.programme_id)
    known = _held_already(enrolment.person_id, set(items))
    new = [item for key, item in items.items() if key not in known]
    note_achievements(person_id=enrolment.person_id, items=new, how=how, event=event)


def _held_already(person_id: int, keys: set[str]) -> set[str]:
    """Which of these an induction has shown already."""
    held = Achievement.objects.filter(person_id=person_id, source="induction", key__in=keys)
    return set(held.values_list("key", flat=True))
