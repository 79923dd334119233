"""Counts of managers as one book, and as they may be shown: exactly, or for everybody.

Everything a reader could add up or subtract is in one book, so that the engine sees it too: managers by
level and by staff group, those who do not lead, those a year before, who joined and who left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Any, TypeVar

import numpy as np

from leadwell.organisations.models import Organisation
from leadwell.organisations.queries.manager_counts import Group, ManagerCounts, Moves
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import (
    INTERNAL_EXACT,
    Balance,
    Book,
    Profile,
    Release,
    may_show_ratio,
    pooled_betrays,
    release,
    why_not_pooled,
)

_Row = TypeVar("_Row", Group, Moves)
UNKNOWN = "-"
BANDS = ((0, 0, "0"), (1, 4, "1-4"), (5, 8, "5-8"), (9, 12, "9-12"), (13, 10**9, "13+"))
RATES = {
    "managers": ("managers", "staff"),
    "acting": ("acting", "managers"),
    "empty": ("empty", "open"),
}
PARTS_OF = {
    "managers": ("level", "group"), "staff": ("group-staff",), "held": ("span",), "empty": ("empty-level",),
    "placed": ("layer",),
}  # fmt: skip


@dataclass(frozen=True)
class ManagerNumbers:
    """The managers of a place on a day, as they may be shown. A cell is None where it is hidden, and
    absent where nothing was counted. `rates` are per cent of the unrounded counts. `median_days` is how
    long filling a post took, for everybody in whole weeks."""

    organisation: Organisation
    day: date
    since: date
    exact: bool
    cells: Mapping[str, int | None]
    rates: Mapping[str, float | None]
    median_days: float | None = None
    reasons: tuple[Reason, ...] = ()
    refused: bool = False

    def part(self, name: str) -> Mapping[str, int | None]:
        """The cells of one breakdown by what comes after its name."""
        found = [key for key in self.cells if key.startswith(f"{name}:")]
        names = sorted((key.removeprefix(f"{name}:") for key in found), key=_place_of)
        return {one: self.cells[f"{name}:{one}"] for one in names}


def _place_of(name: str) -> tuple[bool, int, str]:
    """Levels, layers and spans from the lowest, names by letter, what is not known at the end."""
    first = "".join(takewhile(str.isdecimal, name))
    return name == UNKNOWN, int(first or 0), name


def exactly(counts: ManagerCounts) -> ManagerNumbers:
    """Every number as it is, for those who answer for the place."""
    return _shown(counts, release(book_of(counts), INTERNAL_EXACT), INTERNAL_EXACT)


def for_everybody(
    counts: ManagerCounts, profile: Profile, *, paths: Mapping[int, str], before: Release | None
) -> tuple[ManagerNumbers, Release | None]:
    """The numbers anyone may see, and what the next release has to be held against."""
    book = book_of(counts, pooled=len(paths) > 1)
    betrayed = _betrayed(counts, book, paths, profile) if len(paths) > 1 else None
    try:
        printed = release(book, profile, before=before, also=betrayed)
    except RuleBroken as refusal:
        return _refused(counts, refusal.reasons), None
    shown = _shown(counts, printed, profile)
    pooled = why_not_pooled(betrayed.tolist()) if betrayed is not None else []
    return replace(shown, reasons=(*shown.reasons, *pooled)), printed


def book_of(counts: ManagerCounts, *, pooled: bool = False) -> Book:
    """Every count with every sum. Of several employers together the posts are left to each of them:
    there is no telling from here what each prints of its own."""
    cells = _people(counts.groups, counts.moves)
    if not pooled:
        cells |= _posts(counts)
    balances = [
        Balance((total,), tuple(key for key in cells if key.startswith(f"{part}:")))
        for total, parts in PARTS_OF.items() if total in cells
        for part in parts
    ]  # fmt: skip
    names = [key.removeprefix("group:") for key in cells if key.startswith("group:")]
    balances += [
        *(Balance((f"group-staff:{n}",), (f"group:{n}", f"group-others:{n}")) for n in names),
        Balance(("staff",), ("managers", "others")),
        Balance(("managers",), ("acting", "not-acting")),
    ]
    if cells["start"] + cells["joined"] == cells["managers"] + cells["left"]:
        balances.append(Balance(("start", "joined"), ("managers", "left")))
    certain = {key for pair in _rates(cells).values() for key in pair} | {"left", "start"}
    return Book(cells, tuple(balances), frozenset({"managers", "staff"}), frozenset(certain))


def _people(groups: Iterable[Group], moves: Iterable[Moves]) -> dict[str, int]:
    """The counts of people, by key. They add up over employers."""
    found: defaultdict[str, int] = defaultdict(int, dict.fromkeys(
        ("managers", "staff", "others", "acting", "not-acting", "start", "joined", "left"), 0
    ))  # fmt: skip
    for group in groups:
        name = group.staff_group or UNKNOWN
        leads = "managers" if group.leads else "others"
        for key in ("staff", leads, f"group-staff:{name}"):
            found[key] += group.people
        found[f"group:{name}"] += group.people if group.leads else 0
        found[f"group-others:{name}"] += 0 if group.leads else group.people
        if group.leads:
            found[f"level:{UNKNOWN if group.level is None else group.level}"] += group.people
            found["acting"] += group.acting
            found["not-acting"] += group.people - group.acting
    for move in moves:
        for key, count in (("start", move.start), ("joined", move.joined), ("left", move.left)):
            found[key] += count
    return dict(found)


def _posts(counts: ManagerCounts) -> dict[str, int]:
    """The counts of posts, by key."""
    bands = {f"span:{name}": 0 for *_, name in BANDS} if counts.spans else {}
    for span, posts in counts.spans.items():
        bands[f"span:{next(name for low, high, name in BANDS if low <= span <= high)}"] += posts
    empty = {f"empty-level:{UNKNOWN if v.level is None else v.level}": v.empty
             for v in counts.vacancies}  # fmt: skip
    layers = {f"layer:{step}": posts for step, posts in counts.layers.items()}
    totals = {
        "held": sum(bands.values()),
        "empty": sum(empty.values()),
        "open": sum(v.posts for v in counts.vacancies),
        "placed": sum(layers.values()),
        "filled": counts.filling.times,
    }
    return {**totals, **bands, **empty, **layers}


def _rates(cells: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """The rates there are: of what, in what."""
    groups = [key.removeprefix("group:") for key in cells if key.startswith("group:")]
    pairs = {**RATES, **{f"group:{n}": (f"group:{n}", f"group-staff:{n}") for n in groups}}
    return {name: pair for name, pair in pairs.items() if set(pair) <= set(cells)}


def _shown(counts: ManagerCounts, printed: Release, profile: Profile) -> ManagerNumbers:
    basis = {str(key): cell.basis for key, cell in printed.cells.items()}
    rates = {
        name: 100 * basis[part] / basis[whole]
        if printed.shows(part, whole) and not may_show_ratio(basis[part], basis[whole], profile)
        else None
        for name, (part, whole) in _rates(basis).items()
    }
    mean = (basis["start"] + basis["managers"]) / 2
    told = printed.shows("left", "start", "managers")
    fit = told and not may_show_ratio(basis["left"], int(mean), profile)
    return ManagerNumbers(
        organisation=counts.organisation,
        day=counts.day,
        since=counts.since,
        exact=profile is INTERNAL_EXACT,
        cells={str(key): cell.value for key, cell in printed.cells.items()},
        rates={**rates, "turnover": 100 * basis["left"] / mean if fit else None},
        median_days=_median_days(counts, printed, profile),
        reasons=tuple(printed.reasons()),
    )


def _median_days(counts: ManagerCounts, printed: Release, profile: Profile) -> float | None:
    """The middle of the times to fill: one post's own, so others learn only the weeks of it."""
    days, filled = counts.filling.median_days, printed.cells.get("filled")
    if days is None or filled is None or filled.value is None:
        return None
    return days if profile is INTERNAL_EXACT else 7.0 * round(days / 7)


