"""A reader puts everything together that is printed of a year, of each employer and each area of the demo.

Who is counted behind each number is worked out here a second time, from the definitions and the star; so are
the sums between them. A figure from unrounded counts tells every count behind it, a rounded count tells five
numbers, and no number from one to seven may follow. All sets are read at once: those of a place by every sum
between its numbers, those of areas and the employers in them number by number. Decision 0020 says what is
left to a reader of everything at once.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import psycopg
import pytest
from psycopg.rows import dict_row

from leadwell.fairness.queries.definitions import every_set, indicators_of
from leadwell.fairness.rules.facts import ALL, Indicator, Kind, Selection
from leadwell.stats.disclosure import HES_2018, what_is_known
from tests.attacks.counted import UNKNOWN, People, Star
from tests.attacks.put_together import MANY, Numbers, every_sum, with_everybody
from tests.databases import as_role, copy_of
from tests.site import filled_database as filled_database

NOT_COUNTED = (Kind.SURVEY, Kind.NARRATIVE, Kind.PAY_GAP)
FROM_PRINTED = "alike"  # how the split of a line begins that comes from printed counts alone
AREAS = ("country", "region", "icb")
EVERY_KIND: frozenset[str] = frozenset()


Ends = tuple[float, float]


class Place(NamedTuple):
    """An employer, or the area of one."""

    number: int
    area: bool


class Number(NamedTuple):
    """How many of these people there are at a place: at employers of these kinds, if not of all."""

    place: Place
    people: People
    kinds: frozenset[str]


@dataclass
class Reader:
    """What is printed of everything: between which ends each number lies, and by which columns it is told."""

    star: Star
    ended_on: date
    known: dict[Number, Ends] = field(default_factory=dict)
    cut: set[tuple[Number, str]] = field(default_factory=set)

    def read(self, result: Mapping[str, Any]) -> None:
        """All lines of a result."""
        place = Place(result["organisation_id"], result["area"])
        kinds = frozenset(every_set()[result["set_code"]].kinds if place.area else ())
        figures = {one.code: one for one in indicators_of(result["set_code"], self.ended_on)}
        with_all = {line["indicator"] for line in result["lines"] if line["row"] == ALL}
        for line in result["lines"]:
            figure = figures[line["indicator"]]
            if figure.kind in NOT_COUNTED or line["split"].startswith(FROM_PRINTED):
                continue
            row = "" if line["row"] == (ALL if figure.code in with_all else "") else figure.rows
            told = self._behind(figure, line, row)
            numbers = {name: Number(place, one.in_rows(), kinds) for name, one in told.items()}
            self._read(figure, line, numbers, [row, line["split"].partition(":")[0]])

    def _behind(self, figure: Indicator, line: Mapping[str, Any], row: str) -> dict[str, People]:
        """Whom each number of a line counts, by its name in the line."""
        part, whole = figure.part, figure.whole or figure.part
        assert part, figure.code
        assert whole, figure.code
        way = f"{figure.characteristic}:{figure.grouping}" if figure.characteristic else ""
        groups = {"first": {figure.first}, "unknown": {UNKNOWN}}
        if figure.second:
            groups["second"] = {figure.second}
        if figure.kind is Kind.DIFFERENCE:
            groups["second"] = {*self.star.codes(way), figure.second} - {figure.first, UNKNOWN}
        found: dict[str, People] = {}
        for name, group in groups.items():
            for what, chosen in (("part", part), ("whole", whole)):
                one = _cut(_people(chosen), figure, line, row)
                everybody = not way or (figure.kind is Kind.SHARE and what == "whole")
                found[f"{name} {what}"] = one if everybody else one.among(way, group)
        return found

    def _read(
        self,
        figure: Indicator,
        line: Mapping[str, Any],
        numbers: Mapping[str, Number],
        cut: list[str],
    ) -> None:
        """What a line tells of the numbers in it."""
        asked = [name for name in ("first", "second") if line[name]]
        for name in [f"{group} {what}" for group in asked for what in ("part", "whole")]:
            shown = line[name.split()[0]][name.split()[1]]
            ends = (0, MANY) if shown is None else what_is_known(shown, HES_2018)
            self.know(numbers[name], ends)
        for number in numbers.values():
            self.know(number, (0, MANY))
            self.cut |= {(_whatever(number, column), column) for column in cut if column}
        for name in _told_exactly(figure, line):
            self.know(numbers[name], (self.truth(numbers[name]),) * 2)

    def know(self, number: Number, ends: Ends) -> None:
        """A number lies between these ends, and those known before."""
        assert ends[0] <= self.truth(number) <= ends[1], f"{number} is not as it is printed"
        low, high = self.known.get(number, ends)
        self.known[number] = max(low, ends[0]), min(high, ends[1])

    def truth(self, number: Number) -> int:
        """How many there truly are."""
        return self.star.total(number.people, self.employers(number.place, number.kinds))

    def employers(self, place: Place, kinds: Collection[str]) -> tuple[int, ...]:
        """Whose people are counted at a place."""
        return self.star.inside(place.number, frozenset(kinds)) if place.area else (place.number,)

    def places(self) -> list[Place]:
        """Every employer and every area of which anything is printed."""
        return sorted({number.place for number in self.known})

    def at(self, place: Place) -> Numbers:
        """All numbers of a place, with every sum between them."""
        found, of = Numbers(), defaultdict(set)
        for number, ends in self.known.items():
            if number.place == place:
                found.add(number, self.truth(number), *ends)
                of[number.kinds].add(number.people)
        codes = {way: self.star.codes(way) for way in {"tie:tie", *self.star.groups}}
        for kinds, people in of.items():
            for one in with_everybody(people):
                found.add(Number(place, one, kinds), self.truth(Number(place, one, kinds)))
            cut = {(n.people, by) for n, by in self.cut if (n.place, n.kinds) == (place, kinds)}
            for total, parts, whole in every_sum(people, cut=cut, codes=codes):
                named = [Number(place, one, kinds) for one in parts]
                found.add_sum(Number(place, total, kinds), named, whole=whole)
        return found

    def over_places(self) -> Numbers:
        """All numbers of all sets, each with those of the employers and areas in its area."""
        found, known = Numbers(), self._alike()
        for number, ends in known.items():
            found.add(number, self.truth(number), *ends)
        near = {place: self._nearest(place) for place in self.places() if place.area}
        for number in known:
            of = self._beneath(number, near[number.place]) if number.place.area else ()
            if parts := [one for each in of if (one := self._plain(each)) in found.at]:
                found.add_sum(number, parts, whole=self._is_all(number, parts))
        return found

    def _alike(self) -> dict[Number, Ends]:
        """What is known of each number, whichever set tells it."""
        found: dict[Number, Ends] = {}
        for number, (low, high) in self.known.items():
            least, most = found.get(self._plain(number), (0, MANY))
            found[self._plain(number)] = max(least, low), min(most, high)
        return found

    def _plain(self, number: Number) -> Number:
        """The number of all employers, where those of other kinds add nobody."""
        plain = number._replace(kinds=EVERY_KIND)
        return plain if self.truth(plain) == self.truth(number) else number

    def _nearest(self, place: Place) -> list[Place]:
        """The areas within an area, but for those within others of them."""
        areas = [one for one in self.places() if one.area and self._is_in(one, place)]
        return [one for one in areas if not any(self._is_in(one, other) for other in areas)]

    def _beneath(self, number: Number, near: Sequence[Place]) -> Iterator[Number]:
        """The same number of the nearest areas within, and of the employers in none of them. Whoever prints
        nothing of it has nobody."""
        within = {one for area in near for one in self.employers(area, EVERY_KIND)}
        yield from (Number(area, number.people, number.kinds) for area in near)
        for one in self.employers(number.place, number.kinds):
            if one not in within:
                yield Number(Place(one, area=False), number.people, EVERY_KIND)

    def _is_in(self, one: Place, other: Place) -> bool:
        inside, around = self.star.paths[one.number], self.star.paths[other.number]
        return one != other and inside.startswith(around)

    def _is_all(self, number: Number, parts: list[Number]) -> bool:
        return self.truth(number) == sum(self.truth(one) for one in parts)


def _people(chosen: Selection) -> People:
    where = frozenset((column, frozenset(values)) for column, values in chosen.where.items())
    return People(chosen.fact, chosen.funnel, chosen.reached, chosen.once, where)


def _cut(people: People, figure: Indicator, line: Mapping[str, Any], row: str) -> People:
    """Those of a row and a split."""
    if row:
        people = people.among(figure.rows, {line["row"]})
    column, split, value = line["split"].partition(":")
    return people.among(column, {value}) if split else people


def _whatever(number: Number, column: str) -> Number:
    return number._replace(people=number.people.whatever(column))


def _told_exactly(figure: Indicator, line: Mapping[str, Any]) -> Iterator[str]:
    """The numbers that a printed figure was worked out from."""
    share, rate = figure.kind is Kind.SHARE, figure.kind is Kind.RATE
    if line["value"] is not None:
        yield from ("first part", "first whole")
        yield from () if share or rate else ("second part", "second whole")
    if line["declared"] is not None:
        yield from ("unknown part", "first whole") if share else ()
        yield from () if share else ("unknown whole", "first whole", "second whole")


@pytest.fixture(scope="module")
def reader(filled_database: str, admin_url: str) -> Iterator[Reader]:
    """Everything that is printed of the newest year that is over."""
    name = f"together_{os.getpid()}"
    with copy_of(filled_database, admin_url=admin_url, name=name) as url:
        with psycopg.connect(url, row_factory=dict_row) as site:
            asked = "FROM fairness_result WHERE current AND profile = 'hes-2018' AND ended_on ="
            newest = (
                "(SELECT max(ended_on) FROM fairness_result WHERE current AND ended_on < now())"
            )
            results = site.execute(f"SELECT * {asked} {newest} ORDER BY id").fetchall()
        days = {name: results[0][name] for name in ("began_on", "ended_on")}
        with psycopg.connect(as_role(admin_url, name, "leadwell_snapshot")) as star:
            found = Reader(Star(star, **days), days["ended_on"])
        for result in results:
            found.read(result)
        yield found


def test_the_reader_reads_all_there_is(reader: Reader):
    """Were nothing read, nothing would follow."""
    assert {place.area for place in reader.places()} == {True, False}
    exact = [number for number, (low, high) in reader.known.items() if low == high]
    hidden = [number for number, (_low, high) in reader.known.items() if high == MANY]
    assert min(len(reader.places()), len(exact) // 100, len(hidden) // 100) > 10


def test_no_small_number_of_a_place_follows_from_all_it_prints(reader: Reader):
    assert {
        place: found for place in reader.places() if (found := reader.at(place).followed())
    } == {}


def test_no_small_number_of_an_employer_follows_from_what_areas_print(reader: Reader):
    assert reader.over_places().followed() == []


def test_a_number_that_is_told_once_too_often_is_found(reader: Reader):
    """The attack itself: with one more number printed, of a place or of an area, a hidden one follows."""
    for numbers in (reader.at(_largest(reader)), reader.over_places()):
        total, parts = next(one for one in numbers.sums if _is_open(numbers, *one))
        small = next(part for part in parts if numbers.high[part] == MANY)
        for one in {total, *parts} - {small}:
            numbers.low[one] = numbers.high[one] = numbers.truth[one]
        names = list(numbers.at)
        assert (names[small], numbers.truth[small]) in numbers.followed()


def _is_open(numbers: Numbers, total: int, parts: list[int]) -> bool:
    """Whether a small part of a sum is hidden, and another number of it too."""
    hidden = [one for one in {total, *parts} if numbers.high[one] == MANY]
    small = [part for part in parts if part in hidden and 1 <= numbers.truth[part] <= 7]
    return bool(small) and small[0] == next(p for p in parts if p in hidden) and len(hidden) > 1


def _largest(reader: Reader) -> Place:
    """The employer of which most is printed."""
    own = [number.place for number in reader.known if not number.place.area]
    return max(set(own), key=own.count)
