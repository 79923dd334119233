"""How many of an area's employers have told us who works there. Counts of organisations, never of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from leadwell.organisations.models import Kind, Organisation

# Whoever employs by itself: not its sites, nor its care locations, nor the area's own sub-locations.
EMPLOYING = (
    Kind.TRUST, Kind.ICB, Kind.PRACTICE, Kind.CARE_PROVIDER, Kind.SOCIAL_ENTERPRISE,
    Kind.SUPPORT_UNIT, Kind.NATIONAL_BODY, Kind.EMPLOYER,
)  # fmt: skip
OF_MANY = (Kind.COUNTRY, Kind.REGION, Kind.ICB, Kind.COMMISSIONER)


@dataclass(frozen=True, slots=True)
class Told:
    """Of the open employers of one kind: how many there are, and of how many some post is known together
    with who holds it, by a staff file or by hand."""

    kind: str
    told: int
    employers: int


def who_told(area: Organisation, *, on: date) -> Sequence[Told]:
    """For each kind of employer in an area, the most frequent first. Nothing for one employer alone,
    whose page says so by itself. One query."""
    if area.kind not in OF_MANY:
        return ()
    asked: dict[str, Any] = {
        "path": f"{area.path}%",
        "day": on,
        "kinds": list(EMPLOYING),
        "alone": Kind.ICB,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, asked)
        return tuple(Told(*row) for row in cursor.fetchall())


# What is known of a site or a care location, its trust or provider has told. A board has not told what
# the trusts in its area have.
_TOLD = """
WITH places AS MATERIALIZED (
    SELECT id, code, kind, path, closed_on FROM organisations_organisation WHERE path LIKE %(path)s
),
telling AS (
    SELECT o.code, o.path FROM places o WHERE EXISTS (
        SELECT 1 FROM organisations_post p WHERE p.organisation_id = o.id AND p.holders_known
            AND p.from_on <= %(day)s AND (p.until_on IS NULL OR p.until_on > %(day)s))
),
known AS (
    SELECT DISTINCT unnest(string_to_array(trim(BOTH '/' FROM path), '/')) AS code FROM telling
)
SELECT o.kind, count(*) FILTER (
        WHERE o.code IN (SELECT code FROM telling)
        OR o.kind <> %(alone)s AND o.code IN (SELECT code FROM known))::int, count(*)::int AS employers
FROM places o
WHERE o.kind = ANY(%(kinds)s) AND (o.closed_on IS NULL OR o.closed_on > %(day)s)
GROUP BY o.kind ORDER BY employers DESC, o.kind
"""
