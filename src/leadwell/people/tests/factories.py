"""Made-up people for tests."""

from __future__ import annotations

import factory

from leadwell.people.models import Person
from leadwell.people.rules.sort_key import sort_key


class PersonFactory(factory.django.DjangoModelFactory[Person]):
    """One made-up person with a name of their own."""

    class Meta:
        model = Person

    name = factory.Sequence(lambda number: f"Person Number {number}")
    sort_key = factory.LazyAttribute(lambda person: sort_key(person.name))
    made_up = True
