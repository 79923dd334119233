"""Which posts are empty, and who can be put into one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from leadwell.actor import Actor
from leadwell.appointments.permissions import (
    may_appoint,
)
from leadwell.organisations.models import Organisation, Post, Tenure
from leadwell.organisations.permissions import (
    may_see_person,
    not_over,
)
from leadwell.organisations.queries import Sought, people_of
from leadwell.people.models import Person

MOST_POSTS = 100


def empty_posts(today: date) -> QuerySet[Post]:
    """Open posts that nobody holds today or later. A chart that names no people has none."""
    held = Tenure.objects.filter(not_over(today), post=OuterRef("pk"))
    return Post.objects.filter(~Exists(held), not_over(today), holders_known=True)


@dataclass(frozen=True, slots=True)
class Appointing:
    """What can be chosen when somebody is put into a post: the empty posts of a place, and its people.
    `person_id` and `post_id` are those that were chosen on the way here, `called` is the name that was
    looked for. `more` says that the people are too many to list."""

    organisation: Organisation
    posts: tuple[Post, ...]
    people: tuple[Person, ...]
    post_id: int | None = None
    person_id: int | None = None
    called: str = ""
    more: bool = False


def appointing(
    code: str,
    *,
    by: Actor,
    today: date,
    post_id: int | None = None,
    person_id: int | None = None,
    called: str = "",
) -> Appointing:
    """What can be chosen at a place. Raises `Organisation.DoesNotExist` where the asker does not appoint."""
    place = Organisation.objects.get(code=code.strip().upper())
    if not may_appoint(by, place):
        raise Organisation.DoesNotExist
    listed = people_of(place.code, by=by, today=today, sought=Sought(words=called))
    more = bool(listed.next)
    people = [] if more and not called else [each.person for each in listed.listed]
    if person_id is not None and person_id not in {each.pk for each in people}:
        people += _one_more(person_id, by=by, today=today)
    return Appointing(
        organisation=place,
        posts=_empty_at(place, post_id, today=today),
        people=tuple(people),
        post_id=post_id,
        person_id=person_id,
        called=called,
        more=more,
    )


def _empty_at(place: Organisation, chosen: int | None, *, today: date) -> tuple[Post, ...]:
    """The empty posts of a place by title, and the chosen one also where they are too many to list."""
    empty = empty_posts(today).filter(organisation=place).order_by("title", "unit", "pk")
    posts = list(empty[:MOST_POSTS])
    if chosen is not None and chosen not in {each.pk for each in posts}:
        posts += empty.filter(pk=chosen)
    return tuple(posts)


def _one_more(person_id: int, *, by: Actor, today: date) -> list[Person]:
    """Somebody chosen on their own page, where the list was too short for them."""
    found = Person.objects.filter(pk=person_id)
    return [each for each in found if may_see_person(by, each, today)]
