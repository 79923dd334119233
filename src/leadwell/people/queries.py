"""Reads about people. All of them start from what the asker may see."""

from __future__ import annotations

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
