"""Latest ratings by location (Care Quality Commission, "latest ratings" CSV, may be gzipped).

One row per location, service group and domain (key question). Dates `dd/mm/yyyy`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import british_day, latest
from leadwell.gateways.headed import Refused, open_headed
from leadwell.gateways.opening import Head, open_table
from leadwell.gateways.rows import Delivery, gettext_noop

COLUMNS = (
    *("Location ID", "Location Name", "Care Home?", "Location Type"),
    *("Location Primary Inspection Category", "Location Street Address"),
    *("Location Address Line 2", "Location City", "Location Post Code"),
    *("Location Local Authority", "Location Region", "Service / Population Group", "Domain"),
    *("Latest Rating", "Publication Date", "Inherited Rating (Y/N)", "Provider ID"),
    "Provider Name",
)
_is_id = re.compile(r"[A-Z0-9][A-Z0-9-]{1,29}").fullmatch
# It looks for the slash first and then back at the whole: seven times as fast.
_DATES = re.compile(r"/[01][0-9]/20[0-9]{2}(?<=([0-3][0-9]/[01][0-9]/20[0-9]{2}))")
_ID = gettext_noop(
    "Write the number as CQC gives it, such as 1-123456789: digits, capitals and hyphens."
)
_YES_NO = {"Y": True, "N": False}


class CqcRating(NamedTuple):
    """One rating of one location, for one service group and one domain."""

    line: int
    location_id: str
    location_name: str
    care_home: bool
    location_type: str
    inspection_category: str
    address: tuple[str, ...]
    town: str
    postcode: str
    local_authority: str
    region_name: str
    service_group: str
    domain: str
    rating: str
    published_on: date
    inherited: bool
    provider_id: str
    provider_name: str


def is_cqc_ratings(head: Head) -> bool:
    """Are the columns there?"""
    return set(COLUMNS) <= set(head.header)


def read_cqc_ratings(path: Path) -> Delivery:
    """The ratings in the file, as at the latest publication in it."""
    table = open_headed(path, COLUMNS, gettext_noop("the CQC file of latest ratings"))
    as_at = _as_at(path)
    edition = "CQC latest ratings by location" + (f", to {as_at:%B %Y}" if as_at else "")
    return Delivery("cqc-ratings", as_at, table.rows(_row), edition, COLUMNS)


def _as_at(path: Path) -> date | None:
    return latest(found for text in open_table(path).all_of(_DATES) if (found := _day(text)))


def _day(text: str) -> date | None:
    try:
        return british_day(text)
    except ValueError:
        return None


def _row(line: int, cells: Sequence[str]) -> CqcRating:
    (
        location, name, care_home, kind, category, street, second, city, postcode, authority,
        region, group, domain, rating, published, inherited, provider, provider_name,
    ) = cells  # fmt: skip
    if not (_is_id(location) and name and domain and rating and _is_id(provider)):
        raise _what_is_missing(cells)
    try:
        return CqcRating(
            line, location, name, _YES_NO[care_home], kind, category,
            tuple(filter(None, (street, second, city))), city, postcode, authority, region,
            group, domain, rating, british_day(published), _YES_NO[inherited],
            provider, provider_name,
        )  # fmt: skip
    except (KeyError, ValueError):
        raise _what_is_wrong(care_home, inherited) from None


def _what_is_missing(cells: Sequence[str]) -> Refused:
    row = dict(zip(COLUMNS, cells, strict=True))
    for column in ("Location ID", "Provider ID"):
        if not _is_id(row[column]):
            return Refused(column, _ID)
    empty = next(name for name in ("Location Name", "Domain", "Latest Rating") if not row[name])
    return Refused(empty, gettext_noop("Fill in this column as it was published."))


def _what_is_wrong(care_home: str, inherited: str) -> Refused:
    if care_home not in _YES_NO:
        return Refused("Care Home?", gettext_noop("Write Y or N."))
    if inherited not in _YES_NO:
        return Refused("Inherited Rating (Y/N)", gettext_noop("Write Y or N."))
    return Refused("Publication Date", gettext_noop("Write the date as 01/04/2024."))
