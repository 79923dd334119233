"""Which organisation an exact name means. Nothing here guesses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db import connection

from leadwell.organisations.models import Kind, Organisation

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


def employers_by_name(
    names: Collection[str], *, on: date, but_not_known_from: str = ""
) -> Mapping[str, set[str]]:
    """The codes of the employers open on a day that have, had or go by exactly this name, without
    those that only one source ever spoke of (`but_not_known_from`)."""
    plain = {name: plain_name(name) for name in names}
    wanted = set(plain.values())
    known: dict[str, set[str]] = defaultdict(set)
    for code, name in _names_of_employers(on, but_not_known_from):
        same = plain_name(name)
        if same in wanted:
            known[same].add(code)
    return {name: known[same] for name, same in plain.items() if same in known}


# Names now and ever, each once for an organisation.
_NAMES_OF_EMPLOYERS = """
WITH employers AS (
    SELECT id, code, name FROM organisations_organisation
    WHERE NOT kind = ANY(%s) AND known_from <> %s
        AND (opened_on IS NULL OR opened_on <= %s) AND (closed_on IS NULL OR closed_on > %s)
)
SELECT code, name FROM employers
UNION
SELECT e.code, n.name FROM employers e
JOIN organisations_organisationname n ON n.organisation_id = e.id
"""


def _names_of_employers(on: date, but_not_known_from: str) -> Sequence[tuple[str, str]]:
    kinds = [str(kind) for kind in NOT_EMPLOYERS]
    with connection.cursor() as cursor:
        cursor.execute(_NAMES_OF_EMPLOYERS, [kinds, but_not_known_from, on, on])
        return cursor.fetchall()


def _area_name(name: str) -> str:
    previous = ""
    plain = plain_name(name)
    while plain != previous:
        previous, plain = plain, _BOARD.sub("", plain)
    return plain
