"""Plans of an organisation: which run, which need attention, and which figures want one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext

from leadwell.actor import Actor
from leadwell.fairness.models import Plan, PlanNote
from leadwell.fairness.permissions import may_keep_plans, may_open_evidence, visible_to
from leadwell.fairness.permissions.acting import is_lead, may_see_objectives_of
from leadwell.fairness.queries.definitions import indicators, sets
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.queries.reports.returns import set_title
from leadwell.fairness.queries.reports.watching import findings_of, listed, names_of
from leadwell.fairness.queries.reports.years import Year, years_of
from leadwell.fairness.rules.acting.a_plan_needs_attention import a_plan_needs_attention
from leadwell.fairness.rules.acting.an_indicator_wants_a_plan import an_indicator_wants_a_plan
from leadwell.fairness.rules.acting.facts import PlanSaid, Then
from leadwell.fairness.rules.facts import Indicator
from leadwell.reasons import Reason

EMPTY = frozenset({"FAR-65a", "FAR-65b", "FAR-65c", "FAR-65d"})
LATE, WITHOUT_EFFECT = "FAR-65e", "FAR-65f"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan, the figure it is about then and now, and what is wrong with it."""

    plan: Plan
    then: Then
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Wanting:
    """A figure away from parity without a plan that runs."""

    indicator: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class PlansAt:
    """What an organisation does about its figures. `indicator` narrows it to one, where it is one."""

    place: Place
    indicator: Indicator | None
    running: tuple[PlanLine, ...]
    over: tuple[PlanLine, ...]
    wanting: tuple[Wanting, ...]
    may_keep: bool
    sees_packs: bool
    sees_board: bool


@dataclass(frozen=True, slots=True)
class OnePlan:
    """One plan with what happened since."""

    place: Place
    line: PlanLine
    notes: tuple[PlanNote, ...]
    may_keep: bool


@dataclass(frozen=True, slots=True)
class PlansState:
    """The plans of one organisation as an area sees them: which figures have one that runs, and how many
    are late, say too little, or came to nothing."""

    indicators: frozenset[str] = frozenset()
    running: int = 0
    late: int = 0
    empty: int = 0


def plans_at(code: str, *, by: Actor, today: date, indicator: str = "") -> PlansAt:
    """The plans of an organisation. Raises `Organisation.DoesNotExist` or `NotPermitted`."""
    place = place_of(code, by=by)
    chosen = indicators().get(indicator)
    rows = Plan.objects.filter(visible_to(by), organisation=place.organisation)
    rows = rows.select_related("organisation").order_by("by_on", "pk")
    lines = with_then(rows, today=today)
    wanting = _wanting(place.organisation.pk, [line.plan for line in lines], today)
    if chosen:
        lines = [line for line in lines if line.plan.indicator == chosen.code]
        wanting = [one for one in wanting if one.indicator == chosen.code]
    return PlansAt(
        place=place,
        indicator=chosen,
        running=tuple(line for line in lines if said(line.plan).running),
        over=tuple(line for line in lines if not said(line.plan).running),
        wanting=tuple(wanting),
        may_keep=may_keep_plans(by, place.organisation),
        sees_packs=is_lead(by, place.organisation) or may_open_evidence(by, place.organisation),
        sees_board=may_see_objectives_of(by, place.organisation, today),
    )


def plan_at(code: str, number: int, *, by: Actor, today: date) -> OnePlan:
    """One plan of an organisation. Raises `Plan.DoesNotExist`, `Organisation.DoesNotExist` or
    `NotPermitted`."""
    place = place_of(code, by=by)
    rows = Plan.objects.filter(visible_to(by), organisation=place.organisation)
    found = rows.select_related("organisation").get(pk=number)
    (line,) = with_then([found], today=today)
    notes = tuple(found.notes.select_related("by").order_by("-at", "-pk"))
    return OnePlan(place, line, notes, may_keep_plans(by, place.organisation))


def plan_kept(number: int, *, by: Actor) -> Plan:
    """The row of a plan as it stands. Raises `Plan.DoesNotExist`."""
    return Plan.objects.filter(visible_to(by)).get(pk=number)


def figures(*, also: str = "") -> list[tuple[str, str]]:
    """Every figure a plan may be about: its code, and its title with the set it is of. Of the many of the
    funnels, stage by stage, only the one that is asked for."""
    order = {code: place for place, code in enumerate(sets())}
    listed = sorted(
        (one for one in indicators().values() if one.set in order or one.code == also),
        key=lambda one: (order.get(one.set, len(order)), one.set, one.order, one.code),
    )
    return [(one.code, f"{gettext(set_title(one.set))}: {_named(one)}") for one in listed]


