"""The pictures of the induction at a place, and the numbers behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.charts import Chart, size_of
from leadwell.design.pages import Cell, Column, Figure, Row, Table
from leadwell.design.words import percent
from leadwell.training.pages.induction_place.saying import count_said, line_name, percent_said
from leadwell.training.queries.induction_counts import InductionCounts, Line, Share


def figure_of(counts: InductionCounts, name: str) -> Figure | None:
    """The picture called `name` with its numbers; None where nothing can be drawn."""
    chart = induction_chart(counts, name)
    if chart is None:
        return None
    code = counts.organisation.code
    width, height = size_of(chart)
    lines = counts.lines if name == "by" else counts.quarters
    return Figure(
        href=reverse("training:induction-chart", args=[code, name]),
        title=chart.title,
        says=chart.says,
        table=_small_table(counts, lines, name),
        width=width,
        height=height,
    )


def induction_chart(counts: InductionCounts, name: str) -> Chart | None:
    """The picture called `name`; None where there is none, or nothing to draw."""
    lines = {"by": counts.lines, "quarters": counts.quarters}.get(name, ())
    drawn = [(_label(line, counts, name), _share(line, name)) for line in lines]
    if not any(share.percent is not None for _, share in drawn):
        return None
    by_place = name == "by" and not counts.area
    said = _range(drawn) if by_place else _each(drawn)
    rows = tuple(_drawn(label, share, name) for label, share in drawn)
    options = {"unit": "%", "decimals": 0, "axis": (0, 100), "axis_title": _title(counts, name)}
    family = "bars" if name == "by" else "trend"
    return Chart(family, _title(counts, name), said, rows, options)


def _each(drawn: Sequence[tuple[str, Share]]) -> str:
    return "; ".join(f"{label}: {percent_said(share)}" for label, share in drawn) + "."


def _range(drawn: Sequence[tuple[str, Share]]) -> str:
    """Names of places stay in the table: the sentence says how far they lie apart."""
    shares = [share.percent for _label, share in drawn if share.percent is not None]
    said = ngettext("{n} place: {low}.", "{n} places: from {low} to {high}.", len(shares))
    return said.format(n=len(shares), low=percent(min(shares), 0), high=percent(max(shares), 0))


def _label(line: Line, counts: InductionCounts, name: str) -> str:
    return line_name(line, counts) if name == "by" else line.name


def _share(line: Line, name: str) -> Share:
    return line.finished if name == "by" else line.on_time


def _drawn(label: str, share: Share, name: str) -> Mapping[str, Any]:
    if name == "by":
        return {"name": label, "value": share.percent, "you": True}
    return {"label": label, "value": share.percent, "low": None, "high": None, "national": None}


def _title(counts: InductionCounts, name: str) -> str:
    if name == "quarters":
        return _("Finished in time, by the quarter in which they joined")
    return _("Finished, by sector") if counts.area else _("Finished, by place")


def _small_table(counts: InductionCounts, lines: Sequence[Line], name: str) -> Table:
    columns = (Column(_("Who")), Column(_("Part"), True), Column(_("Of"), True), Column("%", True))
    rows = tuple(
        Row((
            Cell(_label(line, counts, name), is_data=name == "by" and not counts.area),
            count_said(_share(line, name).part), count_said(_share(line, name).of),
            percent_said(_share(line, name)),
        ))
        for line in lines
    )  # fmt: skip
    return Table(_title(counts, name), columns, rows, caption_hidden=True)
