"""Dated rows about a known organisation: its names, and the places where it sat.

A batch is one look at the world on one day. A look that agrees with the period before it only makes
that period better known; one that differs ends it and begins another on that day. An older look
finds its place between the periods that are known, so that files may come in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from psycopg import sql

from leadwell.organisations.actions.batch import Batch
from leadwell.organisations.actions.batch_sql import rank_of

# What each row of the batch says, with the periods around its day and the one that holds today. Each
# is looked for by itself: without statistics a join might read all of them for every row. What a
# better source says already is passed over.
_TABLE = """
CREATE TEMPORARY TABLE IF NOT EXISTS {seen} (
    organisation_id bigint, value {type}, rank integer, current_value {type},
    before_id bigint, before_value {type}, before_last date,
    after_id bigint, after_value {type}, after_first date
) ON COMMIT DELETE ROWS;
DELETE FROM {seen}
"""

_SEEN = """
INSERT INTO {seen}
SELECT n.id AS organisation_id, {wanted} AS value, {rank} AS rank,
    c.{column} AS current_value,
    b.id AS before_id, b.{column} AS before_value, b.seen_last AS before_last,
    a.id AS after_id, a.{column} AS after_value, a.seen_first AS after_first
FROM noted n {join}
LEFT JOIN LATERAL (
    SELECT c.* FROM {table} c
    WHERE c.organisation_id = n.id AND c.until_on IS NULL {official} LIMIT 1) c ON true
LEFT JOIN LATERAL (
    SELECT c.* FROM {table} c WHERE c.organisation_id = n.id {official}
        AND coalesce(c.seen_first, '-infinity') <= coalesce(%(day)s::date, '-infinity')
    ORDER BY c.seen_first DESC NULLS LAST LIMIT 1) b ON true
LEFT JOIN LATERAL (
    SELECT c.* FROM {table} c WHERE c.organisation_id = n.id {official}
        AND c.seen_first > coalesce(%(day)s::date, '-infinity')
    ORDER BY c.seen_first LIMIT 1) a ON true
WHERE n.known_id IS NOT NULL AND {says} AND NOT ({rank} > %(rank)s AND {same_today})
"""

# How many rows wait for which step: those of a worse source, of as good a one, and of a better one
# that says something else.
_COUNTS = """
SELECT count(*) FILTER (WHERE s.rank < %(rank)s), count(*) FILTER (WHERE s.rank = %(rank)s),
    count(*) FILTER (WHERE s.rank > %(rank)s AND NOT {same_current})
FROM {seen} s
"""

_CONFIRM = """
UPDATE {table} t SET seen_last = %(day)s::date FROM {seen} s
WHERE t.id = s.before_id AND s.rank = %(rank)s AND {same_before}
    AND t.seen_last IS DISTINCT FROM %(day)s::date
    AND coalesce(%(day)s::date, '-infinity') > coalesce(t.seen_last, '-infinity')
"""

_OVERRULE = """
DELETE FROM {table} c USING {seen} s
WHERE c.organisation_id = s.organisation_id AND s.rank < %(rank)s {official};
"""

_BEGIN = """
WITH done AS (
    INSERT INTO {table} (organisation_id, {column}, {flag} seen_first, seen_last, source)
    SELECT s.organisation_id, s.value, {false} %(day)s::date, %(day)s::date, %(source)s
    FROM {seen} s WHERE s.rank < %(rank)s
)
INSERT INTO touched SELECT s.organisation_id, {what} FROM {seen} s
WHERE s.rank < %(rank)s AND (s.current_value IS NULL OR NOT {same_current})
"""

# From here on: sources of the same rank, in the order of their editions.
_DIFFERS = """
DELETE FROM {seen} s WHERE s.rank <> %(rank)s OR %(day)s::date IS NULL
    OR s.before_id IS NOT NULL AND ({same_before} OR s.before_last >= %(day)s::date)
"""

_END_THE_ONE_BEFORE = """
UPDATE {table} t SET until_on = %(day)s::date FROM {seen} s WHERE t.id = s.before_id
"""

_KNOWN_EARLIER = """
UPDATE {table} t SET seen_first = %(day)s::date,
    from_on = CASE WHEN s.before_id IS NULL THEN t.from_on ELSE %(day)s::date END
