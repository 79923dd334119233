"""What is found among all figures of an organisation in a year: every set and every decision together.

Each page that says what stands out asks here, so that none of them says more or less than another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from leadwell.fairness.queries.definitions import every_set, indicators, indicators_of
from leadwell.fairness.queries.reports.years import Year, compared_years
from leadwell.fairness.rules.facts import Indicator, Kind, Selection, Shown
from leadwell.fairness.rules.funnels.facts import PREFIX, is_whole_way
from leadwell.fairness.rules.reports.facts import Finding, Findings, Watched
from leadwell.fairness.rules.reports.found_among_many import found_among_many
from leadwell.fairness.rules.reports.what_stands_out import what_stands_out


def findings_of(organisation_id: int, *, area: bool = False, until: date | None = None) -> Findings:
    """What is found among the figures of the last year that is over, or of the one that ended on `until`.
    One query."""
    return findings_in(compared_years(organisation_id, area=area, until=until))


def findings_in(years: Sequence[Year]) -> Findings:
    """What is found among the figures of the last of these years, each with what it was in those before."""
    if not years:
        return found_among_many(())
    last = max(one.ended_on for one in years)
    order = list(every_set())
    codes = {one.set_code for one in years if one.ended_on == last}
    known = sorted(codes, key=lambda code: order.index(code) if code in order else len(order))
    return found_among_many(
        one for code in known for one in _watched([year for year in years if year.set_code == code])
    )


def listed(findings: Findings) -> list[Finding]:
    """Each finding but the whole way through a decision, where a step of it is there already."""
    known = [(one, indicators().get(one.watched.line.indicator)) for one in findings.found]
    steps = {_decision(each) for _one, each in known if each and not is_whole_way(each)}
    return [
        one
        for one, each in known
        if each is None or not is_whole_way(each) or _decision(each) not in steps
    ]


def names_of(finding: Finding) -> set[str]:
    """The figure that was found, under each of its names, and those of other sets that it is made of."""
    known = indicators().get(finding.watched.line.indicator)
    return {code for code, _row in finding.named} | set(known.made_of if known else ())


def _decision(one: Indicator) -> tuple[str, str]:
    return one.part.funnel if one.part else "", one.characteristic


def _watched(years: Sequence[Year]) -> Iterator[Watched]:
    """Every row of a set that tells where its figure stands, with what it was in the years before."""
    now = years[-1]
    known = _figures(now.set_code, now.ended_on)
    before = [_by_row(year) for year in years[:-1]]
    for standing in what_stands_out(now.lines):
        indicator = known.get(standing.indicator)
        if indicator is None or _is_part(indicator):
            continue
        for line in standing.told:
            yield Watched(
                set_code=now.set_code,
                line=line,
                before=tuple(year.get((line.indicator, line.row)) for year in before),
                same=_counts(indicator),
                new_each_year=indicator.part is not None and indicator.part.fact == "step",
                profile=now.profile,
            )


def _by_row(year: Year) -> dict[tuple[str, str], Shown]:
    return {(line.indicator, line.row): line for line in year.lines}


def _is_part(indicator: Indicator) -> bool:
    """Whether a figure of a decision is the share of one group, which its ratio compares with another."""
    return indicator.set.startswith(PREFIX) and indicator.kind is Kind.RATE


@cache
def _figures(set_code: str, on: date) -> dict[str, Indicator]:
    return {one.code: one for one in indicators_of(set_code, on)}


def _counts(one: Indicator) -> str:
    """What a figure counts, alike for two that count the same under other names."""
    if one.part is None:
        return one.code
    groups = sorted((one.first, one.second))
    said = (one.kind, one.characteristic, one.grouping, *groups, one.rows)
    return repr((*said, _selected(one.part), _selected(one.whole)))


def _selected(one: Selection | None) -> tuple[object, ...]:
    if one is None:
        return ()
    return (one.fact, sorted(one.where.items()), one.funnel, one.reached, one.once)
