"""The addresses that are tried, each with whom it is for, and the kinds that several apps have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import (
    Allowed,
    at,
    both,
    either,
    everybody,
    only,
    permission_of,
    signed_in,
    somewhere,
)
from tests.attacks.region import PLACES, THING, Region


@dataclass(frozen=True)
class Visit:
    """One address, who may open it, and whether there is anything behind it for them."""

    address: str
    allowed: Allowed
    there: bool = True


Finds = Callable[[str, Region], Iterator[Visit]]
Arguments = dict[str, Mapping[str, str]]  # of an address, besides the code of the place


def numbers(name: str, region: Region, *, table: str, argument: str, there: bool = True,
            permissions: tuple[Permission, ...] = ()) -> Iterator[Visit]:  # fmt: skip
    """Things of an organisation that have a number; and one that is not there at all."""
    for code in PLACES:
        number = region.one(THING.format(table=table), code)
        if number is not None:
            wanted = permissions or (permission_of(name),)
            door = somewhere(permission_of(name))
            yield Visit(
                reverse(name, kwargs={argument: number}),
                both(door, at(region, code, *wanted)), there,
            )  # fmt: skip
    yield Visit(reverse(name, kwargs={argument: 999_999_999}), lambda by: False)


def sees_person(region: Region, person: int) -> Allowed:
    """Themselves, who manages them today, and whoever sees people where they have a post or had one."""
    records = region.records(person)
    places = region.all(
        "SELECT DISTINCT o.code FROM organisations_tenure t"
        " JOIN organisations_post p ON p.id = t.post_id"
        " JOIN organisations_organisation o ON o.id = p.organisation_id"
        " WHERE t.person_id = ANY(%s)", records,
    )  # fmt: skip
    posts = region.all(
        "SELECT post_id FROM organisations_tenure WHERE person_id = ANY(%s) AND until_on IS NULL",
        records,
    )
    there = (at(region, code, Permission.SEE_PEOPLE) for code in places)
    return either(only(set(records)), only(region.managers_of(posts)), *there)


def public(**kwargs: object) -> Finds:
    """For everybody, where there is one."""
    return lambda name, region: iter([Visit(reverse(name, kwargs=kwargs), everybody, there=False)])


def signed_in_at(**kwargs: object) -> Finds:
    """For everybody who is signed in."""
    return lambda name, region: iter([Visit(reverse(name, kwargs=kwargs), signed_in)])
