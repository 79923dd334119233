"""The page for people who want to read our figures with a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.pages import Link, Page

GIVES: Mapping[str, Any] = {
    "organisations": gettext_lazy(
        "Organisations, in order of code, that you can search and filter"
    ),
    "organisation": gettext_lazy(
        "One organisation: its names, places, predecessors and successors"
    ),
    "organisation_values": gettext_lazy("The figures of one organisation"),
    "measures": gettext_lazy("Every measure, what it means and how it is worked out"),
    "measure": gettext_lazy("One measure"),
    "measure_values": gettext_lazy("The figures of one measure, for every organisation"),
    "returns": gettext_lazy(
        "What organisations published about fairness, with what they took back"
    ),
    "return": gettext_lazy("One return, with every line exactly as it was published"),
}


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the interface: what it gives, and the names of the ways to narrow it."""

    path: str
    gives: str
    narrow: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class InterfacePage(Page):
    """Every address of the open interface, with something to try."""

    addresses: tuple[Address, ...]
    to_try: tuple[Link, ...]
    description: Link
    licence: Link


def interface_page(description: Mapping[str, Any]) -> InterfacePage:
    """The page, drawn from the interface's own description, so that it cannot fall behind."""
    return InterfacePage(
        title=_("How can I use these figures in my own work?"),
        purpose=_(
            "A program can read every organisation and published figure here. "
            "It is free, and you need no key."
        ),
        addresses=_addresses(description),
        to_try=_to_try(),
        description=Link(_("Read the full description (OpenAPI 3.1)"), "/api/v1/openapi.json"),
        licence=Link(
            _("Read the Open Government Licence"),
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
    )


def _addresses(description: Mapping[str, Any]) -> tuple[Address, ...]:
    return tuple(_address(path, doors["get"]) for path, doors in description["paths"].items())


def _address(path: str, operation: Mapping[str, Any]) -> Address:
    narrow = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"]
    return Address(path, str(GIVES[operation["operationId"]]), tuple(narrow))


def _to_try() -> tuple[Link, ...]:
    return (
        Link(_("NHS trusts, five at a time"), "/api/v1/organisations?kind=trust&limit=5"),
        Link(_("What each measure means"), "/api/v1/measures"),
        Link(
            _("Bullying by managers, wherever it was asked about"),
            "/api/v1/measures/bullying-by-managers/values?limit=5",
        ),
    )


Described = Callable[[], Mapping[str, Any]]
