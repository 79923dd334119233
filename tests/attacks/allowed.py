"""Who may open an address: conditions on a person, put together from their grants and plain facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.urls import get_resolver

from leadwell.actor import Actor, Permission
from tests.attacks.region import Region

Allowed = Callable[[Actor], bool]


def everybody(by: Actor) -> bool:
    return True


def signed_in(by: Actor) -> bool:
    return by.person_id is not None


def somewhere(permission: Permission) -> Allowed:
    return lambda by: by.may_somewhere(permission)


def at(region: Region, code: str, *permissions: Permission) -> Allowed:
    return lambda by: any(by.may(one, region.paths[code]) for one in permissions)


def only(person_ids: set[int]) -> Allowed:
    return lambda by: by.person_id in person_ids


def either(*ways: Allowed) -> Allowed:
    return lambda by: any(way(by) for way in ways)


def both(*ways: Allowed) -> Allowed:
    return lambda by: all(way(by) for way in ways)


def permission_of(name: str) -> Permission:
    """What is asked for at the door of this address."""
    found = PERMISSIONS[name]
    assert found is not None, f"{name} has no permission at its door"
    return found


def _named(resolver, above: str = "") -> Iterator[tuple[str, Permission | None]]:
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            space = f"{above}{entry.namespace}:" if entry.namespace else above
            yield from _named(entry, space)
        else:
            view = getattr(entry.callback, "view_class", None)
            yield f"{above}{entry.name}", getattr(view, "permission", None)


PERMISSIONS = dict(_named(get_resolver()))
