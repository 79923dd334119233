"""The ways a date may be written in a staff file, once for both implementations.

Taken is what can mean one day only: 2025-04-01, 01/04/2025, 1.4.2025, 20250401, 1 April 2025,
01-Apr-2025, 01-Apr-25 where only one century fits, and the day numbers of a spreadsheet.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MIDNIGHT = r"([ T]00:00(:00(\.0{1,6})?)?)?"
ISO = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_MIDNIGHT}"
BRITISH = rf"[0-9]{{1,2}}[/.\-][0-9]{{1,2}}[/.\-][0-9]{{4}}{_MIDNIGHT}"
SOLID = r"[0-9]{8}"
_MONTH = (
    r"(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?"
    r"|oct(ober)?|nov(ember)?|dec(ember)?)"
)
NAMED = rf"[0-9]{{1,2}}[ \-/]{_MONTH}[ \-/,]{{1,2}}([0-9]{{4}}|[0-9]{{2}})"
SERIAL = r"[0-9]{5}"
FIRST_SERIAL_DAY = date(1899, 12, 30)


def read_date(cell: str, earliest: date, latest: date) -> date | None:
    """The one day a cell can mean between two days; None if there is none, or more than one."""
    found = [day for day in _candidates(cell.lower()) if earliest <= day <= latest]
    return found[0] if len(found) == 1 else None


def _candidates(cell: str) -> list[date]:
    if re.fullmatch(ISO, cell.upper()):
        return _days((cell[:4], cell[5:7], cell[8:10]))
    if re.fullmatch(BRITISH, cell.upper()):
        day, month, year = re.split(r"[/.\-]", re.split("[ t]", cell)[0])
        return _days((year, month, day))
    if re.fullmatch(SOLID, cell):
        return _days((cell[:4], cell[4:6], cell[6:]))
    if re.fullmatch(NAMED, cell):
        day, month, year = re.findall(r"[a-z]+|[0-9]+", cell)
        number = str(MONTHS.index(month[:3]) + 1)
        years = (year,) if len(year) == 4 else (f"19{year}", f"20{year}")
        return _days(*((one, number, day) for one in years))
    if re.fullmatch(SERIAL, cell):
        return [FIRST_SERIAL_DAY + timedelta(days=int(cell))]
    return []


def _days(*parts: tuple[str, str, str]) -> list[date]:
    found = []
    for year, month, day in parts:
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found


def date_in_sql(cell: str, earliest: date, latest: date) -> str:
    """The same question in SQL: a DATE, or NULL. `cell` is an expression of trimmed text."""
    low = f"lower({cell})"
    named = (
        f"lpad(regexp_extract({low}, '^[0-9]+'), 2, '0')",
        f"lpad(CAST(list_position({MONTHS}, left(regexp_extract({low}, '[a-z]+'), 3)) AS VARCHAR), 2, '0')",
        f"regexp_extract({low}, '[0-9]+$')",
    )
    return f"""CASE
        WHEN {cell} = '' THEN NULL
        WHEN regexp_full_match({cell}, '(?i){ISO}') THEN {
        _within(_cast(f"left({cell}, 10)"), earliest, latest)
    }
        WHEN regexp_full_match({cell}, '(?i){BRITISH}') THEN {
        _within(_british(cell), earliest, latest)
    }
        WHEN regexp_full_match({cell}, '{SOLID}') THEN {
        _within(_cast(f"{cell}[1:4] || '-' || {cell}[5:6] || '-' || {cell}[7:8]"), earliest, latest)
    }
        WHEN regexp_full_match({low}, '{NAMED}') THEN {_named(named, earliest, latest)}
        WHEN regexp_full_match({cell}, '{SERIAL}') THEN
            {_within(f"(DATE '{FIRST_SERIAL_DAY}' + CAST({cell} AS INTEGER))", earliest, latest)}
        END"""


def _cast(text: str) -> str:
    return f"try_cast({text} AS DATE)"


def _british(cell: str) -> str:
    place = r"'^([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})'"
    part = [f"lpad(regexp_extract({cell}, {place}, {n}), 2, '0')" for n in (1, 2)]
    return _cast(f"regexp_extract({cell}, {place}, 3) || '-' || {part[1]} || '-' || {part[0]}")


def _named(parts: tuple[str, str, str], earliest: date, latest: date) -> str:
    day, month, year = parts
    full, last, this = (
        _within(_cast(f"{before} || {year} || '-' || {month} || '-' || {day}"), earliest, latest)
        for before in ("''", "'19'", "'20'")
    )
    one = f"CASE WHEN {last} IS NULL THEN {this} WHEN {this} IS NULL THEN {last} END"
    return f"CASE WHEN length({year}) = 4 THEN {full} ELSE {one} END"


def _within(day: str, earliest: date, latest: date) -> str:
    return f"(CASE WHEN {day} BETWEEN DATE '{earliest}' AND DATE '{latest}' THEN {day} END)"
