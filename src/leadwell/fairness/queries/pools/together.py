"""Figures added up over the years of an employer, or over the employers of a neighbourhood, as far as that
may be printed. Everything that is printed of them goes through here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from leadwell.fairness.queries.pools.figures import meant_the_same, row_of_everybody
from leadwell.fairness.queries.pools.left import LEFT, Ends, left_of
from leadwell.fairness.queries.pools.parts import Part
from leadwell.fairness.queries.pools.places import YearOfPlaces
from leadwell.fairness.queries.row_words import words_of
from leadwell.fairness.rules.disclosing.facts import Basis
from leadwell.fairness.rules.facts import Count, Indicator, Line, Shown, Tally
from leadwell.fairness.rules.pooled import pooled
from leadwell.fairness.rules.pools.enough_to_pool import enough_to_pool
from leadwell.fairness.rules.pools.facts import Apart, FigureToPool, In, Sum
from leadwell.fairness.rules.pools.pool_gives_nobody_away import pool_gives_nobody_away
from leadwell.fairness.rules.pools.pool_may_be_printed import pool_may_be_printed
from leadwell.fairness.rules.pools.pool_stays import pool_stays
from leadwell.fairness.rules.work_out import work_out
from leadwell.reasons import Reason
from leadwell.stats.disclosure import HES_2018, show_count

NOT_THERE = (0, False)


@dataclass(frozen=True, slots=True)
class Before:
    """What was printed the last time of the same years: its lines and what was behind them."""

    lines: Sequence[Shown] = ()
    basis: Basis = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pooled:
    """What may be printed: lines, the years of each figure, and the sums that were printed, by their name."""

    lines: tuple[Shown, ...]
    years: Mapping[str, tuple[date, ...]]
    basis: Basis


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure added up, with the sums it would print."""

    line: Line
    figure: FigureToPool
    days: tuple[date, ...]
    sums: tuple[Sum, ...]

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator

    @property
    def counts(self) -> tuple[int, ...]:
        both = (self.line.first or Count(0, 0), self.line.second or Count(0, 0))
        return tuple(number for one in both for number in (one.part, one.whole))

    def shown(self, *betrays: Reason) -> Shown:
        words = words_of([self.indicator])
        return pool_may_be_printed(
            self.line, indicator=self.indicator, words=words, profile=HES_2018, betrays=betrays
        )

    @property
    def is_small(self) -> bool:
        return any(HES_2018.hides(number) for number in self.counts)


def years_pooled(
    parts: Mapping[date, Part],
    figures: Sequence[FigureToPool],
    window: Sequence[date],
    *,
    earlier: Collection[str],
    before: Before,
    left: Callable[[date, str], Ends | None],
) -> Pooled:
    """The years of one employer together. `window` are the last days of the years, oldest first; `earlier`
    the names of sums that were printed of other years; `left` is what something printed elsewhere leaves of
    a count of one year."""
    last = window[-1]
    found = [one for figure in figures for one in _of_years(figure, parts, window)]
    apart = _years_apart(parts, left) if found else Apart({}, {})
    shown, printed = _as_far_as_goes(found, apart, _sums_named(earlier), before)
    basis = {**_basis(printed), **left_of(_by_sum(printed, parts), last.isoformat())}
    days = {one.indicator.code: one.days for one in found}
    return Pooled(tuple(shown), days, basis)


def neighbours_pooled(
    places: YearOfPlaces,
    figures: Sequence[FigureToPool],
    members: Collection[int],
    *,
    before: Before,
    left: Callable[[int, str], Ends | None],
) -> Pooled:
    """One year of the employers of a neighbourhood together. `left` is what is left of a hidden count of an
    employer by what was printed of its years."""
    lines: list[Shown] = []
    printed: list[_Candidate] = []
    answers: dict[str, Sequence[Reason]] = {}
    for one in (found for figure in figures for found in _of_places(figure, places, members)):
        for total in one.sums if not one.is_small else ():
            if total.name not in answers:
                ends = {n: had for n in members if (had := left(n, total.name))}
                apart = places.book(total.name, ends)
                answers[total.name] = pool_gives_nobody_away(apart, [total], profile=HES_2018)
        betrays = [] if one.is_small else [why for s in one.sums for why in answers[s.name]]
        lines.append(_as_before(one, before) or one.shown(*betrays[:1]))
        if not one.is_small and not betrays:
            printed.append(one)
    days = {one.indicator: (places.ended_on,) for one in lines}
    return Pooled(tuple(lines), days, {**_basis(printed), **left_of(_hidden_of(printed, places))})


def _of_years(
    figure: FigureToPool, parts: Mapping[date, Part], window: Sequence[date]
) -> Iterator[_Candidate]:
    """A figure over the years that have it, if it is worth adding up."""
    days = tuple(
        day for day in meant_the_same(figure, window) if day in parts and parts[day].has(figure)
    )
    if window[-1] not in days:
        return
    own = parts[window[-1]].lines[figure.indicator.code]
    if enough_to_pool(own, years=len(days)):
        return
    tallies = [parts[day].tally(figure) for day in days]
    labels = [day.isoformat() for day in days]
    sums = tuple(
        Sum(f"{','.join(labels)} {cell.name}", frozenset((of, cell.name) for of in labels))
        for cell in figure.cells
    )
    yield from _added(figure, tallies, days, sums)


