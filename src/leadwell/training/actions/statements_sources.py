"""Which learning systems may send, and who their words for people are with us."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.fingerprint import digest_of
from leadwell.history.actions import record
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.actions.statements import NOT_THE_PROVIDER, complete, take_back
from leadwell.training.models import ActorMatch, Provider, Statement, StatementSource
from leadwell.training.permissions.programmes import may_offer
from leadwell.training.queries.statements import taught_by
from leadwell.training.rules.learning.word_can_be_matched import word_can_be_matched


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
def match_actor(
    *, by: Actor, source_id: int, actor: str, person_id: int, now: datetime
) -> ActorMatch:
    """Say who a system's word for a person is: one of the people who had a place with the provider. Their
    waiting statements count from now on. The same again changes nothing.

    Raises `NotPermitted`, `RuleBroken` (TRN-54).
    """
    source = _of_provider(by, source_id)
    before = ActorMatch.objects.filter(source=source, actor=actor).first()
    said = Statement.objects.filter(source=source, actor=actor)
    other = before is not None and before.person_id != person_id
    taught = taught_by(source.provider).filter(pk=person_id).exists()
    insist_on(word_can_be_matched(used=said.exists(), taught=taught, other=other))
    if before is not None:
        return before
    person = Person.objects.get(pk=person_id)
    details = {"source": source.pk}
    event = record("actor.matched", about=person, by=by, now=now, details=details)
    match = ActorMatch.objects.create(source=source, actor=actor, person=person, noted_in=event)
    waiting = list(said.filter(voided_at__isnull=True).exclude(person=person))
    take_back(waiting)
    said.update(person=person, problem="")
    for one in waiting:
        one.person, one.problem = person, ""
    complete(source, waiting, event, now)
    return match


@transaction.atomic
def unmatch_actor(*, by: Actor, source_id: int, actor: str, now: datetime) -> None:
    """Take back who a word is: what was shown through it goes, and its statements wait again. Raises
    `NotPermitted`, `ActorMatch.DoesNotExist`."""
    source = _of_provider(by, source_id)
    match = ActorMatch.objects.select_related("person").get(source=source, actor=actor)
    details = {"source": source.pk}
    record("actor.unmatched", about=match.person, by=by, now=now, details=details)
    said = Statement.objects.filter(source=source, actor=actor)
    take_back(said)
    said.update(person=None, problem="unknown-person")
    match.delete()
