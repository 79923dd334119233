"""What stands behind the cost of bullying at a place: what was kept, and what published figures fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _

from leadwell.actor import Actor
from leadwell.fairness.models import CostEstimate
from leadwell.fairness.permissions import may_keep_plans, visible_to
from leadwell.fairness.queries.bullying_study import bullying_study
from leadwell.fairness.queries.reports.comparing import besides, whole_lines
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.rules.bullying.bullied_between import bullied_between
from leadwell.fairness.rules.bullying.facts import Inputs, Range, Study
from leadwell.measures.queries import Shown, figures_of

HEADCOUNT, SICKNESS = "headcount-at-end", "sickness-absence"
BY_MANAGERS, BY_COLLEAGUES = "bullying-by-managers", "bullying-by-colleagues"
MEASURES = (HEADCOUNT, SICKNESS, BY_MANAGERS, BY_COLLEAGUES)
YEAR = 12
A_FEW = 6
COUNTED_IN, COUNTED_BY = "psed", "psed-ethnicity"  # whose whole is all staff, as printed


@dataclass(frozen=True, slots=True)
class Filled:
    """A number that was filled in: which input, from which period, and who said so."""

    name: str
    began_on: date
    ended_on: date
    publisher: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Numbers that were kept on a day."""

    at: datetime
    inputs: Inputs


@dataclass(frozen=True, slots=True)
class CostDesk:
    """All that the page begins with. `inputs` are those kept last, else what is known; `filled` says which
    of them came from published figures, or from our own count of the staff. Whatever is not known is
    England's, as the study has it, but for the number of staff: that is nought until somebody says it."""

    place: Place
    study: Study
    inputs: Inputs
    filled: tuple[Filled, ...]
    kept: tuple[Kept, ...]
    may_keep: bool

    @property
    def known(self) -> Inputs | None:
        """The inputs, once it is known how many staff there are."""
        return self.inputs if self.inputs.headcount else None


def cost_desk(code: str, *, by: Actor, today: date) -> CostDesk:
    """The desk of a place. Raises `Organisation.DoesNotExist` or `NotPermitted`."""
    place = place_of(code, by=by)
    study = bullying_study()
    series = _series(figures_of(place.organisation, MEASURES, by=by, on=today))
    inputs, filled = _with_staff_counted(place, *_filled(series, study))
    rows = CostEstimate.objects.filter(visible_to(by), organisation=place.organisation)
    rows = rows.order_by("-made_at", "-pk")
    kept = tuple(Kept(row.made_at, Inputs(**row.inputs)) for row in rows[:A_FEW])
    return CostDesk(
        place=place,
        study=study,
        inputs=kept[0].inputs if kept else inputs,
        filled=() if kept else filled,
        kept=kept,
        may_keep=by.person_id is not None and may_keep_plans(by, place.organisation),
    )


def of_england(study: Study) -> Inputs:
    """What the study put in for England."""
    return Inputs(
        headcount=study.headcount,
        daily_pay=study.daily_pay,
        bullied_from=study.prevalence,
        bullied_to=study.prevalence,
        mean_days=study.mean_days,
        more_absence=study.more_absence,
        cover_rate=study.cover_rate,
    )


def _series(figures: Sequence[Shown]) -> Mapping[str, list[Shown]]:
    found: dict[str, list[Shown]] = {name: [] for name in MEASURES}
    for figure in figures:
        if figure.value is not None and not figure.hidden:
            found[figure.measure.slug].append(figure)
    return found


def _filled(series: Mapping[str, list[Shown]], study: Study) -> tuple[Inputs, tuple[Filled, ...]]:
    inputs, said = replace(of_england(study), headcount=0), []
    if people := series[HEADCOUNT][-1:]:
        inputs = replace(inputs, headcount=round(people[0].value or 0))
        said.append(_from("headcount", people))
    if months := series[SICKNESS][-YEAR:]:
        days = round(_rate(months) / 100 * study.working_days, 1)
        inputs = replace(inputs, mean_days=days)
        said.append(_from("mean_days", months))
    managers, colleagues = series[BY_MANAGERS][-1:], series[BY_COLLEAGUES][-1:]
    if managers and colleagues:
        share = bullied_between(_ends(managers[0]), _ends(colleagues[0]))
        inputs = replace(inputs, bullied_from=round(share.low, 1), bullied_to=round(share.high, 1))
        said.append(_from("bullied", colleagues))
    return inputs, tuple(said)


def _with_staff_counted(
    place: Place, inputs: Inputs, filled: tuple[Filled, ...]
) -> tuple[Inputs, tuple[Filled, ...]]:
    """With our own count of the staff, as it is printed, where nobody published how many there are."""
    if inputs.headcount:
        return inputs, filled
    over = Q(snapshot__as_at__gte=F("ended_on"))
    rows = Q(organisation=place.organisation, area=place.is_area, set_code=COUNTED_IN) & over
    printed = [
        (one.ended_on, one.line.first.whole)
        for one in besides(whole_lines(rows, COUNTED_BY))
        if one.line.first and one.line.first.whole
    ]
    if not printed:
        return inputs, filled
    ended_on, people = printed[-1]
    counted = Filled("headcount", ended_on - timedelta(1), ended_on, _("Counted here"))
    return replace(inputs, headcount=people), (counted, *filled)


def _from(name: str, figures: Sequence[Shown]) -> Filled:
    return Filled(name, figures[0].began_on, figures[-1].ended_on, figures[-1].publisher)


def _ends(figure: Shown) -> Range:
    """Its interval, or the value twice where none was published."""
    value = figure.value or 0.0
    low, high = figure.low, figure.high
    return Range(value if low is None else low, value if high is None else high)


def _rate(months: Sequence[Shown]) -> float:
    """The rate of some months together: days are counted, rates never averaged. Where the days of one are
    hidden, the last month's rate."""
    lost = [one.numerator for one in months]
    whole = [one.denominator for one in months]
    if None in lost or None in whole or not sum(one or 0 for one in whole):
        return months[-1].value or 0.0
    return 100 * sum(one or 0 for one in lost) / sum(one or 0 for one in whole)
