"""Asking for accreditation, and deciding, renewing and withdrawing it. What happened stands in its steps."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.models import Accreditation, AccreditationStep, Programme, Provider
from leadwell.training.permissions.programmes import may_accredit, may_offer, may_teach
from leadwell.training.queries.accreditation import accreditation_facts
from leadwell.training.rules.programmes.accreditation_can_be_asked import accreditation_can_be_asked
from leadwell.training.rules.programmes.accreditation_can_be_decided import (
    accreditation_can_be_decided,
)
from leadwell.training.rules.programmes.accreditation_can_be_renewed import (
    accreditation_can_be_renewed,
)
from leadwell.training.rules.programmes.accreditation_can_be_withdrawn import (
    accreditation_can_be_withdrawn,
)

NOT_YOURS = "Only somebody who offers training there can ask."
ASSURERS = "Only an assurer decides about accreditation."


@transaction.atomic
def ask_for_accreditation(
    *, by: Actor, programme_code: str, provider_code: str, evidence: str, now: datetime
) -> Accreditation:
    """Ask that a programme, taught by a provider, count towards the standards. Raises `NotPermitted`,
    `RuleBroken`, `Programme.DoesNotExist`, `Provider.DoesNotExist`."""
    programme = Programme.objects.get(code=programme_code)
    provider = Provider.objects.select_for_update(of=("self",)).get(
        organisation__code=provider_code
    )
    if not may_teach(by, provider, programme):
        raise NotPermitted(NOT_YOURS)
    known = Accreditation.objects.filter(programme=programme, provider=provider)
    already = any(accreditation_facts(each).open for each in known)
    insist_on(
        accreditation_can_be_asked(
            covers=programme.coverage.count(), evidence=evidence, already_open=already
        )
    )
    made = Accreditation.objects.create(programme=programme, provider=provider)
    _step(made, "asked", evidence, by, now)
    record("accreditation.asked", about=made, by=by, now=now)
    return made


def _step(asked: Accreditation, kind: str, because: str, by: Actor, now: datetime) -> None:
    AccreditationStep.objects.create(
        accreditation=asked, kind=kind, person_id=by.person_id, at=now, because=because.strip()
    )


@transaction.atomic
def decide_accreditation(
    *, by: Actor, accreditation_id: int, because: str, until_on: date | None, now: datetime
) -> Accreditation:
    """Accredit from today until a day, or refuse (no day). Raises `NotPermitted`, `RuleBroken`,
    `Accreditation.DoesNotExist`."""
    kept, own = _held(by, accreditation_id)
    from_on = localdate(now) if until_on else None
    insist_on(
        accreditation_can_be_decided(
            accreditation_facts(kept), own=own, because=because, from_on=from_on, until_on=until_on
        )
    )
    kept.from_on, kept.until_on = from_on, until_on
    kept.save(update_fields=["from_on", "until_on"])
    said = "granted" if until_on else "refused"
    _step(kept, said, because, by, now)
    record(
        f"accreditation.{said}", about=kept, by=by, now=now, details={"because": because.strip()}
    )
    return kept


@transaction.atomic
def renew_accreditation(
    *, by: Actor, accreditation_id: int, because: str, until_on: date, now: datetime
) -> Accreditation:
    """Let it count for longer. Raises `NotPermitted`, `RuleBroken`, `Accreditation.DoesNotExist`."""
    kept, own = _held(by, accreditation_id)
    insist_on(
        accreditation_can_be_renewed(
            accreditation_facts(kept),
            own=own,
            because=because,
            until_on=until_on,
            today=localdate(now),
        )
    )
    kept.until_on = until_on
    kept.save(update_fields=["until_on"])
    _step(kept, "renewed", because, by, now)
    details = {"because": because.strip(), "until_on": until_on.isoformat()}
    record("accreditation.renewed", about=kept, by=by, now=now, details=details)
    return kept


@transaction.atomic
def withdraw_accreditation(
    *, by: Actor, accreditation_id: int, because: str, now: datetime
) -> Accreditation:
    """It counts no more from today: who passed before keeps what they have. Raises `NotPermitted`,
    `RuleBroken`, `Accreditation.DoesNotExist`."""
    kept, _own = _held(by, accreditation_id)
    facts = accreditation_facts(kept)
    insist_on(accreditation_can_be_withdrawn(facts, because=because, today=localdate(now)))
    kept.withdrawn_on = localdate(now)
    kept.save(update_fields=["withdrawn_on"])
    _step(kept, "withdrawn", because, by, now)
    details = {"because": because.strip()}
    record("accreditation.withdrawn", about=kept, by=by, now=now, details=details)
    return kept


def _held(by: Actor, accreditation_id: int) -> tuple[Accreditation, bool]:
    """The accreditation, and whether whoever asks offers training for its provider."""
    held = Accreditation.objects.select_for_update(of=("self",))
    kept = held.select_related("provider__organisation").get(pk=accreditation_id)
    if not may_accredit(by):
        raise NotPermitted(ASSURERS)
    return kept, may_offer(by, kept.provider.organisation)
