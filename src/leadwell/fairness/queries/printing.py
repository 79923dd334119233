"""From the tables of a snapshot to what may be printed: counted, worked out and disclosed, set by set.

    of_set = SetOfFigures.counted(duck, "wres", days)   counted once; areas are sums of it
    of_set.places(area=False)                           every organisation with its exact lines
    of_set.printed(place, profile, before=…)            what may be printed of them (`printed_places`)
    of_set.printed_each(asked, hands)                   the same of many, on several processors

Only the worker comes here: lines are exact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

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
from leadwell.fairness.queries.pay_results import pay_of_each
from leadwell.fairness.queries.pay_results import words_of as words_of_pay
from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.queries.printed_places import (
    Asked,
    Meaning,
    Place,
    printed,
    printed_or_found,
)
from leadwell.fairness.queries.row_words import words_of
from leadwell.fairness.rules.disclosing.facts import (
    NOTHING_TOLD,
    Basis,
    Cells,
    Conditions,
    Disclosed,
    whom,
)
from leadwell.fairness.rules.facts import Indicator, Kind, Line, Tally
from leadwell.fairness.rules.pay.facts import Bodies
from leadwell.fairness.rules.work_out import work_out
from leadwell.gateways.side_by_side import SideBySide
from leadwell.stats.disclosure import Profile, StillFound

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 250  # organisations worked out side by side
Tallied = tuple[int, Mapping[str, tuple[Tally, ...]]]


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
        others: Cells = NOTHING_TOLD,
        without: Collection[tuple[str, str, str]] = (),
    ) -> Disclosed:
        """What may be printed of a place, `also` hidden for the sake of other places, beside `others`: what
        other sets tell of it. `without` are lines that are left out.
        Raises `StillFound` should an attack find a hidden count."""
        return printed(self._meaning, Asked(place, profile, before, also, others, without))

    def printed_each(
        self, asked: Sequence[Asked], hands: SideBySide
    ) -> Sequence[Disclosed | StillFound]:
        """The same of many places at once, in their order, or what an attack found."""
        return hands.each(partial(printed_or_found, self._meaning), asked)

    def _paid(self, *, area: bool) -> dict[int, list[tuple[Indicator, Bodies]]]:
        """The pay of each place, by comparison."""
        found: dict[int, list[tuple[Indicator, Bodies]]] = {}
        for one in self.indicators:
            if one.kind is Kind.PAY_GAP:
                for place, bodies in pay_of_each(self.duck, one, areas=area):
                    found.setdefault(place, []).append((one, bodies))
        return found

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
    def _meaning(self) -> Meaning:
        of_pay = {
            one.code: words_of_pay(one) for one in self.indicators if one.kind is Kind.PAY_GAP
        }
        return Meaning(
            {one.code: one for one in self.indicators},
            words_of(self.indicators),
            of_pay,
            pay_terms(self.period.ended_on),
            every_set()[self.code].kinds,
        )

    def only(self, *, area: bool) -> Conditions:
        """Whom figures are about, where not of everybody at the place."""
        return whom(every_set()[self.code].kinds, area=area)


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
