"""What the regulator found at the places that belong to an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from leadwell.organisations.models import Organisation

MOST = 60


@dataclass(frozen=True, slots=True)
class RatedPlace:
    """The latest word on one place, for one rating measure."""

    code: str
    name: str
    measure: str
    rating: str
    on: date


def rated_places(organisation: Organisation, *, on: date) -> Sequence[RatedPlace]:
    """The places beneath it, by name, each with its latest ratings. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_RATED, [f"{organisation.path}%", organisation.pk, on, MOST])
        return [RatedPlace(*row) for row in cursor.fetchall()]


_RATED = """
SELECT code, name, measure, label, ended_on FROM (
    SELECT DISTINCT ON (o.id, f.measure) o.code, o.name, f.measure, f.label, f.ended_on
    FROM organisations_organisation o JOIN measures_figure f ON f.organisation_id = o.id
    WHERE o.path LIKE %s AND o.id <> %s AND f.measure IN ('cqc-overall', 'cqc-well-led')
        AND f.current AND f.breakdown = '' AND f.ended_on <= %s AND o.closed_on IS NULL
    ORDER BY o.id, f.measure, f.value IS NULL, f.ended_on DESC
) AS latest ORDER BY name, code, measure DESC LIMIT %s
"""
