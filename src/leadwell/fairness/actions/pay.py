"""Keeping what files say people are paid, to be counted and never shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import Pay
from leadwell.fairness.permissions.pay import may_note_pay
from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.rules.pay.facts import Noted, PayFacts
from leadwell.fairness.rules.pay.pay_can_be_kept import pay_can_be_kept
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, Reason

SAID = ("hourly", "bonus", "full_pay")
Key = tuple[int, date]


@transaction.atomic
def note_pay(
    *,
    by: Actor,
    organisation_id: int,
    facts: Sequence[PayFacts],
    now: datetime,
    event: int | None = None,
) -> Noted:
    """Keep what a file says the people of one organisation earned. The same again changes nothing.

    `event` is that of the file which says it; without one it is an event of its own. Raises
    `NotPermitted`; a row that cannot be kept is in `refused`, by its line.
    """
    organisation = Organisation.objects.get(pk=organisation_id)
    if not may_note_pay(by, organisation):
        raise NotPermitted("Only somebody who loads this place's staff files can note pay.")
    refused, good = _judged(organisation, facts, today=localdate(now))
    if event is None:
        event = record(
            "pay.noted", about=organisation, by=by, now=now, details={"rows": len(good)},
            rules=["FAR-30"],
        )  # fmt: skip
    added, changed = _write(organisation, good, event)
    same = frozenset(one.line for one in good) - added - changed
    return Noted(added, changed, same, tuple(refused.items()))


def _judged(
    organisation: Organisation, facts: Sequence[PayFacts], *, today: date
) -> tuple[dict[int, Reason], list[PayFacts]]:
    refused, good, sector = {}, [], organisation.sector
    for one in facts:
        terms = pay_terms(one.as_at)
        if reasons := pay_can_be_kept(one, terms=terms, sector=sector, today=today):
            refused[one.line] = reasons[0]
        else:
            good.append(one)
    return refused, good


def _write(
    organisation: Organisation, facts: Sequence[PayFacts], event: int
) -> tuple[frozenset[int], frozenset[int]]:
    """Add what is new and correct what changed. Says which lines did which."""
    known = _known(organisation, facts)
    new: dict[Key, PayFacts] = {}
    moved: dict[int, Pay] = {}
    for one in facts:
        before = known.get((one.person_id, one.as_at))
        if before is None:
            new.setdefault((one.person_id, one.as_at), one)
        elif any(getattr(before, name) != getattr(one, name) for name in SAID):
            for name in SAID:
                setattr(before, name, getattr(one, name))
            before.noted_in = event
            moved[one.line] = before
    Pay.objects.bulk_create(
        (_made(organisation, one, event) for one in new.values()), batch_size=5_000
    )
    Pay.objects.bulk_create(
        moved.values(), update_conflicts=True, unique_fields=["id"],
        update_fields=[*SAID, "noted_in"], batch_size=5_000,
    )  # fmt: skip
    return frozenset(one.line for one in new.values()), frozenset(moved)


def _known(organisation: Organisation, facts: Sequence[PayFacts]) -> dict[Key, Pay]:
    days = {one.as_at for one in facts}
    kept = Pay.objects.select_for_update().filter(organisation=organisation, as_at__in=days)
    return {(one.person_id, one.as_at): one for one in kept}


def _made(organisation: Organisation, one: PayFacts, event: int) -> Pay:
    said = {name: getattr(one, name) for name in SAID}
    return Pay(
        organisation=organisation, person_id=one.person_id, as_at=one.as_at, noted_in=event,
        made_up=organisation.made_up, **said,
    )  # fmt: skip
