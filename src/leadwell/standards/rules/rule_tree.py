"""What a level or a programme asks, as a small tree that is met or not.

A tree asks for one item, or for at least so many of its parts: "all of" asks for as many as it lists,
"any of" for one. Whoever asks what is missing gets sets of keys that would do, or the part of the tree
that is left; adding what is named always makes it met, because all three are read off one tree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from leadwell.reasons import insist_on
from leadwell.standards.rules.rule_is_well_formed import rule_is_well_formed

WIDEST = 24  # how many ways are followed at once: exact for anything a person could read


@dataclass(frozen=True, slots=True)
class Needs:
    """One item, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least so many of these parts."""

    count: int
    of: tuple[Rule, ...]

    @property
    def all(self) -> bool:
        """Whether every part is asked for."""
        return self.count == len(self.of)


Rule = Needs | AtLeast


class Period(Protocol):
    """An item somebody holds from a day up to but not including another; None: for good."""

    @property
    def key(self) -> str: ...
    @property
    def from_on(self) -> date: ...
    @property
    def until_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Met:
    """Whether a rule is met on a day and, if it is, the first later day on which it is met no more."""

    met: bool
    until: date | None = None


def read_rule(said: object) -> Rule:
    """The tree as it was written; `RuleBroken` says what is wrong with it."""
    insist_on(rule_is_well_formed(said))
    return _read(said)


def written(rule: Rule) -> dict[str, object]:
    """The tree as it is written."""
    if isinstance(rule, Needs):
        return {"item": rule.key}
    parts = [written(part) for part in rule.of]
    if rule.all:
        return {"all": parts}
    return {"any": parts} if rule.count == 1 else {"at_least": rule.count, "of": parts}


def keys_of(rule: Rule) -> frozenset[str]:
    """Every key that stands in it."""
    if isinstance(rule, Needs):
        return frozenset({rule.key})
    return frozenset().union(*(keys_of(part) for part in rule.of))


def is_met(rule: Rule, have: Collection[str]) -> bool:
    """Whether somebody who has these keys meets it."""
    if isinstance(rule, Needs):
        return rule.key in have
    return sum(is_met(part, have) for part in rule.of) >= rule.count


def left_of(rule: Rule, have: Collection[str]) -> Rule | None:
    """The part of it that is not met yet, as a tree; None if it is met."""
    if isinstance(rule, Needs):
        return None if rule.key in have else rule
    parts = tuple(part for part in (left_of(part, have) for part in rule.of) if part)
    count = rule.count - (len(rule.of) - len(parts))
    if count < 1:
        return None
    return parts[0] if len(parts) == 1 else AtLeast(count, parts)


def missing(rule: Rule, have: Collection[str]) -> tuple[frozenset[str], ...]:
    """The sets of keys that would do, smallest first; empty if it is met. Nothing in them is superfluous.
    Where there are very many ways only some are named, and each of those would do."""
    left = left_of(rule, have)
    if left is None:
        return ()
    return _fewest({_needed(left, way) for way in _ways(left)})


def met_until(rule: Rule, held: Iterable[Period], on: date) -> Met:
    """Whether it is met on a day by what somebody holds, and until when as far as is known now."""
    asked = keys_of(rule)
    periods = [period for period in held if period.key in asked]
    if not is_met(rule, held_on(periods, on)):
        return Met(met=False)
    ends = sorted({p.until_on for p in periods if p.until_on and p.until_on > on})
    return Met(True, next((day for day in ends if not is_met(rule, held_on(periods, day))), None))


def held_on(held: Iterable[Period], on: date) -> frozenset[str]:
    """The keys somebody holds on a day."""
    return frozenset(
        period.key
        for period in held
        if period.from_on <= on and (period.until_on is None or on < period.until_on)
    )


def _read(said: object) -> Rule:
    assert isinstance(said, dict)
    if "item" in said:
        return Needs(said["item"])
    name = next(name for name in said if name != "at_least")
    parts = tuple(_read(part) for part in said[name])
    count = {"all": len(parts), "any": 1, "of": said.get("at_least", 1)}[name]
    return AtLeast(count, parts)


def _ways(rule: Rule) -> tuple[frozenset[str], ...]:
    """Sets that meet a tree of which nothing is met. `reached[n]` meet n of the parts seen so far."""
    if isinstance(rule, Needs):
        return (frozenset({rule.key}),)
    reached: list[tuple[frozenset[str], ...]] = [(frozenset(),), *[()] * rule.count]
    for part in rule.of:
        more = _ways(part)
        for n in range(rule.count, 0, -1):
            joined = {way | also for way in reached[n - 1] for also in more}
            reached[n] = _fewest({*reached[n], *joined})
    return reached[rule.count]


def _needed(rule: Rule, way: frozenset[str]) -> frozenset[str]:
    """The same way without what it can do without."""
    for key in sorted(way):
        if is_met(rule, way - {key}):
            way -= {key}
    return way


def _fewest(ways: Collection[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The smallest of them, none of which holds another."""
    kept: list[frozenset[str]] = []
    for way in sorted(ways, key=_by_size):
        if len(kept) == WIDEST:
            break
        if not any(smaller <= way for smaller in kept):
            kept.append(way)
    return tuple(kept)


def _by_size(way: Collection[str]) -> tuple[int, Sequence[str]]:
    return len(way), sorted(way)
