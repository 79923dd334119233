"""A draw, from its terms to everybody's place: what the rest of the house calls.

terms_digest(terms)          publish it with the terms, before the close      (`terms`)
close_entrants(entrants)     publish `.root` at the close                     (`entrants`)
hold_draw(...)               after the reveal: numbers, places, cut-offs
answers(outcome, entrant)    why somebody holds what they hold, choice by choice
hold_draw(..., replies=...)  the same draw again, after people accepted or declined
moves(before, after)         who is offered what by it
draw_document(outcome)       all of it, for anybody to check                  (`document`)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from leadwell.allocation.closed_list import close
from leadwell.allocation.collector import resting_collector
from leadwell.allocation.cut_offs import CutOff, Step, by_cohort, steps
from leadwell.allocation.deferred_acceptance import NOBODY, NOWHERE
from leadwell.allocation.entrants import Entrant, in_list_order, record
from leadwell.allocation.lottery import commitment, draw_seed, lottery_numbers
from leadwell.allocation.replies import Reply, still_asked
from leadwell.allocation.reserves import OPEN, ByLot, Units, places_by_lot, wrongly_placed
from leadwell.allocation.terms import Terms, insist_on_terms


class DrawDoesNotHold(Exception):
    """What was worked out does not agree with itself: a fault in this package, never in the draw."""


NO_REPLIES: Mapping[str, Reply] = {}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a cohort, and the fact it was reserved for: None when it was an open one."""

    cohort: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that came of a draw. Whoever is not in `places` holds none."""

    terms: Terms
    entrants: Mapping[str, Entrant]
    root: bytes
    secret: bytes
    public: str
    seed: bytes
    numbers: Mapping[str, int]
    places: Mapping[str, Place]
    cut_offs: tuple[CutOff, ...]
    replies: Mapping[str, Reply]

    def asked(self, entrant: str) -> tuple[str, ...]:
        """What an entrant asks for, after their reply."""
        return still_asked(self.entrants[entrant].choices, self.replies.get(entrant))


@resting_collector()
def hold_draw(
    terms: Terms,
    entrants: Iterable[Entrant],
    *,
    secret: bytes,
    public: str,
    replies: Mapping[str, Reply] = NO_REPLIES,
) -> Outcome:
    """Everybody's number and place. The order in which entrants are given makes no difference. Every
    place is checked from the cut-offs alone before anything is answered.

    Errors: `ValueError`, with a sentence, when the secret is not the promised one, the terms
    contradict themselves, an entrant is listed twice or asks for what is not on offer.
    """
    insist_on_terms(terms)
    if commitment(secret) != terms.commitment:
        raise ValueError("This secret is not the one that was promised.")
    listed = in_list_order(entrants)
    root = close(record(entrant).encode() for entrant in listed).root
    seed = draw_seed(root, secret, public.encode())
    numbers = lottery_numbers(terms.draw, seed, (entrant.id for entrant in listed))
    units, facts = units_of(terms), _facts(terms, listed)
    choices = _choices(terms, listed, replies)
    result = places_by_lot(choices, numbers, units, facts)
    if wrongly_placed(choices, result, units, facts):
        raise DrawDoesNotHold("Somebody holds another place than the cut-offs promise them.")
    parts = _parts(terms)
    return Outcome(
        terms=terms,
        entrants={entrant.id: entrant for entrant in listed},
        root=root,
        secret=secret,
        public=public,
        seed=seed,
        numbers={entrant.id: number for entrant, number in zip(listed, numbers, strict=True)},
        places={
            entrant.id: parts[unit]
            for entrant, unit in zip(listed, result.unit, strict=True)
            if unit != NOWHERE
        },
        cut_offs=tuple(_cut_offs(parts, units, result, numbers)),
        replies=dict(replies),
    )


def answers(outcome: Outcome, entrant: str) -> tuple[Step, ...]:
    """Why an entrant holds what they hold: each choice in turn, down to the one that admitted them."""
    facts = outcome.entrants[entrant].facts
    found = by_cohort(outcome.cut_offs)
    return tuple(steps(outcome.asked(entrant), outcome.numbers[entrant], facts, found))


def waiting_lists(outcome: Outcome) -> dict[str, list[str]]:
    """For each cohort those who would rather be there than where they are, by their numbers.

    A freed place goes to the first of them, or, where it was a reserved one, to the first with its
    fact; `hold_draw` with the replies settles it, together with whatever else comes free by it.
    """
    lists: dict[str, list[str]] = {cohort.id: [] for cohort in outcome.terms.cohorts}
    for entrant in sorted(outcome.numbers, key=outcome.numbers.__getitem__):
        place = outcome.places.get(entrant)
        for cohort in outcome.asked(entrant):
            if place and place.cohort == cohort:
                break
            lists[cohort].append(entrant)
    return lists


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody whose cohort is another than before. None stands for no place."""

    entrant: str
    before: str | None
    after: str | None