def _of_places(
    figure: FigureToPool, places: YearOfPlaces, members: Collection[int]
) -> Iterator[_Candidate]:
    """A figure over the employers that have it, if they are enough."""
    columns = [places.counts[cell.name] for cell in figure.cells]
    there = [n for n in sorted(members) if any((n, False) in column for column in columns)]
    rows = [(n, [column.get((n, False), NOT_THERE)[0] for column in columns]) for n in there]
    happened = sum(bool(numbers[1] or numbers[3]) for _n, numbers in rows)
    if figure.indicator.code in places.apart or enough_to_pool(None, employers=happened):
        return
    indicator = figure.indicator
    tallies = [
        Tally(n, indicator.code, row_of_everybody(indicator), "",
              {indicator.first: Count(*numbers[:2]), indicator.second: Count(*numbers[2:])})
        for n, numbers in rows
    ]  # fmt: skip
    sums = tuple(places.sum_of(cell.name, there) for cell in figure.cells)
    yield from _added(figure, tallies, (places.ended_on,), sums)


def _added(
    figure: FigureToPool, tallies: Sequence[Tally], days: tuple[date, ...], sums: tuple[Sum, ...]
) -> Iterator[_Candidate]:
    together = pooled(tallies, organisation_id=tallies[0].organisation_id)
    (line,) = work_out(figure.indicator, together)
    if all(count.whole for count in (line.first, line.second) if count):
        yield _Candidate(line, figure, days, sums)


def _as_far_as_goes(
    found: Sequence[_Candidate], apart: Apart, earlier: Sequence[Sum], before: Before
) -> tuple[list[Shown], list[_Candidate]]:
    """Every figure if they give nobody away together; else one by one, as long as none does."""
    large = [one for one in found if not one.is_small]
    every = [total for one in large for total in one.sums]
    why: dict[str, tuple[Reason, ...]] = {}
    if every and pool_gives_nobody_away(apart, _once(every), printed=earlier, profile=HES_2018):
        kept: list[Sum] = list(earlier)
        for one in sorted(large, key=lambda each: -len(each.days)):  # most years say most
            reasons = pool_gives_nobody_away(
                apart, _once(one.sums), printed=_once(kept), profile=HES_2018
            )
            why[one.indicator.code] = tuple(reasons)
            kept += [] if reasons else one.sums
    shown = [
        _as_before(one, before) or one.shown(*why.get(one.indicator.code, ())) for one in found
    ]
    return shown, [one for one in large if not why.get(one.indicator.code)]


def _as_before(one: _Candidate, before: Before) -> Shown | None:
    """The line as it was printed, where its counts have hardly moved."""
    was = [before.basis.get(total.name) for total in one.sums]
    line = next((old for old in before.lines if old.indicator == one.indicator.code), None)
    if line is None or not all(was):
        return None
    return (
        line if pool_stays([counted for _shown, counted in filter(None, was)], one.counts) else None
    )


def _once(sums: Sequence[Sum]) -> list[Sum]:
    """Each number once: several figures may be worked out from the same."""
    return list({one.parts: one for one in sums}.values())


def _sums_named(names: Collection[str]) -> list[Sum]:
    """Sums that were printed earlier, by their name."""
    split = (name.split(" ", 1) for name in names if not name.startswith(LEFT))
    return [
        Sum(f"{days} {cell}", frozenset((day, cell) for day in days.split(",")))
        for days, cell in split
    ]


def _years_apart(parts: Mapping[date, Part], left: Callable[[date, str], Ends | None]) -> Apart:
    hidden = {day.isoformat(): part.hidden for day, part in parts.items()}
    limits: dict[In, Ends] = {
        (day.isoformat(), name): ends
        for day, part in parts.items()
        for name in part.hidden
        if (ends := left(day, name))
    }
    books = {day.isoformat(): part.book() for day, part in parts.items()}
    return Apart(books, hidden, limits)


def _basis(printed: Sequence[_Candidate]) -> dict[str, tuple[int | None, int]]:
    return {
        total.name: (show_count(number, HES_2018), number)
        for one in printed
        for total, number in zip(one.sums, one.counts, strict=True)
    }


def _by_sum(
    printed: Sequence[_Candidate], parts: Mapping[date, Part]
) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Of each sum over years: its cell, and what each year that hides it has."""
    for one in printed:
        for cell in one.figure.cells:
            years = {day: parts[day] for day in one.days}
            yield (
                cell.name,
                {
                    day.isoformat(): part.counts[cell]
                    for day, part in years.items()
                    if cell.name in part.hidden
                },
            )


def _hidden_of(
    printed: Sequence[_Candidate], places: YearOfPlaces
) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Of each sum over employers: its cell, and what each employer that hides it has."""
    for one in printed:
        for total in one.sums:
            column = places.counts[total.name]
            of = {
                key: column.get(places.place(key), NOT_THERE) for _name, key in sorted(total.parts)
            }
            yield (
                total.name,
                {key: number for key, (number, hidden) in of.items() if number and hidden},
            )
