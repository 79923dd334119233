"""Every address states a permission."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, path
from ninja.operation import PathView

from leadwell.actor import Permission
from tests.house.source import hold

# By the module that answers: libraries keep their own doors.
ALLOWED = {
    "allauth.account.views": "signing in and out, and one's own password: each asks for itself",
    "allauth.mfa": "one's own second steps: each asks for a signed-in account",
    "ninja.openapi.views": "the description of the open interface is for anyone",
}


@dataclass(frozen=True)
class Address:
    """One address, who answers, and the permission stated, if any."""

    route: str
    module: str
    permission: object


def addresses(resolver: URLResolver, above: str = "") -> Iterator[Address]:
    """Every address below a resolver."""
    for entry in resolver.url_patterns:
        route = above + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route)
        else:
            yield from (Address(route, *answer) for answer in _answers(entry))


def _answers(entry: URLPattern) -> Iterator[tuple[str, object]]:
    for each in _behind(entry.callback):
        owner = getattr(each, "view_class", getattr(each, "func", each))
        yield owner.__module__, getattr(owner, "permission", None)


def _behind(view: Any) -> list[Any]:
    """The functions that answer: the interface keeps several behind one address."""
    cells = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
    shared = [each for each in cells if isinstance(each, PathView)]
    return [op.view_func for each in shared for op in each.operations] or [view]


def view_classes(resolver: URLResolver) -> list[type]:
    """Every view class that answers somewhere."""
    callbacks = [entry.callback for entry in _patterns(resolver)]
    return list(dict.fromkeys(c.view_class for c in callbacks if hasattr(c, "view_class")))


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        yield from _patterns(entry) if isinstance(entry, URLResolver) else [entry]


def unstated(found: Iterable[Address], libraries: Mapping[str, str]) -> dict[str, str]:
    """Addresses that state no permission; those of libraries under the library's name."""
    return {
        _library(each.module, libraries) or f"/{each.route}": f"{each.module} states no permission"
        for each in found
        if not isinstance(each.permission, Permission)
    }


def _library(module: str, libraries: Mapping[str, str]) -> str:
    return next((name for name in libraries if f"{module}.".startswith(f"{name}.")), "")


def test_every_address_states_a_permission():
    found = list(addresses(get_resolver()))
    assert found, "the guard looks at nothing"
    hold(unstated(found, ALLOWED), ALLOWED)


def test_an_address_that_states_nothing_is_seen():
    assert "/boards/" in unstated([Address("boards/", "leadwell.boards.views", None)], {})


def test_a_permission_that_does_not_exist_is_seen():
    assert unstated([Address("boards/", "leadwell.boards.views", "boards.see")], {})


def test_an_address_that_states_its_permission_passes():
    address = Address("boards/", "leadwell.boards.views", Permission.SIGNED_IN)
    assert not unstated([address], {})


def test_a_library_whose_doors_are_gone_is_seen():
    assert unstated([Address("x/", "allauth.account.views", None)], ALLOWED) == {
        "allauth.account.views": "allauth.account.views states no permission"
    }


def test_an_operation_of_the_interface_that_states_nothing_is_seen():
    def figures(request): ...

    shared = PathView()
    shared.add_operation("figures", ["GET"], figures)
    found = list(_answers(path("figures", shared.get_view())))
    assert found == [(__name__, None)]
