"""The two answers about people agree."""

from __future__ import annotations

from leadwell.actor import ANYONE, Actor, Grant, Permission, system_actor
from leadwell.people import queries
from leadwell.people.permissions import may_note, may_see
from leadwell.people.tests.factories import PersonFactory


def test_the_row_and_the_list_agree_for_everyone_about_everyone(db):
    people = PersonFactory.create_batch(3)
    actors = [
        ANYONE,
        system_actor("clerk", Permission.NOTE_PEOPLE),
        Actor("local", people[0].pk, frozenset({Grant(Permission.NOTE_PEOPLE, "/Y99/")})),
        *(Actor(person.name, person.pk) for person in people),
    ]
    for by in actors:
        listed = set(queries.people(by=by))
        assert listed == {person for person in people if may_see(by, person)}


def test_a_person_finds_themselves_and_nobody_else(db):
    asha, _ = PersonFactory.create_batch(2)
    assert list(queries.people(by=Actor(asha.name, asha.pk))) == [asha]


def test_people_are_found_with_or_without_accents(db):
    elodie = PersonFactory(name="Élodie Brûlé")
    clerk = system_actor("clerk", Permission.NOTE_PEOPLE)
    assert list(queries.people_called("BRULE", by=clerk)) == [elodie]


def test_whoever_adds_people_somewhere_may_add_one():
    assert may_note(Actor("local", 1, frozenset({Grant(Permission.NOTE_PEOPLE, "/Y99/")})))
    assert not may_note(Actor("someone", 1))


def test_the_records_of_one_human_being_are_known_from_any_of_them(db):
    kept, joined, other = PersonFactory.create_batch(3)
    joined.joined_to = kept
    joined.save()
    assert queries.records_of(kept.pk) == (kept.pk, joined.pk)
    assert queries.records_of(joined.pk) == (kept.pk, joined.pk)
    assert queries.records_of(other.pk) == (other.pk,)


def test_many_are_asked_about_in_two_questions(db, django_assert_num_queries):
    people = PersonFactory.create_batch(5)
    with django_assert_num_queries(2):
        found = queries.records_of_each([person.pk for person in people])
    assert set(found) == {person.pk for person in people}
