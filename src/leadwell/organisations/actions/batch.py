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
from leadwell.organisations.actions.finding import FoundBy
from leadwell.organisations.actions.sorting import Sorted
from leadwell.organisations.rules.facts import OrganisationFacts
from leadwell.organisations.rules.rank_of_source import MENTION, RANKS, rank_of_source

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


_TABLES = """
CREATE TEMPORARY TABLE IF NOT EXISTS noted_rows (
    line integer, code text, name text, kind text, sector text, parent_code text, opened_on text,
    closed_on text, town text, postcode text, address text, area text, made_up boolean,
    tells_closing boolean, search_text text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS noted (
    line integer, code text, name text, kind text, sector text, parent_code text, opened_on date,
    closed_on date, town text, postcode text, address text, area text, made_up boolean,
    tells_closing boolean, search_text text, known_id bigint, id bigint, name_rank integer,
    name_seen date
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS noted_codes (code text, scheme text, other text)
ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS touched (organisation_id bigint, what text)
ON COMMIT DELETE ROWS;
DELETE FROM noted_rows; DELETE FROM noted; DELETE FROM noted_codes; DELETE FROM touched
"""


def rank_of(row: str) -> str:
    """The rank of the source of a row, in SQL; -1 where there is no such row."""
    ranks = " ".join(f"WHEN '{source}' THEN {rank}" for source, rank in RANKS.items())
    return (
        f"CASE WHEN {row}.id IS NULL THEN -1 ELSE CASE {row}.source {ranks} ELSE {MENTION} END END"
    )


# The number a new organisation will have is drawn here, so that its row is written only once. Names
# are looked up one by one (LATERAL, LIMIT): left to choose, a planner that takes the tables for empty
# compares every name with every organisation.
_COMPARE = f"""
INSERT INTO noted
SELECT r.line, r.code, r.name, r.kind, r.sector, r.parent_code,
       nullif(r.opened_on, '')::date AS opened_on, nullif(r.closed_on, '')::date AS closed_on,
       r.town, r.postcode, r.address, r.area, r.made_up, r.tells_closing, r.search_text, o.id AS known_id,
       coalesce(o.id, nextval(pg_get_serial_sequence('organisations_organisation', 'id'))) AS id,
       {rank_of("n")} AS name_rank, n.seen_last AS name_seen
FROM noted_rows r
LEFT JOIN organisations_organisation o ON o.code = r.code
LEFT JOIN LATERAL (
    SELECT n.* FROM organisations_organisationname n
    WHERE n.organisation_id = o.id AND NOT n.alias AND n.until_on IS NULL LIMIT 1) n ON true
"""  # noqa: S608 - our own words

_INSIDE_ITSELF = """
DELETE FROM noted n USING organisations_organisation o, organisations_organisation p
WHERE o.id = n.known_id AND p.code = n.parent_code AND starts_with(p.path, o.path)
RETURNING n.line
"""

_ADD = """
WITH RECURSIVE placed AS (
    SELECT n.id, n.code, p.id AS parent_id, coalesce(p.path, '/') || n.code || '/' AS path
    FROM noted n LEFT JOIN organisations_organisation p ON p.code = n.parent_code
    WHERE n.known_id IS NULL AND (n.parent_code = '' OR p.id IS NOT NULL)
    UNION ALL
    SELECT n.id, n.code, placed.id, placed.path || n.code || '/'
    FROM noted n JOIN placed ON placed.code = n.parent_code
    WHERE n.known_id IS NULL
)
INSERT INTO organisations_organisation (id, code, name, kind, sector, parent_id, path, town,
    postcode, address, area, opened_on, closed_on, known_from, search_text, made_up)
SELECT n.id, n.code, coalesce(nullif(n.name, ''), n.code), n.kind, n.sector, placed.parent_id,
    placed.path, n.town, n.postcode, n.address, n.area, n.opened_on, n.closed_on, %(source)s,
    n.search_text, n.made_up
FROM noted n JOIN placed USING (id)
"""

_NAME_THE_NEW = """
INSERT INTO organisations_organisationname
    (organisation_id, name, alias, seen_first, seen_last, source)
SELECT id, name, false, %(day)s::date, %(day)s::date, %(source)s FROM noted
WHERE known_id IS NULL AND name <> ''
"""

_PLACE_THE_NEW = """
INSERT INTO organisations_placement (organisation_id, parent_id, seen_first, seen_last, source)
SELECT o.id, o.parent_id, %(day)s::date, %(day)s::date, %(source)s
FROM noted n JOIN organisations_organisation o ON o.id = n.id
WHERE n.known_id IS NULL AND o.parent_id IS NOT NULL
"""

