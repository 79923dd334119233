"""Statements from providers' learning systems: what they mean here, and whose nobody knows."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.db.models import Count, Max, Q, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.gateways.fingerprint import digest_of
from leadwell.people.models import Person
from leadwell.training.models import ActorMatch, Programme, Provider, Statement, StatementSource
from leadwell.training.permissions.programmes import offers_at
from leadwell.training.permissions.records import beneath
from leadwell.training.rules.learning.programme_named import programme_named

FOLDER = Path(__file__).resolve().parents[1] / "definitions"
MOST = 100


@dataclass(frozen=True, slots=True)
class Word:
    """A system's word for a person that nobody has matched: how many statements use it, and the last."""

    actor: str
    statements: int
    last: date


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a system's statements about one activity mean here: a programme, or none of ours."""

    activity: str
    statements: int
    programme: Programme | None


@dataclass(frozen=True, slots=True)
class SourceOpened:
    """One system: the words nobody matched, who the others are, and what its activities mean."""

    source: StatementSource
    words: Sequence[Word]
    matches: Sequence[ActorMatch]
    people: Sequence[tuple[str, str]]
    meanings: Sequence[Meaning]


@cache
def verbs_that_complete() -> frozenset[str]:
    """The verbs that show a completion, from the newest list."""
    newest = max(FOLDER.glob("statements_*.yaml"))
    return frozenset(yaml.safe_load(newest.read_text(encoding="utf-8"))["completed"])


def source_with(user: str, secret: str) -> StatementSource | None:
    """The system that sends, if its name and secret are right and it has not been ended."""
    found = StatementSource.objects.filter(user=user, ended_at__isnull=True)
    source = found.select_related("provider__organisation").first()
    kept = source.secret_hash if source else digest_of("nobody")
    right = hmac.compare_digest(kept, digest_of(secret))
    return source if source and right else None


def sources(*, by: Actor) -> QuerySet[StatementSource]:
    """The systems of the providers for which the asker offers training."""
    path = "provider__organisation__path"
    found = StatementSource.objects.filter(beneath(by, Permission.OFFER_TRAINING, path))
    return found.select_related("provider__organisation").annotate(
        count=Count("statements"), last=Max("statements__stored_at")
    )


def source(number: int, *, by: Actor) -> StatementSource:
    """One of them. Errors: `StatementSource.DoesNotExist`."""
    return sources(by=by).get(pk=number)


def opened_source(number: int, *, by: Actor) -> SourceOpened:
    """One of them with all that is known of its words. Errors: `StatementSource.DoesNotExist`."""
    found = source(number, by=by)
    matches = ActorMatch.objects.filter(source=found).select_related("person").order_by("actor")
    taught = taught_by(found.provider).order_by("sort_key", "pk")
    people = [(str(one.pk), one.name) for one in taught]
    return SourceOpened(found, words_waiting(found), list(matches), people, meanings(found))


def providers_to_choose(*, by: Actor) -> list[tuple[str, str]]:
    """The providers a system can be added for, by number and name."""
    found = Provider.objects.filter(offers_at(by)).select_related("organisation")
    return [(str(one.pk), one.organisation.name) for one in found]


def taught_by(provider: Provider) -> QuerySet[Person]:
    """Everybody who ever took a place with a provider."""
    taken = provider.runs.filter(given__accepted_at__isnull=False)
    return Person.objects.filter(pk__in=taken.values("given__person"))


def words_waiting(found: StatementSource) -> list[Word]:
    """The words of a system that nobody matched, the busiest first. Words that we know by the address
    somebody signs in with stand among them, unless the provider taught that person: else the list would
    tell who has an account here."""
    matched = ActorMatch.objects.filter(source=found).values("actor")
    known = Q(person__in=taught_by(found.provider).values("pk"))
    waiting = Statement.objects.filter(source=found, voided_at__isnull=True).exclude(known)
    words = waiting.exclude(actor="").exclude(actor__in=matched).values("actor")
    ordered = words.annotate(n=Count("pk"), last=Max("stored_at")).order_by("-n", "actor")[:MOST]
    return [Word(row["actor"], row["n"], row["last"].date()) for row in ordered]


def meanings(found: StatementSource) -> list[Meaning]:
    """What a system's completions were about, the most often told first."""
    told = Statement.objects.filter(
        source=found, voided_at__isnull=True, verb__in=verbs_that_complete()
    )
    rows = told.values("activity").annotate(n=Count("pk")).order_by("-n", "activity")[:MOST]
    counts = {row["activity"]: row["n"] for row in rows}
    named = programmes_named(counts, found.provider)
    return [Meaning(each, n, named.get(each)) for each, n in counts.items()]


def programmes_named(activities: Collection[str], provider: Provider) -> dict[str, Programme]:
    """Which programme each of these activities is: a national one, or one of the provider's own."""
    theirs = Programme.objects.filter(Q(provider=None) | Q(provider=provider))
    codes = {one.code: one for one in theirs}
    named = {each: programme_named(each, codes) for each in activities}
    return {each: codes[code] for each, code in named.items() if code}
