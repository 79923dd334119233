"""Saying that one has learned something already, and what a panel decides about it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor, Permission
from leadwell.gateways.evidence_files import is_clean, looked_at
from leadwell.gateways.job_queue import enqueue
from leadwell.gateways.rows import HostileFile, UnusableFile
from leadwell.history.actions import record
from leadwell.organisations.permissions import own_records
from leadwell.people.queries import records_of
from leadwell.reasons import NotPermitted, Reason, RuleBroken, insist_on
from leadwell.standards.models import Item
from leadwell.training.actions.achieving import note_achievements
from leadwell.training.models import (
    AchievementSource,
    Evidence,
    PriorLearning,
    PriorLearningItem,
    PriorLearningPanel,
)
from leadwell.training.permissions.prior_learning import may_recognise
from leadwell.training.queries.prior_learning import claim_facts, evidence_room
from leadwell.training.rules.facts import Achieving
from leadwell.training.rules.learning.appeal_about_learning import appeal_about_learning
from leadwell.training.rules.learning.claim_can_be_appealed import claim_can_be_appealed
from leadwell.training.rules.learning.claim_can_be_decided import claim_can_be_decided
from leadwell.training.rules.learning.claim_can_be_made import claim_can_be_made
from leadwell.training.rules.learning.facts import Claim

SCAN = "leadwell.training.tasks.learning.check_evidence"
NOT_A_PANEL = "Only people who sit on panels decide about prior learning."
LONGEST_NAME = 200


@transaction.atomic
def claim_prior_learning(
    *, by: Actor, items: Collection[int], says: str, now: datetime
) -> PriorLearning:
    """Say that one has learned items of the standards already. Raises `NotPermitted`, `RuleBroken`
    (TRN-48)."""
    if by.person_id is None:
        raise NotPermitted("Sign in: what you learned is about you.")
    known = list(Item.objects.filter(pk__in=items))
    insist_on(claim_can_be_made(Claim(len(known), says)))
    claim = PriorLearning.objects.create(person_id=by.person_id, says=says.strip(), asked_at=now)
    PriorLearningItem.objects.bulk_create(
        PriorLearningItem(prior_learning=claim, item=item) for item in known
    )
    record("prior_learning.claimed", about=claim, by=by, now=now, details={"items": len(known)})
    return claim


@transaction.atomic
def give_evidence(
    *, by: Actor, claim_id: int, name: str, content: bytes, now: datetime
) -> Evidence:
    """Add a file to one's own claim. It is kept unreadable and opened by nobody before it was found
    clean. Raises `RuleBroken` (TRN-52: what the file is, or that the claim was decided),
    `PriorLearning.DoesNotExist`."""
    claim = _held(claim_id, person_id__in=own_records(by))
    if claim.decided_at is not None:
        raise RuleBroken([Reason("TRN-52", "It has been decided already: appeal instead.")])
    try:
        found = looked_at(content)
    except (UnusableFile, HostileFile) as error:
        raise RuleBroken([Reason("TRN-52", str(error))]) from error
    room = evidence_room()
    kept = room.put([found.content])
    evidence = Evidence.objects.create(
        prior_learning=claim, person_id=claim.person_id, name=_plain(name, found.ending),
        media_type=found.media_type, size=kept.size, digest=kept.digest, kept_name=kept.name,
        given_at=now,
    )  # fmt: skip
    record("evidence.given", about=evidence, by=by, now=now, details={"digest": kept.digest})
    enqueue(SCAN, evidence_id=evidence.pk)
    return evidence


def _plain(name: str, ending: str) -> str:
    """The name somebody gave, without what could mislead: no path, no controls, the true ending."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(one for one in last if one.isprintable())[: LONGEST_NAME - 10].strip(". ")
    stem = kept.rsplit(".", 1)[0] if "." in kept else kept
    return f"{stem or 'evidence'}{ending}"


