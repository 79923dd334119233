"""The quarters of pay: as a picture and as a table."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.charts import Chart
from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.design.words import percent
from leadwell.fairness.pages.pay.words import capital, people
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.pay_page import PayAt
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.rules.facts import Indicator, Shown, ShownGroup
from leadwell.fairness.rules.pay.facts import QUARTERS

QUARTER_NAMES: Mapping[str, object] = {
    "lower": gettext_lazy("Lowest paid quarter"),
    "lower-middle": gettext_lazy("Lower middle quarter"),
    "upper-middle": gettext_lazy("Upper middle quarter"),
    "upper": gettext_lazy("Highest paid quarter"),
}


def quarters_chart(at: PayAt, code: str) -> Chart | None:
    """The quarters of one comparison. None where they are not shown."""
    indicator = at.one.indicator(code) if at.one else None
    return chart_of(at.one, indicator) if at.one and indicator else None


def line_of(one: OneSet, indicator: str, row: str) -> Shown | None:
    """One line of a comparison; None where it was not worked out."""
    return next((each for each in one.year.of(indicator) if each.row == row), None)


def chart_of(one: OneSet, indicator: Indicator) -> Chart | None:
    """The quarters of a comparison as bars. None where all are hidden."""
    lines = [line for row in QUARTERS if (line := line_of(one, indicator.code, row))]
    if all(line.value is None for line in lines):
        return None
    second = people(indicator, lines[0])[1]
    rows = tuple(
        {"name": str(QUARTER_NAMES[line.row]), "value": line.value, "you": line.row == QUARTERS[-1]}
        for line in lines
    )
    said = "; ".join(
        f"{row['name']}: {words.value(line)}" for row, line in zip(rows, lines, strict=True)
    )
    return Chart(
        "bars",
        _("Share of {people} in each quarter of pay").format(people=second),
        f"{said}.",
        rows,
        {"unit": "%", "axis": (0, 100), "none": _("hidden")},
    )


def quarters_table(one: OneSet, indicator: Indicator) -> Table:
    """The quarters of a comparison as a table, both groups side by side."""
    lines = [line for row in QUARTERS if (line := line_of(one, indicator.code, row))]
    first, second = people(indicator, lines[0] if lines else None)
    rows = [
        Row(
            (
                str(QUARTER_NAMES[line.row]),
                *(_share(group, line) for group in (line.first, line.second)),
            )
        )
        for line in lines
    ]
    columns = (
        Column(_("Quarter")),
        Column(capital(first), numeric=True),
        Column(capital(second), numeric=True),
    )
    return Table(_("Who is in which quarter of pay"), columns, tuple(rows))


def _share(group: ShownGroup | None, line: Shown) -> Cell:
    if group is None or line.value is None:
        return Cell(words.value(line), numeric=True)
    value = line.value if group is line.second else 100 - line.value
    return Cell(f"{percent(value)} ({words.count(group.part)})", numeric=True)
