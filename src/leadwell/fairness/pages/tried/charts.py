"""The pictures of a tried version: every ratio on one scale, and the shares of the groups of one grouping."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.design.charts import Chart
from leadwell.fairness.pages.funnels import names
from leadwell.fairness.pages.reports import words
from leadwell.fairness.pages.tried import said
from leadwell.fairness.queries.tried.at_place import OneTried
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.reports.what_stands_out import AWAY
from leadwell.fairness.rules.tried.facts import Way

TOGETHER = "together"


def named(one: OneTried, slug: str) -> Chart | None:
    """A picture by its name in an address: `together`, or that of a characteristic."""
    if slug == TOGETHER:
        return together(one)
    way = next((way for way in one.ways if said.slug(way) == slug), None)
    return shares(one, way) if way else None


def together(one: OneTried) -> Chart | None:
    """Every ratio with its interval and the line of parity. None where none can be told."""
    found = [(way, line) for way, line in said.compared(one) if line.value is not None]
    if not found:
        return None
    rows = tuple(
        {"name": names.characteristic(way.asked), "value": line.value, "low": line.low, "high": line.high,
         "you": line.reading in AWAY}
        for way, line in found
    )  # fmt: skip
    told = "; ".join(f"{said.pair(one, way)}: {words.with_interval(line)}" for way, line in found)
    return Chart(
        "dots",
        _("How many times as likely not to meet it, with 95% intervals"),
        f"{told}.",
        rows,
        {"decimals": 2, "national": 1.0, "national_name": _("the same for both groups")},
    )


def shares(one: OneTried, way: Way) -> Chart | None:
    """The share of each group that would not meet it. None where everything is hidden."""
    lines = one.rates(way)
    if all(line.value is None for line in lines):
        return None
    title = _("Share that would not meet it, by {characteristic}").format(
        characteristic=names.within(names.characteristic(way.asked))
    )
    told = "; ".join(f"{said.group(one, way, line)}: {words.with_interval(line)}" for line in lines)
    rows = tuple(_bar(one, way, line) for line in lines)
    return Chart("bars", title, f"{told}.", rows,
                 {"unit": "%", "decimals": 1, "none": _("hidden")})  # fmt: skip


def _bar(one: OneTried, way: Way, line: Shown) -> dict[str, object]:
    return {"name": said.group(one, way, line), "value": line.value, "low": line.low,
            "high": line.high, "you": bool(line.first and line.first.group == way.first)}  # fmt: skip
