"""Claims of prior learning: one's own, and those a panel decides on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.gateways.waiting_files import WaitingRoom
from leadwell.organisations.permissions import own_records
from leadwell.standards.models import Item
from leadwell.standards.queries import CORE, version_in_force
from leadwell.training.models import Evidence, PriorLearning
from leadwell.training.permissions.prior_learning import claims_visible_to, may_recognise
from leadwell.training.rules.learning.facts import Claim


def evidence_room() -> WaitingRoom:
    """Where evidence lies: unreadable, outside what the web server shows."""
    return WaitingRoom(Path(settings.LEADWELL_HOME) / "evidence", settings.LEADWELL_FILE_KEY)


def claims(*, by: Actor) -> QuerySet[PriorLearning]:
    """Those the asker may see."""
    found = PriorLearning.objects.filter(claims_visible_to(by)).select_related(
        "person", "decided_by"
    )
    return found.prefetch_related("items__item", "panel__person", "evidence")


def my_claims(*, by: Actor) -> QuerySet[PriorLearning]:
    """The asker's own, the newest first."""
    return claims(by=by).filter(person_id__in=own_records(by)).order_by("-asked_at", "-pk")


def claims_waiting(*, by: Actor) -> list[PriorLearning]:
    """Those that wait for a panel or for an appeal to be heard, the oldest first; never one's own."""
    if not may_recognise(by):
        return []
    others = claims(by=by).exclude(person_id__in=own_records(by))
    undecided = others.filter(decided_at__isnull=True)
    unheard = others.filter(appealed_at__isnull=False, heard_at__isnull=True)
    return sorted([*undecided, *unheard], key=lambda one: (one.appealed_at or one.asked_at, one.pk))


def claim(number: int, *, by: Actor) -> PriorLearning:
    """One of them. Errors: `PriorLearning.DoesNotExist`."""
    return claims(by=by).get(pk=number)


def claim_facts(found: PriorLearning) -> Claim:
    """A claim as the rules ask for it."""
    files = list(found.evidence.all())
    return Claim(
        items=found.items.count(),
        words=found.says,
        decided=found.decided_at is not None,
        granted=bool(found.granted),
        appealed=found.appealed_at is not None,
        heard=found.heard_at is not None,
        evidence_waiting=sum(1 for one in files if one.found_clean is None),
        evidence_refused=sum(1 for one in files if one.found_clean is False),
    )


def items_to_claim(today: date) -> list[Item]:
    """The standards of the framework in force, in their order."""
    version = version_in_force(CORE, today)
    if version is None:
        return []
    return list(version.items.filter(kind="standard").order_by("order", "id"))


def evidence_file(number: int, *, by: Actor) -> tuple[Evidence, Iterator[bytes]]:
    """A clean file and its bytes, for those who may see the claim. Errors: `Evidence.DoesNotExist`."""
    seen = PriorLearning.objects.filter(claims_visible_to(by))
    found = Evidence.objects.get(pk=number, prior_learning__in=seen, found_clean=True)
    return found, evidence_room().read(found.kept_name)
