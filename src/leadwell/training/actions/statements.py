"""Taking in what a provider's learning system says, once, and keeping what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import is_aware, localdate

from leadwell.access.queries import people_by_address
from leadwell.actor import Actor
from leadwell.gateways.xapi import VOIDED, Said, same_statement
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted
from leadwell.training.models import ActorMatch, Statement, StatementSource, TrainingRecord
from leadwell.training.queries.statements import programmes_named, verbs_that_complete
from leadwell.training.rules.learning.statement_shows import statement_shows

MAIL = "mbox:mailto:"
NOT_THE_PROVIDER = "Only somebody who offers this provider's training can do this."
ENDED = "This system may send nothing any more."


class SaidOtherwise(Exception):
    """A statement with this identifier was stored before and says something else."""


@transaction.atomic
def store_statements(
    *, by: Actor, source_id: int, said: Sequence[Said], now: datetime
) -> list[UUID]:
    """Keep statements, all or none, and answer their identifiers in order. One that came before and says
    the same is kept once. Raises `SaidOtherwise`, or `NotPermitted` where the source was ended."""
    # Locked, so that the same statement sent twice at the same moment is kept once.
    held = StatementSource.objects.select_for_update(of=("self",))
    source = held.select_related("provider__organisation").get(pk=source_id)
    if source.ended_at is not None:
        raise NotPermitted(ENDED)
    if new := _new(source, said):
        details = {"statements": len(new)}
        event = record("statements.stored", about=source, by=by, now=now, details=details)
        known = _known_people(source, new)
        kept = Statement.objects.bulk_create(_row(source, one, known, now) for one in new)
        gone = _void(source, kept, now)
        complete(source, [one for one in kept if one.pk not in gone], event, now)
    return [one.identifier for one in said]


def _new(source: StatementSource, said: Sequence[Said]) -> list[Said]:
    """Those that were not stored before."""
    wanted = {one.identifier: one for one in said}
    before = Statement.objects.filter(source=source, statement_id__in=wanted)
    stored = {one.statement_id: one.said for one in before}
    for number, then in stored.items():
        if not same_statement(then, wanted[number].said):
            raise SaidOtherwise(str(number))
    return [one for one in said if one.identifier not in stored]


def _known_people(source: StatementSource, said: Iterable[Said]) -> Mapping[str, int]:
    """Who each word is with us: as somebody matched it, or by the address they sign in with."""
    words = {one.actor for one in said if one.actor}
    mails = {word.removeprefix(MAIL): word for word in words if word.startswith(MAIL)}
    found = people_by_address(mails)
    matched = ActorMatch.objects.filter(source=source, actor__in=words)
    return {mails[mail]: person for mail, person in found.items()} | dict(
        matched.values_list("actor", "person_id")
    )


def _row(source: StatementSource, one: Said, known: Mapping[str, int], now: datetime) -> Statement:
    """One statement as it is kept. One that takes another back keeps that one's number as `activity`."""
    person = known.get(one.actor)
    about = str(one.voids) if one.voids else one.activity[:500]
    return Statement(
        source=source, statement_id=one.identifier, stored_at=now, said=one.said,
        verb=one.verb[:300], activity=about, actor=one.actor, person_id=person,
        problem="" if person else "unknown-person",
    )  # fmt: skip


def _void(source: StatementSource, kept: Sequence[Statement], now: datetime) -> set[int]:
    """Statements that were taken back count no more, and neither does what they showed: also those whose
    taking back came before them. Gives their numbers."""
    taken = {one.activity for one in kept if one.verb == VOIDED}
    numbers = [str(one.statement_id) for one in kept]
    early = Statement.objects.filter(source=source, verb=VOIDED, activity__in=numbers)
    taken |= set(early.values_list("activity", flat=True))
    gone = Statement.objects.filter(source=source, statement_id__in=taken, voided_at__isnull=True)
    found = list(gone.exclude(verb=VOIDED))  # what takes back cannot be taken back
    take_back(found)
    gone.filter(pk__in=[one.pk for one in found]).update(voided_at=now)
    return {one.pk for one in found}


def take_back(said: Iterable[Statement]) -> None:
    """Let go what these statements showed."""
    TrainingRecord.objects.filter(category__in=[_category(one) for one in said]).delete()


def _category(one: Statement) -> str:
    """What ties a record to the statement that showed it."""
    return f"xapi:{one.pk}"


def complete(source: StatementSource, kept: Iterable[Statement], event: int, now: datetime) -> None:
    """Completions become training records of the person, with the provider as where they come from."""
    verbs, at = verbs_that_complete(), source.provider.organisation
    shown = [one for one in kept if one.person_id and statement_shows(one.said, completed=verbs)]
    named = programmes_named({one.activity for one in shown}, source.provider)
    TrainingRecord.objects.bulk_create(
        TrainingRecord(
            person_id=one.person_id,  # type: ignore[misc]  # nobody's were left out above
            organisation=at, category=_category(one),
            title=named[one.activity].title, completed_on=_day(one, now), provider=at.name[:120],
            noted_in=event,
        )
        for one in shown
        if one.activity in named
    )  # fmt: skip
    unknown = [one.pk for one in shown if one.activity not in named]
    Statement.objects.filter(pk__in=unknown).update(problem="unknown-programme")


def _day(one: Statement, now: datetime) -> date:
    """When it happened by the sender's clock, but never later than today."""
    told = one.said.get("timestamp")
    when = datetime.fromisoformat(told) if told else now
    return min(localdate(when) if is_aware(when) else when.date(), localdate(now))
