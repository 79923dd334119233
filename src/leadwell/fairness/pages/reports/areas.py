"""A region or the nation: everybody in it together, each figure with its interval."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import (
    Cell,
    Column,
    Link,
    Page,
    Row,
    Stat,
    Table,
    Tone,
)
from leadwell.fairness.pages.reports import parts, story, tables, words
from leadwell.fairness.pages.reports.area_away import Away, at_how_many, away
from leadwell.fairness.queries.reports.areas import COMPARED, Area, AreaSet
from leadwell.fairness.queries.reports.years import EVERYBODY, Year
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.reports.stands_by_itself import stands_by_itself
from leadwell.fairness.rules.reports.what_stands_out import AWAY


@dataclass(frozen=True, slots=True)
class SetOfArea:
    """A set of an area, with its table."""

    id: str
    title: str
    table: Table


@dataclass(frozen=True, kw_only=True)
class AreaPage(Page):
    """Is it fair across the area?"""

    organisation_name: str
    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    away: Away
    sets: tuple[SetOfArea, ...]
    doors: tuple[Link, ...]


def area_page(seen: Area) -> AreaPage:
    """The words of the page of an area."""
    place = seen.place
    return AreaPage(
        title=_("Is it fair across the area?"),
        purpose=_(
            "Everybody in this area together, each figure with its interval. Open a figure to see who stays"
            " away from parity, and who has a plan for it."
        ),
        crumbs=parts.crumbs(place),
        made_up=place.organisation.made_up,
        organisation_name=place.name,
        answer=_answer(seen),
        doubt=_("No list here is in order of value: among many it would mostly rank chance."),
        stats=_stats(seen),
        away=away(seen.who),
        sets=tuple(found for one in seen.sets if (found := _set(one, place.code)).table.rows),
        doors=(
            Link(
                _("The whole picture of this area"), reverse("measures:picture", args=[place.code])
            ),
        ),
    )


def _answer(seen: Area) -> str:
    if not any(one.year.lines for one in seen.sets):
        return _("Nothing has been counted across this area yet.")
    over = [one.year for one in seen.sets if not one.year.running]
    if not over:
        return _("The first year that is counted across this area is not over yet.")
    last = max(year.ended_on for year in over)
    lines = [line for year in over if year.ended_on == last for line in _compared(year)]
    standings = story.standings_of(lines, seen.findings)
    away = sum(each.reading in AWAY and not each.by_chance for each in standings)
    said = [
        _away(away, len(lines)),
        story.by_chance(sum(each.by_chance for each in standings)),
        at_how_many(seen.who),
    ]
    return " ".join(filter(None, said))


def _away(away: int, of: int) -> str:
    if not away:
        return _("Across the area no figure lies away from parity, beyond chance.")
    text = ngettext(
        "Across the area {n} of {of} figures compared lies away from parity, beyond chance.",
        "Across the area {n} of {of} figures compared lie away from parity, beyond chance.",
        away,
    )
    return text.format(n=away, of=of)


def _compared(year: Year) -> list[Shown]:
    """The figures of everybody together that are compared with anything, and can be."""
    return [
        line
        for line in year.lines
        if line.row in EVERYBODY and line.value is not None and not stands_by_itself(line)
    ]


def _stats(seen: Area) -> tuple[Stat, ...]:
    plans = seen.plans
    tone: Tone = "attention" if plans.late else ""
    beside = ngettext(
        "of {n} open plan in the area", "of {n} open plans in the area", plans.running
    )
    return (Stat(_("Plans that are late"), str(plans.late), beside.format(n=plans.running), tone),)


def _set(one: AreaSet, code: str) -> SetOfArea:
    columns = (Column(_("Figure")), Column(_("Across the area"), True), Column(_("95% interval"), True),
               Column(_("People counted"), True), Column(_("What it says")))  # fmt: skip
    rows = []
    for indicator in one.indicators:
        line = one.year.line(indicator.code)
        if line is None:
            continue
        compared = indicator.kind in COMPARED
        href = reverse("fairness:area-figure", args=[code, indicator.code]) if compared else ""
        name = Cell(words.name(indicator), href, hidden=_(one.title) if href else "")
        rows.append(Row((name, *tables.size_cells(line), Cell("", tag=words.tag(line)))))
    title = _("{set}, {year}").format(set=_(one.title), year=words.year(one.year.ended_on))
    table = Table(title, columns, tuple(rows), caption_hidden=True, stacked=True)
    return SetOfArea(one.code, title, table)
