"""The chapters of a set, one for each of its figures, and the doors behind each."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Figure, Link, Row, Table
from leadwell.fairness.pages.reports import charts, parts, tables, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.pages.reports.set_doors import of_year
from leadwell.fairness.pages.reports.small_print import how_counted, small_print
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.rules.facts import Indicator, Shown

MOST_SPLIT = 12


def chapter(one: OneSet, indicator: Indicator) -> Chapter:
    """One indicator: what it asks, what it says, which way round, and its lines."""
    lines = one.year.of(indicator.code)
    whole = [line for line in lines if not line.split]
    split = tables.taken_apart(lines)
    chart = None if one.exact else charts.rows_of(one, indicator)
    table = tables.lines_table(words.name(indicator), whole or lines, one.year.profile)
    return Chapter(
        id=indicator.code,
        title=words.name(indicator),
        sentence=_(indicator.asks),
        more=_more(one, indicator, lines),
        picture=_rows_picture(one, indicator, chart, table) if chart else None,
        table=None if chart else table,
        opened=_opened(indicator, split, one) if whole else (),
        small_print=small_print(one.year, indicator),
        counted=how_counted(indicator),
        ways=()
        if one.exact
        else (
            *_apart(indicator, split, one),
            worked_out(one, indicator),
            planned(one, indicator),
        ),
    )


def says_something(one: OneSet, indicator: Indicator) -> bool:
    """Whether a figure has a value anywhere, taken apart or not."""
    return any(line.value is not None for line in one.year.of(indicator.code))


def silent_chapter(one: OneSet) -> tuple[Chapter, ...]:
    """One chapter for all figures that have nothing to say, folded: why, and the door to each."""
    silent = [
        (each, one.year.of(each.code)[0])
        for each in one.indicators
        if one.year.of(each.code) and not says_something(one, each)
    ]
    if not silent:
        return ()
    columns = (Column(_("Figure")), Column(_("What it asks")), Column(_("Why nothing is said")))
    rows = tuple(
        Row((_named(one, each), _(each.asks), words.missing(line))) for each, line in silent
    )
    title = _("Figures with nothing to say so far")
    text = ngettext("Show {n} figure and why", "Show {n} figures and why", len(rows))
    table = Table(title, columns, rows, caption_hidden=True, stacked=True)
    return (Chapter("silent", title, opened=((text.format(n=len(rows)), table),)),)


def _named(one: OneSet, indicator: Indicator) -> Cell:
    """A figure by its name, and the door to how it is worked out."""
    if one.exact:
        return Cell(words.name(indicator))
    href = reverse("fairness:indicator", args=[one.place.code, one.code, indicator.code])
    return Cell(words.name(indicator), href)


def _rows_picture(
    one: OneSet, indicator: Indicator, chart: charts.Chart, table: tables.Table
) -> Figure:
    name = f"rows-{indicator.code}"
    href = of_year(one, reverse("fairness:set-chart", args=[one.place.code, one.code, name]))
    return parts.figure(chart, href, table)


def _more(one: OneSet, indicator: Indicator, lines: tuple[Shown, ...]) -> tuple[str, ...]:
    own = one.year.line(indicator.code)
    said = [words.parity(indicator, lines[0].unit)]
    if own:
        said = [words.says(own, indicator), words.verdict(own), *said]
    return (*(each for each in said if each), *parts.verifying(indicator.to_be_verified))


def _opened(
    indicator: Indicator, split: list[Shown], one: OneSet
) -> tuple[tuple[str, tables.Table], ...]:
    """What it comes to taken apart, where that is short enough to stand here."""
    if not split or (len(split) > MOST_SPLIT and not one.exact):
        return ()
    caption = _("{name}, taken apart").format(name=words.name(indicator))
    return (
        (
            _("Taken apart: from inside or outside, from abroad, by level"),
            tables.lines_table(caption, split, one.year.profile),
        ),
    )


def _apart(indicator: Indicator, split: list[Shown], one: OneSet) -> tuple[Link, ...]:
    """The door to what it comes to taken apart, where that is long."""
    if len(split) <= MOST_SPLIT:
        return ()
    href = reverse("fairness:indicator", args=[one.place.code, one.code, indicator.code])
    text = _("Taken apart: from inside or outside, from abroad, by level")
    return (Link(text, f"{href}#apart", hidden=words.name(indicator)),)


def worked_out(one: OneSet, indicator: Indicator) -> Link:
    """The door to how a figure was worked out."""
    href = reverse("fairness:indicator", args=[one.place.code, one.code, indicator.code])
    return Link(_("How was this worked out, year by year and beside others?"), href,
                hidden=words.name(indicator))  # fmt: skip


def planned(one: OneSet, indicator: Indicator) -> Link:
    """The door to what is done about a figure."""
    href = reverse("fairness:plans", args=[one.place.code])
    return Link(_("What is being done about it?"), f"{href}?indicator={indicator.code}",
                hidden=words.name(indicator))  # fmt: skip
