"""One measure of one organisation in full: over time, among its peers, by part, and how it came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leadwell.actor import Actor
from leadwell.measures.models import Figure
from leadwell.measures.queries import areas
from leadwell.measures.queries.control import Usual, usual_of
from leadwell.measures.queries.definitions import measure as measure_called
from leadwell.measures.queries.own import by_measure, earlier_editions, figures_of, in_force
from leadwell.measures.queries.peers import Peers, peer_figures, peers_of
from leadwell.measures.queries.picture import called
from leadwell.measures.queries.shown import Shown
from leadwell.measures.rules.facts import WHOLE_AREA, Frequency, Measure, Unit
from leadwell.organisations import queries as organisations
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.name_to_read import name_to_read

HEADCOUNTS = {"headcount-at-start": 1, "joiners": 1, "leavers": -1, "headcount-at-end": -1}


@dataclass(frozen=True, slots=True)
class OneMeasure:
    """`series`: the whole, oldest first. `parts`: the latest period's parts, by name. `others`: the
    latest figures of similar organisations, by the name of each. `earlier`: what was restated."""

    measure: Measure
    organisation: Organisation
    name: str
    day: date
    series: tuple[Shown, ...]
    england: tuple[Shown, ...]
    peers: Peers | None
    usual: Usual | None
    others: tuple[tuple[Organisation, Shown], ...] = ()
    parts: tuple[Shown, ...] = ()
    earlier: Sequence[Shown] = ()
    pools: Mapping[tuple[str, date], areas.Pool] | None = None
    residual: int | None = None

    @property
    def organisation_is_area(self) -> bool:
        return areas.is_area(self.organisation)

    @property
    def latest(self) -> Shown | None:
        return in_force(self.series)


def one_measure(
    code: str, slug: str, *, by: Actor, on: date, in_full: bool = True
) -> OneMeasure | None:
    """A measure of an organisation as at a day; None where either is unknown.

    `in_full` False leaves out what only the page shows: earlier editions.
    """
    measure, organisation = measure_called(slug), called(code, by=by)
    if measure is None or organisation is None:
        return None
    series, england, parts, pools = _figures(organisation, measure, by=by, on=on)
    latest = in_force(series)
    peers = peers_of([latest]).get(slug) if latest else None
    return OneMeasure(
        measure=measure,
        organisation=organisation,
        name=name_to_read(organisations.name_on(organisation, on)),
        day=on,
        series=series,
        england=england,
        peers=peers,
        usual=usual_of(series) if _happens_monthly(measure) else None,
        others=_others(latest) if latest and latest.peer_group else (),
        parts=parts,
        earlier=earlier_editions(organisation, slug, by=by, on=on) if in_full else (),
        pools=pools,
        residual=_residual(organisation, latest) if in_full and latest else None,
    )


def _happens_monthly(measure: Measure) -> bool:
    """Whether each month's figure is made anew. How many managers there are is a level: this month's
    is last month's with a few changes, and limits for chance would be drawn too narrow."""
    return measure.frequency is Frequency.MONTHLY and measure.unit is not Unit.PER_HUNDRED


def _figures(
    organisation: Organisation, measure: Measure, *, by: Actor, on: date
) -> tuple[
    tuple[Shown, ...],
    tuple[Shown, ...],
    tuple[Shown, ...],
    Mapping[tuple[str, date], areas.Pool] | None,
]:
    found = figures_of(organisation, [measure.slug], by=by, on=on, everywhere=True, breakdowns=True)
    own = [f for f in found if f.organisation_id == organisation.pk]
    whole = tuple(f for f in own if not f.breakdown)
    england = tuple(f for f in found if f.organisation_id != organisation.pk and not f.breakdown)
    last = max((f.ended_on for f in own), default=None)
    parts = tuple(
        f for f in own if f.breakdown and (f.ended_on == last or measure.unit is Unit.RATING)
    )
    if not areas.is_area(organisation) or measure.unit in (Unit.RATING, Unit.COUNT):
        return whole, england, parts, None
    published = tuple(f for f in own if f.breakdown == WHOLE_AREA)
    if published:
        return published, england, (), None
    pooled, pools = areas.pooled_figures(organisation, [measure.slug], on=on)
    return by_measure(pooled).get(measure.slug, ()), england, parts, pools


def _residual(organisation: Organisation, latest: Shown) -> int | None:
    """Start and joiners less leavers and end: what the publisher's own counts leave over.

    None for a measure that is not a headcount. It is about the counting and not about people.
    """
    if latest.measure.slug not in HEADCOUNTS:
        return None
    rows = Figure.objects.filter(
        organisation=organisation, measure__in=HEADCOUNTS, breakdown="", current=True,
        ended_on=latest.ended_on,
    )  # fmt: skip
    values = dict(rows.values_list("measure", "value"))
    if len(values) < len(HEADCOUNTS):
        return None
    return round(sum(sign * (values[slug] or 0.0) for slug, sign in HEADCOUNTS.items()))


def _others(latest: Shown) -> tuple[tuple[Organisation, Shown], ...]:
    if latest.measure.unit is Unit.RATING:
        return ()
    figures = peer_figures(latest.measure, group=latest.peer_group, ended_on=latest.ended_on)
    known = Organisation.objects.in_bulk([figure.organisation_id for figure in figures])
    return tuple((known[figure.organisation_id], figure) for figure in figures)
