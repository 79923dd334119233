"""Organisations in the open interface: a list to search and filter, and one in full.

Whoever asks is answered as anyone would be: what it gives may be kept in any cache.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.http import Http404, HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Schema
from pydantic import Field

from leadwell.actor import ANYONE
from leadwell.design.interface import (
    GO_ON,
    Code,
    Key,
    ListOf,
    Turn,
    Words,
    answers,
    next_address,
)
from leadwell.organisations import queries

router = Router()
Kind = Literal[
    "country", "region", "icb", "commissioner", "trust", "site", "practice", "prescriber", "pcn",
    "care-provider", "care-location", "support-unit", "national-body", "social-enterprise",
    "employer", "predecessor",
]  # fmt: skip
Sector = Literal[
    "nhs-trust", "icb", "primary-care", "social-care", "national", "independent", "unknown"
]


class OrganisationFilters(Turn):
    """Which organisations to list. Leave all out to list every one."""

    cursor: Key = Field("", description=GO_ON)
    q: Words = Field("", description="Words of a name, old name, alias, code or town.")
    kind: Kind | None = Field(None, description="What the organisation is.")
    sector: Sector | None = Field(None, description="Which part of the service it belongs to.")
    within: Code | None = Field(None, description="The code of an organisation above it.")
    status: Literal["open", "closed", "any"] = Field("any", description="Open or closed today.")


class NamedOrganisation(Schema):
    """An organisation by its code and name."""

    code: str
    name: str


class OrganisationLine(NamedOrganisation):
    """An organisation in a list. An empty date means nobody has published it."""

    kind: Kind
    sector: Sector
    town: str
    postcode: str
    address: str
    opened_on: date | None
    closed_on: date | None
    made_up: bool = Field(description="Whether it was made up for a demonstration.")


class OrganisationList(ListOf):
    """A page of organisations, in order of code."""

    items: list[OrganisationLine]


class DatedName(Schema):
    """A name and when it held: from a day up to but not including another."""

    name: str
    alias: bool = Field(description="Whether it is only a name people use, never an official one.")
    from_on: date | None
    until_on: date | None


class OtherCode(Schema):
    """A code somebody else gives it."""

    scheme: str
    code: str


class DatedPlace(Schema):
    """What it sat under, and when."""

    within: NamedOrganisation = Field(validation_alias="parent")
    from_on: date | None
    until_on: date | None


class Predecessor(Schema):
    """An organisation whose work it carries on, and since when."""

    organisation: NamedOrganisation = Field(validation_alias="predecessor")
    on: date | None


class Successor(Schema):
    """An organisation its work went on in, and since when."""

    organisation: NamedOrganisation = Field(validation_alias="successor")
    on: date | None


class OrganisationInFull(Schema):
    """Everything published about what an organisation is."""

    organisation: OrganisationLine
    above: list[NamedOrganisation] = Field(description="What it sits under, the widest first.")
    names: list[DatedName]
    codes: list[OtherCode]
    places: list[DatedPlace]
    predecessors: list[Predecessor]
    successors: list[Successor]


@router.get("organisations", response=answers(OrganisationList), operation_id="organisations")
def organisations(request: HttpRequest, asked: Query[OrganisationFilters]):
    """List organisations, in order of code. Every filter narrows the list."""
    wanted = queries.Wanted(day=localdate(), **asked.dict(exclude={"limit", "cursor"}))
    found, last = queries.page_of_organisations(
        wanted, by=ANYONE, after=asked.cursor, limit=asked.limit
    )
    return {"items": found, "next": next_address(request, last)}


@router.get(
    "organisations/{code}", response=answers(OrganisationInFull), operation_id="organisation"
)
def organisation(request: HttpRequest, code: Path[Code]):
    """One organisation by its code: its names, its places, what it came from and what it became."""
    found = queries.in_full(code, by=ANYONE)
    if found is None:
        raise Http404(_("No organisation has this code."))
    return found
