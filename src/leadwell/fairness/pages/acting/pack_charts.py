"""The pictures of a pack of evidence: each figure over the years, out of its frozen contents.

They stand in the page itself, and not behind addresses of their own: whoever sees one has opened the pack,
and that is in the ledger.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leadwell.design.charts import Chart
from leadwell.design.charts.drawing import draw
from leadwell.design.pages import Column, Figure, Row, Table
from leadwell.design.pdf import PaperPicture
from leadwell.fairness.pages.acting.pack_tables import name_of
from leadwell.fairness.pages.reports import parts, words
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Shown

Plain = Mapping[str, Any]
Years = Sequence[tuple[date, Shown]]
FEWEST_YEARS = 2


def trends(figures: Sequence[Plain], *, place: str) -> Iterator[Figure]:
    """A picture of each figure that is shown for two years or more, with its words and its table."""
    for chart, years in _charts(figures, place):
        yield parts.figure(chart, _in_the_page(chart), _table(chart.title, years))


def trends_on_paper(figures: Sequence[Plain], *, place: str) -> Iterator[PaperPicture]:
    """The same pictures to print."""
    for chart, _shown in _charts(figures, place):
        yield PaperPicture(chart.title, _drawn(chart), chart.says)


def _charts(figures: Sequence[Plain], place: str) -> Iterator[tuple[Chart, Years]]:
    for figure in figures:
        years = _years(figure)
        if sum(line.value is not None for _day, line in years) >= FEWEST_YEARS:
            yield _chart(name_of(figure), years, place), years


def _years(figure: Plain) -> Years:
    return [
        (date.fromisoformat(one["ended_on"]), from_json([one["line"]])[0])
        for one in figure["trend"]
    ]


def _chart(name: str, years: Years, place: str) -> Chart:
    unit = years[-1][1].unit
    said = "; ".join(f"{words.short_year(day)}: {words.with_interval(line)}" for day, line in years)
    rows = tuple(
        {"label": words.short_year(day), "value": line.value, "low": line.low, "high": line.high,
         "national": words.PARITY.get(unit)}
        for day, line in years
    )  # fmt: skip
    options = {"unit": "%" if unit == "percent" else "", "decimals": 2 if unit == "ratio" else 1,
               "you_name": place, "national_name": _("the same for both groups")}  # fmt: skip
    return Chart("trend", _("{name}, year by year").format(name=name), f"{said}.", rows, options)


def _table(caption: str, years: Years) -> Table:
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=(
            Column(_("Year")),
            Column(_("Value, with its 95% interval")),
            Column(_("Reading")),
        ),
        rows=tuple(
            Row((words.short_year(day), words.with_interval(line), words.tag(line).text))
            for day, line in years
        ),
        stacked=True,
    )


def _in_the_page(chart: Chart) -> str:
    return "data:image/svg+xml;base64," + b64encode(_drawn(chart).encode()).decode()


def _drawn(chart: Chart) -> str:
    return draw(chart, get_language() or "en-gb")
