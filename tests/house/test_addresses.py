"""Every address states a permission."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path
from ninja.operation import PathView

from leadwell.actor import Permission
from tests.house.source import hold

# By the module that answers, for libraries that keep doors of their own. None does today.
ALLOWED: dict[str, str] = {}
REFUSALS = {403, 404, 405}


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


def test_the_doors_of_a_library_are_told_under_its_name():
    found = unstated([Address("x/", "library.account.views", None)], {"library": "its own"})
    assert found == {"library": "library.account.views states no permission"}


def open_to_anyone(client: Client, found: Iterable[Address]) -> dict[str, str]:
    """Addresses that are not for anyone, and answer somebody who has not signed in."""
    closed = [each for each in found if each.permission is not Permission.PUBLIC]
    return {
        f"/{each.route}": f"says {each.permission} and answers anyone with {answer.status_code}"
        for each in closed
        for answer in (
            client.get(f"/{_filled(each.route)}"),
            client.post(f"/{_filled(each.route)}"),
        )
        if not _refused(answer)
    }


def _filled(route: str) -> str:
    """The route with something in every gap."""
    return re.sub(r"<(?:str:|slug:)?\w+>", "X", re.sub(r"<int:\w+>", "1", route))


def _refused(answer: HttpResponse) -> bool:
    sent_to_sign_in = answer.status_code == 302 and "/login" in answer.headers["Location"]
    return sent_to_sign_in or answer.status_code in REFUSALS


def test_no_address_that_is_not_for_anyone_answers_anyone(client, db):
    found = list(addresses(get_resolver()))
    assert any(each.permission is not Permission.PUBLIC for each in found)
    hold(open_to_anyone(client, found))


def leaky(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse("everything")


leaky.permission = Permission.SIGNED_IN
urlpatterns = [path("boards/<int:number>/", leaky)]


def test_an_address_that_states_a_permission_and_does_not_ask_is_seen(client, settings, db):
    settings.ROOT_URLCONF = __name__
    assert open_to_anyone(client, addresses(get_resolver())) == {
        "/boards/<int:number>/": "says account.use and answers anyone with 200"
    }


def test_an_operation_of_the_interface_that_states_nothing_is_seen():
    def figures(request): ...

    shared = PathView()
    shared.add_operation("figures", ["GET"], figures)
    found = list(_answers(path("figures", shared.get_view())))
    assert found == [(__name__, None)]
