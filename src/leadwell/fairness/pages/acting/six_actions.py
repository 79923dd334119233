"""The six high-impact actions, for a board: dates, measures and plans of each."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Link, Row, Table
from leadwell.design.plain_pages import ListPage, Part
from leadwell.design.words import data, day
from leadwell.fairness.pages.acting.shapes import columns, facts_part, way_back
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.acting.six_actions import SET, Action, Measure, SixActions
from leadwell.fairness.queries.reports.place import Place
from leadwell.fairness.queries.survey_answers import SurveyAnswer
from leadwell.fairness.rules.facts import Indicator, Kind
from leadwell.measures.queries import Shown as Published


def six_actions_page(found: SixActions) -> ListPage:
    """Each action in turn."""
    place = found.place
    return ListPage(
        title=format_html(_("How far is {place} with the six actions?"), place=data(place.name)),
        purpose=_("For the board: what each of the six high-impact actions asks, what the figures say, and"
                  " what is being done."),
        crumbs=way_back(place),
        made_up=place.organisation.made_up,
        answer=_answer(found),
        ways=_ways(found),
        parts=(
            *(_part(action, found) for action in found.actions),
            facts_part("source", _("Where this comes from"), [
                (_("Source"), Cell(found.source, is_data=True)),
                *((_("To be verified"), _(note)) for note in found.to_be_verified),
            ]),
        ),
    )  # fmt: skip


def _answer(found: SixActions) -> str:
    measures = [one for action in found.actions for one in action.measures]
    away = [one for one in measures if one.stands_out]
    without = sum(not one.plans for one in away)
    if found.year is None:
        return _("Nothing has been counted here yet. What each action asks stands below.")
    if not away:
        return _("None of the measures counted here is away from parity beyond chance.")
    said = ngettext(
        "%(n)s measure is away from parity", "%(n)s measures are away from parity", len(away)
    )
    words_ = said % {"n": len(away)}
    return _("{said}, {n} of them without a plan.").format(said=words_, n=without)


def _ways(found: SixActions) -> tuple[Link, ...]:
    place = found.place
    ways = [Link(_("Its plans"), reverse("fairness:plans", args=[place.code]))]
    if found.year is not None:
        ways += [
            Link(
                _("Figures as a table (CSV)"), reverse("fairness:set-csv", args=[place.code, SET])
            ),
            Link(_("Figures to print (PDF)"), reverse("fairness:set-pdf", args=[place.code, SET])),
        ]
    return tuple(ways)


def _part(action: Action, found: SixActions) -> Part:
    heading = _("{number}. {title}").format(number=action.number, title=_(action.title))
    table = Table(
        caption=heading,
        caption_hidden=True,
        columns=columns(_("Measure"), _("Latest figure"), _("What it says"), _("Plan")),
        rows=tuple(_row(one, found) for one in action.measures),
        empty=_("This action has no measure here."),
        stacked=True,
    )
    return Part(f"action-{action.number}", heading, table, _dates(action))


def _dates(action: Action) -> str:
    if not action.dates:
        return _("We have seen no date for this action.")
    said = "; ".join(f"{_(one.what)}: {day(one.on)}" for one in action.dates)
    return _("Due: {dates}.").format(dates=said)


def _row(one: Measure, found: SixActions) -> Row:
    place, indicator = found.place, one.indicator
    name = words.name(indicator)
    if indicator.kind is Kind.NARRATIVE:
        return Row((name, _told(indicator, found), "", _plan(one, place)))
    if one.answers:
        return Row((name, *_surveyed(one.answers), _plan(one, place)))
    if one.line is None:
        return Row((name, _not_yet(indicator), "", _plan(one, place)))
    href = reverse("fairness:indicator", args=[place.code, SET, indicator.code])
    said = words.in_short(one.line)
    return Row((Cell(name, href=href), words.with_interval(one.line), said, _plan(one, place)))


def _told(indicator: Indicator, found: SixActions) -> Cell:
    """What is said in words: of the board its count, of pay where its gaps stand."""
    if indicator.number.startswith("1"):
        return Cell(_board(found))
    if indicator.number.startswith("3"):
        pay = reverse("fairness:pay", args=[found.place.code])
        return Cell(_("Is pay fair here?"), href=pay)
    return Cell(_("Told in words, not counted"))


def _not_yet(indicator: Indicator) -> str:
    if indicator.kind is Kind.SURVEY and not indicator.measures:
        return _("No file with these answers is read here yet")
    return _("Not counted yet")


def _surveyed(answers: tuple[SurveyAnswer, ...]) -> tuple[str, str]:
    """What all staff here answered, each question apart, and all of England's."""
    own = "; ".join(f"{_(one.measure.title)}: {_answered(one.own)}" for one in answers)
    nation = "; ".join(_answered(one.nation) for one in answers)
    return own, _("Of all staff, as the staff survey published it. England: {answers}.").format(
        answers=nation
    )


def _answered(shown: Published | None) -> str:
    if shown is None:
        return _("not published")
    if shown.value is None:
        return _("hidden")
    return words.amount(shown.value, "percent")


def _board(found: SixActions) -> str:
    members, without = found.board
    if not members:
        return _("Nobody who sits on the board is known here")
    return _("{n} of {members} members of the board have an objective").format(
        n=members - without, members=members
    )


def _plan(one: Measure, place: Place) -> Cell:
    if one.plans:
        line = one.plans[0]
        here = reverse("fairness:plan", args=[place.code, line.plan.pk])
        return Cell(line.plan.what, href=here, is_data=True)
    if one.stands_out:
        return Cell(_("None, and it is away from parity"), tone="attention")
    return Cell(_("None"))