FROM {seen} s WHERE t.id = s.after_id AND {same_after}
"""

_BEGAN_LATER = """
UPDATE {table} t SET from_on = t.seen_first
FROM {seen} s WHERE t.id = s.after_id AND NOT {same_after} AND t.from_on IS NULL
"""

_BETWEEN = """
INSERT INTO {table} (organisation_id, {column}, {flag} from_on, until_on, seen_first, seen_last,
    source)
SELECT s.organisation_id, s.value, {false} CASE WHEN s.before_id IS NOT NULL THEN %(day)s::date END,
    s.after_first, %(day)s::date, %(day)s::date, %(source)s
FROM {seen} s WHERE s.after_id IS NULL OR NOT {same_after}
"""

# An edition known earlier than thought moves a date only if something came before.
_REMEMBER = """
INSERT INTO touched SELECT s.organisation_id, {what} FROM {seen} s
WHERE s.before_id IS NOT NULL OR s.after_id IS NULL OR NOT {same_after}
"""

_KEEP_AS_ALIAS = """
WITH other AS (
    SELECT DISTINCT ON (s.organisation_id, lower(v.name)) s.organisation_id, v.name
    FROM {seen} s JOIN organisations_organisation o ON o.id = s.organisation_id,
    LATERAL (
        SELECT s.value AS name WHERE s.rank > %(rank)s OR s.rank = %(rank)s AND (
            %(day)s::date IS NULL OR s.before_last >= %(day)s::date)
        UNION ALL
        SELECT c.name FROM organisations_organisationname c
        WHERE s.rank < %(rank)s AND c.organisation_id = s.organisation_id AND NOT c.alias
            AND lower(c.name) <> lower(s.value)
    ) v
    WHERE lower(v.name) <> lower(o.code) AND NOT EXISTS (
        SELECT FROM organisations_organisationname c
        WHERE c.organisation_id = s.organisation_id AND lower(c.name) = lower(v.name)
            AND (c.alias OR s.rank >= %(rank)s))
), done AS (
    INSERT INTO organisations_organisationname (organisation_id, name, alias, source)
    SELECT organisation_id, name, true, %(source)s FROM other RETURNING organisation_id
)
INSERT INTO touched SELECT organisation_id, 'name' FROM done
"""

_MOVE_THE_NAME = """
UPDATE organisations_organisation o SET name = c.name
FROM (SELECT DISTINCT organisation_id FROM touched WHERE what = 'name') t
JOIN organisations_organisationname c
  ON c.organisation_id = t.organisation_id AND NOT c.alias AND c.until_on IS NULL