def _refused(counts: ManagerCounts, reasons: Sequence[Reason]) -> ManagerNumbers:
    return ManagerNumbers(
        counts.organisation, counts.day, counts.since, False, {}, {},
        reasons=tuple(reasons), refused=True,
    )  # fmt: skip


def _betrayed(
    counts: ManagerCounts, book: Book, paths: Mapping[int, str], profile: Profile
) -> np.ndarray:
    """The totals that would give one of the employers, or one of the areas between, away."""
    table = _employers(counts, book, paths)
    steps = [path.removeprefix(counts.organisation.path).split("/")[0] for path in paths.values()]
    alone = np.zeros(len(book.keys), dtype=np.int64)
    for rows in _alike(steps):
        alone += pooled_betrays(table[rows], profile)
    return np.asarray(pooled_betrays(table, profile) | (alone == 1))


def _employers(counts: ManagerCounts, book: Book, paths: Mapping[int, str]) -> np.ndarray:
    """(employers, cells): what each employer adds to each cell of the book."""
    groups, moves = _by_employer(counts.groups), _by_employer(counts.moves)
    table = np.zeros((len(paths), len(book.keys)), dtype=np.int64)
    for row, employer in zip(table, paths, strict=True):
        cells = _people(groups.get(employer, ()), moves.get(employer, ()))
        row[:] = [cells.get(str(key), 0) for key in book.keys]
    return table


def _alike(names: Sequence[str]) -> Iterator[np.ndarray]:
    """The places of each name that is there more than once."""
    _names, of, times = np.unique(np.array(names), return_inverse=True, return_counts=True)
    ends = np.cumsum(times)[:-1]
    return (rows for rows in np.split(np.argsort(of, kind="stable"), ends) if len(rows) > 1)


def _by_employer(rows: Iterable[_Row]) -> dict[int, list[_Row]]:
    found: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.employer].append(row)
    return found
