"""Staff spoken to: an inspector notes how many, by group, and puts a note right with another one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import EvidencePack, StaffSpokenTo
from leadwell.fairness.permissions.acting import may_note_spoken_to, packs_visible_to
from leadwell.fairness.queries.acting.frameworks import pack_terms
from leadwell.fairness.queries.acting.packs import in_the_way
from leadwell.fairness.queries.acting.spoken_to import spoken_to_of
from leadwell.fairness.rules.acting.facts import SpokenSaid
from leadwell.fairness.rules.acting.staff_spoken_to_can_be_noted import (
    staff_spoken_to_can_be_noted,
)
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on

NOT_YOURS = "Only the inspector who opened the pack notes whom they spoke to."


@transaction.atomic
def note_spoken_to(*, by: Actor, pack_id: int, said: SpokenSaid, now: datetime) -> StaffSpokenTo:
    """Note whom an inspector spoke to. The same again is noted once.

    Raises `EvidencePack.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-52, FAR-75).
    """
    return _note(by, _own_pack(pack_id, by), said, None, now)


@transaction.atomic
def correct_spoken_to(*, by: Actor, note_id: int, said: SpokenSaid, now: datetime) -> StaffSpokenTo:
    """Put a note right: a new one counts instead, and the old one stays to be seen.

    Raises `StaffSpokenTo.DoesNotExist` or `RuleBroken` (FAR-52, FAR-75).
    """
    wrong = spoken_to_of(note_id, by=by)
    return _note(by, _own_pack(wrong.pack_id, by), said, wrong, now)


def _own_pack(pack_id: int, by: Actor) -> EvidencePack:
    """The pack, kept from everybody else until this is done."""
    rows = EvidencePack.objects.filter(packs_visible_to(by)).select_related("organisation")
    pack = rows.select_for_update(of=("self",)).get(pk=pack_id)
    if not may_note_spoken_to(by, pack):
        raise NotPermitted(NOT_YOURS)
    return pack


def _note(
    by: Actor, pack: EvidencePack, said: SpokenSaid, wrong: StaffSpokenTo | None, now: datetime
) -> StaffSpokenTo:
    same = {
        "pack": pack, "on": said.on, "where_at": said.where_at.strip(), "instead_of": wrong,
        "white": said.mix.white, "bme": said.mix.bme, "not_known": said.mix.not_known,
    }  # fmt: skip
    insist_on(in_the_way(pack, now=now))
    if there := StaffSpokenTo.objects.filter(**same, corrected_by=None).first():
        return there
    insist_on(
        staff_spoken_to_can_be_noted(
            said,
            opened_on=localdate(pack.opens_at),
            today=localdate(now),
            corrected=StaffSpokenTo.objects.filter(instead_of=wrong).exists() if wrong else False,
            terms=pack_terms(localdate(pack.opens_at)),
        )
    )
    noter = by.person_id
    assert noter is not None  # somebody opened the pack
    noted = StaffSpokenTo.objects.create(
        **same, noted_by_id=noter, noted_at=now, made_up=pack.made_up
    )
    _remember(noted, by=by, now=now)
    return noted


def _remember(noted: StaffSpokenTo, *, by: Actor, now: datetime) -> None:
    """What happened, and never how many of which group: the ledger is read by more than one."""
    what = "spoken_to.noted" if noted.instead_of_id is None else "spoken_to.corrected"
    details = {"organisation": noted.pack.organisation.code, "pack": noted.pack_id,
               "instead_of": noted.instead_of_id}  # fmt: skip
    record(what, about=noted, by=by, now=now, details=details, rules=["FAR-52"])
