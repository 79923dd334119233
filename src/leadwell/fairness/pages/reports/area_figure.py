"""One figure across a region or the nation: who stays away from parity, how sure, and who has no plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import (
    Cell,
    Column,
    Crumb,
    Figure,
    Page,
    Row,
    Stat,
    Table,
    Tag,
    Tone,
)
from leadwell.fairness.pages.reports import parts, tables, words
from leadwell.fairness.pages.reports.area_funnel import chart_of, limits_of, limits_said
from leadwell.fairness.queries.reports.areas import AreaFigure, OfPlace
from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.rules.reports.limits_among_many import Limits
from leadwell.fairness.rules.reports.stands_out_among_many import MOST_FALSE
from leadwell.fairness.rules.reports.stays_away import FEWEST, LAST, stays_away
from leadwell.fairness.rules.reports.what_stands_out import AWAY


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


def area_figure_page(seen: AreaFigure) -> AreaFigurePage:
    """The words of the page of one figure of an area."""
    place, indicator = seen.place, seen.indicator
    away = [one for one in seen.places if stays_away(one.years)]
    limits = limits_of(seen)
    marked = dict(zip((one.code for one in seen.places), limits.marked, strict=True))
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
        picture=_picture(seen, limits),
        away=_table(_("Who stays away from parity"), away, marked, _(
            "Nobody stays away from parity for {n} years or more.").format(n=FEWEST)),
        others=_table(_("Everybody else whose figure is shown"), rest, marked, _("Nobody else.")),
        how=(*limits_said(limits), *_how(limits)),
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
        "{n} of {of} organisations stays away from parity, {fewest} to {last} years running.",
        "{n} of {of} organisations stay away from parity, {fewest} to {last} years running.",
        len(away),
    )
    without = sum(not one.plans.running for one in away)
    said = text.format(n=len(away), of=len(seen.places), fewest=FEWEST, last=LAST)
    if not without:
        return said
    more = ngettext("{n} of them has no plan for it.", "{n} of them have no plan for it.", without)
    return f"{said} {more.format(n=without)}"


def _figure_doubt(seen: AreaFigure) -> str:
    said = words.parity(seen.indicator, _unit(seen))
    if seen.cut:
        more = _("There are more organisations than fit here: these are the first by name.")
        said = f"{said} {more}"
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


def _picture(seen: AreaFigure, limits: Limits) -> Figure | None:
    chart = chart_of(seen, limits)
    if chart is None:
        return None
    href = reverse("fairness:area-chart", args=[seen.place.code, seen.indicator.code])
    marked = dict(zip((one.code for one in seen.places), limits.marked, strict=True))
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


def _how(limits: Limits) -> tuple[str, ...]:
    against = (
        _("“Stands out” is against parity, and allows for how many organisations are looked at: about one in"
          " {many} of the marked ones at most is marked by chance (FAR-62).")
        if limits.phi is None
        else _("“Stands out” is against everybody in the area, beyond how much organisations differ anyway,"
               " and allows for how many are looked at: about one in {many} of the marked ones at most is"
               " marked by chance (FAR-99). Who stays away from parity is a list of its own.")
    )  # fmt: skip
    return (
        _("An organisation stays away when its interval lay on the same side of parity in each of the last"
          " {last} years that say something, or where there are fewer, in {fewest} at least"
          " (FAR-61).").format(last=LAST, fewest=FEWEST),
        against.format(many=round(1 / MOST_FALSE)),
        _("Organisations are in order of name. No list by value is made: it would mostly"
          " rank chance, and small places first (FAR-58)."),
    )  # fmt: skip
