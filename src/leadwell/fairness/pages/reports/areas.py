"""A region or the nation: who stays away from parity, how sure that is, and who has no plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.charts import Chart
from leadwell.design.pages import (
    Cell,
    Column,
    Crumb,
    Figure,
    Link,
    Page,
    Row,
    Stat,
    Table,
    Tag,
    Tone,
)
from leadwell.fairness.pages.reports import parts, tables, words
from leadwell.fairness.queries.reports.areas import COMPARED, Area, AreaFigure, AreaSet, OfPlace
from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.reports.stands_by_itself import stands_by_itself
from leadwell.fairness.rules.reports.stands_out_among_many import stands_out_among_many
from leadwell.fairness.rules.reports.stays_away import stays_away
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
    sets: tuple[SetOfArea, ...]
    doors: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class AreaFigurePage(Page):
    """Who stays away from parity in one figure?"""

    organisation_name: str
    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    picture: Figure | None
    away: Table
    others: Table
    how: tuple[str, ...]
    notes: tuple[str, ...]


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
    compared = [line for one in seen.sets for line in _compared(one)]
    away = sum(line.reading in AWAY for line in compared)
    if not away:
        return _("Across the area no figure lies away from parity, beyond chance.")
    text = ngettext(
        "Across the area {n} of {of} figures compared lies away from parity, beyond chance.",
        "Across the area {n} of {of} figures compared lie away from parity, beyond chance.",
        away,
    )
    return text.format(n=away, of=len(compared))


def _compared(one: AreaSet) -> list[Shown]:
    """The figures of a set that are compared with anything, and can be."""
    lines = (one.year.line(indicator.code) for indicator in one.indicators)
    return [
        line
        for line in lines
        if line is not None and line.value is not None and not stands_by_itself(line)
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


def area_figure_page(seen: AreaFigure) -> AreaFigurePage:
    """The words of the page of one figure of an area."""
    place, indicator = seen.place, seen.indicator
    away = [one for one in seen.places if stays_away(one.years)]
    marked = dict(zip((one.code for one in seen.places),
                      stands_out_among_many([one.line for one in seen.places]), strict=True))  # fmt: skip
    rest = [one for one in seen.places if one not in away]
    return AreaFigurePage(
        title=words.name(indicator),
        purpose=_(indicator.asks),
        crumbs=_crumbs(seen),
        made_up=seen.made_up,
        organisation_name=place.name,
        answer=_figure_answer(seen, away),
        doubt=_figure_doubt(seen),
        stats=_figure_stats(seen, away),
        picture=_picture(seen, marked),
        away=_table(_("Who stays away from parity"), away, marked, _(
            "Nobody stays away from parity for two years or more.")),
        others=_table(_("Everybody else whose figure is shown"), rest, marked, _("Nobody else.")),
        how=_how(),
        notes=parts.verifying(indicator.to_be_verified),
    )  # fmt: skip


def _crumbs(seen: AreaFigure) -> tuple[Crumb, ...]:
    up = Crumb(_("Across the area"), reverse("fairness:area", args=[seen.place.code]))
    return parts.crumbs(seen.place, up)


def _figure_answer(seen: AreaFigure, away: list[OfPlace]) -> str:
    if not seen.places:
        return _("No organisation in this area has this figure to show yet.")
    if not away:
        none = ngettext(
            "The {of} organisation with a figure to show does not stay away from parity.",
            "None of the {of} organisations with a figure to show stays away from parity.",
            len(seen.places),
        )
        return none.format(of=len(seen.places))
    text = ngettext(
        "{n} of {of} organisations stays away from parity, two or three years running.",
        "{n} of {of} organisations stay away from parity, two or three years running.",
        len(away),
    )
    without = sum(not one.plans.running for one in away)
    said = text.format(n=len(away), of=len(seen.places))
    if not without:
        return said
    more = ngettext("{n} of them has no plan for it.", "{n} of them have no plan for it.", without)
    return f"{said} {more.format(n=without)}"


def _figure_doubt(seen: AreaFigure) -> str:
    said = words.parity(seen.indicator, _unit(seen))
    if not seen.silent:
        return said
    text = ngettext(
        "{said} At {n} more organisation it is hidden or not calculable, for too few people are counted.",
        "{said} At {n} more organisations it is hidden or not calculable, for too few people are counted.",
        seen.silent,
    )
    return text.format(said=said, n=seen.silent)


def _unit(seen: AreaFigure) -> str:
    return seen.places[0].line.unit if seen.places else ""


def _figure_stats(seen: AreaFigure, away: list[OfPlace]) -> tuple[Stat, ...]:
    stats = []
    if seen.own is not None:
        stats.append(
            Stat(_("Everybody in the area"), words.value(seen.own), words.interval(seen.own), "you")
        )
    late = sum(bool(one.plans.late) for one in seen.places)
    stats.append(
        Stat(_("Organisations with a late plan"), str(late), "", "attention" if late else "")
    )
    without = sum(not one.plans.running for one in away)
    tone: Tone = "attention" if without else ""
    stats.append(Stat(_("Away, and without a plan"), str(without), "", tone))
    return tuple(stats)


def funnel(seen: AreaFigure) -> Chart | None:
    """Everybody's ratio by how sure it is, with limits for chance. None where there are fewer than five."""
    marked = stands_out_among_many([one.line for one in seen.places])
    return _funnel(seen, dict(zip((one.code for one in seen.places), marked, strict=True)))


