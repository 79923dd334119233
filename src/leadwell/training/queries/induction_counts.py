"""How many are on the induction at a place, how far they are, and how much nobody had to repeat.

Counts come from one statement over whole sets. What may be shown of few people the disclosure engine
decides; those who see the people themselves see every number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import starmap

from django.db import connection

from leadwell.actor import Actor
from leadwell.organisations.models import Kind, Organisation, Sector
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import (
    HES_2018,
    INTERNAL_EXACT,
    Balance,
    Book,
    Release,
    may_show_ratio,
    release,
)
from leadwell.training.permissions.induction import sees_counts, sees_exactly
from leadwell.training.queries.induction_terms import induction_terms
from leadwell.training.rules.days_saved import days_saved

AREAS = frozenset({Kind.COUNTRY, Kind.REGION, Kind.ICB})
MOST_PARTS = 20  # places named one by one; the rest stand together
OTHERS = ""
STATES = ("on-time", "late", "overdue", "under-way", "exempt", "left")
ASKED = ("on-time", "late", "overdue", "under-way")
DONE = ("on-time", "late")
DUE = ("on-time", "late", "overdue")
ALL, BY, QUARTER = "all", "by", "quarter"
Key = tuple[str, str, str]
Counts = Mapping[Key, int]

# The same states as TRN-17 says one by one.
_COUNTED = """
SELECT {by} AS name, to_char(date_trunc('quarter', e.from_on), 'YYYY "Q"Q') AS quarter,
    CASE WHEN e.exempt_because <> '' THEN 'exempt'
        WHEN e.finished_on <= e.due_on THEN 'on-time'
        WHEN e.finished_on IS NOT NULL THEN 'late'
        WHEN e.until_on <= %(today)s THEN 'left'
        WHEN e.due_on < %(today)s THEN 'overdue'
        ELSE 'under-way' END AS state,
    count(*), sum(e.minutes_saved)
FROM training_period e JOIN organisations_organisation o ON o.id = e.organisation_id
WHERE o.path LIKE %(path)s
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


@dataclass(frozen=True)
class Share:
    """So many of so many, from the unrounded counts; None where it may not be shown."""

    percent: float | None
    of: int | None
    part: int | None


@dataclass(frozen=True)
class Line:
    """One place, sector or quarter. A count is None where it is hidden."""

    name: str
    counts: Mapping[str, int | None]
    asked: int | None
    finished: Share
    on_time: Share


@dataclass(frozen=True)
class InductionCounts:
    """The induction at a place. `refused` says that so few people are there that nothing is shown."""

    organisation: Organisation
    area: bool
    exact: bool
    whole: Line | None
    lines: tuple[Line, ...]
    quarters: tuple[Line, ...]
    minutes: int
    days: float | None
    hours_a_day: float
    reasons: tuple[Reason, ...] = ()
    refused: bool = False


def induction_counts(code: str, *, by: Actor, today: date) -> InductionCounts:
    """The counts of a place and everything beneath it. Two queries.

    Raises `Organisation.DoesNotExist` for one whose counts the asker may not see."""
    place = Organisation.objects.get(code=code.strip().upper())
    if not sees_counts(by, place):
        raise Organisation.DoesNotExist
    area, exact = place.kind in AREAS, sees_exactly(by, place)
    rows = _rows(place, area=area, today=today)
    counts = book_of(rows)
    minutes = sum(row[4] for row in rows)
    hours = induction_terms(today).hours_a_day
    nothing = InductionCounts(place, area, exact, None, (), (), 0, None, hours)
    try:
        printed = release(counts, INTERNAL_EXACT if exact else HES_2018)
    except RuleBroken as refusal:
        return replace(nothing, reasons=tuple(refusal.reasons), refused=True)
    whole = _line(printed, ALL, "")
    shown = exact or bool(whole.asked)
    return replace(
        nothing,
        whole=whole,
        lines=_lines(printed, BY, rows, at=0),
        quarters=_lines(printed, QUARTER, rows, at=1),
        minutes=minutes if shown else 0,
        days=days_saved(minutes, hours_a_day=hours) if shown else None,
        reasons=tuple(printed.reasons()),
    )