def _named(one: Indicator) -> str:
    """Its title, after its number where that is one."""
    title = gettext(one.title)
    if not one.is_numbered:
        return title
    return gettext("{number}. {title}").format(number=one.number, title=title)


def plans_state(
    organisation_ids: Collection[int], *, by: Actor, today: date
) -> dict[int, PlansState]:
    """How the plans of many organisations stand, for those whose figures the asker may see. One query.
    Whether a promised change came is asked on the organisation's own page."""
    rows = Plan.objects.filter(visible_to(by), organisation__in=organisation_ids, ended_at=None)
    by_place: dict[int, list[Plan]] = defaultdict(list)
    for plan in rows.order_by("organisation_id", "pk"):
        by_place[plan.organisation_id].append(plan)
    return {one: _state(by_place.get(one, ()), today) for one in organisation_ids}


def _state(plans: Iterable[Plan], today: date) -> PlansState:
    told = [(plan, _codes(plan, today)) for plan in plans]
    running = [plan for plan, _ in told if plan.done_on is None]
    return PlansState(
        indicators=frozenset(plan.indicator for plan in running),
        running=len(running),
        late=sum(LATE in codes for _, codes in told),
        empty=sum(bool(EMPTY & codes) for _, codes in told),
    )


def _codes(plan: Plan, today: date) -> set[str]:
    return {one.code for one in a_plan_needs_attention(said(plan), then=Then(), today=today)}


def said(plan: Plan) -> PlanSaid:
    """A plan as the rules ask of it."""
    return PlanSaid(
        indicator=plan.indicator,
        what=plan.what,
        who=plan.who,
        by_on=plan.by_on,
        expects=plan.expects,
        expects_words=plan.expects_words,
        done_on=plan.done_on,
        came_of_it=plan.came_of_it,
        ended=plan.ended_at is not None,
    )


def mark_of(plan: Plan) -> str:
    """The mark of a plan as it stands: another one as soon as anybody changes it."""
    told = repr((said(plan), plan.ended_because))
    return sha256(told.encode()).hexdigest()[:16]


def with_then(plans: Iterable[Plan], *, today: date) -> list[PlanLine]:
    """Plans of one organisation with the figure each is about, then and now. One query for each set."""
    plans = list(plans)
    years = _years(plans, today)
    return [_line(plan, years, today) for plan in plans]


def _years(plans: Sequence[Plan], today: date) -> Mapping[str, Sequence[Year]]:
    known = indicators()
    wanted = {known[plan.indicator].set for plan in plans if plan.indicator in known}
    places = {plan.organisation_id for plan in plans}
    which = Q(organisation__in=places, area=False, ended_on__lte=today)
    return {code: years_of(which, set_code=code) for code in sorted(wanted)}


def _line(plan: Plan, years: Mapping[str, Sequence[Year]], today: date) -> PlanLine:
    known = indicators().get(plan.indicator)
    own = years.get(known.set, ()) if known else ()
    then = _then(plan, own)
    reasons = tuple(a_plan_needs_attention(said(plan), then=then, today=today))
    return PlanLine(plan, then, reasons)


def _then(plan: Plan, years: Sequence[Year]) -> Then:
    """The figure in the last year that was over when the plan was made, and in the last there is."""
    made_on = localdate(plan.made_at)
    lines = [(year.ended_on, year.line(plan.indicator)) for year in years]
    shown = [(day, line) for day, line in lines if line is not None]
    before = [line.value for day, line in shown if day <= made_on]
    if not shown:
        return Then()
    day, now = shown[-1]
    return Then(before[-1] if before else None, now.value, now.low, now.high, day)


def _wanting(organisation_id: int, plans: Sequence[Plan], today: date) -> list[Wanting]:
    """What was found, in sets and in decisions, without a plan that runs. One about the same figure under
    another name will do."""
    running = {plan.indicator for plan in plans if said(plan).running}
    wanting: dict[str, Wanting] = {}
    for finding in listed(findings_of(organisation_id, until=today)):
        line = finding.watched.line
        for reason in an_indicator_wants_a_plan(
            line.reading, running=len(names_of(finding) & running)
        ):
            wanting.setdefault(line.indicator, Wanting(line.indicator, reason))
    return list(wanting.values())
