"""Two records that are one human being: joined by pointing, so that nothing is moved."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.people import permissions, queries
from leadwell.people.models import Person
from leadwell.people.rules.decision_says_why import decision_says_why
from leadwell.people.rules.facts import Record
from leadwell.people.rules.joining_can_be_undone import joining_can_be_undone
from leadwell.people.rules.nobody_decides_about_themselves import nobody_decides_about_themselves
from leadwell.people.rules.two_records_can_be_joined import two_records_can_be_joined
from leadwell.reasons import NotPermitted, insist_on

REFUSED = "Only an administrator joins two records of one person."


@transaction.atomic
def join_people(*, by: Actor, keep_id: int, join_id: int, because: str, now: datetime) -> Person:
    """Say that two records are one person; the first is kept. Asking twice joins once.

    Whether both lie within the asker's place is asked in `keeping`, which knows places. Raises
    `Person.DoesNotExist`, `NotPermitted` or `RuleBroken` (PPL-03, 04, 05).
    """
    if not permissions.may_join(by):
        raise NotPermitted(REFUSED)
    keep, join = _locked(keep_id, join_id)
    if join.joined_to_id == keep.pk:
        return keep
    about = {*queries.records_of(keep.pk), *queries.records_of(join.pk)}
    insist_on(
        nobody_decides_about_themselves(decider=by.person_id, about=about)
        + decision_says_why(because)
    )
    return point(join, to=keep, by=by, because=because, now=now)


def point(join: Person, *, to: Person, by: Actor, because: str, now: datetime) -> Person:
    """Join one locked record to another and remember it about both. Whoever calls asked who may."""
    insist_on(two_records_can_be_joined(record(to), record(join)))
    join.joined_to = to
    join.save(update_fields=["joined_to"])
    for about, other in ((to, join), (join, to)):
        details = {"other": other.pk, "kept": to.pk, "because": because.strip()}
        history.record("person.joined", about=about, by=by, now=now, details=details)
    return to


@transaction.atomic
def undo_joining(*, by: Actor, joined_id: int, because: str, now: datetime) -> Person:
    """Take a record off the one it was joined to: both are as they were before.

    Raises `Person.DoesNotExist`, `NotPermitted` or `RuleBroken` (PPL-04, 05, 08).
    """
    if not permissions.may_join(by):
        raise NotPermitted(REFUSED)
    (joined,) = _locked(joined_id)
    insist_on(
        joining_can_be_undone(record(joined))
        + nobody_decides_about_themselves(decider=by.person_id, about=queries.records_of(joined.pk))
        + decision_says_why(because)
    )
    kept = joined.joined_to
    assert kept is not None
    joined.joined_to = None
    joined.save(update_fields=["joined_to"])
    for about, other in ((kept, joined), (joined, kept)):
        details = {"other": other.pk, "because": because.strip()}
        history.record("person.parted", about=about, by=by, now=now, details=details)
    return joined


def record(person: Person) -> Record:
    """What the rules about joining need to know of one record."""
    others = Person.objects.filter(joined_to=person).aggregate(n=Count("pk"))["n"]
    return Record(person.pk, person.joined_to_id, others, person.made_up)


def _locked(*numbers: int) -> list[Person]:
    """These records in the order asked for, locked in the order of their numbers."""
    rows = Person.objects.select_for_update().order_by("pk").filter(pk__in=numbers)
    found = {person.pk: person for person in rows}
    if missing := set(numbers) - found.keys():
        raise Person.DoesNotExist(f"No person has the number {min(missing)}.")
    return [found[number] for number in numbers]