def _funnel(seen: AreaFigure, marked: dict[str, bool]) -> Chart | None:
    rows = tuple(
        {"name": one.name, "value": one.line.value, "low": one.line.low, "high": one.line.high,
         "you": marked[one.code]}
        for one in seen.places
        if one.line.unit == "ratio" and one.line.value and one.line.low and one.line.high
    )  # fmt: skip
    if len(rows) < 5:
        return None
    out = sum(bool(row["you"]) for row in rows)
    return Chart(
        "funnel",
        words.name(seen.indicator),
        _("{n} organisations; {out} stand out even among so many. All of them are in the tables.").format(
            n=len(rows), out=out
        ),
        rows,
        {"decimals": 2, "target": 1.0, "target_name": _("the same for both groups"),
         "you_name": _("stands out even among so many"), "peers_name": _("an organisation"),
         "axis_title": _("More people counted, and surer, to the right")},
    )  # fmt: skip


def _picture(seen: AreaFigure, marked: dict[str, bool]) -> Figure | None:
    chart = _funnel(seen, marked)
    if chart is None:
        return None
    href = reverse("fairness:area-chart", args=[seen.place.code, seen.indicator.code])
    return parts.figure(chart, href, _table(_("All organisations"), list(seen.places), marked, ""))


def _table(caption: str, places: list[OfPlace], marked: dict[str, bool], empty: str) -> Table:
    columns = (Column(_("Organisation")), Column(_("Figure"), True), Column(_("95% interval"), True),
               Column(_("People counted"), True), Column(_("Among all")), Column(_("Plans")))  # fmt: skip
    rows = tuple(_row(one, marked[one.code]) for one in places)
    return Table(caption, columns, rows, empty=empty, stacked=True, caption_hidden=True)


def _row(one: OfPlace, marked: bool) -> Row:
    href = reverse("fairness:overview", args=[one.code])
    among = (
        Cell("", tag=Tag(_("Stands out"), "attention")) if marked else _("as chance would have it")
    )
    name = Cell(one.name, href, is_data=True)
    return Row((name, *tables.size_cells(one.line), among, _plans(one)))


def _plans(one: OfPlace) -> Cell:
    if one.plans.late:
        return Cell("", tag=Tag(_("Late"), "attention"))
    if one.plans.running:
        return Cell("", tag=Tag(_("Running"), "good"))
    if one.line.reading in AWAY or one.line.reading is Reading.WITHHELD:
        return Cell("", tag=Tag(_("No plan"), "attention"))
    return Cell(_("none"))


def _how() -> tuple[str, ...]:
    return (
        _("An organisation stays away when its interval lay on the same side of parity in each of the last"
          " three years, or in both where there are two (FAR-61)."),
        _("“Stands out” allows for how many organisations are looked at: about one in twenty of the"
          " marked ones at most is marked by chance (FAR-62)."),
        _("Organisations are in order of name. No list by value is made: it would mostly"
          " rank chance, and small places first (FAR-58)."),
    )  # fmt: skip
