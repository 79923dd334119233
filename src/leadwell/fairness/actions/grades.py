"""Grades that an organisation gives its own outcomes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import Grade
from leadwell.fairness.permissions import may_keep_plans, may_see
from leadwell.fairness.queries.acting.graded import EDS, year_end
from leadwell.fairness.queries.definitions import indicators_of
from leadwell.fairness.rules.acting.a_grade_can_be_given import a_grade_can_be_given
from leadwell.fairness.rules.acting.nobody_changed_it_meanwhile import nobody_changed_it_meanwhile
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, insist_on

NOT_YOURS = (
    "Whoever keeps the plans of this organisation grades its outcomes: ask its equality lead."
)


@transaction.atomic
def give_grade(
    *, by: Actor, code: str, outcome: str, grade: int, evidence: str, seen: str, now: datetime
) -> Grade:
    """Grade an outcome for the year that runs. `seen` is the number of the grade the asker was shown, empty
    for none. The same grade with the same words changes nothing.

    Raises `Organisation.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-68, FAR-77).
    """
    organisation = Organisation.objects.select_for_update().get(code=code.strip().upper())
    giver, ended_on = _giver(by, organisation), year_end(localdate(now))
    same = {"organisation": organisation, "outcome": outcome, "ended_on": ended_on}
    stands = Grade.objects.filter(**same, current=True).first()
    if stands and (stands.grade, stands.evidence) == (grade, evidence.strip()):
        return stands
    insist_on(nobody_changed_it_meanwhile(seen=seen, stands=str(stands.pk) if stands else ""))
    outcomes = [one.code for one in indicators_of(EDS, ended_on)]
    insist_on(a_grade_can_be_given(grade, outcome=outcome, outcomes=outcomes, evidence=evidence))
    Grade.objects.filter(**same, current=True).update(current=False)
    given = Grade.objects.create(
        **same, grade=grade, evidence=evidence.strip(), given_by_id=giver, given_at=now,
        made_up=organisation.made_up,
    )  # fmt: skip
    details = {"organisation": organisation.code, "outcome": outcome, "grade": grade,
               "year": ended_on.isoformat()}  # fmt: skip
    record("grade.given", about=given, by=by, now=now, details=details, rules=["FAR-77"])
    return given


def _giver(by: Actor, organisation: Organisation) -> int:
    if by.person_id is not None and may_keep_plans(by, organisation):
        return by.person_id
    if may_see(by, organisation):
        raise NotPermitted(NOT_YOURS)
    raise Organisation.DoesNotExist