Row = tuple[str, str, str, int, int]


def _rows(place: Organisation, *, area: bool, today: date) -> list[Row]:
    """(sector or place, quarter, state, people, minutes), the smallest places put together."""
    statement = _COUNTED.format(by="o.sector" if area else "o.name")
    with connection.cursor() as cursor:
        cursor.execute(statement, {"today": today, "path": f"{place.path}%"})
        found = [(row[0], row[1], row[2], int(row[3]), int(row[4])) for row in cursor.fetchall()]
    return found if area else list(starmap(_named, _fewer(found)))


def _named(name: str, quarter: str, state: str, people: int, minutes: int) -> Row:
    return name_to_read(name) if name else name, quarter, state, people, minutes


def _fewer(rows: Sequence[Row]) -> list[Row]:
    sizes: dict[str, int] = {}
    for name, _, _, people, _ in rows:
        sizes[name] = sizes.get(name, 0) + people
    first = sorted(sizes, key=lambda name: (-sizes[name], name))[:MOST_PARTS]
    return [(row[0] if row[0] in first else OTHERS, *row[1:]) for row in rows]


def book_of(rows: Iterable[Row]) -> Book:
    """Every count with every sum a reader could check: by place, by quarter, and of everybody."""
    cells: dict[Key, int] = {(ALL, "", state): 0 for state in (*STATES, ALL)}
    for name, quarter, state, people, _ in rows:
        for group, which in ((ALL, ""), (BY, name), (QUARTER, quarter)):
            for column in (*STATES, ALL):
                cells.setdefault((group, which, column), 0)
            cells[group, which, state] += people
            cells[group, which, ALL] += people
    return Book(cells, tuple(_balances(cells)), frozenset({(ALL, "", ALL)}))


def _balances(cells: Counts) -> Iterable[Balance]:
    for group, which in dict.fromkeys((group, which) for group, which, _ in cells):
        parts = tuple((group, which, state) for state in STATES)
        yield Balance(((group, which, ALL),), parts)
    for group in (BY, QUARTER):
        names = list(dict.fromkeys(which for at, which, _ in cells if at == group))
        for column in (*STATES, ALL) if names else ():
            yield Balance(((ALL, "", column),), tuple((group, each, column) for each in names))


def _lines(printed: Release, group: str, rows: Sequence[Row], *, at: int) -> tuple[Line, ...]:
    names = sorted({str(row[at]) for row in rows}, key=lambda name: (name == OTHERS, name))
    return tuple(_line(printed, group, name) for name in names)


def _line(printed: Release, group: str, name: str) -> Line:
    return Line(
        name=name,
        counts={state: printed.value((group, name, state)) for state in (*STATES, ALL)},
        asked=_sum(printed, group, name, ASKED),
        finished=_share(printed, group, name, DONE, ASKED),
        on_time=_share(printed, group, name, ("on-time",), DUE),
    )


def _sum(printed: Release, group: str, name: str, states: Sequence[str]) -> int | None:
    """A sum of counts that are all shown; of hidden ones nothing is added up."""
    found = [printed.value((group, name, state)) for state in states]
    return None if None in found else sum(filter(None, found))


def _share(
    printed: Release, group: str, name: str, part: Sequence[str], whole: Sequence[str]
) -> Share:
    of, some = _sum(printed, group, name, whole), _sum(printed, group, name, part)
    if of is None or some is None:
        return Share(None, of, some)
    basis = [
        sum(printed.cells[group, name, state].basis for state in states) for states in (part, whole)
    ]
    if may_show_ratio(basis[0], basis[1], printed.profile):
        return Share(None, of, some)
    return Share(100 * basis[0] / basis[1], of, some)


def sector_name(slug: str) -> str:
    """A sector in words."""
    return str(Sector(slug).label)
