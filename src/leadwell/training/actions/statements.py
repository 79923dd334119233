"""Taking in what a provider's learning system says, once, and keeping what it shows."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.access.queries import account_with
from leadwell.actor import Actor
from leadwell.gateways.xapi import Said, same_statement
from leadwell.history.actions import record
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, Reason, RuleBroken
from leadwell.training.models import (
    ActorMatch,
    Programme,
    Provider,
    Statement,
    StatementSource,
    TrainingRecord,
)
from leadwell.training.permissions.programmes import may_offer
from leadwell.training.queries.statements import digest_of, programme_codes, verbs_that_complete
from leadwell.training.rules.learning.programme_named import programme_named
from leadwell.training.rules.learning.statement_shows import statement_shows

MAIL = "mbox:mailto:"
NOT_THE_PROVIDER = "Only somebody who offers this provider's training can do this."


class SaidOtherwise(Exception):
    """A statement with this identifier was stored before and says something else."""


@transaction.atomic
def open_source(
    *, by: Actor, provider_id: int, title: str, now: datetime
) -> tuple[StatementSource, str]:
    """Let a provider's learning system send statements. Answers it and its secret, which is kept nowhere.
    Raises `NotPermitted`, `Provider.DoesNotExist`."""
    provider = Provider.objects.select_related("organisation").get(pk=provider_id)
    if not may_offer(by, provider.organisation):
        raise NotPermitted(NOT_THE_PROVIDER)
    secret = secrets.token_urlsafe(32)
    source = StatementSource.objects.create(
        provider=provider, title=title.strip()[:200], user=secrets.token_hex(8),
        secret_hash=digest_of(secret), made_at=now,
    )  # fmt: skip
    record("statement_source.opened", about=source, by=by, now=now)
    return source, secret


@transaction.atomic
def end_source(*, by: Actor, source_id: int, now: datetime) -> StatementSource:
    """From now on it may send nothing. Twice is once. Raises `NotPermitted`."""
    source = _of_provider(by, source_id)
    if source.ended_at is None:
        source.ended_at = now
        source.save(update_fields=["ended_at"])
        record("statement_source.ended", about=source, by=by, now=now)
    return source


def _of_provider(by: Actor, source_id: int) -> StatementSource:
    held = StatementSource.objects.select_for_update(of=("self",))
    source = held.select_related("provider__organisation").get(pk=source_id)
    if not may_offer(by, source.provider.organisation):
        raise NotPermitted(NOT_THE_PROVIDER)
    return source


@transaction.atomic
def store_statements(
    *, by: Actor, source_id: int, said: Sequence[Said], now: datetime
) -> list[UUID]:
    """Keep statements, all or none, and answer their identifiers in order. One that came before and says
    the same is kept once. Raises `SaidOtherwise`, or `NotPermitted` where the source was ended."""
    source = StatementSource.objects.select_for_update(of=("self",)).select_related(
        "provider__organisation"
    ).get(pk=source_id)  # fmt: skip
    if source.ended_at is not None:
        raise NotPermitted("This system may send nothing any more.")
    new = _new(source, said)
    if new:
        event = record(
            "statements.stored", about=source, by=by, now=now, details={"statements": len(new)}
        )
        known = _known_people(source, new)
        kept = Statement.objects.bulk_create(_row(source, one, known, now) for one in new)
        _void(source, new, now)
        _complete(source, kept, event, now)
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
    matched = ActorMatch.objects.filter(source=source, actor__in=words)
    known = dict(matched.values_list("actor", "person_id"))
    for word in words - known.keys():
        account = account_with(word.removeprefix(MAIL)) if word.startswith(MAIL) else None
        if account and account.person_id:
            known[word] = account.person_id
    return known


def _row(source: StatementSource, one: Said, known: Mapping[str, int], now: datetime) -> Statement:
    person = known.get(one.actor)
    return Statement(
        source=source, statement_id=one.identifier, stored_at=now, said=one.said,
        verb=one.verb[:300], activity=one.activity[:500], actor=one.actor[:400], person_id=person,
        problem="" if person else "unknown-person",
    )  # fmt: skip


def _void(source: StatementSource, said: Iterable[Said], now: datetime) -> None:
    """Statements that were taken back count no more, and neither does what they showed."""
    taken = {one.voids for one in said if one.voids}
    gone = Statement.objects.filter(source=source, statement_id__in=taken, voided_at__isnull=True)
    for one in gone:
        one.voided_at = now
        one.save(update_fields=["voided_at"])
        TrainingRecord.objects.filter(category=_category(one)).delete()


def _category(one: Statement) -> str:
    """What ties a record to the statement that showed it."""
    return f"xapi:{one.pk}"


def _complete(
    source: StatementSource, kept: Iterable[Statement], event: int, now: datetime
) -> None:
    """Completions become training records of the person, with the provider as where they come from."""
    codes, verbs = programme_codes(), verbs_that_complete()
    shown = [one for one in kept if one.person_id and statement_shows(one.said, completed=verbs)]
    named = {one: programme_named(one.activity, codes) for one in shown}
    programmes = {each.code: each for each in Programme.objects.filter(code__in=named.values())}
    TrainingRecord.objects.bulk_create(
        TrainingRecord(
            person=one.person,
            organisation=source.provider.organisation,
            category=_category(one),
            title=programmes[code].title,
            completed_on=_day(one, now),
            provider=source.provider.organisation.name[:120],
            noted_in=event,
        )
        for one, code in named.items()
        if code
    )
    unknown = [one for one, code in named.items() if not code]
    for one in unknown:
        one.problem = "unknown-programme"
    Statement.objects.bulk_update(unknown, ["problem"])


def _day(one: Statement, now: datetime) -> date:
    """When it happened by the sender's clock, but never later than today."""
    told = one.said.get("timestamp")
    today = localdate(now)
    when = datetime.fromisoformat(told) if told else now
    return min(localdate(when) if when.tzinfo else when.date(), today)


@transaction.atomic
def match_actor(
    *, by: Actor, source_id: int, actor: str, person_id: int, now: datetime
) -> ActorMatch:
    """Say who a system's word for a person is: one of the people who had a place with the provider. Their
    waiting statements count from now on. Raises `NotPermitted`, `RuleBroken` (TRN-54)."""
    source = _of_provider(by, source_id)
    taught = source.provider.runs.filter(
        given__person_id=person_id, given__accepted_at__isnull=False
    )
    if not taught.exists():
        text = "Match only people who have a place with you. Others sign in and say it themselves."
        raise RuleBroken([Reason("TRN-54", text)])
    person = Person.objects.get(pk=person_id)
    match, made = ActorMatch.objects.get_or_create(
        source=source, actor=actor, defaults={"person": person}
    )
    if not made:
        return match
    match.noted_in = record(
        "actor.matched", about=person, by=by, now=now, details={"source": source.pk}
    )
    match.save(update_fields=["noted_in"])
    waiting = list(Statement.objects.filter(source=source, actor=actor, person__isnull=True))
    for one in waiting:
        one.person, one.problem = person, ""
    Statement.objects.bulk_update(waiting, ["person", "problem"])
    _complete(source, [one for one in waiting if one.voided_at is None], match.noted_in, now)
    return match