WHERE o.id = t.organisation_id AND o.name <> c.name
"""

_MOVE_THE_PLACE = """
UPDATE organisations_organisation o SET parent_id = c.parent_id
FROM (SELECT DISTINCT organisation_id FROM touched WHERE what = 'place') t
JOIN organisations_placement c ON c.organisation_id = t.organisation_id AND c.until_on IS NULL
WHERE o.id = t.organisation_id AND o.parent_id IS DISTINCT FROM c.parent_id
RETURNING o.id
"""

# Everything beneath what moved, with its path made again from the top of what moved downwards.
_MOVE_THE_PATHS = """
WITH RECURSIVE beneath AS (
    SELECT id FROM organisations_organisation WHERE id = ANY(%(moved)s)
    UNION
    SELECT o.id FROM organisations_organisation o JOIN beneath b ON o.parent_id = b.id
), placed AS (
    SELECT o.id, coalesce(p.path, '/') || o.code || '/' AS path
    FROM organisations_organisation o JOIN beneath b ON b.id = o.id
    LEFT JOIN organisations_organisation p ON p.id = o.parent_id
    WHERE o.parent_id IS NULL OR o.parent_id NOT IN (SELECT id FROM beneath)
    UNION ALL
    SELECT o.id, placed.path || o.code || '/'
    FROM organisations_organisation o JOIN placed ON o.parent_id = placed.id
), done AS (
    UPDATE organisations_organisation o SET path = p.path
    FROM placed p WHERE p.id = o.id AND o.path <> p.path
)
SELECT (SELECT count(*) FROM beneath) - (SELECT count(*) FROM placed)
"""


@dataclass(frozen=True)
class Periods:
    """One kind of dated row and how its values are compared."""

    table: str
    column: str
    type: str
    what: str
    wanted: str
    join: str
    says: str
    same: str
    official: str = ""
    flag: str = ""
    false: str = ""

    def note(self, batch: Batch) -> bool:
        """Fit what the batch says into the periods that are known. Says whether any may move."""
        self._run(batch, _TABLE)
        self._run(batch, _SEEN)
        worse, equal, otherwise = batch.ask(_filled(self, _COUNTS))[0]
        if self.flag and (worse or equal or otherwise):
            self._run(batch, _KEEP_AS_ALIAS)
        if equal:
            self._run(batch, _CONFIRM)
        if worse:
            self._run(batch, _OVERRULE, _BEGIN)
        differs = equal and self._differ(batch)
        if differs:
            self._run(batch, _REMEMBER, _END_THE_ONE_BEFORE, _KNOWN_EARLIER, _BEGAN_LATER, _BETWEEN)
        return bool(worse or differs)

    def _differ(self, batch: Batch) -> int:
        """Leave only what differs from the period before it. Says how many rows that are."""
        self._run(batch, _DIFFERS)
        return int(batch.ask(_filled(self, "SELECT count(*) FROM {seen} s"))[0][0])

    def _run(self, batch: Batch, *statements: str) -> None:
        for statement in statements:
            batch.run(_filled(self, statement))

    def same_as(self, other: str) -> sql.SQL:
        """True or false, never unknown: NOT of it must mean "differs"."""
        return sql.SQL(f"coalesce({self.same.replace('?', other)}, false)")

    def same_today(self) -> sql.SQL:
        """The same before the two are side by side in one row."""
        both = self.same.replace("s.value", self.wanted).replace("s.?", f"c.{self.column}")
        return sql.SQL(f"coalesce({both}, false)")


@cache
def _filled(this: Periods, statement: str) -> str:
    """A statement about one kind of dated row."""
    return sql.SQL(statement).format(
        table=sql.Identifier(this.table), column=sql.Identifier(this.column),
        seen=sql.Identifier(f"seen_{this.what}"), type=sql.SQL(this.type),
        what=sql.Literal(this.what), wanted=sql.SQL(this.wanted), join=sql.SQL(this.join),
        says=sql.SQL(this.says), official=sql.SQL(this.official), flag=sql.SQL(this.flag),
        false=sql.SQL(this.false), rank=sql.SQL(rank_of("c")),
        same_before=this.same_as("before_value"), same_after=this.same_as("after_value"),
        same_current=this.same_as("current_value"), same_today=this.same_today(),
    ).as_string(None)  # fmt: skip


NAMES = Periods(
    table="organisations_organisationname",
    column="name",
    type="text",
    what="name",
    wanted="n.name",
    join="",
    says="n.name <> ''",
    same="lower(s.value) = lower(s.?)",
    official="AND NOT c.alias",
    flag="alias,",
    false="false,",
)
PLACES = Periods(
    table="organisations_placement",
    column="parent_id",
    type="bigint",
    what="place",
    wanted="p.id",
    join="JOIN organisations_organisation p ON p.code = n.parent_code",
    says="n.parent_code <> ''",
    same="s.value = s.?",
)


class Moves:
    """What follows when a name or a place has changed."""

    @staticmethod
    def names(batch: Batch) -> None:
        """The name that holds today goes onto the organisation."""
        batch.run(_MOVE_THE_NAME)

    @staticmethod
    def places(batch: Batch) -> int:
        """The place too, with the path of everything beneath. Says how many cannot be placed."""
        moved = [number for (number,) in batch.ask(_MOVE_THE_PLACE)]
        if not moved:
            return 0
        batch.values["moved"] = moved
        return batch.ask(_MOVE_THE_PATHS)[0][0]
