"""Who was reached, who is on a run, and what a completed place costs. Counts, never names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Sector
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.stats.disclosure import HES_2018, Profile, Release, grid, release
from leadwell.training.models import Run
from leadwell.training.permissions.money import may_see_counts

# A person's records, joined ones too; the sector they work in on a day is that of their oldest post then.
SECTOR = """
(SELECT o.sector FROM people_person n JOIN organisations_tenure t ON t.person_id = n.id
    JOIN organisations_post p ON p.id = t.post_id
    JOIN organisations_organisation o ON o.id = p.organisation_id
 WHERE (n.id = {person} OR n.joined_to_id = {person}) AND t.from_on <= {day}
    AND (t.until_on IS NULL OR t.until_on > {day}) ORDER BY t.from_on, t.id LIMIT 1)
"""
MIX = f"""
SELECT coalesce({SECTOR.format(person="l.person_id", day="u.starts_on")}, 'unknown') AS sector, count(*)
FROM training_place l JOIN training_run u ON u.id = l.run_id
WHERE l.run_id = ANY(%s) AND l.accepted_at IS NOT NULL AND l.handed_back_at IS NULL
    AND l.lapsed_at IS NULL
GROUP BY 1 ORDER BY 1
"""  # noqa: S608 - our own text, put together once
# What each place of an ended run cost, and whether it was completed.
COST = f"""
WITH taken AS (
    SELECT l.id, l.person_id, u.starts_on, v.organisation_id AS provider,
        coalesce(u.cost, g.cost * count(*) OVER (PARTITION BY u.id))
            / count(*) OVER (PARTITION BY u.id) AS cost
    FROM training_place l JOIN training_run u ON u.id = l.run_id
    JOIN training_programme g ON g.id = u.programme_id JOIN training_provider v ON v.id = u.provider_id
    WHERE l.accepted_at IS NOT NULL AND l.handed_back_at IS NULL AND l.lapsed_at IS NULL
        AND u.ends_on < %(today)s AND u.cancelled_on IS NULL
)
SELECT o.name, coalesce({SECTOR.format(person="k.person_id", day="k.starts_on")}, 'unknown'),
    count(*) FILTER (WHERE 'pass' = (SELECT r.outcome FROM training_result r WHERE r.place_id = k.id
        ORDER BY r.assessed_on DESC, r.id DESC LIMIT 1)), coalesce(sum(k.cost), 0)
FROM taken k JOIN organisations_organisation o ON o.id = k.provider GROUP BY 1, 2 ORDER BY 1, 2
"""  # noqa: S608 - the same
REACH = """
SELECT o.{by}, count(DISTINCT a.id),
    count(DISTINCT a.id) FILTER (WHERE l.id IS NOT NULL),
    count(DISTINCT a.id) FILTER (WHERE l.accepted_at IS NOT NULL AND l.handed_back_at IS NULL),
    count(DISTINCT a.id) FILTER (WHERE r.outcome = 'pass')
FROM training_placeapplication a
JOIN people_person n ON n.id = a.person_id OR n.joined_to_id = a.person_id
JOIN organisations_tenure t ON t.person_id = n.id AND t.from_on <= %(today)s
    AND (t.until_on IS NULL OR t.until_on > %(today)s)
JOIN organisations_post p ON p.id = t.post_id
JOIN organisations_organisation w ON w.id = p.organisation_id {joined}
LEFT JOIN training_place l ON l.application_id = a.id AND l.replaced_at IS NULL
LEFT JOIN training_result r ON r.place_id = l.id
WHERE a.withdrawn_at IS NULL AND w.path LIKE ANY(%(roots)s) GROUP BY 1 ORDER BY 1
"""
BY = {
    "sector": ("sector", "JOIN organisations_organisation o ON o.id = w.id"),
    "region": ("name", "JOIN organisations_organisation o ON o.kind = 'region'"
                       " AND w.path LIKE o.path || '%%'"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reached:
    """How far applicants of one sector or region got."""

    name: str
    applied: int
    offered: int
    taken: int
    completed: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What completed places cost: of one provider or sector. None where it is hidden."""

    name: str
    completed: int | None
    each: Decimal | None


