"""One row of the workforce profile, checked by itself: for a row typed by hand, and as the second
opinion on what the reader of whole files says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from leadwell.gateways.rows import gettext_noop
from leadwell.gateways.workforce_dates import read_date
from leadwell.gateways.workforce_profile import (
    BROKEN,
    EMPTY,
    FORMULA,
    HIDDEN,
    NEVER_A_BAR,
    TOO_LONG,
    WORKFORCE,
    Column,
    profile,
)

YES = ("yes", "y", "true", "1")
NO = ("no", "n", "false", "0")
EDGES = " \t\u00a0\u200b\u2060\ufeff"
BROKEN_CELLS = ("#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!")
# What ends a line or turns the direction of what follows; joiners, which many scripts need, are kept.
TURNING = "\u2028-\u202e\u2066-\u2069"
CONTROL = rf"[\x00-\x1f\x7f-\x9f{TURNING}]"
NUMBER = r"[0-9]{1,3}([.,][0-9]{1,12})?"
ORDER = gettext_noop("The last day cannot be before the first. Correct one of the two.")
TORN = gettext_noop(
    "The row does not have one cell under each heading. Look for a stray comma or quote."
)
TWICE = gettext_noop("Another row has the same staff and assignment number. Keep one of them.")
TWO_NAMES = gettext_noop(
    "Another row gives this staff number to another name. Correct one of the two."
)
AGAIN = gettext_noop("Another row is about the same, and says otherwise. Keep one of them.")
NAMED = gettext_noop("Another row gives this number to another name. Correct one of the two.")
NO_PERSON = gettext_noop(
    "Nobody here has this staff number. Correct it, or load a staff file with this person first."
)
AFTER_ITS_DAY = gettext_noop(
    "This day lies after the day the file is for. Correct it, or offer the file for a later day."
)
NO_SEAT = gettext_noop(
    "Only a seat on the board has a vote or is an executive's. Say yes under Board member, or leave this"
    " empty."
)
NO_PLACE = gettext_noop("No organisation has this code. Correct it, or leave it empty.")
# How long a word in a Fault's `facts` may be is the profile's affair: nothing the file held goes in.
ADVICE = {"empty": EMPTY, "long": TOO_LONG, "hidden": HIDDEN, "formula": FORMULA, "bar": NEVER_A_BAR,
          "order": ORDER, "torn": TORN, "twice": TWICE, "names": TWO_NAMES, "place": NO_PLACE,
          "broken": BROKEN, "again": AGAIN, "named": NAMED, "nobody": NO_PERSON,
          "period": AFTER_ITS_DAY, "seat": NO_SEAT}  # fmt: skip

Value = str | date | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell: the column, what kind of fault, and what to type instead."""

    column: str
    what: str
    advice: str
    facts: tuple[tuple[str, object], ...] = ()


def check_row(row: Mapping[str, str]) -> list[Fault]:
    """What is wrong with a row under our own column names. An empty list means nothing is.
    Declared values are checked for their shape only; which codes exist is the sealed room's affair."""
    cells = {column.name: row.get(column.name, "").strip(EDGES) for column in profile().columns}
    found = [
        fault(column.name, what)
        for column in profile().columns
        if (what := _fault(column, cells[column.name]))
    ]
    return found or _order(cells) or _needs(cells)


def typed_row(row: Mapping[str, str]) -> dict[str, Value]:
    """The values of a row in which nothing is wrong."""
    return {
        column.name: _value(column, row.get(column.name, "").strip(EDGES))
        for column in profile().columns
    }


def fault(column: str, what: str, layout: str = WORKFORCE) -> Fault:
    """A fault in words. `what` is one of the general ones, or `value`: then the column's own advice."""
    known = column in profile(layout).names
    advice = ADVICE.get(what) or (profile(layout).column(column).advice if known else TORN)
    facts = (("length", profile(layout).column(column).length),) if what == "long" else ()
    return Fault(column, what, advice, facts)


def _fault(column: Column, cell: str) -> str:
    if not cell:
        return "empty" if column.required else ""
    if re.search(CONTROL, cell):
        return "hidden"
    if cell.lower() in BROKEN_CELLS:
        return "broken"
    if column.kind in ("text", "code", "declared"):
        return _text_fault(column, cell)
    return "" if _value(column, cell) is not None else "value"


def _text_fault(column: Column, cell: str) -> str:
    if len(cell) > column.length:
        return "long"
    if cell[0] in "=+@" or (cell[0] == "-" and len(cell) > 1):
        return "formula"
    return "bar" if column.kind == "code" and "|" in cell else ""


def _value(column: Column, cell: str) -> Value:
    """The value, or None where there is none or it is not well formed."""
    if column.kind == "date":
        return read_date(cell, column.earliest, column.latest)
    if column.kind == "number":
        return _number(column, cell)
    if column.kind == "yes-no":
        return True if cell.lower() in YES else False if cell.lower() in NO else None
    if column.kind == "choice":
        word = column.spellings.get(cell.lower(), cell.lower())
        return word if word in column.codes else None
    return cell


def _number(column: Column, cell: str) -> Decimal | None:
    if not re.fullmatch(NUMBER, cell):
        return None
    number = Decimal(cell.replace(",", ".")).quantize(
        Decimal(1).scaleb(-column.places), ROUND_HALF_UP
    )
    return number if column.least <= number <= column.most else None


def _order(cells: Mapping[str, str]) -> list[Fault]:
    values, found = typed_row(cells), []
    for before, after in profile().in_order:
        first, last = values[before], values[after]
        if isinstance(first, date) and isinstance(last, date) and last < first:
            found.append(fault(after, "order"))
    return found


def _needs(cells: Mapping[str, str]) -> list[Fault]:
    values = typed_row(cells)
    return [
        fault(asked, "seat")
        for asked, needed in profile().needs
        if values[asked] is True and values[needed] is not True
    ]
