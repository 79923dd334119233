"""A measure's picture on a page: its words, its small table, its doors."""

from __future__ import annotations

from datetime import date
from functools import cache
from urllib.parse import quote

from django.urls import reverse

from leadwell.design.charts import Chart, size_of
from leadwell.design.pages import Cell, Column, Figure, Link, Row, Table
from leadwell.measures.pages import charts, sentences, words
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture, Peers, Shown, Usual

CODE, SLUG = "CODE", "a-measure"


def address(name: str, code: str, slug: str = "", *, on: date | None = None) -> str:
    """The address of a page of an organisation; `on` keeps the day that was asked for."""
    there = _pattern(name, bool(slug)).replace(CODE, quote(code, safe="")).replace(SLUG, slug)
    return f"{there}?on={on.isoformat()}" if on else there


@cache
def _pattern(name: str, of_a_measure: bool) -> str:
    """An address to be filled in: a page has dozens, and working one out takes as long as a query."""
    return reverse(name, args=[CODE, SLUG] if of_a_measure else [CODE])


def strip_figure(picture: LeadershipPicture, slug: str, *, asked: date | None) -> Figure | None:
    """One organisation among its peers; None where there is no value to draw."""
    figure, peers = picture.latest(slug), picture.peers.get(slug)
    if figure is None or figure.value is None or not figure.peer_group:
        return None
    england = picture.england_for(figure)
    title, says = charts.strip_title(figure), charts.strip_says(figure, peers, england)
    table = beside_table(figure, peers, england, title=title)
    size = size_of(Chart("strip", title, says, ({"value": figure.value},)))
    return _figure(picture.organisation.code, figure, title, says, table, size, asked)


def control_figure(picture: LeadershipPicture, slug: str, *, asked: date | None) -> Figure | None:
    """The months, with what is usual; None where there are too few."""
    usual, figure = picture.sickness, picture.latest(slug)
    chart = charts.control(usual) if usual else None
    if usual is None or chart is None or figure is None:
        return None
    table = months_table(usual, title=chart.title)
    code = picture.organisation.code
    return _figure(code, figure, chart.title, chart.says, table, size_of(chart), asked)


def ratings_figure(picture: LeadershipPicture, *, asked: date | None) -> Figure | None:
    """Well-led first, then overall; None where nothing was rated."""
    several = [picture.series[s] for s in ("cqc-well-led", "cqc-overall") if s in picture.series]
    chart = charts.ratings(several, until=picture.day) if several else None
    if chart is None:
        return None
    figure = several[0][-1]
    table = ratings_table([f for series in several for f in series], title=chart.title)
    code = picture.organisation.code
    return _figure(
        code, figure, chart.title, chart.says, table, size_of(chart), asked, of="ratings"
    )


def beside_table(
    figure: Shown, peers: Peers | None, england: float | None, *, title: str, here: str = ""
) -> Table:
    """This organisation (or what `here` calls it), those like it, and England."""
    own = Row(
        (
            here or _("This organisation"),
            words.told(figure),
            words.interval(figure),
            words.answered(figure),
        ),
        you=True,
    )
    rows = [own, *_peer_rows(figure, peers)]
    if england is not None:
        rows.append(Row((_("England"), words.amount(england, figure.measure), "", "")))
    columns = (Column(_("Who")), Column(_("Value"), True), Column(_("Likely between"), True),
               Column(_("Rests on"), True))  # fmt: skip
    return Table(title, columns, tuple(rows), caption_hidden=True)


def _peer_rows(figure: Shown, peers: Peers | None) -> list[Row]:
    if peers is None or not peers.count:
        return []
    group = Cell(peers.group, is_data=True)
    count = _("{count} organisations").format(count=peers.count)
    if peers.held_back:
        text = _("{count} organisations, {hidden} held back")
        count = text.format(count=peers.count, hidden=peers.held_back)
    if peers.speaks:
        quartiles = _("middle half: {low} to {high}").format(
            low=words.amount(peers.lower, figure.measure),
            high=words.amount(peers.upper, figure.measure),
        )
        return [Row((group, words.amount(peers.middle, figure.measure), quartiles, count))]
    return [Row((group, words.amount(peers.pooled, figure.measure), _("all together"), count))]


def months_table(usual: Usual, *, title: str) -> Table:
    """Month by month, with what is special about each."""
    signals = usual.reading.signals if usual.reading else ()
    rows = tuple(
        Row((words.period(figure), words.told(figure), sentences.signal_in_words(signal)))
        for figure, signal in zip(usual.months, signals, strict=True)
    )
    columns = (Column(_("Month")), Column(_("Value"), True), Column(_("What is special")))
    return Table(title, columns, rows, caption_hidden=True)


def ratings_table(figures: list[Shown], *, title: str) -> Table:
    """Every rating with its day."""
    rows = tuple(
        Row((_(f.measure.title), Cell(f.label, is_data=True), words.period(f))) for f in figures
    )
    columns = (Column(_("Question")), Column(_("Rating")), Column(_("Published")))
    return Table(title, columns, rows, caption_hidden=True)


def _figure(
    code: str, figure: Shown, title: str, says: str, table: Table, size: tuple[int, int],
    asked: date | None, *, of: str = "",
) -> Figure:  # fmt: skip
    slug = figure.measure.slug
    chart = address("measures:ratings-chart", code, on=asked) if of else ""
    return Figure(
        href=chart or address("measures:chart", code, slug, on=asked),
        title=title, says=says, table=table, width=size[0], height=size[1],
        csv_href=address("measures:sheet", code, slug, on=asked),
        more=Link(
            _("This measure in full"), address("measures:measure", code, slug, on=asked),
            hidden=f": {_(figure.measure.title)}",
        ),
    )  # fmt: skip