def moves(before: Outcome, after: Outcome) -> list[Move]:
    """Who holds another cohort after the replies than before, by their numbers: the new offers, and
    those who gave a place up."""
    pairs = (
        Move(entrant, _cohort(before, entrant), _cohort(after, entrant))
        for entrant in sorted(after.numbers, key=after.numbers.__getitem__)
    )
    return [move for move in pairs if move.before != move.after]


def _cohort(outcome: Outcome, entrant: str) -> str | None:
    place = outcome.places.get(entrant)
    return place.cohort if place else None


def units_of(terms: Terms) -> Units:
    """The cohorts taken apart into units, with each fact as a bit."""
    bits, units = _bits(terms), Units()
    for cohort in terms.cohorts:
        units.add_cohort((places, bits[fact] if fact else OPEN) for places, fact in cohort.parts)
    return units


def _bits(terms: Terms) -> dict[str, int]:
    reserves = chain.from_iterable(cohort.reserves for cohort in terms.cohorts)
    return {fact: 1 << bit for bit, fact in enumerate(sorted({each.fact for each in reserves}))}


def _parts(terms: Terms) -> list[Place]:
    """What each unit is a place in."""
    return [Place(cohort.id, fact) for cohort in terms.cohorts for _, fact in cohort.parts]


def _choices(
    terms: Terms, listed: Sequence[Entrant], replies: Mapping[str, Reply]
) -> list[list[int]]:
    at = {cohort.id: place for place, cohort in enumerate(terms.cohorts)}
    strangers = replies.keys() - {entrant.id for entrant in listed}
    if strangers:
        raise ValueError(f"{min(strangers)} replied and is not an entrant.")
    return [_asked(entrant, at, replies) for entrant in listed]


def _asked(entrant: Entrant, at: Mapping[str, int], replies: Mapping[str, Reply]) -> list[int]:
    try:
        choices = [at[cohort] for cohort in entrant.choices]
    except KeyError as strange:
        raise ValueError(
            f"Entrant {entrant.id} asks for {strange}, which is not on offer."
        ) from strange
    if entrant.id not in replies:
        return choices
    return [at[cohort] for cohort in still_asked(entrant.choices, replies[entrant.id])]


def _facts(terms: Terms, listed: Sequence[Entrant]) -> list[int]:
    bits = _bits(terms)
    together = {
        facts: sum(bits.get(fact, 0) for fact in facts)
        for facts in {entrant.facts for entrant in listed}
    }
    return [together[entrant.facts] for entrant in listed]


def _cut_offs(
    parts: Sequence[Place], units: Units, result: ByLot, numbers: Sequence[int]
) -> Iterator[CutOff]:
    filled, people = [0] * len(parts), len(numbers)
    for unit in result.unit:
        if unit != NOWHERE:
            filled[unit] += 1
    for unit, (part, worst) in enumerate(zip(parts, result.cut_off, strict=True)):
        places = units.places[unit]
        is_full = filled[unit] == places and worst != NOBODY
        turn = int(worst) if is_full else 0
        up_to = numbers[result.order[turn % people]] if is_full else None
        yield CutOff(part.cohort, part.fact, places, filled[unit], up_to, turn >= people > 0)
