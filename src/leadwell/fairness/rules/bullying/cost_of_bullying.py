"""FAR-42: What bullying costs one organisation in a year, by one of two methods, in ranges.

    published   counts all absence of those who are bullied, as the published amount does
    excess      counts only what they are absent beyond the others: the one that can be defended, for some
                of their absence would be there without any bullying

The press described the published figure as the extra days; its amount is that of all days. So both are shown.

    sickness      people bullied x days x pay
    cover         a share of the sickness amount
    presenteeism  125 % of the sickness amount, which we inferred
    turnover,     the organisation's own leavers, where it gives them; else the published total, by head of
    productivity  staff at one end, and by head bullied at the other, because how it was made is not known
    relations     the organisation's own cases at a unit cost; else as above

Source: domain facts, section 4.
"""

from __future__ import annotations

from collections.abc import Mapping

from leadwell.fairness.rules.bullying.absence_of_the_bullied import absence_of_the_bullied
from leadwell.fairness.rules.bullying.facts import (
    EXCESS_ONLY,
    Component,
    Estimate,
    How,
    Inputs,
    Part,
    Range,
    Study,
)

WORKING_WEEK = 5


def cost_of_bullying(inputs: Inputs, *, study: Study, method: str) -> Estimate:
    """The six parts, from the least to the most they can be."""
    sickness = _sickness(inputs, method)
    inferred = study.presenteeism_of_absence / 100
    found: Mapping[Part, tuple[Range, How]] = {
        Part.SICKNESS: (sickness, How.WORKED_OUT),
        Part.COVER: (sickness.times(inputs.cover_rate / 100), How.WORKED_OUT),
        Part.TURNOVER: _turnover(inputs, study),
        Part.PRODUCTIVITY: _productivity(inputs, study),
        Part.PRESENTEEISM: (sickness.times(inferred), How.INFERRED),
        Part.RELATIONS: _relations(inputs, study),
    }
    return Estimate(method, tuple(Component(part, *found[part]) for part in Part))


def _sickness(inputs: Inputs, method: str) -> Range:
    ends = sorted(_absence_pay(inputs, share, method)
                  for share in (inputs.bullied_from, inputs.bullied_to))  # fmt: skip
    return Range(ends[0], ends[1])


def _absence_pay(inputs: Inputs, share: float, method: str) -> float:
    absent = absence_of_the_bullied(
        inputs.mean_days, bullied=share, more_absence=inputs.more_absence
    )
    days = absent.bullied - absent.others if method == EXCESS_ONLY else absent.bullied
    return inputs.headcount * share / 100 * days * inputs.daily_pay


def _turnover(inputs: Inputs, study: Study) -> tuple[Range, How]:
    if inputs.leavers is None or inputs.replacing is None:
        return _scaled(Part.TURNOVER, inputs, study)
    return _own(inputs.leavers * inputs.replacing)


def _productivity(inputs: Inputs, study: Study) -> tuple[Range, How]:
    if inputs.leavers is None or inputs.weeks_lost is None:
        return _scaled(Part.PRODUCTIVITY, inputs, study)
    return _own(inputs.leavers * inputs.weeks_lost * WORKING_WEEK * inputs.daily_pay)


def _relations(inputs: Inputs, study: Study) -> tuple[Range, How]:
    if inputs.cases is None:
        return _scaled(Part.RELATIONS, inputs, study)
    each = inputs.case_cost
    unit = study.case_cost * _dearer(inputs) if each is None else each
    return _own(inputs.cases * unit)


def _own(amount: float) -> tuple[Range, How]:
    return Range(amount, amount), How.WORKED_OUT


def _scaled(part: Part, inputs: Inputs, study: Study) -> tuple[Range, How]:
    """The published total by head of staff, and by head bullied; prices brought up to date."""
    by_head = study.components[part] / study.headcount * inputs.headcount * _dearer(inputs)
    ends = [
        by_head * share / study.prevalence for share in (inputs.bullied_from, inputs.bullied_to)
    ]
    return Range(min(by_head, *ends), max(by_head, *ends)), How.SCALED


def _dearer(inputs: Inputs) -> float:
    return 1 + inputs.prices / 100
