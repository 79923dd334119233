"""Keeping what files say of decisions about people, to be counted and shown of nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.appointments.rules.facts import Noted
from leadwell.fairness.models import Case, Decider
from leadwell.fairness.permissions.cases import may_note_cases
from leadwell.fairness.queries.cases import codes_of
from leadwell.fairness.queries.definitions import funnels
from leadwell.fairness.rules.cases.case_can_be_kept import case_can_be_kept
from leadwell.fairness.rules.cases.codes_are_known import codes_are_known
from leadwell.fairness.rules.cases.facts import CaseFacts
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, Reason

SAID = ("person_id", "began_on", "reached", "stages", "band", "staff_group", "openly")
RULES = ("FAR-45", "FAR-46")
Key = tuple[str, str]


@transaction.atomic
def note_cases(
    *,
    by: Actor,
    organisation: Organisation,
    rows: Sequence[CaseFacts],
    now: datetime,
    event: int | None = None,
) -> Noted:
    """Keep what a file says was decided about people of one organisation. The same again changes nothing;
    a later word on the same reference changes its stages, and its deciders where it names any.

    `event` is that of the file which says it; without one it is an event of its own. Raises
    `NotPermitted`; a case that cannot be kept is in `refused`, by its line.
    """
    if not may_note_cases(by, organisation):
        raise NotPermitted(
            "Only somebody who loads this place's staff files can note its decisions."
        )
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    refused, good = _judged(organisation, rows, today=localdate(now))
    if event is None:
        details = {"cases": len(good)}
        event = record(
            "cases.noted", about=organisation, by=by, now=now, details=details, rules=RULES
        )
    added, changed = _write(organisation, good, event)
    same = frozenset(one.line for one in good) - added - changed
    return Noted(added, changed, same, tuple(refused.items()))


def _judged(
    organisation: Organisation, rows: Iterable[CaseFacts], *, today: date
) -> tuple[dict[int, Reason], list[CaseFacts]]:
    known, codes = funnels(), codes_of(organisation)
    refused, good = {}, []
    for one in rows:
        reasons = [
            *case_can_be_kept(one, funnels=known, last_on=today),
            *codes_are_known(one.band, one.staff_group, codes=codes),
        ]
        if reasons:
            refused[one.line] = reasons[0]
        else:
            good.append(one)
    return refused, good


def _write(
    organisation: Organisation, rows: Sequence[CaseFacts], event: int
) -> tuple[frozenset[int], frozenset[int]]:
    """Add what is new and correct what moved on. Says which lines did which."""
    known = _known(organisation, rows)
    new: dict[Key, CaseFacts] = {}
    moved: dict[int, Case] = {}
    for one in rows:
        before = known.get((one.funnel, one.reference))
        if before is None:
            new.setdefault((one.funnel, one.reference), one)
        elif _moved(before, _said(one)):
            before.noted_in = event
            moved[one.line] = before
    _put_right(moved.values())
    made = Case.objects.bulk_create(
        (_made(organisation, one, event) for one in new.values()), batch_size=5_000
    )
    cases = known | {(one.funnel, one.reference): one for one in made}
    decided = _keep_deciders(cases, [*new.values(), *_not_in(rows, new)])
    added = frozenset(one.line for one in new.values())
    return added, frozenset(moved) | (decided - added)


def _not_in(rows: Iterable[CaseFacts], new: Mapping[Key, CaseFacts]) -> list[CaseFacts]:
    return [one for one in rows if (one.funnel, one.reference) not in new]


def _known(organisation: Organisation, rows: Iterable[CaseFacts]) -> dict[Key, Case]:
    asked = {one.reference for one in rows}
    kept = Case.objects.select_for_update().filter(organisation=organisation, reference__in=asked)
    return {(one.funnel, one.reference): one for one in kept}


def _said(one: CaseFacts) -> dict[str, Any]:
    stages = funnels()[one.funnel].stages
    days = zip(stages, one.days, strict=False)
    return {
        "person_id": one.person_id, "began_on": one.began_on, "reached": one.reached,
        "stages": {stage.code: day.isoformat() for stage, day in days if day},
        "band": one.band, "staff_group": one.staff_group, "openly": one.openly,
    }  # fmt: skip


def _moved(before: Case, said: Mapping[str, Any]) -> bool:
    if all(getattr(before, name) == value for name, value in said.items()):
        return False
    for name, value in said.items():
        setattr(before, name, value)
    return True


def _put_right(moved: Iterable[Case]) -> None:
    """Write changed cases over the old ones; many times faster than an UPDATE with a case for each."""
    names = [name.removesuffix("_id") for name in SAID]
    Case.objects.bulk_create(
        moved,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*names, "noted_in"],
        batch_size=5_000,
    )


def _made(organisation: Organisation, one: CaseFacts, event: int) -> Case:
    return Case(
        organisation=organisation, funnel=one.funnel, reference=one.reference, noted_in=event,
        made_up=organisation.made_up, **_said(one),
    )  # fmt: skip


def _keep_deciders(cases: Mapping[Key, Case], rows: Iterable[CaseFacts]) -> set[int]:
    """Whoever a row names decided, and nobody else. Says for which lines that is news."""
    said = {
        cases[one.funnel, one.reference].pk: (one.line, set(one.deciders))
        for one in rows
        if one.deciders
    }
    held = Decider.objects.filter(case_id__in=said)
    before: dict[int, set[int]] = {pk: set() for pk in said}
    for case_id, person_id in held.values_list("case_id", "person_id"):
        before[case_id].add(person_id)
    news = {pk: line for pk, (line, people) in said.items() if people != before[pk]}
    held.filter(case_id__in=news).delete()
    Decider.objects.bulk_create(
        (Decider(case_id=pk, person_id=person) for pk in news for person in sorted(said[pk][1])),
        batch_size=5_000,
    )
    return set(news.values())
