"""Objectives of board members: set by who answers for the organisation, evidenced by the member, and held
against that evidence by somebody else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import Objective
from leadwell.fairness.permissions import may_keep_objectives
from leadwell.fairness.permissions.acting import objectives_visible_to
from leadwell.fairness.queries.acting.objectives import members_of
from leadwell.fairness.queries.definitions import indicators
from leadwell.fairness.rules.acting.an_objective_can_be_judged import an_objective_can_be_judged
from leadwell.fairness.rules.acting.an_objective_can_be_set import an_objective_can_be_set
from leadwell.fairness.rules.acting.evidence_can_be_given import evidence_can_be_given
from leadwell.fairness.rules.acting.facts import ObjectiveSaid
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.organisations.permissions import own_records
from leadwell.people.queries import records_of_each
from leadwell.reasons import NotPermitted, insist_on

NOT_YOURS = "The accountable officer of this organisation sets the objectives of its board."
OWN_ONLY = "Only the member themselves gives evidence for their objective."


@transaction.atomic
def set_objective(
    *, by: Actor, code: str, person_id: int, objective: ObjectiveSaid, now: datetime
) -> Objective:
    """Set an objective for a member of the board. The same again is set once.

    Raises `Organisation.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-70).
    """
    organisation = Organisation.objects.select_for_update().get(code=code.strip().upper())
    if by.person_id is None or not may_keep_objectives(by, organisation):
        raise NotPermitted(NOT_YOURS)
    today = localdate(now)
    seats = {one.person.pk for one in members_of(organisation, by=by, today=today)}
    sitting = {record for human in records_of_each(seats).values() for record in human}
    on_board, known = person_id in sitting, indicators()
    insist_on(an_objective_can_be_set(objective, on_board=on_board, known=known, today=today))
    made, new = Objective.objects.get_or_create(
        organisation=organisation,
        person_id=person_id,
        says=objective.says.strip(),
        by_on=objective.by_on,
        defaults={
            "indicator": objective.indicator,
            "set_by_id": by.person_id,
            "set_at": now,
            "made_up": organisation.made_up,
        },
    )
    if new:
        _remember("objective.set", made, ["FAR-70"], by=by, now=now)
    return made


@transaction.atomic
def give_evidence(*, by: Actor, objective_id: int, evidence: str, now: datetime) -> Objective:
    """Say what shows that one's own objective is kept. The same words again change nothing.

    Raises `Objective.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-72).
    """
    kept = _locked(objective_id, by=by, now=now)
    if kept.person_id not in own_records(by):
        raise NotPermitted(OWN_ONLY)
    if kept.evidence == evidence.strip():
        return kept
    insist_on(evidence_can_be_given(evidence, met=kept.met))
    kept.evidence, kept.evidence_at = evidence.strip(), now
    kept.save(update_fields=["evidence", "evidence_at"])
    _remember("objective.evidence_given", kept, ["FAR-72"], by=by, now=now)
    return kept


@transaction.atomic
def judge_objective(*, by: Actor, objective_id: int, met: bool, now: datetime) -> Objective:
    """Say whether an objective was met, of the evidence that is there. The same again changes nothing.

    Raises `Objective.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-73).
    """
    kept = _locked(objective_id, by=by, now=now)
    if by.person_id is None or not may_keep_objectives(by, kept.organisation):
        raise NotPermitted(NOT_YOURS)
    if kept.met is met:
        return kept
    own = kept.person_id in own_records(by)
    insist_on(an_objective_can_be_judged(evidence=kept.evidence, own=own))
    kept.met = met
    kept.save(update_fields=["met"])
    _remember("objective.judged", kept, ["FAR-73"], by=by, now=now)
    return kept


def _locked(objective_id: int, *, by: Actor, now: datetime) -> Objective:
    """The objective, held until the end; one the asker may not see is not there."""
    rows = Objective.objects.filter(objectives_visible_to(by, localdate(now)))
    return rows.select_related("organisation").select_for_update(of=("self",)).get(pk=objective_id)


def _remember(
    what: str, objective: Objective, rules: list[str], *, by: Actor, now: datetime
) -> None:
    details = {"organisation": objective.organisation.code, "indicator": objective.indicator}
    record(what, about=objective, by=by, now=now, details=details, rules=rules)