@dataclass(frozen=True, slots=True)
class Money:
    """The cost of completed places, by provider and by sector, pooled over all ended runs."""

    all: Spent
    providers: tuple[Spent, ...] = ()
    sectors: tuple[Spent, ...] = ()


def _rows(question: str, values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def sector_mix(runs: Sequence[Run], *, by: Actor) -> dict[str, int | None]:
    """People with an accepted place by sector; small numbers hidden, the others rounded, as anybody may
    see them. Empty where nothing can be shown."""
    counts = dict(_rows(MIX, [[run.pk for run in runs]]))
    shown = _released(list(counts), [[n] for n in counts.values()], ["people"], HES_2018)
    if shown is None:
        return {}
    return {sector: shown.value((sector, "people")) for sector in counts}


def exact_mix(run: Run, *, by: Actor) -> dict[str, int]:
    """The same, exactly. Raises `NotPermitted`."""
    if not may_see_counts(by):
        raise NotPermitted("Only somebody who sees counts of training sees exact numbers.")
    return dict(_rows(MIX, [[run.pk]]))


def _released(
    rows: Sequence[str], table: Sequence[Sequence[int]], columns: Sequence[str], profile: Profile
) -> Release | None:
    """What may be shown of a table; None where that is nothing. Its sums are shown beside a price, so
    their readers know them exactly."""
    if not rows:
        return None
    sums = [
        *((row, "all") for row in rows),
        *(("all", column) for column in columns),
        ("all", "all"),
    ]
    try:
        return release(grid(table, rows, columns, certain=sums), profile)
    except RuleBroken:
        return None


def reached(*, by: Actor, today: date, what: str) -> list[Reached]:
    """How far applicants got, by "sector" or "region", at the asker's places. Exact numbers: raises
    `NotPermitted`."""
    if not may_see_counts(by):
        raise NotPermitted("Only somebody who sees counts of training sees this.")
    column, joined = BY[what]
    roots = [f"{root}%" for root in by.roots(Permission.SEE_TRAINING_COUNTS)]
    question = REACH.format(by=column, joined=joined)
    found = _rows(question, {"today": today, "roots": roots})
    return [Reached(*row) for row in found]


def money(*, by: Actor, today: date) -> Money:
    """What a completed place cost, pooled over all runs that have ended. Small numbers are hidden."""
    found = _rows(COST, {"today": today})
    providers = sorted({row[0] for row in found})
    sectors = sorted({row[1] for row in found})
    cells = {(row[0], row[1]): row for row in found}
    table = [[_done(cells, p, s) for s in sectors] for p in providers]
    shown = _released(providers, table, sectors, HES_2018)
    done = sum(map(sum, table))
    whole = sum((row[3] for row in found), Decimal(0))
    if shown is None:
        return Money(Spent("all", None, None) if found else Spent("all", 0, None))
    return Money(
        all=_spent("all", whole, done, shown.value(("all", "all"))),
        providers=tuple(
            _spent(p, _sum(found, 0, p), sum(table[i]), shown.value((p, "all")))
            for i, p in enumerate(providers)
        ),
        sectors=tuple(
            _spent(s, _sum(found, 1, s), sum(row[j] for row in table), shown.value(("all", s)))
            for j, s in enumerate(sectors)
        ),
    )


def _done(cells: Mapping[tuple[str, str], tuple[Any, ...]], provider: str, sector: str) -> int:
    return int(cells[provider, sector][2]) if (provider, sector) in cells else 0


def _sum(found: Sequence[tuple[Any, ...]], column: int, name: str) -> Decimal:
    return sum((row[3] for row in found if row[column] == name), Decimal(0))


def _spent(name: str, cost: Decimal, done: int, shown: int | None) -> Spent:
    """The price of one, from the unrounded count; to ten pounds."""
    each = round(cost / done, -1) if shown and done else None
    return Spent(name, shown, each)


def sector_words(slug: str) -> str:
    """What a sector is called."""
    return str(Sector(slug).label) if slug in Sector.values else slug
