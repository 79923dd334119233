"""Statements from providers' learning systems: what they mean here, and whose nobody knows."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.db.models import Count, Max, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.training.models import Programme, Statement, StatementSource
from leadwell.training.permissions.records import beneath

FOLDER = Path(__file__).resolve().parents[1] / "definitions"


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A word for a person that nobody has matched: how many statements use it, and the last."""

    actor: str
    statements: int
    last: date


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


def digest_of(secret: str) -> str:
    """What is kept of a secret: it is long and random, so that one fingerprint is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


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


def unmatched(found: StatementSource) -> list[Unmatched]:
    """The words of a system for people we do not know, the busiest first."""
    waiting = Statement.objects.filter(source=found, person__isnull=True, voided_at__isnull=True)
    words = waiting.exclude(actor="").values("actor")
    ordered = words.annotate(n=Count("pk"), last=Max("stored_at")).order_by("-n", "actor")[:100]
    return [Unmatched(row["actor"], row["n"], row["last"].date()) for row in ordered]


def programme_codes() -> frozenset[str]:
    """The short names of every programme."""
    return frozenset(Programme.objects.values_list("code", flat=True))
