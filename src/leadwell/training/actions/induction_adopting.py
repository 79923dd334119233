"""Putting the national induction into the tables, as the files of `definitions/` say it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor, Permission
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted
from leadwell.standards.models import Item, Status
from leadwell.training.models import Coverage, Part, Programme, ProgrammeKind
from leadwell.training.queries.induction_terms import (
    InductionTerms,
    PartTerms,
    all_induction_terms,
)


@transaction.atomic
def adopt_induction(*, by: Actor, now: datetime) -> Programme:
    """Have every edition of the national induction in the tables. Twice is once: what is there stays
    as it is, and a part that a newer edition says otherwise ends the day that edition begins."""
    if not by.may(Permission.KEEP_PROGRAMMES):
        raise NotPermitted("Only somebody who keeps the national programmes adopts the induction.")
    for terms in all_induction_terms():
        programme = _programme(terms)
        _cover(programme, terms.covers)
        added = [_part(programme, terms, each, at) for at, each in enumerate(terms.parts)]
        new = _missing(programme, terms, added)
        if new:
            details = {"edition": terms.name, "parts": len(new)}
            record("induction.adopted", about=programme, by=by, now=now, details=details)
    return programme


def adopted_induction() -> Programme:
    """The national induction. Raises `Programme.DoesNotExist` before it was adopted."""
    return Programme.objects.get(code=all_induction_terms()[-1].code)


def _programme(terms: InductionTerms) -> Programme:
    said = {
        "title": terms.title,
        "about": terms.about,
        "kind": ProgrammeKind.INDUCTION,
        "from_on": terms.from_on,
    }
    found, _made = Programme.objects.get_or_create(code=terms.code, defaults=said)
    return found


def _cover(programme: Programme, keys: Iterable[str]) -> None:
    """What the induction teaches, in every version of the standards that was published."""
    public = (Status.PUBLISHED, Status.RETIRED)
    items = Item.objects.filter(key__in=keys, version__status__in=public)
    items = items.exclude(pk__in=programme.coverage.values("item"))
    Coverage.objects.bulk_create(Coverage(programme=programme, item=one) for one in items)


def _part(programme: Programme, terms: InductionTerms, said: PartTerms, at: int) -> Part:
    return Part(
        programme=programme,
        code=said.code,
        title=said.title,
        about=said.about,
        track=said.track,
        key=said.key,
        due_weeks=said.due_weeks,
        minutes=said.minutes,
        supervisor_signs=said.supervisor_signs,
        line_of_sight=said.line_of_sight,
        order=at,
        from_on=terms.from_on,
    )


def _missing(programme: Programme, terms: InductionTerms, parts: Iterable[Part]) -> list[Part]:
    """Add what this edition says and the tables do not have, and end what came before it."""
    national = Part.objects.filter(programme=programme, organisation=None)
    if national.filter(from_on__gte=terms.from_on).exists():
        return []
    national.filter(until_on=None).update(until_on=terms.from_on)
    return Part.objects.bulk_create(parts)
