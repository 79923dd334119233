"""Which of the three files a first row belongs to, and whether it is of the layout in force.

The columns stand in one order. The two optional ones of the worker file follow the second column, and
pairs of qualification columns may go on for ever at its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from leadwell.gateways.asc_wds.codes import definition
from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.rows import gettext_noop as _

FILES = ("workplace", "worker", "training")
OPTIONAL = ("CHGUNIQUEWRKID", "TRANSFERSTAFFRECORD")
# What tells the three apart, in the layout in force and in those before it.
MARKS = {"workplace": "ESTNAME", "worker": "MAINJOBROLE", "training": "CATEGORY"}
CURRENT, OLD = "August 2026", "2019"

_PAIR = re.compile(r"QUALACH([0-9]{2,3})(NOTES)?")

IS_OLD = _(
    "The {file} file has the layout of 2019: it has a column {column}, which is no longer used. "
    "Download the file again from ASC-WDS, or save it with the columns of August 2026, and load that."
)
OUT_OF_PLACE = _(
    "The {file} file is not in the order of August 2026: column {place} should be {wanted}. "
    "Put the columns in the order of the guidance and load the file again."
)
TOO_MANY = _(
    "The {file} file has a column we do not know after its last one: column {place}. "
    "Take it out and load the file again."
)
NOT_ONE_OF_THEM = _(
    "The file is none of the three ASC-WDS files: its first row names no LOCALESTID. "
    "Load the workplace, worker and training files as they were made for ASC-WDS."
)
TWO_OF_A_KIND = _("Two of the files are {file} files. Load one of each, together.")
NO_WORKPLACES = _(
    "There is no workplace file, and none was loaded before. Worker and training files are read beside "
    "the workplaces they name: load the workplace file with them."
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which file it is, and the columns its first row names."""

    file: str
    columns: tuple[str, ...]


def which_file(header: Sequence[str]) -> str | None:
    """Which of the three files a first row belongs to, whatever its layout; None if to none."""
    names = {cell.strip().upper() for cell in header}
    if "LOCALESTID" not in names:
        return None
    return next((file for file in FILES if MARKS[file] in names), None)


def layout_of(header: Sequence[str]) -> Layout:
    """The layout, if it is the one in force. Else a sentence that says what to do."""
    names = tuple(cell.strip().upper() for cell in header)
    file = which_file(names)
    if file is None:
        raise UnusableFile(NOT_ONE_OF_THEM)
    for column in definition()["old_columns"].get(file, ()):
        if column in names:
            raise UnusableFile(IS_OLD, file=file, column=column)
    _insist_on_order(file, names)
    return Layout(file, names)


def _insist_on_order(file: str, names: tuple[str, ...]) -> None:
    wanted = _wanted(file, names)
    for place, name in enumerate(wanted):
        if names[place : place + 1] != (name,):
            raise UnusableFile(OUT_OF_PLACE, file=file, place=str(place + 1), wanted=name)
    if len(names) > len(wanted):
        raise UnusableFile(TOO_MANY, file=file, place=str(len(wanted) + 1))


def _wanted(file: str, names: tuple[str, ...]) -> tuple[str, ...]:
    columns = tuple(definition()["columns"][file])
    if file != "worker":
        return columns
    optional = tuple(name for name in names[2:4] if name in OPTIONAL)
    return columns[:2] + optional + columns[2:] + _further_pairs(names)


def _further_pairs(names: tuple[str, ...]) -> tuple[str, ...]:
    """The qualification columns after the third pair, as they should be numbered."""
    numbered = [int(found[1]) for name in names if (found := _PAIR.fullmatch(name))]
    last = max(numbered, default=0)
    pairs = range(4, min(last, len(names)) + 1)
    return tuple(f"QUALACH{n:02}{ending}" for n in pairs for ending in ("", "NOTES"))
