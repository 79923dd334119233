"""Ten made-up years: who held which post from when until when. The same at every start.

Every month some people leave. Their post stays empty for a while, sometimes with somebody acting up in
it, and is then filled by a rise from the same part of the house or by a new person. Some problems are
planted, so that the pages have something true to show:

- at Kelder Bay a manager's post stays empty longer every year;
- in its surgery many lead twice as many people as elsewhere (see `structure`);
- Orchard View Care Home was without a registered manager for five months last year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from leadwell.intake.actions.demo.staff.structure import Place

FIRST = date(2016, 11, 1)  # the same for ever, so that a later month only adds to what was told
LEAVE, LEAVE_BELOW, LEAVE_LEADING = 0.0085, 0.0125, 0.007
EMPTY, EMPTY_LEADING = 2.0, 3.5  # months a post stays empty, on average
ACTING_UP, RISES, COMES_BACK = 0.35, 0.4, 0.04
PART_TIME = (1.0, 1.0, 1.0, 1.0, 0.8, 0.6, 0.533)


@dataclass(frozen=True, slots=True)
class Time:
    """One person in one post, from a day until a day (None: still there)."""

    person: int
    place: str
    reference: str
    footing: str
    fte: float
    from_on: date
    until_on: date | None = None


@dataclass(slots=True)
class Employer:
    """A made-up employer on its way through the years."""

    places: Mapping[str, Place]
    rng: np.random.Generator
    slower_each_year: float = 0.0
    times: list[Time] = field(default_factory=list)
    holder: dict[str, int] = field(default_factory=dict)  # post -> index in times
    acting: dict[str, int] = field(default_factory=dict)
    empty_until: dict[str, int] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    people: int = 0

    def _begin(self, place: str, on: date, *, person: int = 0, footing: str = "substantive") -> int:
        if not person:
            self.people += 1
            person = self.people
        fte = PART_TIME[int(self.rng.integers(len(PART_TIME)))]
        reference = f"{person:06}-{len(self.times) + 1}"
        self.times.append(Time(person, place, reference, footing, fte, on))
        return len(self.times) - 1

    def _end(self, index: int, on: date) -> None:
        self.times[index] = replace(self.times[index], until_on=on)


def live(places: Sequence[Place], *, seed: int, until: date, slower_each_year: float = 0.0,
         empty: Mapping[str, tuple[date, int]] | None = None) -> list[Time]:  # fmt: skip
    """The ten years of one employer up to `until`, the first of a month.

    `empty` plants posts left empty: number of the post -> (the month it falls empty, for how many).
    """
    one = Employer({place.number: place for place in places}, np.random.default_rng(seed),
                   slower_each_year)  # fmt: skip
    months = list(_months(until))
    for place in places:
        one.holder[place.number] = one._begin(place.number, _earlier(months[0], one.rng))
    for number, first in enumerate(months[1:], start=1):
        _leave(one, number, first, planted=empty or {})
        _fill(one, number, first)
    return one.times


def _leave(one: Employer, number: int, first: date, *,
           planted: Mapping[str, tuple[date, int]]) -> None:  # fmt: skip
    """Some go this month, and their posts fall empty."""
    chances = one.rng.random(len(one.places))
    for chance, (post, place) in zip(chances, one.places.items(), strict=True):
        must = planted.get(post, (None, 0))[0] == first
        if post in one.holder and (must or (post not in planted and chance < _risk(place))):
            index = one.holder.pop(post)
            day = first.replace(day=1 + int(one.rng.integers(28)))
            one._end(index, max(day, one.times[index].from_on.replace(day=28)))
            one.gone.append(one.times[index].person)
            stays = planted[post][1] if must else _wait(one, place, number)
            one.empty_until[post] = number + stays
            if place.leads and not must and one.rng.random() < ACTING_UP:
                _act_up(one, place, first)


def _risk(place: Place) -> float:
    if place.leads or place.board:
        return LEAVE_LEADING
    return LEAVE_BELOW if place.band in ("Band 2", "Band 3", "") else LEAVE


def _wait(one: Employer, place: Place, number: int) -> int:
    usual = EMPTY_LEADING + one.slower_each_year * number / 12 if place.leads else EMPTY
    return 1 + int(one.rng.poisson(usual - 1))


def _act_up(one: Employer, place: Place, first: date) -> None:
    """Somebody from beneath stands in, and keeps their own post."""
    below = [post for post in one.holder if one.places[post].above == place.number]
    if below:
        helper = one.times[one.holder[below[int(one.rng.integers(len(below)))]]]
        day = max(first.replace(day=28), helper.from_on)
        one.acting[place.number] = one._begin(
            place.number, day, person=helper.person, footing="acting"
        )


def _fill(one: Employer, number: int, first: date) -> None:
    """Posts whose time has come are filled: by a rise, by somebody who comes back, or anew."""
    due = [post for post, when in one.empty_until.items() if when <= number]
    for post in due:
        del one.empty_until[post]
        if post in one.acting:
            one._end(one.acting.pop(post), max(first, _day_after_start(one, post, first)))
        risen = _rises(one, one.places[post], number, first)
        back = one.gone.pop(0) if not risen and one.gone and one.rng.random() < COMES_BACK else 0
        one.holder[post] = one._begin(post, first, person=risen or back)


def _day_after_start(one: Employer, post: str, first: date) -> date:
    began = max(t.from_on for t in one.times if t.place == post and t.until_on is None)
    return date.fromordinal(began.toordinal() + 1) if began >= first else first


def _rises(one: Employer, place: Place, number: int, first: date) -> int:
    """Somebody who reports to this post now holds it: their own falls empty. 0: nobody."""
    if not place.leads or one.rng.random() > RISES:
        return 0
    below = [post for post in one.holder if one.places[post].above == place.number]
    able = [post for post in below if one.times[one.holder[post]].from_on < first]
    if not able:
        return 0
    post = able[int(one.rng.integers(len(able)))]
    index = one.holder.pop(post)
    one._end(index, first)
    one.empty_until[post] = number + _wait(one, one.places[post], number)
    return one.times[index].person


def _months(until: date) -> Iterator[date]:
    for month in range(FIRST.year * 12 + FIRST.month - 1, until.year * 12 + until.month):
        yield date(month // 12, month % 12 + 1, 1)


def _earlier(first: date, rng: np.random.Generator) -> date:
    """Whoever was there at the beginning began some time in the twelve years before."""
    return date.fromordinal(first.toordinal() - int(rng.integers(30, 4380)))
