"""How the gate, a way and a route are said, on every page about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.appointments.queries.ways import Way, Words
from leadwell.appointments.rules.facts import Answer, Gap, Route, Step
from leadwell.design.pages import Cell, Column, Row, Table, Tag
from leadwell.design.words import data, day, number
from leadwell.standards.rules.rule_tree import Needs, Rule


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a path: what it is, what is said of it, and how far it has come."""

    title: str
    says: str
    tag: Tag
    done: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is asked for and not met: in words, as a nested list."""

    title: str
    says: str
    parts: SafeString


def level_name(level: int | None, words: Words) -> str:
    """A level by its number and its name."""
    if level is None:
        return _("No level")
    name = words.levels.get(level)
    if not name:
        return _("Level {level}").format(level=level)
    return format_html(_("Level {level}: {name}"), level=level, name=data(name))


def answer_of(way: Way) -> str:
    """The gate's answer about a level, in a sentence."""
    verdict = way.verdict
    until = day(verdict.until) if verdict.until else ""
    return {
        Answer.MET: _("Everything that level {level} asks is met."),
        Answer.MET_UNTIL: _("What level {level} asks is met until {until}. Renew it before then."),
        Answer.WAIVED_UNTIL: _(
            "What level {level} asks is not met. A waiver lets them hold the post until {until}."
        ),
        Answer.NOT_MET: _("What level {level} asks is not met yet."),
        Answer.NOT_ASKED: _("Today nothing stands in the way at level {level}."),
    }[verdict.answer].format(level=way.level, until=until)


def tag_of(way: Way) -> Tag:
    """The gate's answer in a word or two."""
    words = {
        Answer.MET: Tag(_("Met"), "good"),
        Answer.MET_UNTIL: Tag(_("Met for now"), "attention"),
        Answer.WAIVED_UNTIL: Tag(_("Waived for now"), "attention"),
        Answer.NOT_MET: Tag(_("Not met yet"), "attention"),
        Answer.NOT_ASKED: Tag(_("Not asked today"), "quiet"),
    }
    return words[way.verdict.answer]


def left(gaps: tuple[Gap, ...], words: Words, *, today: date) -> tuple[Left, ...]:
    """Everything that is missing, each demand with the part of it that is left."""
    return tuple(
        Left(gap.demand.title, _binding(gap, today), _tree(gap.left, words.items)) for gap in gaps
    )


def _binding(gap: Gap, today: date) -> str:
    demand = gap.demand
    if demand.on_hold:
        return _("On hold: it stands in nobody's way for now.")
    if demand.bites_on is None:
        return _("It has no first day yet, so it stands in nobody's way.")
    if demand.bites_on > today:
        return _("Asked from {day}. Until then it stands in nobody's way.").format(
            day=day(demand.bites_on)
        )
    return ""


def _tree(rule: Rule, names: Mapping[str, str]) -> SafeString:
    """A rule as a nested list: all of these, one of these, at least so many of these."""
    if isinstance(rule, Needs):
        return format_html("{}", data(names.get(rule.key, rule.key)))
    head = _("All of these:")
    if not rule.all:
        text = ngettext("One of these:", "At least {n} of these:", rule.count)
        head = text.format(n=rule.count)
    parts = format_html_join("", "<li>{}</li>", ((_tree(part, names),) for part in rule.of))
    return format_html('{}<ul class="nhsuk-list nhsuk-list--bullet">{}</ul>', head, parts)


def route_stops(route: Route) -> tuple[Stop, ...]:
    """The courses of a route as stops of a path."""
    return tuple(_stop(step) for step in route.steps)


def _stop(step: Step) -> Stop:
    run = step.run
    if step.course.at_work:
        says = _("Everybody who starts does it at work. Nobody has to apply.")
        return Stop(data(step.course.title), says, Tag(_("At work"), "you"))
    if run is None:
        says = _("No dates yet. Ask the provider.")
        return Stop(data(step.course.title), says, Tag(_("No dates yet"), "quiet"))
    says = ngettext(
        "{start} to {end}. {n} place is free.", "{start} to {end}. {n} places are free.", run.free
    ).format(start=day(run.starts_on), end=day(run.ends_on), n=number(run.free))
    return Stop(data(step.course.title), says, Tag(_("Course"), "you"))


def route_sentence(route: Route) -> str:
    """How long the shortest route takes, in a sentence."""
    if not route.steps:
        return _("No accredited course covers what is missing yet.")
    count = sum(not step.course.at_work for step in route.steps)
    if not count:
        return _(
            "What is missing is part of the induction, which everybody who starts does at work. If you "
            "were there before it began, what you learned before may count."
        )
    courses = ngettext("{n} course", "{n} courses", count).format(n=count)
    if route.ends_on is None:
        return _("The shortest way is {courses}. Not all of them have dates yet.").format(
            courses=courses
        )
    return _("The shortest way is {courses}. It can be done by {day}.").format(
        courses=courses, day=day(route.ends_on)
    )


def route_table(route: Route) -> Table | None:
    """The courses as a table, with hours and cost; nothing where there are none."""
    courses = [step for step in route.steps if not step.course.at_work]
    if not courses:
        return None
    columns = (
        Column(_("Course")),
        Column(_("Starts")),
        Column(_("Ends")),
        Column(_("Free places"), numeric=True),
        Column(_("Hours"), numeric=True),
        Column(_("Cost"), numeric=True),
    )
    return Table(
        caption=_("The courses of the shortest way"),
        columns=columns,
        rows=tuple(_row(step) for step in courses),
        stacked=True,
    )


def _row(step: Step) -> Row:
    course, run = step.course, step.run
    return Row(
        (
            Cell(course.title, is_data=True),
            day(run.starts_on) if run else _("No date yet"),
            day(run.ends_on) if run else "",
            number(run.free) if run else "",
            number(course.hours) if course.hours is not None else _("Not said"),
            _("£{pounds}").format(pounds=number(float(course.cost)))
            if course.cost is not None
            else _("Not said"),
        )
    )


def uncovered(route: Route, words: Words) -> tuple[str, ...]:
    """What no course covers, by name. Where no course covers anything of it that is said already."""
    if not route.steps:
        return ()
    return tuple(data(words.items.get(key, key)) for key in sorted(route.uncovered))
