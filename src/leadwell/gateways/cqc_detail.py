"""One location to a row with all its ratings, as the CQC programming interface gave them.

Nested cells are Python literals, not JSON. Dates are `yyyy-mm-dd`, or `dd/mm/yyyy` where
the copy has been through a spreadsheet. Nobody's name and no telephone number is read:
what is not on the list of columns below is left alone, and nested cells are never copied
into a rejected row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import either_day, iso_day, latest, whole
from leadwell.gateways.headed import insist, open_headed, read, read_or_none
from leadwell.gateways.literals import as_list, as_table, as_text, literal
from leadwell.gateways.opening import Head
from leadwell.gateways.rows import Delivery, gettext_noop

_PLAIN = (
    *("locationId", "providerId", "type", "name", "odsCode", "registrationStatus"),
    *("registrationDate", "deregistrationDate", "dormancy", "numberOfBeds"),
    *("postalAddressLine1", "postalAddressLine2", "postalAddressTownCity"),
    *("postalAddressCounty", "postalCode", "region", "localAuthority", "careHome"),
    "inspectionDirectorate",
)
_NESTED = ("gacServiceTypes", "relationships", "currentRatings", "historicRatings")
COLUMNS = (*_PLAIN, *_NESTED)

_is_id = re.compile(r"[A-Z0-9][A-Z0-9-]{1,29}").fullmatch
_ID = gettext_noop(
    "Write the number as CQC gives it, such as 1-123456789: digits, capitals and hyphens."
)
_DATE = gettext_noop("Write the date as 2024-04-01 or 01/04/2024.")
_BEDS = gettext_noop("Write the number of beds as a whole number, or leave it empty.")
_CELL = gettext_noop("Copy this cell again from the file as it was published: it cannot be read.")
_YES_NO = {"Y": True, "N": False, "": False}
OVERALL = "Overall"


class CqcKeyRating(NamedTuple):
    """One rating: of one key question ("Well-led") or "Overall"; now, or at some time before."""

    question: str
    rating: str
    published_on: date | None
    historic: bool


class CqcLocation(NamedTuple):
    """One location. `related` pairs the kind of relation with the other location's number."""

    line: int
    location_id: str
    provider_id: str
    name: str
    ods_code: str
    location_type: str
    directorate: str
    registration_status: str
    registered_on: date | None
    deregistered_on: date | None
    dormant: bool
    beds: int | None
    care_home: bool
    address: tuple[str, ...]
    town: str
    county: str
    postcode: str
    region_name: str
    local_authority: str
    service_types: tuple[str, ...]
    related: tuple[tuple[str, str], ...]
    ratings: tuple[CqcKeyRating, ...]


def is_cqc_detail(head: Head) -> bool:
    """Are the columns there?"""
    return set(COLUMNS) <= set(head.header)


def read_cqc_detail(path: Path) -> Delivery:
    """The locations in the file, as at the latest date on any of their ratings."""
    table = open_headed(
        path, COLUMNS, gettext_noop("a CQC file of locations"), private=frozenset(_NESTED)
    )
    rows = tuple(table.rows(_row))
    days = (
        rating.published_on
        for row in rows
        if isinstance(row, CqcLocation)
        for rating in row.ratings
        if rating.published_on
    )
    return Delivery("cqc-detail", latest(days), iter(rows), "CQC locations in full", COLUMNS)


def _row(line: int, cells: Sequence[str]) -> CqcLocation:
    (
        location, provider, kind, name, ods_code, status, registered, deregistered, dormancy,
        beds, line1, line2, town, county, postcode, region, authority, care_home, directorate,
        services, related, current, historic,
    ) = cells  # fmt: skip
    insist(_is_id(location), "locationId", _ID)
    insist(_is_id(provider), "providerId", _ID)
    insist(name, "name", gettext_noop("Write the name of the location."))
    insist(care_home in _YES_NO, "careHome", gettext_noop("Write Y or N."))
    insist(dormancy in _YES_NO, "dormancy", gettext_noop("Write Y or N."))
    return CqcLocation(
        line, location, provider, name, ods_code, kind, directorate, status,
        read_or_none(either_day, registered, "registrationDate", _DATE),
        read_or_none(either_day, deregistered, "deregistrationDate", _DATE),
        _YES_NO[dormancy], read_or_none(whole, beds, "numberOfBeds", _BEDS), _YES_NO[care_home],
        tuple(filter(None, (line1, line2, town, county))), town, county, postcode, region,
        authority, read(_service_types, services, "gacServiceTypes", _CELL),
        read(_related, related, "relationships", _CELL),
        read(_current, current, "currentRatings", _CELL)
        + read(_historic, historic, "historicRatings", _CELL),
    )  # fmt: skip


def _service_types(text: str) -> tuple[str, ...]:
    return tuple(as_text(as_table(each).get("name")) for each in _listed(text))


def _related(text: str) -> tuple[tuple[str, str], ...]:
    tables = map(as_table, _listed(text))
    return tuple((as_text(t.get("type")), as_text(t.get("relatedLocationId"))) for t in tables)


def _current(text: str) -> tuple[CqcKeyRating, ...]:
    if not text:
        return ()
    overall = as_table(literal(text)).get("overall")
    return tuple(_ratings(as_table(overall), None, historic=False)) if overall else ()


def _historic(text: str) -> tuple[CqcKeyRating, ...]:
    return tuple(rating for each in _listed(text) for rating in _once(as_table(each)))


def _once(report: dict[str, object]) -> Iterator[CqcKeyRating]:
    overall = report.get("overall")
    if overall:
        yield from _ratings(as_table(overall), _day(report), historic=True)


def _ratings(
    overall: dict[str, object], published_on: date | None, *, historic: bool
) -> Iterator[CqcKeyRating]:
    day = _day(overall) or published_on
    if "rating" in overall:
        yield CqcKeyRating(OVERALL, as_text(overall["rating"]), day, historic)
    for each in as_list(overall.get("keyQuestionRatings") or []):
        question = as_table(each)
        yield CqcKeyRating(
            as_text(question.get("name")),
            as_text(question.get("rating")),
            _day(question) or day,
            historic,
        )


def _day(report: dict[str, object]) -> date | None:
    text = as_text(report.get("reportDate"))
    return iso_day(text) if text else None


def _listed(text: str) -> list[object]:
    return as_list(literal(text)) if text else []
