"""One batch of organisations: copied beside the tables, compared there, and merged in a few strokes.

Everything happens in temporary tables, made once for a session and empty after each transaction:

- `noted`: one row per organisation, with the number it has or will have;
- `touched`: what changed, by organisation.

A step that has nothing to do is left out: a small file is mostly steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from psycopg import sql

from leadwell.organisations import queries
from leadwell.organisations.actions.batch_sql import (
    ADD,
    COMPARE,
    DESCRIBE,
    FOUND_OTHERWISE,
    INSIDE_ITSELF,
    LINES,
    NAME_THE_NEW,
    OTHER_CODES,
    PLACE_THE_NEW,
    TABLES,
    TELL_THE_KIND,
)
from leadwell.organisations.actions.finding import FoundBy
from leadwell.organisations.actions.sorting import Sorted
from leadwell.organisations.rules.facts import OrganisationFacts
from leadwell.organisations.rules.rank_of_source import rank_of_source

# Two loads at once would each see half of the other's organisations.
ONE_BATCH_AT_A_TIME = 7_302_211
BETWEEN = "\x1f"
MANY = 500


# From this many rows on, reading a table from end to end takes less than looking each of them up.
MOST = 3_000


# The ways of finding rows that the planner may choose, by the size of a batch.
ONE_BY_ONE = {"nestloop": "on", "seqscan": "off", "hashjoin": "off", "mergejoin": "off"}
BY_INDEX = {**ONE_BY_ONE, "hashjoin": "on"}
ALL_AT_ONCE = {"nestloop": "off", "seqscan": "on", "hashjoin": "on", "mergejoin": "on"}


class Batch:
    """One batch in its temporary tables. `values` are what every statement may ask for; `known` are
    its rows about organisations the house has already."""

    def __init__(self, rows: Sorted, *, source: str, as_at: date | None) -> None:
        self.rows = rows
        self.known = [one for code, one in rows.rows.items() if code in rows.known]
        self.values: dict[str, Any] = {
            "source": source, "day": as_at, "rank": rank_of_source(source),
        }  # fmt: skip

    @staticmethod
    def wait_for_others() -> None:
        """One batch at a time; the next one sees all that this one wrote."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_BATCH_AT_A_TIME])

    @staticmethod
    def plan_for(rows: int) -> None:
        """Say how many rows there are, because the statistics may not know: tables just filled, or
        looked at while they were being filled, count as empty. Many rows are not compared one by
        one, and few are not looked for by reading everything."""
        settings = ONE_BY_ONE if rows < MANY else BY_INDEX if rows < MOST else ALL_AT_ONCE
        with connection.cursor() as cursor:
            cursor.execute(
                ";".join(f"SET LOCAL enable_{how} = {on}" for how, on in settings.items())
            )

    @staticmethod
    def plan_as_usual() -> None:
        """What comes after in the same transaction is planned as ever."""
        with connection.cursor() as cursor:
            cursor.execute(";".join(f"SET LOCAL enable_{how} = on" for how in ONE_BY_ONE))

    def stage(self) -> None:
        """Copy the rows beside the tables and find what is known of each."""
        self.run(TABLES)
        same = queries.words().same
        known, rows = self.rows.known, self.rows.rows.values()
        self.copy("noted_rows", (_cells(one, same, known=one.code in known) for one in rows))
        codes = [f"{o.code}{BETWEEN}{s}{BETWEEN}{c}" for o in rows for s, c in o.other_codes]
        if codes:
            self.copy("noted_codes", codes)
        self.plan_for(len(rows))
        self.run(COMPARE)
        if len(rows) >= MANY:
            self.run("ANALYZE noted")

    def lines_inside_themselves(self) -> list[int]:
        """Take away the rows that would put an organisation beneath itself."""
        if not any(one.parent_code for one in self.known):
            return []
        return [line for (line,) in self.ask(INSIDE_ITSELF)]

    def add(self) -> int:
        """Add what is new, with its name and its place. Says how many rows were added."""
        if len(self.known) == len(self.rows.rows):
            return 0
        added = self.run(ADD)
        if added:
            self.run(NAME_THE_NEW)
            self.run(PLACE_THE_NEW)
        return added

    def describe(self) -> None:
        """Move what is known already, and remember other codes."""
        if any(one.name for one in self.known):
            self.run(DESCRIBE)
        if not all(one.name for one in self.known):
            self.run(TELL_THE_KIND)
        if any(one.other_codes for one in self.rows.rows.values()):
            self.run(OTHER_CODES)

    def lines(self) -> Sequence[tuple[int, bool, bool]]:
        """Every line, whether its organisation is new, and whether anything about it changed."""
        return self.ask(LINES)

    def renamed(self) -> list[int]:
        """The organisations that may be found by other words now."""
        return [number for (number,) in self.ask(FOUND_OTHERWISE)]

    def run(self, statement: str) -> int:
        """Do one thing to the tables. Says how many rows it wrote."""
        with connection.cursor() as cursor:
            cursor.execute(statement, self.values if "%(" in statement else None)
            return cursor.rowcount

    def ask(self, statement: str) -> Sequence[Any]:
        """Ask the tables one thing."""
        with connection.cursor() as cursor:
            cursor.execute(statement, self.values)
            return cursor.fetchall()

    @staticmethod
    def copy(table: str, rows: Iterable[str], *, empty: str = "\\N") -> None:
        """Copy rows of cells, already joined, into a temporary table. `empty` means not known."""
        statement = sql.SQL("COPY {} FROM STDIN (DELIMITER E'\\x1f', NULL {})").format(
            sql.Identifier(table), sql.Literal(empty)
        )
        block = "\n".join(rows)
        with connection.cursor() as cursor, cursor.copy(statement) as copying:
            if block:
                copying.write(block.replace("\\", "\\\\").replace("\0", ""))


def _cells(one: OrganisationFacts, same: Mapping[str, str], *, known: bool) -> str:
    """The row as COPY reads it. Dates are written out; an empty one is turned into nothing later."""
    name, town, postcode = _flat(one.name), _flat(one.town)[:100], _flat(one.postcode)[:12]
    others = [code for _, code in one.other_codes]
    found_by = "" if known else FoundBy.text(name, one.code, town, postcode, others, same)
    return BETWEEN.join((
        str(one.line), one.code, name, one.kind, one.sector, one.parent_code,
        one.opened_on.isoformat() if one.opened_on else "",
        one.closed_on.isoformat() if one.closed_on else "",
        town, postcode, _flat(one.address)[:300], _flat(one.area)[:150],
        "t" if one.made_up else "f", "t" if one.tells_closing else "f", found_by,
    ))  # fmt: skip


def _flat(text: str) -> str:
    return " ".join(text.split()).replace(BETWEEN, " ")
