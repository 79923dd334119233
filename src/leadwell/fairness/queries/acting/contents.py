"""What a pack of evidence holds: dated figures as they may be printed, their trend, how they were worked out,
similar organisations, and what was done about them. Frozen as JSON when the pack opens."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Q

from leadwell.actor import Actor
from leadwell.fairness.models import Plan
from leadwell.fairness.permissions import visible_to
from leadwell.fairness.queries.acting.alike import alike, region_of
from leadwell.fairness.queries.acting.plans import PlanLine, with_then
from leadwell.fairness.queries.definitions import indicators, indicators_of
from leadwell.fairness.queries.reports.frozen_findings import frozen
from leadwell.fairness.queries.reports.returns import returns as published
from leadwell.fairness.queries.reports.returns import set_title
from leadwell.fairness.queries.reports.watching import findings_of
from leadwell.fairness.queries.reports.years import Year, years_of
from leadwell.fairness.queries.results import to_json
from leadwell.fairness.rules.acting.facts import Framework, Statement
from leadwell.fairness.rules.facts import Indicator, Shown
from leadwell.fairness.rules.reports.what_changed import what_changed
from leadwell.organisations.models import Organisation

MOST_YEARS = 5
Plain = dict[str, Any]


def contents_of(
    organisation: Organisation,
    framework: Framework,
    codes: Collection[str],
    *,
    by: Actor,
    today: date,
) -> Plain:
    """The evidence of an organisation for these statements, as of today, after what stands out there. Exact
    numbers are never in it."""
    gather = partial(_figures, organisation, region=region_of(organisation), by=by, today=today)
    wanted = [one for one in framework.statements if one.code in codes]
    findings = findings_of(organisation.pk, until=today)
    plans = _plans(organisation, by=by, today=today)
    returns = _returns(organisation, by=by)
    return {
        "on": today.isoformat(),
        "framework": framework.code,
        "title": framework.title,
        "version": framework.version,
        "source": framework.source,
        "to_be_verified": list(framework.to_be_verified),
        "findings": {
            **frozen(findings),
            "plans": [_plan(line) for line in plans if findings.names(line.plan.indicator)],
        },
        "statements": [
            _statement(one, list(gather(one)), plans=plans, returns=returns) for one in wanted
        ],
    }


def _statement(
    statement: Statement, figures: Sequence[Plain], *, plans: Sequence[PlanLine],
    returns: Sequence[Plain],
) -> Plain:  # fmt: skip
    codes = {one["indicator"] for one in figures}
    return {
        "code": statement.code,
        "title": statement.title,
        "asks": statement.asks,
        "figures": figures,
        "plans": [_plan(line) for line in plans if line.plan.indicator in codes],
        "returns": [one for one in returns if one["set"] in statement.figures],
    }


def _figures(
    organisation: Organisation, statement: Statement, *, region: str, by: Actor, today: date
) -> Iterator[Plain]:
    """The figures of a statement that the organisation has."""
    for set_code, codes in statement.figures.items():
        which = Q(organisation=organisation, area=False, ended_on__lte=today)
        years = years_of(which, set_code=set_code, in_full=(organisation.pk,))[-MOST_YEARS:]
        if not years:
            continue
        for indicator in indicators_of(set_code, years[-1].ended_on):
            lines = _lines(years[-1], indicator)
            if lines and (not codes or indicator.code in codes):
                yield _figure(organisation, indicator, lines, years, region=region, by=by)


def _lines(year: Year, indicator: Indicator) -> tuple[Shown, ...]:
    """The line of everybody together; else a line for each row."""
    whole = year.line(indicator.code)
    if whole is not None:
        return (whole,)
    return tuple(line for line in year.of(indicator.code) if not line.split)


def _figure(
    organisation: Organisation, indicator: Indicator, lines: tuple[Shown, ...],
    years: Sequence[Year], *, region: str, by: Actor,
) -> Plain:  # fmt: skip
    year = years[-1]
    trend = [(each.ended_on, each.line(indicator.code)) for each in years]
    known = [(day, line) for day, line in trend if line is not None]
    return {
        "indicator": indicator.code,
        "set": set_title(indicator.set),
        "number": indicator.number,
        "title": indicator.title,
        "favours": indicator.favours,
        "method": indicator.method,
        "source": indicator.source,
        "to_be_verified": list(indicator.to_be_verified),
        "ended_on": year.ended_on.isoformat(),
        "profile": year.profile,
        "digest": year.digest,
        "lines": to_json(lines),
        "trend": [{"ended_on": day.isoformat(), "line": to_json([line])[0]} for day, line in known],
        "changed": what_changed(known[-2][1], known[-1][1]).value if len(known) > 1 else "",
        "similar": alike(organisation, year, indicator.code, region=region, by=by),
    }


def _plans(organisation: Organisation, *, by: Actor, today: date) -> list[PlanLine]:
    rows = Plan.objects.filter(visible_to(by), organisation=organisation).order_by("by_on", "pk")
    return with_then(rows, today=today)


def _plan(line: PlanLine) -> Plain:
    plan, then = line.plan, line.then
    return {
        "indicator": plan.indicator,
        "title": _title(plan.indicator),
        "what": plan.what,
        "who": plan.who,
        "by_on": plan.by_on and plan.by_on.isoformat(),
        "expects": plan.expects,
        "expects_words": plan.expects_words,
        "before": then.before,
        "now": then.now,
        "done_on": plan.done_on and plan.done_on.isoformat(),
        "came_of_it": plan.came_of_it,
        "ended_because": plan.ended_because,
        "ended": plan.ended_at is not None,
        "reasons": [
            {"code": one.code, "text": one.text, "facts": dict(one.facts)} for one in line.reasons
        ],
    }


def _title(indicator: str) -> str:
    known = indicators().get(indicator)
    return known.title if known else indicator


def _returns(organisation: Organisation, *, by: Actor) -> list[Plain]:
    rows = published(by=by).filter(organisation=organisation).select_related("result")
    rows = rows.defer("result__lines").order_by("-result__ended_on", "-published_at")
    return [
        {
            "number": one.pk,
            "set": one.result.set_code,
            "title": set_title(one.result.set_code),
            "ended_on": one.result.ended_on.isoformat(),
            "published_at": one.published_at.isoformat(),
            "withdrawn": one.withdrawn_at is not None,
        }
        for one in rows
    ]
