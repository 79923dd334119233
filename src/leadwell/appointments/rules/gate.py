"""APT-10: Whoever takes a post at a level meets what the level asks on that day, or has a waiver.

The page that explains and the action that decides call this one function. A demand on hold, or one whose
first day has not come, is explained and stands in nobody's way. Only what the level itself asks counts:
a framework may ask something of one level and nothing of the one beneath it.
Source: Messenger review 2022, completion as a prerequisite to advance; house rule for its form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leadwell.appointments.rules.facts import Answer, Asked, Demand, Gap, Verdict, Waived
from leadwell.reasons import Reason
from leadwell.standards.rules.rule_tree import (
    Met,
    held_on,
    left_of,
    met_until,
    missing,
)


def gate(asked: Asked) -> Verdict:
    """Say whether the post may be taken, until when that is so, and what is missing."""
    demands = [each for each in asked.demands if _is_asked(each, asked)]
    versions = tuple(sorted({each.version for each in demands}))
    gaps = _gaps(demands, asked)
    binding = [each for each in demands if each.binds(asked.on)]
    if not binding:
        return Verdict(Answer.NOT_ASKED, gaps=gaps, versions=versions)
    if not any(gap.binds for gap in gaps):
        until = _first_end([met_until(each.rule, asked.held, asked.on) for each in binding])
        answer = Answer.MET_UNTIL if until else Answer.MET
        return Verdict(answer, until, gaps, versions=versions)
    if waiver := _waiver(asked):
        return Verdict(Answer.WAIVED_UNTIL, waiver.until_on, gaps, versions=versions, waiver=waiver)
    reasons = tuple(_reason(gap, asked.names) for gap in gaps if gap.binds)
    return Verdict(Answer.NOT_MET, gaps=gaps, reasons=reasons, versions=versions)


def _is_asked(demand: Demand, asked: Asked) -> bool:
    return demand.level == asked.level and demand.staff_group in ("", asked.staff_group)


def _gaps(demands: Sequence[Demand], asked: Asked) -> tuple[Gap, ...]:
    have = held_on(asked.held, asked.on)
    return tuple(
        Gap(each, left, missing(each.rule, have), each.binds(asked.on))
        for each in demands
        if (left := left_of(each.rule, have))
    )


def _first_end(found: Sequence[Met]) -> date | None:
    return min((each.until for each in found if each.until), default=None)


def _waiver(asked: Asked) -> Waived | None:
    """The one in force that lasts longest."""
    fitting = [each for each in asked.waivers if _fits(each, asked)]
    return max(fitting, key=lambda each: each.until_on, default=None)


def _fits(waiver: Waived, asked: Asked) -> bool:
    return (
        waiver.level == asked.level
        and waiver.organisation_id == asked.organisation_id
        and waiver.post_id in (None, asked.post_id)
        and waiver.from_on <= asked.on < waiver.until_on
    )


def _reason(gap: Gap, names: Mapping[str, str]) -> Reason:
    """What is missing on the shortest way, by its name."""
    what = "; ".join(sorted(names.get(key, key) for key in gap.ways[0]))
    facts = {"level": gap.demand.level, "title": gap.demand.title, "what": what}
    return Reason("APT-10", "Level {level} asks for “{title}”. Still missing: {what}.", facts)
