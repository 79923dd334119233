"""A region, a board's area or the country: its organisations together, pooled and never averaged."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from leadwell.actor import Actor
from leadwell.measures.queries.definitions import definitions
from leadwell.measures.queries.shown import Shown, held_back_from, show
from leadwell.measures.rules.a_rating_is_not_a_number import a_rating_is_not_a_number
from leadwell.measures.rules.a_total_does_not_betray_a_part import a_total_does_not_betray_a_part
from leadwell.measures.rules.facts import Measure, Unit
from leadwell.organisations.models import Kind, Organisation
from leadwell.organisations.permissions import visible_to
from leadwell.reasons import insist_on
from leadwell.stats.disclosure import HES_2018

AREAS = (Kind.COUNTRY, Kind.REGION, Kind.ICB)
LISTED = (Kind.ICB, Kind.TRUST, Kind.SOCIAL_ENTERPRISE, Kind.SUPPORT_UNIT, Kind.NATIONAL_BODY)
MOST_LISTED = 80


@dataclass(frozen=True, slots=True)
class Pool:
    """How many organisations a pooled figure counts, and how many of theirs were held back."""

    counted: int
    held_back: int


@dataclass(frozen=True, slots=True)
class Beneath:
    """What is beneath an area: some by name, and how many of each kind are open."""

    named: tuple[Organisation, ...]
    kinds: Mapping[str, int]


def is_area(organisation: Organisation) -> bool:
    """Whether it is a place that holds organisations rather than one of them."""
    return organisation.kind in AREAS


def pooled_figures(
    area: Organisation, measures: Collection[str], *, on: date
) -> tuple[Sequence[Shown], Mapping[tuple[str, date], Pool]]:
    """Each measure of everybody beneath, a figure a period, and how many went into each.

    Days and heads are added up and then divided; a survey's figures are weighted by how many
    answered. Raises `RuleBroken` for a measure that cannot be pooled. One query.
    """
    known = {slug: definitions()[slug] for slug in measures}
    for measure in known.values():
        insist_on(a_rating_is_not_a_number(measure.unit))
    limits = [slug for slug, measure in known.items() if measure.disclosure == HES_2018.name]
    with connection.cursor() as cursor:
        most = HES_2018.hide_to
        cursor.execute(_POOLED, [limits, most, f"{area.path}%", area.pk, list(known), on])
        rows = cursor.fetchall()
    figures, pools = [], {}
    for slug, began_on, ended_on, count, held_back, small, *rest in rows:
        row = _row(area, known[slug], (began_on, ended_on), rest[:4], rest[4:])
        if row is not None:
            betrayed = a_total_does_not_betray_a_part(count, held_back=small)
            figures.append(held_back_from(show(row, known[slug]), betrayed))
            pools[slug, ended_on] = Pool(count - held_back, held_back)
    return figures, pools


def beneath(area: Organisation, *, by: Actor) -> Beneath:
    """Who is beneath, by name. Two queries."""
    under = Organisation.objects.filter(visible_to(by), path__startswith=area.path, closed_on=None)
    named = under.exclude(pk=area.pk).filter(kind__in=_listed_in(area)).order_by("name", "code")
    with connection.cursor() as cursor:
        cursor.execute(_KINDS, [f"{area.path}%", area.pk])
        kinds = dict(cursor.fetchall())
    return Beneath(tuple(named[:MOST_LISTED]), kinds)


def rating_counts(area: Organisation, *, on: date) -> Mapping[str, Mapping[str, int]]:
    """For each rating measure: how many places beneath have each word now. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_RATING_COUNTS, [f"{area.path}%", on])
        counts: dict[str, dict[str, int]] = {}
        for measure, label, count in cursor.fetchall():
            counts.setdefault(measure, {})[label] = count
    return counts


def _listed_in(area: Organisation) -> Sequence[str]:
    if area.kind == Kind.COUNTRY:
        return (Kind.REGION, Kind.NATIONAL_BODY, Kind.SUPPORT_UNIT)
    return LISTED


def _row(
    area: Organisation, measure: Measure, period: tuple[date, date], sums: Sequence[Any],
    source: Sequence[str],
) -> Mapping[str, Any] | None:  # fmt: skip
    """The pooled figure as a row of the table would be; None where there is nothing to pool."""
    top, bottom, weighted, people = sums
    times = 100.0 if measure.unit in (Unit.PERCENT, Unit.PER_HUNDRED) else 1.0
    if bottom:
        value = times * float(top / bottom)
    elif people:
        value, top, bottom = weighted / people, None, None
    else:
        return None
    return {
        "measure": measure.slug, "organisation_id": area.pk, "breakdown": "", "label": "",
        "began_on": period[0], "ended_on": period[1], "value": value, "numerator": top,
        "denominator": bottom, "base": people, "peer_group": "", "suppressed": False,
        "restated": False, "source__edition": source[0], "source__publisher": source[1],
        "source__licence": source[2],
    }  # fmt: skip


_POOLED = """
SELECT f.measure, min(f.began_on), f.ended_on, count(*), count(*) FILTER (WHERE f.suppressed),
    count(*) FILTER (WHERE f.measure = ANY(%s) AND (f.numerator > 0 AND f.numerator <= h.most
        OR f.denominator > 0 AND f.denominator <= h.most)),
    sum(f.numerator), sum(f.denominator) FILTER (WHERE f.numerator IS NOT NULL),
    sum(f.value * f.base), (sum(f.base) FILTER (WHERE f.value IS NOT NULL))::int,
    min(s.edition), min(s.publisher), min(s.licence)
FROM organisations_organisation o
JOIN measures_figure f ON f.organisation_id = o.id
JOIN measures_source s ON s.id = f.source_id
CROSS JOIN (SELECT %s::int AS most) AS h
WHERE o.path LIKE %s AND o.id <> %s AND f.measure = ANY(%s) AND f.current AND f.breakdown = ''
    AND f.ended_on <= %s
GROUP BY f.measure, f.ended_on ORDER BY f.measure, f.ended_on
"""

_KINDS = """
SELECT kind, count(*) FROM organisations_organisation
WHERE path LIKE %s AND id <> %s AND closed_on IS NULL GROUP BY kind
"""

_RATING_COUNTS = """
SELECT measure, label, count(*) FROM (
    SELECT DISTINCT ON (f.organisation_id, f.measure) f.measure, f.label
    FROM organisations_organisation o JOIN measures_figure f ON f.organisation_id = o.id
    WHERE o.path LIKE %s AND f.measure IN ('cqc-overall', 'cqc-well-led') AND f.current
        AND f.breakdown = '' AND f.ended_on <= %s AND o.closed_on IS NULL
    ORDER BY f.organisation_id, f.measure, f.value IS NULL, f.ended_on DESC
) AS latest GROUP BY measure, label
"""
