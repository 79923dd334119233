"""Keeping what employers' files say people completed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted
from leadwell.training import permissions
from leadwell.training.models import TrainingRecord
from leadwell.training.rules.facts import Noted, TrainingFacts
from leadwell.training.rules.training_can_be_kept import training_can_be_kept

SAID = ("expires_on", "accredited", "provider")
Key = tuple[int, str, str, object]


@transaction.atomic
def note_training(
    *,
    by: Actor,
    organisation_id: int,
    facts: Sequence[TrainingFacts],
    now: datetime,
    event: int | None = None,
) -> Noted:
    """Keep what a file says the people of one organisation completed. The same again changes nothing.

    `event` is that of the file which says it; without one it is an event of its own. Raises
    `NotPermitted`; a record that cannot be kept is in `refused`, by its line.
    """
    organisation = Organisation.objects.get(pk=organisation_id)
    if not permissions.may_note(by, organisation):
        raise NotPermitted("Only somebody who loads or keeps this place's staff can note training.")
    refused, good = _judged(facts, now=now)
    known = _known(organisation, good)
    if event is None:
        details = {"records": len(good)}
        event = record("training.noted", about=organisation, by=by, now=now, details=details)
    added, changed = _write(organisation, good, known, event)
    same = {one.line for one in good} - added - changed
    return Noted(frozenset(added), frozenset(changed), frozenset(same), tuple(refused.items()))


def _judged(facts: Iterable[TrainingFacts], *, now: datetime) -> tuple[dict, list[TrainingFacts]]:
    refused, good = {}, []
    for one in facts:
        if reasons := training_can_be_kept(one, today=localdate(now)):
            refused[one.line] = reasons[0]
        else:
            good.append(one)
    return refused, good


def _key(one: TrainingFacts | TrainingRecord) -> Key:
    return (one.person_id, one.category, one.title, one.completed_on)


def _known(organisation: Organisation, facts: Sequence[TrainingFacts]) -> dict[Key, TrainingRecord]:
    people = {one.person_id for one in facts}
    kept = TrainingRecord.objects.select_for_update().filter(
        organisation=organisation, person_id__in=people
    )
    return {_key(one): one for one in kept}


def _write(
    organisation: Organisation,
    facts: Sequence[TrainingFacts],
    known: dict[Key, TrainingRecord],
    event: int,
) -> tuple[set[int], set[int]]:
    """Add what is new and correct what changed. Says which lines did which."""
    new: dict[Key, TrainingFacts] = {}
    moved: dict[int, TrainingRecord] = {}
    for one in facts:
        before = known.get(_key(one))
        if before is None:
            new.setdefault(_key(one), one)
        elif any(getattr(before, name) != getattr(one, name) for name in SAID):
            for name in SAID:
                setattr(before, name, getattr(one, name))
            before.noted_in = event
            moved[one.line] = before
    TrainingRecord.objects.bulk_create(_made(organisation, one, event) for one in new.values())
    _put_right(moved.values())
    return {one.line for one in new.values()}, set(moved)


def _put_right(moved: Iterable[TrainingRecord]) -> None:
    """Write changed rows over the old ones; many times faster than an UPDATE with a case for each."""
    TrainingRecord.objects.bulk_create(
        moved,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*SAID, "noted_in"],
        batch_size=5_000,
    )


def _made(organisation: Organisation, one: TrainingFacts, event: int) -> TrainingRecord:
    said = {name: value for name, value in asdict(one).items() if name != "line"}
    return TrainingRecord(organisation=organisation, noted_in=event, **said)
