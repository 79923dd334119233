"""Packs of evidence: those somebody may see, and every opening of them as the ledger tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.fairness.models import EvidencePack
from leadwell.fairness.permissions import may_open_evidence
from leadwell.fairness.permissions.acting import is_lead, packs_visible_to
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.rules.acting.a_pack_is_open import a_pack_is_open
from leadwell.history.queries import Moment, events_of, moments
from leadwell.organisations.permissions import own_records
from leadwell.reasons import NotPermitted, Reason

NOT_YOURS = (
    "Packs of evidence are seen by whoever asked for them and by the leads of the organisation."
)
KIND = "fairness.EvidencePack"
MOST = 200


@dataclass(frozen=True, slots=True)
class ListedPack:
    """A pack without its contents. `closed` says why it cannot be read any more, if it cannot."""

    pack: EvidencePack
    asked_by: str
    closed: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class PacksAt:
    """The packs of an organisation that the asker may see, and who opened which when."""

    place: Place
    packs: tuple[ListedPack, ...]
    openings: tuple[tuple[int, Moment], ...]
    may_open: bool
    is_lead: bool


def packs(*, by: Actor) -> QuerySet[EvidencePack]:
    """Every pack the asker may see."""
    return EvidencePack.objects.filter(packs_visible_to(by)).select_related(
        "organisation", "asked_by"
    )


def packs_at(code: str, *, by: Actor, now: datetime) -> PacksAt:
    """The packs of an organisation. Raises `Organisation.DoesNotExist` or `NotPermitted`."""
    place = place_of(code, by=by)
    lead, asks = is_lead(by, place.organisation), may_open_evidence(by, place.organisation)
    if not (lead or asks):
        raise NotPermitted(NOT_YOURS)
    rows = packs(by=by).filter(organisation=place.organisation).defer("contents")
    listed = _listed(rows, now)
    numbers = [one.pack.pk for one in listed]
    return PacksAt(place, listed, _openings(numbers, by=by), asks, lead)


def my_packs(*, by: Actor, now: datetime) -> tuple[ListedPack, ...]:
    """Those the asker opened themselves, the newest first."""
    rows = packs(by=by).filter(asked_by_id__in=own_records(by)).defer("contents")
    return _listed(rows, now)


def pack_of(number: int, *, by: Actor) -> EvidencePack:
    """One pack, open or closed. Raises `EvidencePack.DoesNotExist`."""
    return packs(by=by).get(pk=number)


def in_the_way(pack: EvidencePack, *, now: datetime) -> list[Reason]:
    """Why a pack cannot be read now. An empty list means that it can."""
    return a_pack_is_open(
        opens_at=pack.opens_at,
        closes_at=pack.closes_at,
        closed_early_at=pack.closed_early_at,
        now=now,
    )


def _listed(rows: QuerySet[EvidencePack], now: datetime) -> tuple[ListedPack, ...]:
    found = rows.order_by("-opens_at", "-pk")[:MOST]
    return tuple(
        ListedPack(one, one.asked_by.name, tuple(in_the_way(one, now=now))) for one in found
    )


def _openings(numbers: Sequence[int], *, by: Actor) -> tuple[tuple[int, Moment], ...]:
    events = list(events_of(KIND, numbers)[:MOST])
    told = zip(events, moments(events, by=by), strict=True)
    return tuple((int(event.about_id), moment) for event, moment in told)
