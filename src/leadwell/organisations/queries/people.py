"""The people of an organisation: who holds or held which post there and at everything beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Organisation, Post, Tenure, TenureKind
from leadwell.organisations.permissions import in_force, may_see_people_of, not_over
from leadwell.people.models import Person
from leadwell.people.rules.sort_key import sort_key

ON_A_PAGE = 50
COUNTED = 10_000  # beyond this a list is "more than ten thousand": nobody reads on
AT_A_TIME = 100_000
MOST_WORDS = 6
FEW_PLACES = 500
MOST_PLACES = 10
NOW, LEFT, EVER = "now", "left", "ever"


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom to list. `when` is now, left or ever; `joined_since` is a first day in the post."""

    words: str = ""
    unit: str = ""
    band: str = ""
    level: int | None = None
    footing: str = ""
    leads: bool = False
    joined_since: date | None = None
    when: str = NOW


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list, with the posts that brought them into it."""

    person: Person
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What the posts of a place can be narrowed to."""

    units: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageOfPeople:
    """Some of the people of a place: `count` goes up to `COUNTED` and one more; `next` is the number
    of the person after whom the next page begins, 0 where there is none; `previous` is the same for the
    page before, 0 where that is the first, and None on the first."""

    organisation: Organisation
    listed: tuple[Listed, ...]
    count: int
    next: int
    previous: int | None = None
    choices: Choices = field(default_factory=Choices)


def people_of(code: str, *, by: Actor, today: date, sought: Sought, after: int = 0) -> PageOfPeople:
    """One page of the people of an organisation, by name.

    Raises `Organisation.DoesNotExist` for one whose people the asker may not see, as for a missing one.
    """
    place = place_of_people(code, by=by)
    posts = _posts_at(place)
    found = _people(posts, sought, today)
    begins = found.filter(pk=after).first() if after else None
    page = list(_after(found, begins)[: ON_A_PAGE + 1])
    listed = _with_posts(page[:ON_A_PAGE], posts, sought, today)
    last = page[ON_A_PAGE - 1].pk if len(page) > ON_A_PAGE else 0
    several = found.order_by().values("pk")[: COUNTED + 1]
    count = several.count() if last or begins else len(page)
    before = _before(found, begins)
    return PageOfPeople(place, listed, count, last, before, _choices(posts, today))


def all_people_of(code: str, *, by: Actor, today: date, sought: Sought) -> Sequence[Listed]:
    """Everyone who was asked for, to take away. Raises `Organisation.DoesNotExist`."""
    posts = _posts_at(place_of_people(code, by=by))
    found = list(_people(posts, sought, today)[:AT_A_TIME])
    return _with_posts(found, posts, sought, today, everyone=True)


def place_of_people(code: str, *, by: Actor) -> Organisation:
    """The organisation, if the asker sees its people. Raises `Organisation.DoesNotExist`."""
    place = Organisation.objects.get(code=code.strip().upper())
    if not may_see_people_of(by, place):
        raise Organisation.DoesNotExist
    return place


def _posts_at(place: Organisation) -> Q:
    """Posts at a place and beneath it. A short list of places lets the database know how many posts
    it will find; for a region the path has to do."""
    beneath = Organisation.objects.filter(path__startswith=place.path)
    numbers = list(beneath.order_by().values_list("pk", flat=True)[: FEW_PLACES + 1])
    if len(numbers) > FEW_PLACES:
        return Q(post__organisation__path__startswith=place.path)
    return Q(post__organisation_id__in=numbers)


def _people(posts: Q, sought: Sought, today: date) -> QuerySet[Person]:
    """Everyone who was asked for, by name."""
    held = Tenure.objects.filter(posts, _open(sought, today), _asked(sought, today)).order_by()
    found = Person.objects.filter(_called(sought.words), pk__in=held.values("person_id"))
    if sought.when == LEFT:
        still = Tenure.objects.filter(_open(sought, today), posts, not_over(today)).order_by()
        found = found.exclude(pk__in=still.values("person_id"))
    # Ordered by what no index holds: left to walk along the names of everybody, the database would
    # pass by millions until it met fifty who work here.
    return found.annotate(in_order=Concat("sort_key", Value(""))).order_by("in_order", "pk")


