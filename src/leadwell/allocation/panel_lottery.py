"""A fair panel by lot: everybody's chance first, then one draw that anyone can check.

panel_lottery(entrants, quotas, size)   after the close: the chances, as tickets that are published
lottery_digest(lottery, draw)           publish it with the lines, before the reveal
drawn_panel(lottery, draw=, seed=)      after the reveal: the ticket, and who sits

The chances are leximin: nobody's could be larger without making smaller one that is no larger. They
are worked out with fractions that need not be the same on every machine; so what is published, and what
is drawn from, is whole tickets, 2**32 of them, each for a panel of so many people of each type. The seed
of the draw (`lottery`) picks the ticket, and the smallest lottery numbers of a type its people.

Source: Flanigan and others, Nature (2021), for the chances; one public draw from a published list of
panels, as citizens' assemblies hold it. Tickets, tags and lines are ours, version 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import accumulate

import numpy as np

from leadwell.allocation.entrants import Entrant
from leadwell.allocation.lottery import lottery_numbers
from leadwell.allocation.panel_chances import leximin
from leadwell.allocation.panel_pricing import programme
from leadwell.allocation.panel_types import PanelType, Pool, Quota, pool_of
from leadwell.allocation.terms import insist_on_name
from leadwell.allocation.whole_numbers import Floats

FORMAT = "leadwell-panel/1"
TICKETS = 2**32


@dataclass(frozen=True, slots=True)
class Row:
    """So many tickets for a panel with so many people of each type, in the order of types."""

    tickets: int
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PanelLottery:
    """The pool in its types, and the tickets: 2**32 together."""

    pool: Pool
    rows: tuple[Row, ...]

    @property
    def chances(self) -> dict[str, Fraction]:
        """The exact chance of each person, by name. They add to the size of the panel."""
        return {
            person: self._chance(place) / len(each.people)
            for place, each in enumerate(self.pool.types)
            for person in each.people
        }

    def _chance(self, place: int) -> Fraction:
        return Fraction(sum(row.tickets * row.seats[place] for row in self.rows), TICKETS)


@dataclass(frozen=True, slots=True)
class DrawnPanel:
    """The ticket drawn, counted from 0, its row, and the people who sit, in the order of names."""

    ticket: int
    row: Row
    people: tuple[str, ...]


def panel_lottery(entrants: Iterable[Entrant], quotas: Iterable[Quota], size: int) -> PanelLottery:
    """Tickets for a panel of `size`; the facts of an entrant are what quotas speak of. Neither the
    order of people nor of quotas makes a difference.

    Errors: `ValueError`, with a sentence, when an entrant is listed twice, the quotas contradict
    themselves, or no panel meets them.
    """
    pool = pool_of(entrants, quotas, size)
    spread = leximin(programme(pool))
    pairs = zip(tickets(spread.probability), spread.panels.tolist(), strict=True)
    rows = (Row(count, tuple(seats)) for count, seats in pairs if count)
    return PanelLottery(pool, tuple(sorted(rows, key=lambda row: (-row.tickets, row.seats))))


def tickets(probability: Floats, total: int = TICKETS) -> list[int]:
    """Whole tickets in proportion to `probability` (P,), adding to `total`: the largest remainders
    are rounded up, the first of equals."""
    exact = probability * total
    whole = np.floor(exact).astype(np.int64)
    short = int(total - whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:short]] += 1
    return [int(count) for count in whole]


def lottery_lines(lottery: PanelLottery, draw: str) -> list[str]:
    """The lottery as lines that have the same bytes everywhere: what is published and hashed.

    Errors: `ValueError` for a strange sign in the name of the draw.
    """
    insist_on_name(draw)
    return [
        f"format {FORMAT}",
        f"draw {draw}",
        f"panel {lottery.pool.size}",
        *(f"quota {each.fact} {each.least} {each.most}" for each in lottery.pool.quotas),
        *(_type_line(place, each) for place, each in enumerate(lottery.pool.types, start=1)),
        *(_row_line(row) for row in lottery.rows),
    ]


def lottery_digest(lottery: PanelLottery, draw: str) -> bytes:
    """The digest of the lottery, published with it: of its lines, each ended by a line feed."""
    return sha256("".join(f"{line}\n" for line in lottery_lines(lottery, draw)).encode()).digest()


def _type_line(place: int, each: PanelType) -> str:
    return " ".join(["type", str(place), *each.facts])


def _row_line(row: Row) -> str:
    seats = (f"{place}={seats}" for place, seats in enumerate(row.seats, start=1) if seats)
    return " ".join(["tickets", str(row.tickets), *seats])


def drawn_panel(lottery: PanelLottery, *, draw: str, seed: bytes) -> DrawnPanel:
    """The panel that a seed draws: see `lottery.draw_seed`. The same seed draws the same panel."""
    ticket = ticket_number(draw, seed)
    row = lottery.rows[bisect_right(list(accumulate(row.tickets for row in lottery.rows)), ticket)]
    seated = zip(lottery.pool.types, row.seats, strict=True)
    people = (person for each, seats in seated for person in _first(each, seats, draw, seed))
    return DrawnPanel(ticket, row, tuple(sorted(people)))


def ticket_number(draw: str, seed: bytes) -> int:
    """The ticket that a seed picks: 2**32 divides 2**256, so none is likelier than another."""
    digest = sha256(b"draw-panel/v1\0" + draw.encode() + b"\0" + seed).digest()
    return int.from_bytes(digest, "big") % TICKETS


def _first(each: PanelType, seats: int, draw: str, seed: bytes) -> Iterator[str]:
    """Those of a type with the smallest lottery numbers."""
    numbers = lottery_numbers(draw, seed, each.people)
    turns = sorted(zip(numbers, each.people, strict=True))
    return (person for _, person in turns[:seats])