# A better source, or a later edition of as good a one, describes anew; an open organisation that
# such an edition calls open is open. Anything else may fill what is empty.
_DESCRIBE = """
WITH said AS (
    SELECT n.*, n.name_rank < %(rank)s OR (n.name_rank = %(rank)s
        AND coalesce(%(day)s::date, '-infinity') >= coalesce(n.name_seen, '-infinity')) AS newest
    FROM noted n WHERE n.known_id IS NOT NULL AND n.name <> ''
), better AS (
    SELECT o.id,
        CASE WHEN s.newest THEN s.kind ELSE o.kind END AS kind,
        CASE WHEN s.newest THEN s.sector ELSE o.sector END AS sector,
        CASE WHEN s.newest THEN coalesce(s.opened_on, o.opened_on) ELSE o.opened_on END AS opened_on,
        CASE WHEN s.newest AND s.tells_closing THEN s.closed_on ELSE o.closed_on END AS closed_on,
        CASE WHEN o.town = '' OR s.newest AND s.town <> '' THEN s.town ELSE o.town END AS town,
        CASE WHEN o.postcode = '' OR s.newest AND s.postcode <> '' THEN s.postcode
             ELSE o.postcode END AS postcode,
        CASE WHEN o.address = '' OR s.newest AND s.address <> '' THEN s.address
             ELSE o.address END AS address,
        CASE WHEN o.area = '' OR s.newest AND s.area <> '' THEN s.area ELSE o.area END AS area
    FROM said s JOIN organisations_organisation o ON o.id = s.known_id
), done AS (
    UPDATE organisations_organisation o
    SET kind = b.kind, sector = b.sector, opened_on = b.opened_on, closed_on = b.closed_on,
        town = b.town, postcode = b.postcode, address = b.address, area = b.area
    FROM better b WHERE b.id = o.id AND
        (o.kind, o.sector, o.opened_on, o.closed_on, o.town, o.postcode, o.address, o.area)
        IS DISTINCT FROM
        (b.kind, b.sector, b.opened_on, b.closed_on, b.town, b.postcode, b.address, b.area)
    RETURNING o.id
)
INSERT INTO touched SELECT id, 'described' FROM done
"""

# A place that was only pointed at so far turns out to be of a kind that says more.
_TELL_THE_KIND = """
WITH done AS (
    UPDATE organisations_organisation o SET kind = n.kind, sector = n.sector FROM noted n
    WHERE n.known_id = o.id AND n.name = '' AND n.name_rank = -1
        AND o.kind IN ('predecessor', 'commissioner')
        AND n.kind NOT IN ('predecessor', 'commissioner')
    RETURNING o.id
)
INSERT INTO touched SELECT id, 'described' FROM done
"""

_OTHER_CODES = """
WITH done AS (
    INSERT INTO organisations_organisationcode (organisation_id, scheme, code)
    SELECT n.id, c.scheme, c.other FROM noted_codes c JOIN noted n USING (code)
    ON CONFLICT DO NOTHING RETURNING organisation_id
)
INSERT INTO touched SELECT d.organisation_id, 'codes' FROM done d
"""

_LINES = """
SELECT n.line, n.known_id IS NULL, EXISTS (SELECT FROM touched t WHERE t.organisation_id = n.id)
FROM noted n WHERE n.line <> 0
"""

# A place is no word that anything is found by.
_FOUND_OTHERWISE = "SELECT DISTINCT organisation_id FROM touched WHERE what <> 'place'"


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
        self.run(_TABLES)
        same = queries.words().same
        known, rows = self.rows.known, self.rows.rows.values()
        self.copy("noted_rows", (_cells(one, same, known=one.code in known) for one in rows))
        codes = [f"{o.code}{BETWEEN}{s}{BETWEEN}{c}" for o in rows for s, c in o.other_codes]
        if codes:
            self.copy("noted_codes", codes)
        self.plan_for(len(rows))
        self.run(_COMPARE)
        if len(rows) >= MANY:
            self.run("ANALYZE noted")

    def lines_inside_themselves(self) -> list[int]:
        """Take away the rows that would put an organisation beneath itself."""
        if not any(one.parent_code for one in self.known):
            return []
        return [line for (line,) in self.ask(_INSIDE_ITSELF)]

    def add(self) -> int:
        """Add what is new, with its name and its place. Says how many rows were added."""
        if len(self.known) == len(self.rows.rows):
            return 0
        added = self.run(_ADD)
        if added:
            self.run(_NAME_THE_NEW)
            self.run(_PLACE_THE_NEW)
        return added

    def describe(self) -> None:
        """Move what is known already, and remember other codes."""
        if any(one.name for one in self.known):
            self.run(_DESCRIBE)
        if not all(one.name for one in self.known):
            self.run(_TELL_THE_KIND)
        if any(one.other_codes for one in self.rows.rows.values()):
            self.run(_OTHER_CODES)

    def lines(self) -> Sequence[tuple[int, bool, bool]]:
        """Every line, whether its organisation is new, and whether anything about it changed."""
        return self.ask(_LINES)

    def renamed(self) -> list[int]:
        """The organisations that may be found by other words now."""
        return [number for (number,) in self.ask(_FOUND_OTHERWISE)]

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
