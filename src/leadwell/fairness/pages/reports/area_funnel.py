"""The funnel chart of one figure across a region or the nation, and which limits it has, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design import words as design_words
from leadwell.design.charts import Chart
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.reports.areas import AreaFigure
from leadwell.fairness.rules.reports.limits_among_many import (
    MANY,
    OUTER,
    Limits,
    limits_among_many,
)
from leadwell.fairness.rules.working.facts import CONFIDENCE

FEWEST_DRAWN = 5


def funnel(seen: AreaFigure) -> Chart | None:
    """Everybody's ratio by how sure it is, with limits. None where there are fewer than five."""
    return chart_of(seen, limits_of(seen))


def limits_of(seen: AreaFigure) -> Limits:
    """The limits of a figure across an area."""
    return limits_among_many([one.line for one in seen.places], seen.own)


def chart_of(seen: AreaFigure, limits: Limits) -> Chart | None:
    """The same, with limits at hand."""
    rows = tuple(
        {"name": one.name, "value": one.line.value, "low": one.line.low, "high": one.line.high,
         "you": marked}
        for one, marked, placed in zip(seen.places, limits.marked, limits.placed, strict=True)
        if placed
    )  # fmt: skip
    if len(rows) < FEWEST_DRAWN:
        return None
    out = sum(bool(row["you"]) for row in rows)
    among = {} if limits.phi is None else {
        "around": round(limits.around, 2), "around_name": _("everybody in the area"),
        "between": limits.tau_squared,
    }  # fmt: skip
    return Chart(
        "funnel",
        words.name(seen.indicator),
        _("{n} organisations; {out} stand out even among so many. All of them are in the tables.").format(
            n=len(rows), out=out
        ),
        rows,
        {"decimals": 2, "target": 1.0, "target_name": _("the same for both groups"),
         "you_name": _("stands out even among so many"), "peers_name": _("an organisation"),
         "axis_title": _("More people counted, and surer, to the right"), **among},
    )  # fmt: skip


def limits_said(limits: Limits) -> tuple[str, ...]:
    """Which limits are drawn, in words. Nothing where no picture is."""
    if sum(limits.placed) < FEWEST_DRAWN:
        return ()
    if limits.phi is None:
        said = _(
            "The lines in the picture are limits of chance about parity: of organisations where nothing"
            " differs, {inner} would lie inside the inner and {outer} inside the outer lines. With fewer"
            " than {many} organisations nothing is allowed for how much places differ anyway (FAR-99)."
        ).format(inner=_share(CONFIDENCE, 0), outer=_share(OUTER, 1), many=MANY)
    else:
        said = _(
            "The lines in the picture close in on the figure of everybody in the area, {around}. They allow"
            " for chance and for how much organisations differ anyway: their scores, the outermost tenth"
            " pulled in on each side, spread {phi} times as much as chance would bring (phi), so {widened}"
            " (over-dispersion, FAR-99)."
        ).format(
            around=words.amount(limits.around, "ratio"),
            phi=design_words.number(limits.phi, 2),
            widened=_("the lines are drawn wider")
            if limits.tau_squared
            else _("they need no widening"),
        )
    return (said, _outside(limits))


def _outside(limits: Limits) -> str:
    named = sum(limits.marked)
    text = ngettext(
        "{n} organisation lies outside the outer lines ({outer}). Named as standing out, as far as chance"
        " among so many would not bring them there: {named}.",
        "{n} organisations lie outside the outer lines ({outer}). Named as standing out, as far as chance"
        " among so many would not bring them there: {named}.",
        limits.outside,
    )
    return text.format(n=limits.outside, named=named, outer=_share(OUTER, 1))


def _share(of_one: float, decimals: int) -> str:
    return design_words.percent(100 * of_one, decimals)
