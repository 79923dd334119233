"""The picture of a funnel: the share of each group that came on at each step, with intervals."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.design.charts import Chart
from leadwell.fairness.pages.funnels import names, tables
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.funnels import OneFunnel
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.funnels.facts import WHOLE_WAY, Asked, Step, pair_of, steps_of


def named(one: OneFunnel, slug: str) -> Chart | None:
    """The picture of one characteristic. None where there is none."""
    asked = next((each for each in one.funnel.groups if each[0] == slug), None)
    return rates(one, one.year, asked) if one.year and asked else None


def rates(one: OneFunnel, year: Year, asked: Asked) -> Chart | None:
    """Who came on at each step. None where everything is hidden."""
    found = [
        (step, line)
        for step in steps_of(one.funnel)
        if step.code != WHOLE_WAY
        for line in tables.rates(one, year, asked, step)
        if _compared(one, asked, line)
    ]
    if all(line.value is None for _step, line in found):
        return None
    firsts = {step.code: line.first for step, line in reversed(found)}
    rows = tuple(
        _bar(one, asked, step, line, first=firsts[step.code] == line.first) for step, line in found
    )
    title = _("{decision}: share who {did}, by {characteristic}").format(
        decision=_(one.funnel.title),
        did=names.did(one.funnel),
        characteristic=names.within(names.characteristic(asked)),
    )
    said = "; ".join(
        f"{_name(one, asked, step, line)}: {words.with_interval(line)}" for step, line in found
    )
    return Chart("bars", title, f"{said}.", rows,
                 {"unit": "%", "decimals": 1, "none": _("hidden")})  # fmt: skip


def _compared(one: OneFunnel, asked: Asked, line: Shown) -> bool:
    """The picture shows the two groups that are compared; where none are, all."""
    pair = pair_of(one.funnel, asked, tuple(one.groups(asked)))
    return pair is None or (line.first is not None and line.first.group in pair)


def _bar(
    one: OneFunnel, asked: Asked, step: Step, line: Shown, *, first: bool
) -> dict[str, object]:
    """The first bar of a step names it; those beneath name their group alone, for there is little room."""
    pair = pair_of(one.funnel, asked, tuple(one.groups(asked)))
    behind = pair and pair[1 if one.funnel.good else 0]
    name = _name(one, asked, step, line) if first else tables.group_of(one, asked, line)
    return {"name": name, "value": line.value, "low": line.low, "high": line.high,
            "you": bool(line.first and line.first.group == behind)}  # fmt: skip


def _name(one: OneFunnel, asked: Asked, step: Step, line: Shown) -> str:
    return _("{stage}: {group}").format(
        stage=names.later(one.funnel, step), group=tables.group_of(one, asked, line)
    )
