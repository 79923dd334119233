"""What bullying costs, in words, a picture and a table: ranges, and never a single number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.charts import Chart
from leadwell.design.pages import Column, Fact, Figure, Link, Page, Row, Stat, Table
from leadwell.design.words import day, month, number
from leadwell.fairness.pages.reports.parts import crumbs, figure, to_fairness, verifying
from leadwell.fairness.queries.bullying import CostDesk, Filled
from leadwell.fairness.rules.bullying.absence_of_the_bullied import absence_of_the_bullied
from leadwell.fairness.rules.bullying.cost_of_bullying import cost_of_bullying
from leadwell.fairness.rules.bullying.facts import (
    EXCESS_ONLY,
    PUBLISHED_METHOD,
    Component,
    Estimate,
    How,
    Inputs,
    Part,
    Range,
    Study,
)
from leadwell.fairness.rules.bullying.inputs_make_sense import inputs_make_sense
from leadwell.fairness.rules.bullying.published_cost import published_cost

MILLION, THOUSAND = 1_000_000, 1_000
PARTS: Mapping[Part, object] = {
    Part.SICKNESS: gettext_lazy("Pay of absent staff"),
    Part.COVER: gettext_lazy("Cover for them"),
    Part.TURNOVER: gettext_lazy("Replacing leavers"),
    Part.PRODUCTIVITY: gettext_lazy("New starters’ first weeks"),
    Part.PRESENTEEISM: gettext_lazy("Working while unwell"),
    Part.RELATIONS: gettext_lazy("Cases and compensation"),
}
HOW: Mapping[How, object] = {
    How.PUBLISHED: gettext_lazy("As published"),
    How.WORKED_OUT: gettext_lazy("Worked out from these numbers"),
    How.INFERRED: gettext_lazy("125% of the pay of absent staff: our inference"),
    How.SCALED: gettext_lazy("England's total by head; how it was made is not known"),
}
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
        published=_published(desk.study),
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


def pounds(amount: float) -> str:
    """About how much, as people say it: £1.2 million, £340,000, £1,300."""
    if amount >= MILLION:
        return _("£{n} million").format(n=number(amount / MILLION, 1))
    step = THOUSAND if amount >= 10 * THOUSAND else 100
    return f"£{number(round(amount / step) * step)}"


def from_to(amount: Range) -> str:
    """A range in words; where both ends read the same, one of them."""
    low, high = pounds(amount.low), pounds(amount.high)
    if low == high:
        return _("about {amount}").format(amount=low)
    return _("{low} to {high}").format(low=low, high=high)


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
    chart, table = _chart(excess), _table(excess, whole)
    href = reverse("fairness:cost-of-bullying-chart", args=[desk.place.code])
    return {
        "answer": _("Bullying by other staff costs {range} a year. Of absence, that counts only what is"
                    " beyond others'.").format(range=from_to(excess.total)),
        "doubt": _("By the method of the published £2.28 billion it is {range}. That counts all their"
                   " absence, also what they would have had anyway.").format(range=from_to(whole.total)),
        "stats": _stats(inputs, excess, whole),
        "picture": figure(chart, f"{href}?{query}" if query else href, table),
        "table": table,
        "workings": tuple(_workings(inputs, excess, desk.study)),
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


def _table(excess: Estimate, whole: Estimate) -> Table:
    rows = [
        Row(
            (
                str(PARTS[one.part]),
                from_to(one.amount),
                from_to(whole.of(one.part).amount),
                str(HOW[one.how]),
            )
        )
        for one in excess.components
    ]
    rows.append(
        Row((_("Together"), from_to(excess.total), from_to(whole.total), _("All low, to all high")))
    )
    columns = (
        Column(_("Part")),
        Column(_("Excess only")),
        Column(_("Published method")),
        Column(_("How we came by it")),
    )
    return Table(_("What it costs in a year, part by part"), columns, tuple(rows), stacked=True)


def _workings(inputs: Inputs, excess: Estimate, study: Study) -> Iterator[str]:
    for share in dict.fromkeys((inputs.bullied_from, inputs.bullied_to)):
        absent = absence_of_the_bullied(
            inputs.mean_days, bullied=share, more_absence=inputs.more_absence
        )
        text = _("With {share}% bullied and a mean of {mean} days absent, those who are bullied are absent"
                 " {bullied} days and others {others} (FAR-40).")  # fmt: skip
        yield text.format(
            share=number(share, 1), mean=number(inputs.mean_days, 2),
            bullied=number(absent.bullied, 2), others=number(absent.others, 2),
        )  # fmt: skip
    text = _("Pay of absent staff is {people} staff, times the share bullied, times those days, times"
             " £{pay} a day: the days beyond others' in “excess only”, all of them in “published method”"
             " (FAR-42).")  # fmt: skip
    yield text.format(people=number(inputs.headcount), pay=number(inputs.daily_pay, 2))
    yield _("Cover is {rate}% of that pay.").format(rate=number(inputs.cover_rate, 1))
    yield _("Working while unwell is 125% of that pay. The study does not say so: it is what its amounts"
            " come to.")  # fmt: skip
    yield from _scaled(excess, study)


def _scaled(excess: Estimate, study: Study) -> Iterator[str]:
    for part in (Part.TURNOVER, Part.PRODUCTIVITY, Part.RELATIONS):
        if excess.of(part).how is How.WORKED_OUT:
            yield _("“{part}” is from your own numbers.").format(part=PARTS[part])
            continue
        text = _(
            "“{part}”: the study gives £{millions} million for England and, as far as we could read, not"
            " how. It is shared out by head of staff at one end, and by head bullied at the other."
        )
        yield text.format(part=PARTS[part], millions=number(study.components[part] / MILLION, 1))


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


def _published(study: Study) -> Table:
    found = published_cost(study)
    rows = [
        Row((str(PARTS[one.part]), _millions(one), _can_be_made(one))) for one in found.components
    ]
    total = number(found.total.low / MILLION, 1)
    rows.append(Row((_("Together"), f"£{total} m", "")))
    columns = (
        Column(_("Part")),
        Column(_("England, 2017–18"), numeric=True),
        Column(_("Can it be worked out again?")),
    )
    return Table(_("The published estimate"), columns, tuple(rows))


def _millions(one: Component) -> str:
    return f"£{number(one.amount.low / MILLION, 1)} m"


def _can_be_made(one: Component) -> str:
    if one.part is Part.SICKNESS:
        return _("To half a per cent, counting all absence. The extra days alone give half of it.")
    if one.part is Part.COVER:
        return _("Yes: 62.5% of the pay of absent staff")
    if one.part is Part.PRESENTEEISM:
        return _("It is twice the cover. Why is not known")
    return _("No: its inputs are not known")


def _kept(desk: CostDesk) -> Table:
    rows = []
    for one in desk.kept:
        excess, whole = _estimates(desk, one.inputs)
        rows.append(Row((day(one.at), from_to(excess.total), from_to(whole.total))))
    columns = (Column(_("Kept on")), Column(_("Excess only")), Column(_("Published method")))
    empty = _("Nobody has kept numbers here yet.")
    return Table(_("What was kept before"), columns, tuple(rows), empty=empty, stacked=True)