def _open(sought: Sought, today: date) -> Q:
    """Open posts and closed ones stand in indexes of their own, and the database uses them only where
    it is told of both."""
    closed = Q(post__until_on__isnull=False)
    now = sought.when not in (LEFT, EVER)
    return Q(post__until_on__isnull=True) | (Q(post__until_on__gt=today) if now else closed)


def _called(words: str) -> Q:
    """Every word begins some word of the name, in any order, with or without accents."""
    called = Q()
    for word in sort_key(words).split()[:MOST_WORDS]:
        called &= Q(sort_key__startswith=word) | Q(sort_key__contains=f" {word}")
    return called


def _asked(sought: Sought, today: date) -> Q:
    """The time in a post that brings somebody into the list."""
    days = {NOW: in_force(today), LEFT: Q(until_on__lte=today), EVER: Q()}
    asked = days.get(sought.when, days[NOW])
    for name in ("unit", "band"):
        if value := getattr(sought, name):
            asked &= Q(**{f"post__{name}": value})
    if sought.level is not None:
        asked &= Q(post__level=sought.level)
    if sought.footing in TenureKind.values:
        asked &= Q(kind=sought.footing)
    if sought.leads:
        asked &= Q(post__leads=True)
    return asked & (Q(from_on__gte=sought.joined_since) if sought.joined_since else Q())


def _after(found: QuerySet[Person], last: Person | None) -> QuerySet[Person]:
    """From the person after this one on. Somebody who is not in the list begins it anew: a number
    that was guessed says nothing about whose it is."""
    if last is None:
        return found
    return found.filter(Q(sort_key__gt=last.sort_key) | Q(sort_key=last.sort_key, pk__gt=last.pk))


def _before(found: QuerySet[Person], last: Person | None) -> int | None:
    """The person after whom the page before begins: a page back from the last one on it."""
    if last is None:
        return None
    earlier = Q(sort_key__lt=last.sort_key) | Q(sort_key=last.sort_key, pk__lte=last.pk)
    backwards = found.filter(earlier).reverse()
    found_there = backwards.values_list("pk", flat=True)[ON_A_PAGE : ON_A_PAGE + 1]
    return next(iter(found_there), 0)


def _with_posts(
    people: Sequence[Person], posts: Q, sought: Sought, today: date, *, everyone: bool = False
) -> tuple[Listed, ...]:
    held = Tenure.objects.filter(posts, _asked(replace(sought, words=""), today))
    held = held.filter(_open(sought, today) if everyone else Q(person__in=people))
    by_person: dict[int, list[Tenure]] = {}
    for tenure in held.select_related("post__organisation").order_by("-from_on", "pk"):
        by_person.setdefault(tenure.person_id, []).append(tenure)
    return tuple(Listed(each, tuple(by_person.get(each.pk, ()))) for each in people)


def _choices(posts: Q, today: date) -> Choices:
    at_posts = Q(**{key.removeprefix("post__"): value for key, value in posts.children})  # type: ignore[misc]  # pairs
    found = Post.objects.filter(at_posts, not_over(today)).aggregate(
        units=ArrayAgg("unit", distinct=True, default=[]),
        bands=ArrayAgg("band", distinct=True, default=[]),
        levels=ArrayAgg("level", distinct=True, default=[], filter=Q(level__isnull=False)),
    )
    named = {name: tuple(each for each in found[name] if each) for name in ("units", "bands")}
    return Choices(**named, levels=tuple(found["levels"]))


def footings() -> list[tuple[str, str]]:
    """On what footing somebody can hold a post, with its name."""
    return [(kind.value, str(kind.label)) for kind in TenureKind]


def places_of_mine(*, by: Actor) -> tuple[Organisation, ...]:
    """The organisations at which the asker was given sight of people: where their lists begin."""
    roots = by.roots(Permission.SEE_PEOPLE)
    return tuple(Organisation.objects.filter(path__in=roots).order_by("name")[:MOST_PLACES])
