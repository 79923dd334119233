"""Keeping what an organisation put into the cost of bullying. What comes out is worked out each time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.fairness.models import CostEstimate
from leadwell.fairness.permissions import may_keep_plans
from leadwell.fairness.rules.bullying.facts import Inputs
from leadwell.fairness.rules.bullying.inputs_make_sense import inputs_make_sense
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, insist_on

NOT_YOURS = (
    "Whoever keeps the plans of this organisation keeps these numbers: ask its equality lead."
)


@transaction.atomic
def keep_cost_estimate(*, by: Actor, code: str, inputs: Inputs, now: datetime) -> CostEstimate:
    """Keep these numbers for the next reader. The same again is kept once.

    Raises `Organisation.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-44).
    """
    organisation = Organisation.objects.select_for_update().get(code=code.strip().upper())
    if by.person_id is None or not may_keep_plans(by, organisation):
        raise NotPermitted(NOT_YOURS)
    insist_on(inputs_make_sense(inputs))
    last = (
        CostEstimate.objects.filter(organisation=organisation).order_by("-made_at", "-pk").first()
    )
    if last and last.inputs == inputs.plain():
        return last
    kept = CostEstimate.objects.create(
        organisation=organisation, inputs=inputs.plain(), made_by_id=by.person_id, made_at=now
    )
    record(
        "cost_estimate.kept", about=kept, by=by, now=now,
        details={"organisation": organisation.code}, rules=["FAR-44"],
    )  # fmt: skip
    return kept