@transaction.atomic
def check_evidence(*, by: Actor, evidence_id: int, now: datetime) -> Evidence:
    """Ask the site's virus scanner about a file. One that is not clean is removed at once; without a
    scanner, what was looked at when it came is all there is. Raises `UnusableFile` where the scanner does
    not answer, so that the job is tried again. Twice is once."""
    found = Evidence.objects.select_for_update().get(pk=evidence_id)
    if not by.may_somewhere(Permission.RECOGNISE_LEARNING):
        raise NotPermitted("Only a job of the site's own checks files.")
    if found.found_clean is not None:
        return found
    content = b"".join(evidence_room().read(found.kept_name))
    scanner = settings.LEADWELL_SCANNER
    found.found_clean = is_clean(content, scanner) if scanner else True
    found.scanned_at = now
    found.save(update_fields=["found_clean", "scanned_at"])
    details = {"clean": found.found_clean, "scanner": bool(scanner)}
    record("evidence.checked", about=found, by=by, now=now, details=details)
    if not found.found_clean:
        transaction.on_commit(lambda: evidence_room().remove(found.kept_name))
    return found


@transaction.atomic
def decide_prior_learning(
    *, by: Actor, claim_id: int, granted: bool, panel: Collection[int], because: str, now: datetime
) -> PriorLearning:
    """Decide on a claim as a panel: whoever decides and the others named. What is granted is achieved from
    today. Raises `NotPermitted`, `RuleBroken` (TRN-49), `PriorLearning.DoesNotExist`."""
    if by.person_id is None or not may_recognise(by):
        raise NotPermitted(NOT_A_PANEL)
    claim = _held(claim_id)
    sat = {by.person_id, *panel}
    own = records_of(claim.person_id)
    insist_on(claim_can_be_decided(claim_facts(claim), panel=sat, own=own, because=because))
    claim.decided_by_id, claim.decided_at = by.person_id, now
    claim.granted, claim.because = granted, because.strip()
    claim.save(update_fields=["decided_by", "decided_at", "granted", "because"])
    PriorLearningPanel.objects.bulk_create(
        PriorLearningPanel(prior_learning=claim, person_id=one) for one in sorted(sat)
    )
    _settled(claim, "prior_learning.decided", "TRN-49", granted=granted, by=by, now=now)
    return claim


@transaction.atomic
def appeal_prior_learning(*, by: Actor, claim_id: int, says: str, now: datetime) -> PriorLearning:
    """Appeal against a refusal of one's own claim. Raises `RuleBroken` (TRN-50),
    `PriorLearning.DoesNotExist`."""
    claim = _held(claim_id, person_id__in=own_records(by))
    insist_on(claim_can_be_appealed(claim_facts(claim), says=says))
    claim.appealed_at, claim.appeal_says = now, says.strip()
    claim.save(update_fields=["appealed_at", "appeal_says"])
    record("prior_learning.appealed", about=claim, by=by, now=now)
    return claim


@transaction.atomic
def hear_prior_learning(
    *, by: Actor, claim_id: int, upheld: bool, because: str, now: datetime
) -> PriorLearning:
    """Hear an appeal. What is upheld is achieved from today. Raises `NotPermitted`, `RuleBroken` (TRN-51),
    `PriorLearning.DoesNotExist`."""
    if by.person_id is None or not may_recognise(by):
        raise NotPermitted(NOT_A_PANEL)
    claim = _held(claim_id)
    insist_on(
        appeal_about_learning(
            claim_facts(claim),
            hears=own_records(by),
            panel=set(claim.panel.values_list("person_id", flat=True)),
            own=records_of(claim.person_id),
            because=because,
        )
    )
    claim.heard_by_id, claim.heard_at = by.person_id, now
    claim.upheld, claim.heard_because = upheld, because.strip()
    claim.save(update_fields=["heard_by", "heard_at", "upheld", "heard_because"])
    _settled(claim, "prior_learning.heard", "TRN-51", granted=upheld, by=by, now=now)
    return claim


def _held(claim_id: int, **also: object) -> PriorLearning:
    return PriorLearning.objects.select_for_update().get(pk=claim_id, **also)


def _settled(
    claim: PriorLearning, what: str, rule: str, *, granted: bool, by: Actor, now: datetime
) -> None:
    """Remember it, and keep what was granted as achieved."""
    event = record(what, about=claim, by=by, now=now, details={"granted": granted}, rules=[rule])
    if granted:
        how = Achieving(AchievementSource.PRIOR, localdate(now), prior_learning_id=claim.pk)
        items = Item.objects.filter(pk__in=claim.items.values("item"))
        note_achievements(person_id=claim.person_id, items=items, how=how, event=event)
