"""From the tables of a snapshot to what may be printed: counted, worked out and disclosed, set by set.

    of_set = SetOfFigures.counted(duck, "wres", days)   counted once; areas are sums of it
    of_set.places(area=False)                           every organisation with its exact lines
    of_set.printed(place, profile, before=…)            what may be printed of them

Only the worker comes here: lines are exact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leadwell.fairness.queries.counting import (
    Period,
    areas_above,
    count_on_duckdb,
    sums_of_areas,
    tallies_of,
)
from leadwell.fairness.queries.definitions import every_set, indicators_of
from leadwell.fairness.queries.like_lines import like_lines
from leadwell.fairness.queries.pay_results import Bodies, exact_lines, pay_of_each
from leadwell.fairness.queries.pay_results import words_of as words_of_pay
from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.queries.row_words import words_of
from leadwell.fairness.rules.disclosing.facts import Basis, Disclosed, Words
from leadwell.fairness.rules.facts import Indicator, Kind, Line, Shown, Tally
from leadwell.fairness.rules.may_be_printed import may_be_printed
from leadwell.fairness.rules.pay.facts import Comparison
from leadwell.fairness.rules.pay.pay_gap_may_be_printed import pay_gap_may_be_printed
from leadwell.fairness.rules.work_out import work_out
from leadwell.fairness.rules.work_out_again import work_out_again
from leadwell.stats.disclosure import INTERNAL_EXACT, Profile

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 250  # organisations worked out side by side
Tallied = tuple[int, Mapping[str, tuple[Tally, ...]]]


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation, or the area of one, with the exact lines of a set."""

    organisation_id: int
    area: bool
    lines: tuple[Line, ...]
    paid: tuple[tuple[Indicator, Bodies], ...] = ()

    @property
    def fingerprint(self) -> str:
        """The same as long as nobody who is counted came, went or is counted otherwise."""
        found = sha256()
        for line in self.lines:
            counts = (line.first, line.second, line.unknown)
            found.update(repr((line.indicator, line.row, line.split, *counts)).encode())
        for one, bodies in self.paid:
            for body in (bodies.first, bodies.second, bodies.unknown):
                found.update(one.code.encode())
                found.update(np.sort(body.hourly).tobytes() + np.sort(body.bonus).tobytes())
        return found.hexdigest()


@dataclass(frozen=True, eq=False)
class SetOfFigures:
    """The figures of one set in one year, counted."""

    code: str
    period: Period
    indicators: tuple[Indicator, ...]
    duck: duckdb.DuckDBPyConnection
    long: pa.Table

    @classmethod
    def counted(cls, duck: duckdb.DuckDBPyConnection, code: str, period: Period) -> SetOfFigures:
        """Everything of a set, counted in the tables of a snapshot."""
        indicators = indicators_of(code, period.ended_on)
        long = count_on_duckdb(duck, indicators, period=period)
        return cls(code, period, indicators, duck, _of_kinds(long, every_set()[code].kinds, duck))

    def places(self, *, area: bool) -> Iterator[Place]:
        """Every organisation of which anybody was counted, some hundreds worked out at a time."""
        paid = self._paid(area=area)
        for chunk in _in_chunks(tallies_of(self._areas if area else self.long, self.indicators)):
            for number, lines in self._lines(chunk).items():
                yield Place(number, area, tuple(lines), tuple(paid.pop(number, ())))
        for number in sorted(paid):
            yield Place(number, area, (), tuple(paid[number]))

    def printed(
        self,
        place: Place,
        profile: Profile,
        *,
        before: Basis | None = None,
        also: Collection[str] = (),
        known: Collection[str] = (),
    ) -> Disclosed:
        """What may be printed of a place, `also` hidden for the sake of others and `known` printed elsewhere.
        Raises `StillFound` should an attack find a hidden count."""
        counted = may_be_printed(
            place.lines,
            indicators=self._by_code,
            words=self._words,
            profile=profile,
            before=before,
            also=also,
            known=frozenset(known) - frozenset(also),
            again=lambda line: work_out_again(self._by_code[line.indicator], line),
        )
        parts = [counted, *self._pay(place, profile, before, also)]
        if profile is INTERNAL_EXACT:
            parts.append(Disclosed(like_lines(place.lines, counted.shown, self._by_code), {}))
        shown = sorted((one for part in parts for one in part.shown), key=self._order)
        return Disclosed(tuple(shown), {k: v for part in parts for k, v in part.basis.items()})

    def _paid(self, *, area: bool) -> dict[int, list[tuple[Indicator, Bodies]]]:
        """The pay of each place, by comparison."""
        found: dict[int, list[tuple[Indicator, Bodies]]] = {}
        for one in self.indicators:
            if one.kind is Kind.PAY_GAP:
                for place, bodies in pay_of_each(self.duck, one, areas=area):
                    found.setdefault(place, []).append((one, bodies))
        return found

    def _pay(
        self, place: Place, profile: Profile, before: Basis | None, also: Collection[str]
    ) -> Iterator[Disclosed]:
        terms = pay_terms(self.period.ended_on)
        told: dict[str, list[tuple[Comparison, Basis]]] = {}
        for one, bodies in place.paid:
            lines = exact_lines(place.organisation_id, bodies, indicator=one, terms=terms)
            beside = told.setdefault(one.characteristic, [])
            found = pay_gap_may_be_printed(
                lines,
                first=bodies.first,
                second=bodies.second,
                indicator=one,
                words=words_of_pay(one),
                profile=profile,
                before=before,
                also=also,
                beside=beside,
            )
            if any(shown is not None for shown, _counted in found.basis.values()):
                own = Comparison(one.code, lines, bodies.first, bodies.second)
                beside.append((own, found.basis))
            yield found

    def _lines(self, chunk: Sequence[Tallied]) -> Mapping[int, list[Line]]:
        lines: dict[int, list[Line]] = {number: [] for number, _ in chunk}
        for one in self.indicators:
            tallies = [tally for _, of in chunk for tally in of.get(one.code, ())]
            for line in work_out(one, tallies):
                lines[line.organisation_id].append(line)
        return lines

    @cached_property
    def above(self) -> Mapping[tuple[int, bool], tuple[int, bool]]:
        """In which area each organisation and each area is."""
        return areas_above(self.duck.table("organisation").to_arrow_table())

    @cached_property
    def _areas(self) -> pa.Table:
        return sums_of_areas(self.long, self.duck.table("organisation").to_arrow_table())

    @cached_property
    def _by_code(self) -> Mapping[str, Indicator]:
        return {one.code: one for one in self.indicators}

    @cached_property
    def _words(self) -> Words:
        return words_of(self.indicators)

    def _order(self, shown: Shown) -> tuple[int, str]:
        return self._by_code[shown.indicator].order, shown.indicator


def _of_kinds(long: pa.Table, kinds: Sequence[str], duck: duckdb.DuckDBPyConnection) -> pa.Table:
    """What was counted of the organisations a set is about; of all where it names no kind."""
    if not kinds:
        return long
    organisation = duck.table("organisation").to_arrow_table()
    wanted = organisation.filter(pc.is_in(organisation["kind"], pa.array(kinds)))
    return long.filter(
        pc.is_in(long["organisation_id"], wanted["organisation_id"].combine_chunks())
    )


def _in_chunks(found: Iterator[Tallied]) -> Iterator[list[Tallied]]:
    while chunk := list(islice(found, AT_ONCE)):
        yield chunk
