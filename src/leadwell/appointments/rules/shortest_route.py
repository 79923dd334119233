"""APT-15: The shortest route runs through accredited courses in the order their prerequisites allow.

Of all ways to meet what is asked it takes the one that ends first. A course begins when the courses
before it are over, so the longest chain decides. Prerequisites in a circle lead nowhere.
Source: methods, career routes and gates: the critical path over a small graph without circles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from leadwell.appointments.rules.facts import Course, DatedRun, Route, Step
from leadwell.reasons import Reason, RuleBroken

NEVER = date.max
CIRCLE = Reason("APT-15", "These courses wait for one another in a circle. Nobody could begin.")


def shortest_route(
    ways: Iterable[frozenset[str]],
    *,
    courses: Collection[Course],
    passed: Collection[str] = (),
    on: date,
) -> Route:
    """The route that ends first; `passed` are the codes of courses that need no more taking. Empty for
    no ways at all. Raises `RuleBroken` where prerequisites go round in a circle."""
    there = {course.code: course for course in courses}
    ends = _Ends(there, frozenset(passed), on)
    routes = [_route(way, ends) for way in ways]
    return min(routes, key=_worth, default=Route())


class _Ends:
    """When each course could end, worked out once."""

    def __init__(self, courses: Mapping[str, Course], passed: frozenset[str], on: date) -> None:
        self.courses, self.passed, self.on = courses, passed, on
        self.known: dict[str, tuple[date, DatedRun | None]] = {}
        self.asking: set[str] = set()

    def of(self, code: str) -> date:
        """The last day of a course if one set out today; NEVER where there is no date."""
        if code in self.passed:
            return self.on
        if code not in self.courses:
            return NEVER
        if code not in self.known:
            self.known[code] = self._found(self.courses[code])
        return self.known[code][0]

    def _found(self, course: Course) -> tuple[date, DatedRun | None]:
        if course.code in self.asking:
            raise RuleBroken([CIRCLE])
        self.asking.add(course.code)
        ready = max([self.on, *(self.of(first) for first in course.firsts)])
        self.asking.discard(course.code)
        runs = [run for run in course.runs if run.starts_on >= ready and run.free > 0]
        run = min(runs, key=lambda each: each.ends_on, default=None)
        return (run.ends_on if run else NEVER), run

    def steps(self, code: str) -> dict[str, Step]:
        """A course and everything before it, the first one first."""
        if code in self.passed or code not in self.courses:
            return {}
        before: dict[str, Step] = {}
        for first in sorted(self.courses[code].firsts):
            before |= self.steps(first)
        self.of(code)
        return {**before, code: Step(self.courses[code], self.known[code][1])}


def _route(way: frozenset[str], ends: _Ends) -> Route:
    chosen = {key: best for key in sorted(way) if (best := _best(key, ends))}
    steps: dict[str, Step] = {}
    for code in _enough(chosen, ends):
        steps |= ends.steps(code)
    last = max((ends.of(code) for code in steps), default=ends.on)
    ordered = sorted(steps.values(), key=lambda step: ends.of(step.course.code))
    return Route(tuple(ordered), None if last == NEVER else last, way - chosen.keys())


def _best(key: str, ends: _Ends) -> str | None:
    """The course for one key that ends first."""
    covering = [code for code, course in ends.courses.items() if key in course.covers]
    return min(covering, key=lambda code: (ends.of(code), code), default=None)


def _enough(chosen: Mapping[str, str], ends: _Ends) -> list[str]:
    """The courses chosen, less those whose keys the others cover as well."""
    kept = sorted(set(chosen.values()))
    for code in list(kept):
        others = frozenset().union(*(ends.courses[each].covers for each in kept if each != code))
        needed = {key for key, by in chosen.items() if by == code}
        if needed <= others:
            kept.remove(code)
    return kept


def _worth(route: Route) -> tuple[int, date, int, object]:
    """Nothing left out, then soonest, then fewest courses, then cheapest."""
    return len(route.uncovered), route.ends_on or NEVER, len(route.steps), route.cost
