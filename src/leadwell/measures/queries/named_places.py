"""Which organisation an exact name means. Nothing here guesses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Q

from leadwell.organisations.models import Kind, Organisation, OrganisationName

AREAS = {Kind.REGION: "Region", Kind.ICB: "ICS"}
NOT_EMPLOYERS = (
    Kind.SITE,
    Kind.CARE_LOCATION,
    Kind.PRESCRIBER,
    Kind.REGION,
    Kind.COUNTRY,
    Kind.PCN,
)
_STRAY = re.compile(r"[^A-Z0-9]+")
_BOARD = re.compile(r"^NHS | INTEGRATED CARE BOARD$| ICB$| COMMISSIONING REGION$|^NHS ENGLAND ")


def plain_name(name: str) -> str:
    """A name without capitals, punctuation or "&": two names are the same when these are."""
    return _STRAY.sub(" ", name.upper().replace("&", " AND ").replace("'", "")).strip()


def areas_by_name(names: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """The code of each region or board, by ("Region" or "ICS", its name) as the survey writes it."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    open_areas = Organisation.objects.filter(kind__in=AREAS, closed_on=None)
    for code, kind, name in open_areas.values_list("code", "kind", "name"):
        known[AREAS[Kind(kind)], _area_name(name)].add(code)
    asked = {name: known[name[0], _area_name(name[1])] for name in names}
    return {name: min(codes) for name, codes in asked.items() if len(codes) == 1}


def employers_by_name(names: Collection[str], *, on: date) -> Mapping[str, set[str]]:
    """The codes of the employers open on a day that have, had or go by exactly this name."""
    plain = {plain_name(name) for name in names}
    known: dict[str, set[str]] = defaultdict(set)
    for code, name in _names_of_employers(on):
        same = plain_name(name)
        if same in plain:
            known[same].add(code)
    return {name: known[plain_name(name)] for name in names if plain_name(name) in known}


def _names_of_employers(on: date) -> Iterable[tuple[str, str]]:
    was_open = (Q(opened_on=None) | Q(opened_on__lte=on)) & (
        Q(closed_on=None) | Q(closed_on__gt=on)
    )
    employers = Organisation.objects.filter(was_open).exclude(kind__in=NOT_EMPLOYERS)
    yield from employers.values_list("code", "name").iterator()
    names = OrganisationName.objects.filter(organisation__in=employers)
    yield from names.values_list("organisation__code", "name").iterator()


def _area_name(name: str) -> str:
    previous = ""
    plain = plain_name(name)
    while plain != previous:
        previous, plain = plain, _BOARD.sub("", plain)
    return plain
