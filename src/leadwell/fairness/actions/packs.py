"""Packs of evidence: opened for a reason and a time, read, and closed. Each opening is an event."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import EvidencePack
from leadwell.fairness.permissions import may_open_evidence, may_see
from leadwell.fairness.permissions.acting import packs_visible_to
from leadwell.fairness.queries.acting.contents import contents_of
from leadwell.fairness.queries.acting.frameworks import frameworks_on, pack_terms
from leadwell.fairness.queries.acting.packs import in_the_way
from leadwell.fairness.queries.results import digest_of
from leadwell.fairness.rules.acting.a_pack_can_be_opened import a_pack_can_be_opened
from leadwell.fairness.rules.acting.facts import Framework, PackAsked
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.organisations.permissions import own_records
from leadwell.reasons import NotPermitted, insist_on

NOT_YOURS = "Only an inspector of this place opens a pack of evidence about it."
ASKER_ONLY = "Only whoever opened the pack closes it before its time is over."


@transaction.atomic
def open_pack(
    *, by: Actor, code: str, framework: str, asked: PackAsked, now: datetime
) -> EvidencePack:
    """Open a pack about an organisation, its contents frozen as they are now. Asked for again while it is
    open, it is the same pack.

    Raises `Organisation.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-74).
    """
    organisation = Organisation.objects.select_for_update().get(code=code.strip().upper())
    asker, today = _asker(by, organisation), localdate(now)
    chosen = {one.code: one for one in frameworks_on(today)}.get(framework)
    known = {one.code for one in chosen.statements} if chosen else set()
    insist_on(a_pack_can_be_opened(asked, known=known, terms=pack_terms(today)))
    assert chosen is not None
    same = {"organisation": organisation, "asked_by_id": asker, "framework": chosen.code,
            "statements": sorted(asked.statements), "closed_early_at": None}  # fmt: skip
    if there := EvidencePack.objects.filter(**same, closes_at__gt=now).first():
        return there
    contents = contents_of(organisation, chosen, asked.statements, by=by, today=today)
    pack = EvidencePack.objects.create(
        **same,
        because=asked.because.strip(),
        opens_at=now,
        closes_at=now + timedelta(days=asked.days),
        contents=contents,
        digest=digest_of([contents]),
        made_up=organisation.made_up,
    )
    _remember("pack.opened", pack, chosen, by=by, now=now, days=asked.days)
    return pack


@transaction.atomic
def read_pack(*, by: Actor, pack_id: int, now: datetime, on_paper: bool = False) -> EvidencePack:
    """Open a pack to read it. Every time is an event that the organisation sees.

    Raises `EvidencePack.DoesNotExist`, or `RuleBroken` (FAR-75) for one that is closed.
    """
    rows = EvidencePack.objects.filter(packs_visible_to(by)).select_related("organisation")
    pack = rows.get(pk=pack_id)
    insist_on(in_the_way(pack, now=now))
    _remember("pack.read", pack, None, by=by, now=now, on_paper=on_paper)
    return pack


@transaction.atomic
def close_pack(*, by: Actor, pack_id: int, now: datetime) -> EvidencePack:
    """Close a pack before its time is over. Closed twice it is closed once.

    Raises `EvidencePack.DoesNotExist`, `NotPermitted`, or `RuleBroken` (FAR-75) when its time is over.
    """
    rows = EvidencePack.objects.filter(packs_visible_to(by)).select_related("organisation")
    pack = rows.select_for_update(of=("self",)).get(pk=pack_id)
    if pack.asked_by_id not in own_records(by):
        raise NotPermitted(ASKER_ONLY)
    if pack.closed_early_at is not None:
        return pack
    insist_on(in_the_way(pack, now=now))
    pack.closed_early_at = now
    pack.save(update_fields=["closed_early_at"])
    _remember("pack.closed", pack, None, by=by, now=now)
    return pack


def _asker(by: Actor, organisation: Organisation) -> int:
    if by.person_id is not None and may_open_evidence(by, organisation):
        return by.person_id
    if may_see(by, organisation):
        raise NotPermitted(NOT_YOURS)
    raise Organisation.DoesNotExist


def _remember(
    what: str, pack: EvidencePack, framework: Framework | None, *, by: Actor, now: datetime,
    **more: object,
) -> None:  # fmt: skip
    details = {"organisation": pack.organisation.code, "statements": pack.statements, **more}
    versions = {framework.code: framework.version} if framework else {}
    rules = ["FAR-74"] if framework else ["FAR-75"]
    record(what, about=pack, by=by, now=now, details={**details, "digest": pack.digest}, rules=rules,
           versions=versions)  # fmt: skip
