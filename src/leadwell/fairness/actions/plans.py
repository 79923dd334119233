"""Plans: made, changed, noted upon, done and ended. Two who change one plan at once lose nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import Plan, PlanNote
from leadwell.fairness.permissions import may_keep_plans, may_see, visible_to
from leadwell.fairness.queries.acting.plans import mark_of, said
from leadwell.fairness.queries.definitions import indicators
from leadwell.fairness.rules.acting.a_plan_can_be_closed import a_plan_can_be_closed
from leadwell.fairness.rules.acting.a_plan_can_be_kept import a_plan_can_be_kept
from leadwell.fairness.rules.acting.facts import PlanSaid
from leadwell.fairness.rules.acting.nobody_changed_it_meanwhile import nobody_changed_it_meanwhile
from leadwell.history.actions import record
from leadwell.keeping.rules.words_are_enough import words_are_enough
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, insist_on

NOT_YOURS = "Whoever keeps the plans of this organisation writes them: ask its equality lead."
CHANGED = ("what", "who", "by_on", "expects", "expects_words")


@transaction.atomic
def make_plan(*, by: Actor, code: str, plan: PlanSaid, now: datetime) -> Plan:
    """Write down what is done about a figure. The same again is written once.

    Raises `Organisation.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-67).
    """
    organisation = Organisation.objects.select_for_update().get(code=code.strip().upper())
    keeper = _keeper(by, organisation)
    today = localdate(now)
    insist_on(a_plan_can_be_kept(plan, known=indicators(), stood=None, today=today))
    same = {"indicator": plan.indicator, "what": plan.what.strip(), "ended_at": None}
    if there := Plan.objects.filter(organisation=organisation, done_on=None, **same).first():
        return there
    made = Plan.objects.create(
        organisation=organisation,
        **same,
        who=plan.who.strip(),
        by_on=plan.by_on,
        expects=plan.expects,
        expects_words=plan.expects_words.strip(),
        made_by_id=keeper,
        made_at=now,
        made_up=organisation.made_up,
    )
    _remember("plan.made", made, ["FAR-67"], by=by, now=now)
    return made


@transaction.atomic
def change_plan(*, by: Actor, plan_id: int, plan: PlanSaid, seen: str, now: datetime) -> Plan:
    """Put a plan right. `seen` is the mark of what the asker was shown; the indicator stays.

    Raises `Plan.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-67 to FAR-69).
    """
    kept = _locked(plan_id, by=by)
    wanted = {
        "what": plan.what.strip(),
        "who": plan.who.strip(),
        "by_on": plan.by_on,
        "expects": plan.expects,
        "expects_words": plan.expects_words.strip(),
    }
    changed = [name for name in CHANGED if getattr(kept, name) != wanted[name]]
    if not changed:
        return kept
    today = localdate(now)
    insist_on(nobody_changed_it_meanwhile(seen=seen, stands=mark_of(kept)))
    asked = replace(said(kept), **wanted)  # type: ignore[arg-type]  # each of its own kind
    insist_on(a_plan_can_be_kept(asked, known=indicators(), stood=kept.by_on, today=today))
    for name in changed:
        setattr(kept, name, wanted[name])
    kept.save(update_fields=changed)
    _remember("plan.changed", kept, ["FAR-67", "FAR-68"], by=by, now=now, fields=sorted(changed))
    return kept


@transaction.atomic
def note_plan(*, by: Actor, plan_id: int, says: str, now: datetime) -> PlanNote:
    """Say what happened since. The same words twice in a row by one person are kept once.

    Raises `Plan.DoesNotExist`, `NotPermitted` or `RuleBroken` (KEE-03).
    """
    kept = _locked(plan_id, by=by)
    keeper = _keeper(by, kept.organisation)
    insist_on(words_are_enough(says))
    last = kept.notes.order_by("-at", "-pk").first()
    if last and (last.says, last.by_id) == (says.strip(), keeper):
        return last
    note = PlanNote.objects.create(plan=kept, says=says.strip(), by_id=keeper, at=now)
    _remember("plan.noted", kept, [], by=by, now=now)
    return note


@transaction.atomic
def finish_plan(
    *, by: Actor, plan_id: int, done_on: date, came_of_it: str, seen: str, now: datetime
) -> Plan:
    """Say that a plan is done, and what came of it: that may follow later.

    Raises `Plan.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-68, FAR-69).
    """
    kept = _locked(plan_id, by=by)
    if (kept.done_on, kept.came_of_it) == (done_on, came_of_it.strip()):
        return kept
    insist_on(nobody_changed_it_meanwhile(seen=seen, stands=mark_of(kept)))
    insist_on(a_plan_can_be_closed(said(kept), done_on=done_on, because="", today=localdate(now)))
    kept.done_on, kept.came_of_it = done_on, came_of_it.strip()
    kept.save(update_fields=["done_on", "came_of_it"])
    _remember("plan.done", kept, ["FAR-69"], by=by, now=now)
    return kept


@transaction.atomic
def end_plan(*, by: Actor, plan_id: int, because: str, now: datetime) -> Plan:
    """End a plan that will not be done, with the reason beside it. Ended twice with the same words it is
    ended once.

    Raises `Plan.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-69).
    """
    kept = _locked(plan_id, by=by)
    if kept.ended_at is not None and kept.ended_because == because.strip():
        return kept
    today = localdate(now)
    insist_on(a_plan_can_be_closed(said(kept), done_on=None, because=because, today=today))
    kept.ended_at, kept.ended_because = now, because.strip()
    kept.save(update_fields=["ended_at", "ended_because"])
    _remember("plan.ended", kept, ["FAR-69"], by=by, now=now)
    return kept


def _locked(plan_id: int, *, by: Actor) -> Plan:
    """The plan, held until the end; one the asker may not see is not there."""
    rows = Plan.objects.filter(visible_to(by)).select_related("organisation")
    kept = rows.select_for_update(of=("self",)).get(pk=plan_id)
    _keeper(by, kept.organisation)
    return kept


def _keeper(by: Actor, organisation: Organisation) -> int:
    """The number of the asker, who keeps the plans here; anybody else is refused."""
    if by.person_id is not None and may_keep_plans(by, organisation):
        return by.person_id
    if may_see(by, organisation):
        raise NotPermitted(NOT_YOURS)
    raise Organisation.DoesNotExist


def _remember(
    what: str, plan: Plan, rules: list[str], *, by: Actor, now: datetime, **more: object
) -> None:
    details = {"organisation": plan.organisation.code, "indicator": plan.indicator, **more}
    record(what, about=plan, by=by, now=now, details=details, rules=rules)
