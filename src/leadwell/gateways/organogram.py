"""Organisation charts as the government publishes them: senior posts one by one, and the posts beneath
them in groups (CSV, two files for each organisation and day).

Names, telephone numbers and addresses of officials may stand in the file and are never read.
The day stands in no column: it is taken from where the row came from, else from the name of the file.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import decimal
from leadwell.gateways.headed import Headed, insist, open_headed, read
from leadwell.gateways.opening import Head
from leadwell.gateways.rows import Delivery, UnusableFile, gettext_noop

ROOT = "XX"
PRIVATE = frozenset({"Name", "Contact Phone", "Contact E-mail"})
SENIOR = ("Post Unique Reference", "Job Title", "Organisation", "Unit", "Reports to Senior Post",
          "FTE", "Name")  # fmt: skip
JUNIOR = ("Reporting Senior Post", "Generic Job Title", "Organisation", "Unit", "Grade",
          "Number of Posts in FTE", "Professional/Occupational Group")  # fmt: skip
GRADES = ("Grade (or equivalent)", "Grade")
NOBODY = frozenset({"vacant", "vacancy"})
NO_DAY = gettext_noop(
    "The chart does not say for which day it is. Put the year and month in the name of the file, "
    "as in chart_2024-03.csv, then load it again."
)
_REFERENCE = gettext_noop("Write the post's own reference, with at most 60 characters.")
_TITLE = gettext_noop("Write what the post is called, with at most 200 characters.")
_ORGANISATION = gettext_noop("Write the name of the organisation the post belongs to.")
_REPORTS = gettext_noop("Write the reference of the post it reports to, or XX for the top post.")
_FTE = gettext_noop("Write the hours as a number of full-time posts, from 0 to 10000.")
_DAY = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")


class SeniorPost(NamedTuple):
    """One post of the chart. `held` is None where the file does not say whether anybody holds it."""

    line: int
    number: str
    title: str
    organisation: str
    unit: str
    grade: str
    reports_to: str
    fte: Decimal
    held: bool | None


class JuniorPosts(NamedTuple):
    """Posts of one kind beneath a senior post, as so many full-time posts together."""

    line: int
    reports_to: str
    title: str
    organisation: str
    unit: str
    grade: str
    fte: Decimal
    staff_group: str


def is_senior_posts(head: Head) -> bool:
    """Are the columns of the senior file there?"""
    return set(SENIOR) <= set(head.header)


def is_junior_posts(head: Head) -> bool:
    """Are the columns of the junior file there?"""
    return set(JUNIOR) <= set(head.header)


def read_senior_posts(path: Path) -> Delivery:
    """The senior posts of one organisation on one day."""
    table, day = _open(path, SENIOR, gettext_noop("an organisation chart of senior posts"))
    return Delivery("organogram-senior", day, table.rows(_senior), _edition(day), table.needed)


def read_junior_posts(path: Path) -> Delivery:
    """The posts beneath the senior ones."""
    table, day = _open(path, JUNIOR, gettext_noop("an organisation chart of junior posts"))
    return Delivery("organogram-junior", day, table.rows(_junior), _edition(day), table.needed)


def _open(path: Path, columns: Sequence[str], what: str) -> tuple[Headed, date]:
    table = open_headed(path, columns, what, private=PRIVATE)
    grade = next((name for name in GRADES if name in table.header), "")
    needed = (*columns, *((grade,) if grade and grade not in columns else ()))
    day = _day(path, table)  # first: it looks at a row and puts it back
    return Headed(needed, table.header, table.body, PRIVATE), day


def _edition(day: date) -> str:
    return f"Organisation chart, {day:%B %Y}"


def _day(path: Path, table: Headed) -> date:
    """The day the chart is for: from its own rows, or from the name of the file."""
    said = _source_of_first_row(table)
    found = _DAY.search(said) or _DAY.search(path.name)
    if not found:
        raise UnusableFile(NO_DAY)
    year, month = int(found[1]), int(found[2])
    return date(year, month, min(int(found[3] or 31), monthrange(year, month)[1]))


def _source_of_first_row(table: Headed) -> str:
    if "source_file" not in table.header:
        return ""
    looking = Headed(("source_file",), table.header, table.body)
    first = looking.peek()
    object.__setattr__(table, "body", looking.body)
    return first[0] if first else ""


def _senior(line: int, cells: Sequence[str]) -> SeniorPost:
    number, title, organisation, unit, reports_to, fte, name, *grade = map(str.strip, cells)
    insist(0 < len(number) <= 60, "Post Unique Reference", _REFERENCE)
    insist(reports_to, "Reports to Senior Post", _REPORTS)
    held = False if name.lower() in NOBODY else None
    return SeniorPost(
        line, number, _title(title, "Job Title"), _called(organisation), unit[:150],
        "".join(grade)[:30], "" if reports_to == ROOT else reports_to, _hours(fte, "FTE"), held,
    )  # fmt: skip


def _junior(line: int, cells: Sequence[str]) -> JuniorPosts:
    reports_to, title, organisation, unit, grade, fte, group = map(str.strip, cells)
    insist(reports_to, "Reporting Senior Post", _REPORTS)
    return JuniorPosts(
        line, reports_to, _title(title, "Generic Job Title"), _called(organisation), unit[:150],
        grade[:30], _hours(fte, "Number of Posts in FTE"), group[:60],
    )  # fmt: skip


def _title(text: str, column: str) -> str:
    insist(0 < len(text) <= 200, column, _TITLE)
    return text


def _called(name: str) -> str:
    insist(0 < len(name) <= 250, "Organisation", _ORGANISATION)
    return name


def _hours(text: str, column: str) -> Decimal:
    hours = read(decimal, text, column, _FTE)
    insist(0 <= hours <= 10_000, column, _FTE)
    return hours
