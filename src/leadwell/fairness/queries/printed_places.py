"""What may be printed of one place of a set: plain values in, plain values out.

Nothing here reads a table or needs the site, so that other processes can do it (`gateways.side_by_side`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import sha256

import numpy as np

from leadwell.fairness.queries.like_lines import like_lines, printed_like_lines
from leadwell.fairness.rules.disclosing.facts import Basis, Cells, Disclosed, Words, whom
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.rules.facts import Indicator, Line, Shown
from leadwell.fairness.rules.pay.facts import Bodies, Comparison, PayTerms
from leadwell.fairness.rules.pay.figures_of_pay import figures_of_pay
from leadwell.fairness.rules.pay.pay_gap_may_be_printed import pay_gap_may_be_printed
from leadwell.fairness.rules.work_out_again import work_out_again
from leadwell.stats.disclosure import INTERNAL_EXACT, Profile, StillFound


@dataclass(frozen=True)
class Place:
    """An organisation, or the area of one, with the exact lines of a set."""

    organisation_id: int
    area: bool
    lines: tuple[Line, ...]
    paid: tuple[tuple[Indicator, Bodies], ...] = ()

    @property
    def key(self) -> tuple[int, bool]:
        """What tells one place from another."""
        return self.organisation_id, self.area

    @cached_property
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the lines of a set mean: its figures by code, what their groups and rows are called, and what
    is in force about pay; and the kinds of organisations they are about, if not all."""

    indicators: Mapping[str, Indicator]
    words: Words
    words_of_pay: Mapping[str, Words]
    terms: PayTerms
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be printed of a place under a profile? `before` is what was printed of it last, `also` is
    hidden for the sake of others, and `others` is what other sets of the place tell; `without`
    are lines that are left out."""

    place: Place
    profile: Profile
    before: Basis | None = None
    also: Collection[str] = ()
    others: Cells = field(default_factory=dict)
    without: Collection[tuple[str, str, str]] = ()


def printed(meaning: Meaning, asked: Asked) -> Disclosed:
    """What may be printed. Raises `StillFound` should an attack find a hidden count."""
    indicators, place = meaning.indicators, asked.place
    counted = may_be_printed(
        place.lines,
        indicators=indicators,
        words=meaning.words,
        profile=asked.profile,
        before=asked.before,
        also=asked.also,
        others=asked.others,
        without=asked.without,
        only=whom(meaning.kinds, area=place.area),
        again=partial(_again, indicators),
    )
    parts = [counted, *_pay(meaning, asked)]
    if asked.profile == INTERNAL_EXACT:
        parts.append(Disclosed(like_lines(place.lines, counted.shown, indicators), {}))
    else:
        parts.append(Disclosed(printed_like_lines(counted.shown, indicators), {}))

    def order(shown: Shown) -> tuple[int, str]:
        return indicators[shown.indicator].order, shown.indicator

    shown = sorted((one for part in parts for one in part.shown), key=order)
    basis = {k: v for part in parts for k, v in part.basis.items()}
    return Disclosed(tuple(shown), basis, counted.otherwise)


def printed_or_found(meaning: Meaning, asked: Asked) -> Disclosed | StillFound:
    """The same; what an attack found is handed back and not raised, so that the others are printed."""
    try:
        return printed(meaning, asked)
    except StillFound as found:
        return found


def _again(indicators: Mapping[str, Indicator], line: Line) -> Line:
    return work_out_again(indicators[line.indicator], line)


def _pay(meaning: Meaning, asked: Asked) -> Iterator[Disclosed]:
    told: dict[str, list[tuple[Comparison, Basis]]] = {}
    for one, bodies in asked.place.paid:
        lines = exact_lines(asked.place.organisation_id, bodies, indicator=one, terms=meaning.terms)
        beside = told.setdefault(one.characteristic, [])
        found = pay_gap_may_be_printed(
            lines,
            first=bodies.first,
            second=bodies.second,
            indicator=one,
            words=meaning.words_of_pay[one.code],
            profile=asked.profile,
            before=asked.before,
            also=asked.also,
            beside=beside,
        )
        if any(shown is not None for shown, _counted in found.basis.values()):
            own = Comparison(one.code, lines, bodies.first, bodies.second)
            beside.append((own, found.basis))
        yield found


def exact_lines(
    place: int, bodies: Bodies, *, indicator: Indicator, terms: PayTerms
) -> tuple[Line, ...]:
    """The exact lines of one comparison of pay. They never leave the worker."""
    return figures_of_pay(
        bodies.first, bodies.second, unknown=bodies.unknown, indicator=indicator,
        organisation_id=place, terms=terms,
    )  # fmt: skip
