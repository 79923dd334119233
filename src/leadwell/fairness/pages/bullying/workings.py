"""How the cost was worked out, part by part, and what the study it rests on published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.pages import Column, Row, Table
from leadwell.design.words import number
from leadwell.fairness.pages.bullying.words import MILLION, PARTS, from_to
from leadwell.fairness.rules.bullying.absence_of_the_bullied import absence_of_the_bullied
from leadwell.fairness.rules.bullying.facts import (
    Component,
    Estimate,
    How,
    Inputs,
    Part,
    Study,
)
from leadwell.fairness.rules.bullying.published_cost import published_cost

HOW: Mapping[How, object] = {
    How.PUBLISHED: gettext_lazy("As published"),
    How.WORKED_OUT: gettext_lazy("Worked out from these numbers"),
    How.INFERRED: gettext_lazy("A share of the pay of absent staff: our inference"),
    How.SCALED: gettext_lazy("England's total by head; how it was made is not known"),
}


def parts_table(excess: Estimate, whole: Estimate) -> Table:
    """Each part of the cost, as the excess only and by the published method."""
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


def workings_of(inputs: Inputs, excess: Estimate, study: Study) -> Iterator[str]:
    """The steps to the figures, a sentence each."""
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
    text = _("Working while unwell is {rate}% of that pay. The study does not say so: it is what its amounts"
             " come to.")  # fmt: skip
    yield text.format(rate=number(study.presenteeism_of_absence))
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


def published_table(study: Study) -> Table:
    """What the study published, and what of it can be worked out again."""
    found = published_cost(study)
    rows = [
        Row((str(PARTS[one.part]), _millions(one), _can_be_made(one, study)))
        for one in found.components
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


def _can_be_made(one: Component, study: Study) -> str:
    if one.part is Part.SICKNESS:
        return _("To half a per cent, counting all absence. The extra days alone give half of it.")
    if one.part is Part.COVER:
        text = _("Yes: {rate}% of the pay of absent staff")
        return text.format(rate=number(study.cover_rate, 1))
    if one.part is Part.PRESENTEEISM:
        return _("It is twice the cover. Why is not known")
    return _("No: its inputs are not known")
