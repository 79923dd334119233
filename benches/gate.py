"""What the gate costs: one post against everybody, one person against every post, and the learner's page.

Everybody of `benches/people` holds some of 192 items. The snapshot is drawn from those rows; beside it
stands a NumPy pass over the same bytes, and the same question as SQL set division.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

from benches import database, people

ROUNDS = 15
ITEMS, ASKED, POSTS = 192, 9, 5_000
EACH_HOLDS = 14
TOGETHER = 3
PEOPLE = 3_100_000
MOST_PASSES, LEAST_TIMES_SQL, MOST_RENEWING = 2.0, 500.0, 1.0

# Who holds what: some fourteen items each, told apart by the numbers of both.
_HELD = f"""
INSERT INTO training_achievement (person_id, item_id, key, source, from_on, withdrawn_because)
SELECT n, i.id, i.key, 'prior', '2022-01-01', ''
FROM generate_series(FIRST, LAST) n
CROSS JOIN LATERAL (
    SELECT DISTINCT (n * 7 + k * k * 13 + n / 11 * k) % {ITEMS} AS place
    FROM generate_series(1, {EACH_HOLDS}) k
) chosen
JOIN bench_item i ON i.place = chosen.place
"""
_LOOSE = """
ALTER TABLE training_achievement DROP CONSTRAINT IF EXISTS one_achievement_each;
DROP INDEX IF EXISTS achievement_by_key
"""
_TIGHT = """
CREATE INDEX achievement_by_key ON training_achievement (key, until_on);
ANALYZE training_achievement
"""
_DIVISION = """
SELECT count(*) FROM (
    SELECT person_id FROM training_achievement
    WHERE key = ANY(%(keys)s) AND withdrawn_on IS NULL AND from_on <= %(on)s
        AND (until_on IS NULL OR until_on > %(on)s)
    GROUP BY person_id HAVING count(DISTINCT key) = cardinality(%(keys)s::text[])
) holders
"""


def run(scale: str) -> list[dict[str, Any]]:
    """Everything the gate promises, at the largest size of the scale."""
    size = people.STEPS[scale][-1]
    with (
        database.empty("bench_gate"),
        people.any_host(),
        tempfile.TemporaryDirectory() as home,
        _at_home(home),
    ):
        people.as_when_serving()
        people.grow(people.BLOCK, people.BLOCK + size - 1)
        _fill(people.BLOCK, people.BLOCK + size - 1)
        return [*_everybody(size), *_one_person(), *_page(size, scale)]


def _at_home(home: str) -> Any:
    from django.test import override_settings

    return override_settings(LEADWELL_HOME=home)


def _fill(first: int, last: int) -> None:
    """A made-up framework, and what everybody holds of it."""
    import psycopg
    from django.utils import timezone

    from leadwell.standards.models import Framework, Item, Requirement, Version

    day = timezone.localdate().replace(month=1, day=1)
    core = Framework.objects.create(slug="core", title="Made up", publisher="bench", example=True)
    said = {"title": "1", "creator": "bench", "status": "published", "changed_at": timezone.now()}
    version = Version.objects.create(framework=core, number="1.0", from_on=day, **said)
    made = {"version": version, "kind": "standard", "changed_at": timezone.now()}
    Item.objects.bulk_create(
        Item(code=str(n), key=f"core:{n}", statement=f"Does {n}", **made) for n in range(ITEMS)
    )
    for level in range(1, 6):
        keys = [{"item": f"core:{n}"} for n in range(level * 20, level * 20 + ASKED)]
        rule = {"all": [*keys[:4], {"at_least": 2, "of": keys[4:]}]}
        named = {"code": f"level-{level}", "title": f"Level {level}", "bites_on": day}
        Requirement.objects.create(version=version, level=level, rule=rule, **named)
    with psycopg.connect(people._owner(), autocommit=True) as owner:
        owner.execute("SET synchronous_commit = off")
        owner.execute(_LOOSE)
        owner.execute(
            "CREATE UNLOGGED TABLE bench_item AS SELECT id, key, code::int AS place FROM standards_item"
        )
        told = _HELD.replace("FIRST", str(first)).replace("LAST", str(last))
        owner.execute(told.encode())
        owner.execute(_TIGHT)


def _everybody(size: int) -> Iterator[dict[str, Any]]:
    """One post against everybody: bits beside a bare pass over the same bytes, and beside SQL."""
    from django.utils import timezone

    from leadwell.appointments.queries.asking import GATE
    from leadwell.appointments.queries.snapshot import drawn_snapshot
    from leadwell.stats.bitsets import BitColumns, Part, how_many_hold

    began = time.perf_counter()
    drawn = drawn_snapshot(by=GATE, on=timezone.localdate())
    yield _told("drawing the snapshot from rows", "s", time.perf_counter() - began)
    held = BitColumns(drawn.held.keys, drawn.held.columns)
    keys = _asked_often(held)
    part = Part(len(keys), keys)
    many = _as_many_as_in_england(held)
    ours, bare = _in_turn(lambda: how_many_hold(many, part), lambda: _pass(many, keys))
    yield {
        "job": f"one post, {many.rows:,} people", "unit": "ms", "ours": ours, "yardstick": bare,
        "yardstick_name": "a NumPy pass over the same bytes", "ratio": ours / bare,
        "target": f"at most {MOST_PASSES:g} times", "met": ours / bare <= MOST_PASSES,
    }  # fmt: skip
    sql, counted = _divided(keys)
    ours = _milliseconds(lambda: how_many_hold(held, part))
    if counted != how_many_hold(held, part):
        raise SystemExit(f"bits count {how_many_hold(held, part)}, SQL {counted}")
    yield {
        "job": f"one post, {size:,} people", "unit": "ms", "ours": ours, "yardstick": sql,
        "yardstick_name": f"SQL set division: {counted:,} too", "ratio": sql / ours,
        "target": f"at least {LEAST_TIMES_SQL:g} times faster", "met": sql / ours >= LEAST_TIMES_SQL,
    }  # fmt: skip


def _asked_often(held: Any) -> tuple[str, ...]:
    """Three items that somebody holds together."""
    from leadwell.stats.bitsets import Part, how_many_hold

    chosen: tuple[str, ...] = ()
    for key in held.keys:
        more = (*chosen, key)
        if len(more) <= TOGETHER and how_many_hold(held, Part(len(more), more)):
            chosen = more
    return chosen


def _as_many_as_in_england(held: Any) -> Any:
    """The same bytes over and over, where fewer people were written: else a call is all there is."""
    import numpy as np

    from leadwell.stats.bitsets import BitColumns

    times = -(-PEOPLE // held.rows)
    return BitColumns(held.keys, tuple(np.tile(column, times) for column in held.columns))


def _pass(held: Any, keys: tuple[str, ...]) -> int:
    """The bare pass: in each column that the question reads, count the rows that are not nought."""
    import numpy as np

    places = {held.keys.index(key) // 64 for key in keys}
    return sum(int(np.count_nonzero(held.columns[place])) for place in places)


def _divided(keys: tuple[str, ...]) -> tuple[float, int]:
    from django.db import connection
    from django.utils import timezone

    times, counted = [], 0
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for _ in range(3):
            began = time.perf_counter()
            cursor.execute(_DIVISION, {"keys": list(keys), "on": timezone.localdate()})
            (counted,) = cursor.fetchone()
            times.append(1_000 * (time.perf_counter() - began))
    return statistics.median(times), counted


def _one_person() -> Iterator[dict[str, Any]]:
    """Somebody holds something new: which of five thousand posts are open to them now?"""
    from leadwell.stats.bitsets import open_to, posts_of, words_of

    names = [f"core:{n}" for n in range(ITEMS)]
    ways = [
        [frozenset(names[(n * 7 + k * 31 + way) % ITEMS] for k in range(5)) for way in (0, 3)]
        for n in range(POSTS)
    ]
    posts = posts_of(names, ways)
    keys = set(names[::2])
    ours = _milliseconds(lambda: open_to(posts, words_of(names, keys)))
    yield {
        "job": f"one changed person, {POSTS:,} posts", "unit": "ms", "ours": ours,
        "yardstick": MOST_RENEWING, "yardstick_name": "the limit", "ratio": ours / MOST_RENEWING,
        "target": f"at most {MOST_RENEWING:g} ms", "met": ours <= MOST_RENEWING,
    }  # fmt: skip


def _page(size: int, scale: str) -> Iterator[dict[str, Any]]:
    """The learner's own page."""
    account = people._account("learner@made-up.example", people.BLOCK + 20)
    get = people._getter(account, "/my/route/")
    cpu, waited = people.cost(get, people.ROUNDS[scale])
    most = people.MOST_MILLISECONDS
    yield people._limit(f"my route, {size:,} people, CPU", "ms", cpu, most)
    yield people._told("my route, waiting for the database", waited)
    yield people._limit(
        "my route, SQL queries", "queries", people.queries(get), people.MOST_QUERIES
    )


def _in_turn(ours: Callable[[], Any], other: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds of each, in turn, so that the machine's mood touches both alike."""
    for job in (ours, other, ours, other):
        job()
    pairs = [(_once(ours), _once(other)) for _ in range(ROUNDS)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def _milliseconds(job: Callable[[], Any]) -> float:
    job()
    return statistics.median(_once(job) for _ in range(ROUNDS))


def _once(job: Callable[[], Any]) -> float:
    began = time.perf_counter()
    job()
    return 1_000 * (time.perf_counter() - began)


def _told(job: str, unit: str, ours: float) -> dict[str, Any]:
    """A time that nothing was promised about."""
    return {
        "job": job, "unit": unit, "ours": ours, "yardstick": ours, "yardstick_name": "itself",
        "ratio": 1.0, "target": "told, not promised", "met": None,
    }  # fmt: skip
