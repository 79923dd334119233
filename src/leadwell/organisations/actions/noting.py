"""Noting organisations: what a register or a publication says about many of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.organisations import permissions
from leadwell.organisations.actions.batch import Batch
from leadwell.organisations.actions.finding import FoundBy
from leadwell.organisations.actions.periods import NAMES, PLACES, Moves
from leadwell.organisations.actions.sorting import ENGLAND, Sorted
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.facts import Noted, OrganisationFacts, Refused
from leadwell.reasons import NotPermitted, Reason, RuleBroken

INSIDE_ITSELF = Reason("ORG-01d", "An organisation cannot sit inside itself.")
# What happens to a batch happens to the register as a whole, which has no row of its own.
REGISTER = Organisation(pk=0)
REFUSAL = "Only somebody who may add and correct organisations can do this."


@transaction.atomic
def note_organisations(
    *,
    by: Actor,
    facts: Sequence[OrganisationFacts],
    source: str,
    as_at: date | None,
    now: datetime,
) -> Noted:
    """Add what is new and move what a newer edition or a better source says; forget nothing.

    `source` names the kind of file and decides its rank; `as_at` is the day of its edition. The
    same facts again change nothing; an older edition adds to the past and leaves today alone.
    Raises `NotPermitted`, and `RuleBroken` when organisations would sit in each other in a ring.
    """
    if not permissions.may_note(by):
        raise NotPermitted(REFUSAL)
    Batch.wait_for_others()
    rows = Sorted.of(facts)
    if not rows.rows:
        return Noted(unchanged=frozenset(rows.repeated), refused=tuple(rows.refused))
    batch = Batch(rows, source=source, as_at=as_at)
    batch.stage()
    refused = [Refused(line, INSIDE_ITSELF) for line in batch.lines_inside_themselves()]
    _write(batch)
    noted = _answer(batch, refused)
    batch.plan_as_usual()
    _remember(noted, source=source, as_at=as_at, by=by, now=now)
    return noted


def ensure_england(*, by: Actor, now: datetime) -> Organisation:
    """The root of everything in England, made when it is first needed."""
    facts = OrganisationFacts(1, ENGLAND, "England", "country", "national")
    note_organisations(by=by, facts=[facts], source="england", as_at=None, now=now)
    return Organisation.objects.get(code=ENGLAND)


def _write(batch: Batch) -> None:
    new = sum(code not in batch.rows.known for code in batch.rows.rows)
    if batch.add() < new:
        raise RuleBroken([INSIDE_ITSELF])
    batch.describe()
    if any(one.name for one in batch.known) and NAMES.note(batch):
        Moves.names(batch)
    if any(one.parent_code for one in batch.known) and PLACES.note(batch) and Moves.places(batch):
        raise RuleBroken([INSIDE_ITSELF])
    FoundBy.refresh(batch.renamed())


def _answer(batch: Batch, refused: Sequence[Refused]) -> Noted:
    lines = batch.lines()
    added = frozenset(line for line, new, _ in lines if new)
    changed = frozenset(line for line, new, touched in lines if touched and not new)
    unchanged = frozenset(line for line, *_ in lines) - added - changed
    return Noted(
        added, changed, unchanged | batch.rows.repeated, (*batch.rows.refused, *refused)
    )  # fmt: skip


def _remember(
    noted: Noted, *, source: str, as_at: date | None, by: Actor, now: datetime
) -> None:  # fmt: skip
    """One event for a batch that wrote anything."""
    if not (noted.added or noted.changed):
        return
    record(
        "organisations.noted",
        about=REGISTER,
        by=by,
        now=now,
        details={
            "source": source,
            "as_at": as_at.isoformat() if as_at else None,
            "added": len(noted.added),
            "changed": len(noted.changed),
            "refused": len(noted.refused),
        },
    )
