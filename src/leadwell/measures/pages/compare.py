"""Two to six organisations side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.charts import size_of
from leadwell.design.pages import Cell, Column, Figure, Link, Page, Row, Table
from leadwell.measures.pages import charts, words
from leadwell.measures.pages.figures import address
from leadwell.measures.queries import Shown, SideBySide, definitions
from leadwell.organisations.models import Organisation
from leadwell.organisations.queries import Found

FEWEST, MOST = 2, 6
CHAPTERS = {
    "led": ("compassionate-and-inclusive", "voice-that-counts", "morale", "engagement"),
    "fair": ("bullying-by-managers", "bullying-by-colleagues", "discrimination-at-work", "fair-progression"),
    "work": (
        "managers-per-hundred-staff", "managers-turnover", "senior-managers-turnover",
        "sickness-absence",
    ),
    "found": ("cqc-well-led", "cqc-overall"),
}  # fmt: skip
MEASURES = tuple(slug for slugs in CHAPTERS.values() for slug in slugs)
DRAWN = ("compassionate-and-inclusive", "morale", "bullying-by-managers", "fair-progression")


@dataclass(frozen=True, slots=True)
class Chosen:
    """One organisation in the comparison, and the address without it."""

    name: Link
    without: Link


@dataclass(frozen=True, slots=True)
class Several:
    """What was typed, and the organisations it may mean: each link adds one."""

    typed: str
    choices: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ComparePage(Page):
    """Organisations side by side, in order of name."""

    says: str
    several: tuple[Several, ...]
    chosen: tuple[Chosen, ...]
    codes: tuple[str, ...]
    may_add: bool
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]


def compare_page(beside: SideBySide, *, day: date) -> ComparePage:
    """The words of the page. Fewer than two or more than six get a sentence instead of a table."""
    count = len(beside.organisations)
    enough = FEWEST <= count <= MOST
    codes = tuple(one.code for one in beside.organisations)
    return ComparePage(
        title=_("How do they compare?"),
        purpose=_("Two to six organisations side by side, in order of name."),
        made_up=any(one.made_up for one in beside.organisations),
        says=_says(count),
        in_the_way=tuple(
            _("Nothing here is called “{name}”. Check the spelling, or try its code.").format(
                name=name
            )
            for name in beside.unknown
        ),
        several=tuple(_several(name, found, codes) for name, found in beside.several.items()),
        chosen=tuple(_chosen(beside, code) for code in codes),
        codes=codes,
        may_add=count < MOST,
        figures=_figures(beside) if enough else (),
        tables=_tables(beside) if enough else (),
    )


def _says(count: int) -> str:
    if count == 0:
        return _("Add two organisations or more, by name or by code.")
    if count < FEWEST:
        return _("Add one more organisation to compare it with.")
    if count > MOST:
        return _("Six is the most that can be read side by side. Take some away.")
    return _(
        "Where intervals overlap, the figures may be the same. "
        "Similar organisations make the fairest comparison."
    )


def _several(typed: str, found: Sequence[Found], codes: Sequence[str]) -> Several:
    links = (
        Link(one.name_to_read, _compared([*codes, one.code]), is_data=True, hidden=one.code)
        for one in found
    )
    return Several(typed, tuple(links))


def _compared(codes: Sequence[str]) -> str:
    return f"{reverse('measures:compare')}?{urlencode({'org': codes}, doseq=True)}"


def _chosen(beside: SideBySide, code: str) -> Chosen:
    one = next(each for each in beside.organisations if each.code == code)
    rest = [each.code for each in beside.organisations if each.code != code]
    hidden = _("from this comparison: {name}").format(name=words.name(one))
    return Chosen(
        Link(words.name(one), address("measures:picture", code), is_data=True),
        Link(_("Take away"), _compared(rest), hidden=hidden),
    )


def _figures(beside: SideBySide) -> tuple[Figure, ...]:
    query = urlencode({"org": [one.code for one in beside.organisations]}, doseq=True)
    drawn = []
    for slug in DRAWN:
        chart = charts.dots(beside, definitions()[slug])
        if chart is not None:
            width, height = size_of(chart)
            href = f"{reverse('measures:compare-chart', args=[slug])}?{query}"
            drawn.append(Figure(href, chart.title, chart.says, width=width, height=height))
    return tuple(drawn)


def _tables(beside: SideBySide) -> tuple[Table, ...]:
    titles = {
        "led": _("How people feel led"),
        "fair": _("Are people safe and treated fairly?"),
        "work": _("Managers, turnover and sickness"),
        "found": _("What the regulator found"),
    }
    return tuple(_table(beside, titles[name], slugs) for name, slugs in CHAPTERS.items())


def _table(beside: SideBySide, title: str, slugs: tuple[str, ...]) -> Table:
    names = [Column(words.name(one), is_data=True) for one in beside.organisations]
    columns = (Column(_("Measure")), *names, Column(_("England")))
    rows = tuple(
        Row((
            _(definitions()[slug].title),
            *(_cell(beside.latest.get((one.pk, slug)), one) for one in beside.organisations),
            words.told(beside.england[slug]) if slug in beside.england else "",
        ))
        for slug in slugs
    )  # fmt: skip
    return Table(title, columns, rows)


def _cell(figure: Shown | None, one: Organisation) -> Cell:
    if figure is None:
        return Cell(_("not loaded"), tone="quiet")
    said = words.told(figure)
    between = words.interval(figure)
    text = _("{value} ({range}), {period}") if between else _("{value}, {period}")
    told = text.format(value=said, range=between, period=words.period(figure))
    hidden = f"{_(figure.measure.title)}, {words.name(one)}"
    return Cell(told, address("measures:measure", one.code, figure.measure.slug), hidden=hidden)
