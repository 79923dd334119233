"""Posts, the times people hold them and reporting lines, by the million, in the caller's transaction.

The blocks are CSV as COPY reads it, `\\N` for nothing. What ends, ends before what begins, so that the
database's own refusals of overlaps stay in force throughout.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from leadwell.actor import Actor, Permission
from leadwell.people.actions.many import copy_in, reserve
from leadwell.reasons import NotPermitted

Blocks = Iterable[bytes]
REFUSAL = "Only somebody who may load staff files fills many posts at once."
POST_COLUMNS = (
    "id, organisation_id, number, title, unit, staff_group, job_role, band, pay_scale, level, leads,"
    " board, votes, executive, from_on, until_on, noted_in, made_up"
)
TENURE_COLUMNS = (
    "person_id, post_id, kind, fte, from_on, until_on, scheme_id, reference, said, heard, noted_in"
)
LINE_COLUMNS = "post_id, to_post_id, from_on, noted_in"


@dataclass(frozen=True, slots=True)
class Filling:
    """Everything a file changes about posts, in blocks.

    `new_posts`, `new_tenures` and `new_lines` have the columns above; `ended_posts`, `ended_tenures` and
    `ended_lines`: id, until_on; `corrected_posts`: id, title, unit, staff_group, pay_scale, level, leads,
    votes, executive (nothing said takes nothing away);
    `corrected_tenures`: id, said, heard, kind, fte, from_on, post_id; `turned_lines`: id, to_post_id."""

    new_posts: Blocks = field(default_factory=tuple)
    ended_posts: Blocks = field(default_factory=tuple)
    corrected_posts: Blocks = field(default_factory=tuple)
    new_tenures: Blocks = field(default_factory=tuple)
    ended_tenures: Blocks = field(default_factory=tuple)
    corrected_tenures: Blocks = field(default_factory=tuple)
    new_lines: Blocks = field(default_factory=tuple)
    ended_lines: Blocks = field(default_factory=tuple)
    turned_lines: Blocks = field(default_factory=tuple)


_END = """
UPDATE {table} t SET until_on = greatest(e.until_on, t.from_on + 1), ended_in = %(event)s
FROM filling_ended e WHERE t.id = e.id AND t.until_on IS NULL
"""
_CORRECT_POSTS = """
UPDATE organisations_post p SET title = c.title, unit = c.unit, staff_group = c.staff_group,
    pay_scale = c.pay_scale, level = c.level, leads = c.leads,
    votes = coalesce(c.votes, p.votes), executive = coalesce(c.executive, p.executive)
FROM filling_posts c WHERE p.id = c.id
"""
_CORRECT_TENURES = """
UPDATE organisations_tenure t SET said = c.said, heard = c.heard, kind = c.kind, fte = c.fte,
    from_on = c.from_on, post_id = c.post_id
FROM filling_tenures c WHERE t.id = c.id
"""
_TURN_LINES = """
UPDATE organisations_reportingline l SET to_post_id = t.to_post_id, noted_in = %(event)s
FROM filling_lines t WHERE l.id = t.id
"""


def reserve_posts(count: int) -> int:
    """The first of so many numbers in a row that nobody else will be given."""
    return reserve("organisations_post", count)


@transaction.atomic
def fill_posts(*, by: Actor, path: str, filling: Filling, event: int, now: datetime) -> None:
    """End what ends, put right what was said otherwise, and begin what begins; all of it cites `event`.

    `path` is the organisation whose file it is. Raises `NotPermitted`, and `IntegrityError` where the
    database refuses an overlap."""
    if not by.may(Permission.LOAD_STAFF, path):
        raise NotPermitted(REFUSAL)
    _end("organisations_reportingline", filling.ended_lines, event)
    _end("organisations_tenure", filling.ended_tenures, event)
    _end("organisations_post", filling.ended_posts, event)
    copy_in(f"organisations_post ({POST_COLUMNS})", filling.new_posts)
    _put_right(filling, event)
    copy_in(f"organisations_tenure ({TENURE_COLUMNS})", filling.new_tenures)
    copy_in(f"organisations_reportingline ({LINE_COLUMNS})", filling.new_lines)


def _end(table: str, blocks: Blocks, event: int) -> None:
    _lay("filling_ended", "id bigint, until_on date", blocks)
    _run(_END.format(table=table), event)


def _put_right(filling: Filling, event: int) -> None:
    posts = (
        "id bigint, title text, unit text, staff_group text, pay_scale text,"
        " level smallint, leads boolean, votes boolean, executive boolean"
    )
    tenures = (
        "id bigint, said uuid, heard uuid, kind text, fte numeric, from_on date, post_id bigint"
    )
    _lay("filling_posts", posts, filling.corrected_posts)
    _run(_CORRECT_POSTS, event)
    _lay("filling_tenures", tenures, filling.corrected_tenures)
    _run(_CORRECT_TENURES, event)
    _lay("filling_lines", "id bigint, to_post_id bigint", filling.turned_lines)
    _run(_TURN_LINES, event)


def _lay(table: str, columns: str, blocks: Blocks) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS {table} ({columns}) ON COMMIT DROP")
        cursor.execute(f"TRUNCATE {table}")
    copy_in(table, blocks)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {table}")


def _run(statement: str, event: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"event": event})
