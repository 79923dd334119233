"""FAR-47: A tie is a day before the decision on which the person reported to a decider, or both stood in a
unit with at most ten in post.

The day of the decision itself does not count: whoever is chosen may begin to work with the decider on that
very day. Reports that follow a decision say nothing about it. It is looked at day by day, to check what the
star works out from whole periods.
Source: house rule; how large a unit still makes a tie is to be verified.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from leadwell.fairness.rules.connections.facts import Reported, Stood

MOST_IN_A_SMALL_UNIT = 10


def tie_before(
    day: date, *, human: int, decider: int, stood: Sequence[Stood], reported: Iterable[Reported]
) -> bool:
    """Whether there was a tie before a day. `stood` is everybody who stood in any unit of the two."""
    lines = tuple(reported)
    periods: list[Stood | Reported] = [*stood, *lines]
    changes = {each for one in periods for each in (one.from_on, one.until_on) if each}
    return any(
        _tied(each, human=human, decider=decider, stood=stood, lines=lines)
        for each in sorted(changes)
        if each < day
    )


def _tied(
    day: date, *, human: int, decider: int, stood: Sequence[Stood], lines: Sequence[Reported]
) -> bool:
    now = [one for one in stood if _holds(one, day)]
    own = [one for one in now if one.human == human]
    other = [one for one in now if one.human == decider]
    above = {one.post for one in other}
    reports = {line.to_post for line in lines if _holds(line, day)
               and line.post in {one.post for one in own}}  # fmt: skip
    return bool(above & reports) or any(
        mine.unit and _unit(mine) == _unit(theirs) and _small(mine, now)
        for mine in own
        for theirs in other
    )


def _holds(one: Stood | Reported, day: date) -> bool:
    return one.from_on <= day and (one.until_on is None or day < one.until_on)


def _unit(one: Stood) -> tuple[int, str]:
    return one.organisation, one.unit


def _small(one: Stood, now: Iterable[Stood]) -> bool:
    return sum(_unit(each) == _unit(one) for each in now) <= MOST_IN_A_SMALL_UNIT
