"""Rows that say again, letter for letter, what was heard before: known by a digest of their cells, so that
a month's extract is not judged over and over.

The digest is of the cells as they stand, before anything is made of them, and is keyed: whoever holds it
cannot try out what somebody may have declared. What a row means may also hang on the day of the file; such
rows are told apart here and never passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadwell.gateways.staff_desk import Desk, DeskError
from leadwell.gateways.workforce_checks import reading_query
from leadwell.gateways.workforce_profile import profile

# A day in one of two columns means something else a month later: whether somebody has left, and their age.
_BORN = "try_cast({} AS DATE)"
PLAIN = f"ended_on = '' AND (birth_date = '' OR {_BORN.format('birth_date')} IS NOT NULL)"


@dataclass(frozen=True, slots=True)
class Heard:
    """How rows are remembered: the key, and SQL that says the age band of `{born}` on the file's day."""

    key: str
    age_band: str

    def column(self, places: Mapping[str, str]) -> str:
        """The digest as a column, made of the cells as they stand; `places` says where ours are."""
        cells = ", chr(31), ".join(places.get(name, "''") for name in profile().names)
        age = self.age_band.format(born=_BORN.format(places.get("birth_date", "''")))
        return f"CAST(md5(concat($heard, {cells}, chr(31), {age})) AS UUID) AS heard"

    @property
    def values(self) -> dict[str, str]:
        """What the column asks for."""
        return {"heard": self.key}


def rules_in_words() -> str:
    """Everything that decides what a row of the workforce layout means, to be part of the key: where one
    rule is another, every row is judged again."""
    names = {name: name for name in profile().names}
    return reading_query(profile(), names, "sheet") + PLAIN


def lay_cells(desk: Desk, source: str, places: Mapping[str, str], heard: Heard) -> int:
    """Lay the cells out as they stand, with the digest of each row, as the table `cells`. Says how many rows
    there are; -1 where they cannot be told apart in one go."""
    named = ", ".join(_as_it_stands(name, places.get(name)) for name in profile().names)
    query = f"SELECT {named}, {heard.column(places)} FROM {source}"
    try:
        desk.run(f"CREATE OR REPLACE TABLE cells AS {query}", heard.values)
    except DeskError:
        return -1
    return desk.number("SELECT count(*) FROM cells")


def judge_some(desk: Desk, some: str) -> None:
    """Check the rows of `cells` whose line stands in the table `some`, and lay them out as `sheet`."""
    names = {name: name for name in profile().names}
    source = f"""(SELECT *, rowid + 2 AS torn_line, '' AS torn FROM cells
        WHERE rowid IN (SELECT line - 2 FROM {some}))"""
    query = reading_query(profile(), names, source, torn="torn", also="heard")
    desk.run(f"CREATE OR REPLACE TABLE sheet AS {query}")


def _as_it_stands(name: str, place: str | None) -> str:
    return f"coalesce({place}, '') AS {name}" if place else f"'' AS {name}"
