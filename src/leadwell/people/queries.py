"""Reads about people. All of them start from what the asker may see."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.people import permissions
from leadwell.people.models import Person
from leadwell.people.rules.sort_key import sort_key


def people(*, by: Actor) -> QuerySet[Person]:
    """Everyone the asker may see, in the order of their names."""
    return Person.objects.filter(permissions.visible_to(by))


def people_called(words: str, *, by: Actor) -> QuerySet[Person]:
    """Those whose name holds these words, with or without accents."""
    return people(by=by).filter(sort_key__contains=sort_key(words))


def records_of(person_id: int) -> tuple[int, ...]:
    """The records of one human being, whichever of them is asked about: the one that is kept first,
    then those that were joined to it. Someone nobody knows: their own number alone."""
    return records_of_each([person_id])[person_id]


def records_of_each(person_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The same for many people at once, in two questions however many they are."""
    joined = Person.objects.filter(pk__in=person_ids, joined_to__isnull=False)
    kept = dict(joined.values_list("pk", "joined_to_id"))
    first = {each: kept.get(each, each) for each in person_ids}
    others: dict[int, list[int]] = {}
    rows = Person.objects.filter(joined_to__in=set(first.values())).order_by("pk")
    for to, each in rows.values_list("joined_to_id", "pk"):
        others.setdefault(to, []).append(each)
    return {each: (to, *others.get(to, ())) for each, to in first.items()}
