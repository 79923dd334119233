"""What stands between me and the next level, and how long would it take?"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.appointments.pages import saying
from leadwell.appointments.queries.my_route import MyRoute
from leadwell.appointments.queries.ways import Way
from leadwell.appointments.rules.facts import Answer
from leadwell.design.pages import Cell, Column, Crumb, Link, Page, Row, Table, Tag
from leadwell.design.words import data, day
from leadwell.organisations.rules.name_to_read import name_to_read


@dataclass(frozen=True, kw_only=True)
class MyRoutePage(Page):
    """My level, the next one, the gap and the way, on one page."""

    answer: str
    doubt: str
    path: tuple[saying.Stop, ...]
    path_says: str
    mine: tuple[saying.Left, ...]
    left: tuple[saying.Left, ...]
    left_heading: str
    route: str
    courses: Table | None
    uncovered: tuple[str, ...]
    prior: tuple[str, ...]
    held: Table
    links: tuple[Link, ...]


def my_route_page(found: MyRoute) -> MyRoutePage:
    """The asker's own page."""
    way = found.next
    path = _path(found)
    return MyRoutePage(
        title=_("What stands between me and the next level?"),
        purpose=_("Every level, what you have met, what is missing, and the shortest way on."),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
        answer=_answer(found),
        doubt=_doubt(found),
        path=path,
        path_says=_("Your way in {n} stops, level by level.").format(n=len(path)),
        mine=_left(found.mine, found),
        left=_left(way, found),
        left_heading=_left_heading(way),
        route=saying.route_sentence(way.route) if way and way.verdict.gaps else "",
        courses=saying.route_table(way.route) if way else None,
        uncovered=saying.uncovered(way.route, found.words) if way else (),
        prior=_prior(found),
        held=_held(found),
        links=(
            Link(_("How far is my induction?"), reverse("training:my-induction")),
            Link(
                _("What have I learned elsewhere that may count?"), reverse("training:my-learning")
            ),
            Link(_("Which training counts?"), reverse("training:catalogue")),
            Link(_("What is being asked for, level by level?"), reverse("standards:frameworks")),
        ),
    )


def _answer(found: MyRoute) -> str:
    if not found.levels:
        return _("No standards are published yet, so nothing stands in your way.")
    if found.next is None:
        return _("There is no higher level that asks for anything.")
    level = found.next.level
    count = sum(len(gap.ways[0]) for gap in found.next.verdict.gaps)
    if not count:
        return _("Nothing is missing for level {level}.").format(level=level)
    if not any(gap.binds for gap in found.next.verdict.gaps):
        return ngettext(
            "Nothing stands in your way to level {level} today. {n} thing will be asked later.",
            "Nothing stands in your way to level {level} today. {n} things will be asked later.",
            count,
        ).format(level=level, n=count)
    return ngettext(
        "{n} thing stands between you and level {level}.",
        "{n} things stand between you and level {level}.",
        count,
    ).format(level=level, n=count)


def _doubt(found: MyRoute) -> str:
    today = _("As known on {day}.").format(day=day(found.on))
    if found.mine is None:
        return today
    return f"{today} {_own_level(found.mine)}"


def _own_level(way: Way) -> str:
    until = day(way.verdict.until) if way.verdict.until else ""
    said = {
        Answer.MET: _("You meet your own level, {level}."),
        Answer.MET_UNTIL: _("You meet your own level, {level}, until {until}."),
        Answer.WAIVED_UNTIL: _("You hold your post at level {level} by a waiver until {until}."),
        Answer.NOT_MET: _("You do not meet your own level, {level}, yet."),
        Answer.NOT_ASKED: _("Your own level, {level}, asks nothing of you today."),
    }
    return said[way.verdict.answer].format(level=way.level, until=until)


def _path(found: MyRoute) -> tuple[saying.Stop, ...]:
    """Levels behind me that I meet, where I am, the courses, the next level, and those after it."""
    here, ahead = found.level or 0, found.next.level if found.next else 0
    behind = [each for each in found.levels if each.level < here and not each.verdict.gaps]
    between = [each for each in found.levels if here < each.level < ahead]
    later = [each for each in found.levels if each.level > max(here, ahead)]
    return (
        *(_met(each, found) for each in behind),
        _here(found),
        *(_met(each, found) for each in between),
        *_ahead(found),
        *(_later(each, found) for each in later),
    )


def _here(found: MyRoute) -> saying.Stop:
    here = saying.level_name(found.level, found.words)
    tag = _tag(found.mine) if found.mine else Tag(_("Today"), "you")
    return saying.Stop(here, _where(found), tag, done=True)


def _met(way: Way, found: MyRoute) -> saying.Stop:
    """A level of which nothing is missing."""
    return saying.Stop(saying.level_name(way.level, found.words), "", _tag(way), done=True)


def _tag(way: Way) -> Tag:
    """What is asked only from a later day may be met already."""
    early = way.verdict.answer is Answer.NOT_ASKED and not way.verdict.gaps
    return Tag(_("Met"), "good") if early else saying.tag_of(way)


def _ahead(found: MyRoute) -> tuple[saying.Stop, ...]:
    """The courses, and the next level."""
    if found.next is None:
        return ()
    there = saying.level_name(found.next.level, found.words)
    ends = found.next.route.ends_on
    dated = any(step.run for step in found.next.route.steps)
    says = _("As early as {day}").format(day=day(ends)) if dated and ends else ""
    met = not found.next.verdict.gaps
    last = saying.Stop(there, says, _tag(found.next), done=met)
    return (*saying.route_stops(found.next.route), last)


def _later(way: Way, found: MyRoute) -> saying.Stop:
    """A level beyond the next: how much it asks for that is not there yet."""
    count = sum(len(gap.ways[0]) for gap in way.verdict.gaps)
    says = ngettext("{n} thing is missing today.", "{n} things are missing today.", count)
    name = saying.level_name(way.level, found.words)
    if not count:
        return _met(way, found)
    return saying.Stop(name, says.format(n=count), Tag(_("Later"), "quiet"))


def _where(found: MyRoute) -> str:
    if not found.tenures:
        return _("You hold no post here today.")
    post = found.tenures[0].post
    place = name_to_read(post.organisation.name)
    return format_html(_("{post}, {place}"), post=data(post.title), place=data(place))


def _left(way: Way | None, found: MyRoute) -> tuple[saying.Left, ...]:
    return saying.left(way.verdict.gaps, found.words, today=found.on) if way else ()


def _left_heading(way: Way | None) -> str:
    return _("What is missing for level {level}").format(level=way.level) if way else ""


def _prior(found: MyRoute) -> tuple[str, ...]:
    """What you have already that a panel may recognise."""
    return tuple(
        format_html(
            _("{award} may count for: {items}"),
            award=data(found.words.items.get(key, key)),
            items=data("; ".join(found.words.items.get(each, each) for each in sorted(keys))),
        )
        for key, keys in sorted(found.may_count.items())
    )


def _held(found: MyRoute) -> Table:
    rows = tuple(
        Row(
            (
                Cell(found.words.items.get(one.key, one.key), is_data=True),
                day(one.from_on),
                day(one.until_on) if one.until_on else _("For good"),
            )
        )
        for one in sorted(found.held, key=lambda each: (each.key, each.from_on))
    )
    return Table(
        caption=_("What you have shown already"),
        caption_hidden=True,
        columns=(Column(_("What")), Column(_("Since")), Column(_("Counts until"))),
        rows=rows,
        empty=_("Nothing yet. What you pass or have recognised will stand here."),
        stacked=True,
    )
