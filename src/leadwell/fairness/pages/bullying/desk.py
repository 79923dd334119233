"""The page of a place: the answer, the picture, and the numbers to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.charts import Chart
from leadwell.design.pages import Column, Fact, Figure, Link, Page, Row, Stat, Table
from leadwell.design.words import day, month, number
from leadwell.fairness.pages.bullying.words import MILLION, PARTS, THOUSAND, from_to, pounds
from leadwell.fairness.pages.bullying.workings import parts_table, published_table, workings_of
from leadwell.fairness.pages.reports.parts import crumbs, figure, to_fairness, verifying
from leadwell.fairness.queries.bullying import CostDesk, Filled
from leadwell.fairness.rules.bullying.cost_of_bullying import cost_of_bullying
from leadwell.fairness.rules.bullying.facts import (
    EXCESS_ONLY,
    PUBLISHED_METHOD,
    Estimate,
    How,
    Inputs,
    Range,
)
from leadwell.fairness.rules.bullying.inputs_make_sense import inputs_make_sense

INPUTS: Mapping[str, object] = {
    "headcount": gettext_lazy("Staff"),
    "mean_days": gettext_lazy("Days absent"),
    "bullied": gettext_lazy("Bullied by other staff"),
}


LEFT_OUT = (
    gettext_lazy("rudeness that nobody calls bullying"),
    gettext_lazy("what it does to those who watch"),
    gettext_lazy("harm to patients"),
    gettext_lazy("the good name of the organisation, and inspections because of it"),
)


@dataclass(frozen=True, kw_only=True)
class CostPage(Page):
    """The answer, the picture, the table, how it was worked out, and the numbers to change."""

    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    picture: Figure | None
    table: Table | None
    workings: tuple[str, ...]
    left_out: tuple[str, ...]
    verify: tuple[str, ...]
    filled: tuple[Fact, ...]
    published: Table
    kept: Table
    button: str
    who_keeps: str
    ways: tuple[Link, ...]


def cost_page(desk: CostDesk, typed: Inputs | None, *, query: str = "") -> CostPage:
    """The page of a place. `typed` is None while what was typed has to be mended; `query` are the numbers
    in its address."""
    wrong = tuple(why.in_words(_) for why in inputs_make_sense(typed)) if typed else ()
    inputs = None if wrong else typed
    return CostPage(
        title=_("What does bullying cost us?"),
        of=desk.place.organisation.name,
        purpose=_(
            "For boards and managers: about what bullying and harassment by staff costs in a year. Every"
            " number can be changed."
        ),
        in_the_way=wrong,
        crumbs=crumbs(desk.place, to_fairness(desk.place)),
        made_up=desk.place.organisation.made_up,
        **_told(desk, inputs, query),
        left_out=tuple(str(one) for one in LEFT_OUT),
        verify=verifying(desk.study.to_be_verified),
        filled=tuple(_fact(one) for one in desk.filled),
        published=published_table(desk.study),
        kept=_kept(desk),
        button=_("Keep these numbers") if desk.may_keep and inputs else "",
        who_keeps="" if desk.may_keep else _("Whoever keeps this organisation's plans can keep numbers."),
        ways=(
            Link(_("What is done about it: plans"), reverse("fairness:plans", args=[desk.place.code])),
            Link(_("The study of 2018"), desk.study.source),
        ),
    )  # fmt: skip


def at_first(desk: CostDesk) -> dict[str, str]:
    """What the boxes hold at first, as people write it: nothing where the number of staff is not known."""
    held = {**desk.inputs.plain(), "headcount": desk.inputs.headcount or None}
    return {name: "" if said is None else f"{said:.10g}" for name, said in held.items()}


def cost_chart(desk: CostDesk, inputs: Inputs) -> Chart | None:
    """The parts of the excess as ranges. None where the numbers cannot be true."""
    return None if inputs_make_sense(inputs) else _chart(_estimates(desk, inputs)[0])


def _estimates(desk: CostDesk, inputs: Inputs) -> tuple[Estimate, Estimate]:
    excess, whole = (
        cost_of_bullying(inputs, study=desk.study, method=method)
        for method in (EXCESS_ONLY, PUBLISHED_METHOD)
    )
    return excess, whole


def _told(desk: CostDesk, inputs: Inputs | None, query: str) -> dict[str, Any]:
    if inputs is None:
        said = _("Give the numbers below, and the estimate appears here.")
        return {
            "answer": said,
            "doubt": "",
            "stats": (),
            "picture": None,
            "table": None,
            "workings": (),
        }
    excess, whole = _estimates(desk, inputs)
    chart, table = _chart(excess), parts_table(excess, whole)
    href = reverse("fairness:cost-of-bullying-chart", args=[desk.place.code])
    return {
        "answer": _("Bullying by other staff costs {range} a year. Of absence, that counts only what is"
                    " beyond others'.").format(range=from_to(excess.total)),
        "doubt": _("By the method of the published £2.28 billion it is {range}. That counts all their"
                   " absence, also what they would have had anyway.").format(range=from_to(whole.total)),
        "stats": _stats(inputs, excess, whole),
        "picture": figure(chart, f"{href}?{query}" if query else href, table),
        "table": table,
        "workings": tuple(workings_of(inputs, excess, desk.study)),
    }  # fmt: skip


def _stats(inputs: Inputs, excess: Estimate, whole: Estimate) -> tuple[Stat, ...]:
    people = Range(*(inputs.headcount * s / 100 for s in (inputs.bullied_from, inputs.bullied_to)))
    each = _("{low} to {high} people").format(
        low=number(round(people.low)), high=number(round(people.high))
    )
    return (
        Stat(_("Excess only: the defensible one"), from_to(excess.total),
             _("what the bullied are absent beyond others"), "you"),
        Stat(_("Published method"), from_to(whole.total), _("all absence of the bullied")),
        Stat(_("Bullied by other staff in a year"), each, _("as the survey would have it")),
    )  # fmt: skip


def _chart(excess: Estimate) -> Chart:
    rows = tuple(
        {"name": str(PARTS[one.part]), "value": one.amount.high / THOUSAND,
         "from": one.amount.low / THOUSAND, "says": _in_short(one.amount),
         "you": one.how is How.WORKED_OUT}
        for one in excess.components
    )  # fmt: skip
    said = "; ".join(f"{row['name']}: {row['says']}" for row in rows)
    title = _("The six parts, from least to most, in thousands of pounds a year")
    return Chart("bars", title, f"{said}.", rows, {"decimals": 0})


def _in_short(amount: Range) -> str:
    """A range for a picture, where there is little room: £0.8m to £1.5m."""
    if amount.high >= THOUSAND * 100:
        ends = [f"£{number(end / MILLION, 1)}m" for end in (amount.low, amount.high)]
    else:
        ends = [pounds(end) for end in (amount.low, amount.high)]
    return ends[0] if ends[0] == ends[1] else _("{low} to {high}").format(low=ends[0], high=ends[1])


def _fact(filled: Filled) -> Fact:
    text = _("{publisher}, {begin} to {end}")
    same = (filled.began_on.year, filled.began_on.month) == (
        filled.ended_on.year,
        filled.ended_on.month,
    )
    if same:
        text = _("{publisher}, {end}")
    said = text.format(
        publisher=filled.publisher, begin=month(filled.began_on), end=month(filled.ended_on)
    )
    return Fact(str(INPUTS[filled.name]), said, is_data=True)


def _kept(desk: CostDesk) -> Table:
    rows = []
    for one in desk.kept:
        excess, whole = _estimates(desk, one.inputs)
        rows.append(Row((day(one.at), from_to(excess.total), from_to(whole.total))))
    columns = (Column(_("Kept on")), Column(_("Excess only")), Column(_("Published method")))
    empty = _("Nobody has kept numbers here yet.")
    return Table(_("What was kept before"), columns, tuple(rows), empty=empty, stacked=True)
