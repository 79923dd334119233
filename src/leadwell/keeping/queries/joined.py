"""Records that could be one person, and those that were joined."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.keeping import permissions
from leadwell.organisations.models import Tenure
from leadwell.people.models import Person
from leadwell.people.queries import records_of
from leadwell.people.rules.facts import Record
from leadwell.people.rules.nobody_decides_about_themselves import nobody_decides_about_themselves
from leadwell.people.rules.sort_key import sort_key
from leadwell.people.rules.two_records_can_be_joined import two_records_can_be_joined
from leadwell.reasons import Reason

MOST = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record an administrator may join: who it is, and where they work or worked."""

    person: Person
    posts: tuple[str, ...]


def people_to_join(*, by: Actor) -> QuerySet[Person]:
    """Everyone within the places where the asker joins records."""
    visible_to = permissions.joined_by(by)
    return Person.objects.filter(visible_to)


def candidates(words: str, *, by: Actor) -> list[Candidate]:
    """At most fifty records whose name holds these words; none for no words."""
    if not words.strip():
        return []
    found = people_to_join(by=by).filter(sort_key__contains=sort_key(words)).order_by("sort_key")
    return _with_posts(list(found[:MOST]))


def candidate(person_id: int, *, by: Actor) -> Candidate | None:
    """One record the asker may join; None for any other."""
    found = list(people_to_join(by=by).filter(pk=person_id))
    return _with_posts(found)[0] if found else None


def candidate_numbered(typed: str, *, by: Actor) -> Candidate | None:
    """The same for a number that was typed; a number nobody can read is nobody's."""
    plain = typed.isascii() and typed.isdigit() and len(typed) < 19
    return candidate(int(typed), by=by) if plain else None


@dataclass(frozen=True, slots=True)
class Two:
    """Two records to join, and what is in the way."""

    keep: Candidate
    join: Candidate
    in_the_way: tuple[Reason, ...]


def two_to_join(keep_id: int, join_id: int, *, by: Actor) -> Two:
    """Two records the asker may join. Raises `Person.DoesNotExist` for any other."""
    keep, join = candidate(keep_id, by=by), candidate(join_id, by=by)
    if keep is None or join is None:
        raise Person.DoesNotExist("There is no such record here.")
    about = {*records_of(keep_id), *records_of(join_id)}
    return Two(
        keep,
        join,
        (
            *nobody_decides_about_themselves(decider=by.person_id, about=about),
            *two_records_can_be_joined(_record(keep.person), _record(join.person)),
        ),
    )


def _record(person: Person) -> Record:
    others = len(records_of(person.pk)) - 1 if person.joined_to_id is None else 0
    return Record(person.pk, person.joined_to_id, others, person.made_up)


def joined(*, by: Actor) -> list[Person]:
    """Records that were joined, by name: at most fifty."""
    rows = people_to_join(by=by).filter(joined_to__isnull=False).select_related("joined_to")
    return list(rows.order_by("sort_key", "pk")[:MOST])


def _with_posts(people: list[Person]) -> list[Candidate]:
    posts: dict[int, list[str]] = {}
    rows = Tenure.objects.filter(person__in=people).select_related("post__organisation")
    for each in rows.order_by("-from_on"):
        said = f"{each.post.title}, {each.post.organisation.name}"
        posts.setdefault(each.person_id, []).append(said)
    return [Candidate(person, tuple(posts.get(person.pk, ())[:3])) for person in people]
