"""One measure in full: the answer, over the years, beside its peers, and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leadwell.design import words as design_words
from leadwell.design.charts import size_of
from leadwell.design.pages import Cell, Column, Crumb, Fact, Figure, Page, Row, Table
from leadwell.measures.pages import charts, sentences, words
from leadwell.measures.pages.figures import address, beside_table, months_table
from leadwell.measures.pages.saying import said as _
from leadwell.measures.pages.small_print import method, small_print
from leadwell.measures.queries import OneMeasure, Shown
from leadwell.measures.rules.facts import Unit
from leadwell.organisations.models import Organisation

MOST_YEARS = 40


@dataclass(frozen=True, kw_only=True)
class MeasurePage(Page):
    """A measure of an organisation: the answer, the picture, peers by name, years, and how it came about."""

    organisation_name: str
    answer: str
    doubt: str
    picture: Figure | None
    years: Figure | None
    beside: Table | None
    over_time: Table | None
    peers: Table | None
    peers_say: str
    parts: Table | None
    earlier: Table | None
    method: tuple[Fact, ...]
    small_print: tuple[Fact, ...]
    method_note: str
    to_be_verified: tuple[str, ...]
    csv_href: str
    picture_href: str


def measure_page(one: OneMeasure, *, today: date) -> MeasurePage:
    """The words of the page."""
    asked = one.day if one.day != today else None
    code, slug = one.organisation.code, one.measure.slug
    return MeasurePage(
        title=_(one.measure.title),
        purpose=_(one.measure.question),
        crumbs=(Crumb(one.name, address("measures:picture", code, on=asked), is_data=True),),
        made_up=one.organisation.made_up,
        organisation_name=one.name,
        answer=_answer(one),
        doubt=_doubt(one),
        picture=_picture(one, asked),
        years=_years(one, asked),
        beside=_beside(one),
        over_time=_over_time(one),
        peers=_peers(one),
        peers_say=_peers_say(one),
        parts=_parts(one),
        earlier=_earlier(one),
        method=method(one.measure, one.latest),
        small_print=small_print(one.measure, one.latest),
        method_note=_(one.measure.method_note),
        to_be_verified=tuple(_(note) for note in one.measure.to_be_verified),
        csv_href=address("measures:sheet", code, slug, on=asked),
        picture_href=address("measures:picture", code, on=asked),
    )


def _answer(one: OneMeasure) -> str:
    latest = one.latest
    if latest is None:
        return _("This measure has not been loaded for this organisation.")
    if one.usual and one.usual.reading:
        return sentences.usual(one.usual)
    if latest.measure.source == "staff-survey" and not one.organisation_is_area:
        said = sentences.compared(latest, one.peers)
        return f"{said} {sentences.over_years(one.series)}".strip()
    if latest.measure.source == "staff-survey":
        return sentences.against_england(latest, charts.england_value(one, latest))
    text = _("{period}: {value}.")
    return text.format(period=words.period(latest), value=words.told(latest))


def _doubt(one: OneMeasure) -> str:
    latest = one.latest
    if latest is None:
        return _("Nothing was left out on purpose: load the publication, and it will stand here.")
    parts = [words.source(latest) + "."]
    if latest.low is not None:
        text = _("The true value is likely to lie between {range}.")
        parts.append(text.format(range=words.between(latest)))
    if latest.withheld:
        parts.extend(reason.in_words(_) for reason in latest.withheld)
    if one.residual is not None:
        parts.append(_residual(one.residual))
    if one.pools:
        parts.append(_("Pooled from counts, never averaged (rule MEA-01)."))
    return " ".join(parts)


def _residual(count: int) -> str:
    if not count:
        return _("Start, joiners, leavers and end agree with each other.")
    text = _(
        "Start and joiners less leavers and end come to {count} and not to 0, "
        "for example because some people have two posts."
    )
    return text.format(count=design_words.signed(count, 0))


def _picture(one: OneMeasure, asked: date | None) -> Figure | None:
    chart = charts.chart_of(one)
    if chart is None:
        return None
    width, height = size_of(chart)
    href = address("measures:chart", one.organisation.code, one.measure.slug, on=asked)
    return Figure(href=href, title=chart.title, says=chart.says, width=width, height=height)


def _years(one: OneMeasure, asked: date | None) -> Figure | None:
    """The years as a line, beside the picture of the latest."""
    chart = charts.years_of(one)
    if chart is None:
        return None
    width, height = size_of(chart)
    href = address("measures:years", one.organisation.code, one.measure.slug, on=asked)
    return Figure(href=href, title=chart.title, says=chart.says, width=width, height=height)


def _beside(one: OneMeasure) -> Table | None:
    latest = one.latest
    if latest is None or one.measure.unit in (Unit.RATING, Unit.COUNT):
        return None
    here = _("This area") if one.organisation_is_area else ""
    title = _("Beside others, {period}").format(period=words.period(latest))
    return beside_table(
        latest, one.peers, charts.england_value(one, latest), title=title, here=here
    )


def _over_time(one: OneMeasure) -> Table | None:
    if not one.series:
        return None
    title = _("Over time")
    if one.usual and one.usual.reading:
        return months_table(one.usual, title=title)
    national = {figure.ended_on: figure for figure in one.england}
    restated = any(figure.restated for figure in one.series)
    rows = tuple(
        Row(
            (
                words.period(f),
                Cell(words.told(f), is_data=f.measure.unit is Unit.RATING),
                words.interval(f),
                words.answered(f),
                *([words.told(national.get(f.ended_on))] if national else []),
                *([_("restated") if f.restated else ""] if restated else []),
            )
        )
        for f in one.series[-MOST_YEARS:]
    )
    columns = [Column(_("Period")), Column(_("Value"), True), Column(_("Likely between"), True),
               Column(_("Rests on"), True)]  # fmt: skip
    columns += [Column(_("England"), True)] if national else []
    columns += [Column(_("Note"))] if restated else []
    return Table(title, tuple(columns), rows)


def _peers(one: OneMeasure) -> Table | None:
    if not one.others:
        return None
    rows = tuple(
        Row(
            (
                _peer(organisation, one),
                words.told(figure), words.interval(figure), words.answered(figure),
            ),
            you=organisation.pk == one.organisation.pk,
        )
        for organisation, figure in one.others
    )  # fmt: skip
    columns = (Column(_("Organisation")), Column(_("Value"), True), Column(_("Likely between"), True),
               Column(_("Rests on"), True))  # fmt: skip
    return Table(_("Similar organisations, by name"), columns, rows, caption_hidden=True)


def _peer(organisation: Organisation, one: OneMeasure) -> Cell:
    """The name of one, with the way to its own page of this measure; this page leads to the others."""
    if organisation.pk == one.organisation.pk:
        return Cell(words.name(organisation), is_data=True)
    href = address("measures:measure", organisation.code, one.measure.slug)
    return Cell(words.name(organisation), href, is_data=True)


def _peers_say(one: OneMeasure) -> str:
    if not one.others:
        return ""
    return _(
        "In order of name, not of value: where intervals overlap, an order by value would mean nothing."
    )


def _parts(one: OneMeasure) -> Table | None:
    if not one.parts:
        return None
    if one.measure.unit is Unit.RATING:
        return _rated_parts(one.parts)
    rows = tuple(
        Row((Cell(f.breakdown, is_data=True), words.told(f), words.interval(f), words.answered(f)))
        for f in one.parts
    )
    columns = (Column(_("Group")), Column(_("Value"), True), Column(_("Likely between"), True),
               Column(_("Rests on"), True))  # fmt: skip
    return Table(_("By group"), columns, rows)


def _rated_parts(parts: Sequence[Shown]) -> Table:
    rows = tuple(
        Row((Cell(f.breakdown, is_data=True), words.told(f), words.period(f))) for f in parts
    )
    columns = (Column(_("Service or group")), Column(_("Rating")), Column(_("Published")))
    return Table(_("By service or group"), columns, rows)


def _earlier(one: OneMeasure) -> Table | None:
    """What was published before and has been restated since: kept, and shown."""
    if not one.earlier:
        return None
    rows = tuple(
        Row((words.period(f), words.told(f), Cell(words.source(f), is_data=True)))
        for f in one.earlier
    )
    columns = (Column(_("Period")), Column(_("Then published"), True), Column(_("As published in")))
    return Table(_("Published differently in other editions"), columns, rows)
