"""Claims of prior learning: one's own, and those a panel decides on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from leadwell.access.queries import people_with
from leadwell.actor import Actor, Permission
from leadwell.gateways.waiting_files import WaitingRoom
from leadwell.organisations.permissions import own_records
from leadwell.people.queries import records_of
from leadwell.reasons import Reason
from leadwell.standards.models import Item
from leadwell.standards.queries import CORE, version_in_force
from leadwell.training.models import Evidence, PriorLearning
from leadwell.training.permissions.prior_learning import claims_visible_to, may_recognise
from leadwell.training.rules.learning.appeal_about_learning import appeal_about_learning
from leadwell.training.rules.learning.claim_can_be_appealed import claim_can_be_appealed
from leadwell.training.rules.learning.claim_can_be_decided import claim_can_be_decided
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


def my_claim(number: int, *, by: Actor) -> PriorLearning:
    """One of the asker's own. Errors: `PriorLearning.DoesNotExist`."""
    return my_claims(by=by).get(pk=number)


def choices_to_claim(today: date) -> list[tuple[int, str]]:
    """The standards in force, as a form offers them."""
    items = items_to_claim(today)
    return [(one.pk, f"{one.code} {one.short or one.statement}") for one in items]


def in_the_way_of_appeal(found: PriorLearning) -> list[Reason]:
    """Why there is nothing to appeal against."""
    return claim_can_be_appealed(claim_facts(found), says="what they will write")


def in_the_way_of_decision(found: PriorLearning, *, by: Actor, today: date) -> list[Reason]:
    """Why the asker cannot decide on a claim, or hear its appeal, now."""
    facts, own = claim_facts(found), records_of(found.person_id)
    hears = own_records(by)
    if facts.appealed:
        panel = {one.person_id for one in found.panel.all()}
        return appeal_about_learning(facts, hears=hears, panel=panel, own=own, because="to come")
    asked = {by.person_id or 0, *(number for number, _name in panel_for(found, by=by, today=today))}
    return claim_can_be_decided(facts, panel=asked, own=own, because="to come")


def panel_for(found: PriorLearning, *, by: Actor, today: date) -> list[tuple[int, str]]:
    """Who could decide with the asker: everybody else who sits on panels, but not the person."""
    own = {*records_of(found.person_id), *own_records(by)}
    holders = people_with(Permission.RECOGNISE_LEARNING, today=today)
    return [(one.pk, one.name) for one in holders if one.pk not in own]
