"""What a pack keeps of what was found is what it says later."""

from __future__ import annotations

import json

import pytest

from leadwell.fairness.queries.reports.frozen_findings import frozen, thawed
from leadwell.fairness.queries.reports.watching import findings_of
from leadwell.fairness.tests.factories import even, likelihood, result
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db


def test_what_was_found_comes_back_as_it_was_kept():
    trust = place("T")
    result(trust, [likelihood("wres-2"), even("wres-3")], year=2025)
    result(trust, [likelihood("wres-2"), even("wres-3")], year=2026)
    found = findings_of(trust.pk)
    kept = thawed(json.loads(json.dumps(frozen(found))))
    assert (kept.looked, kept.chance, kept.away) == (found.looked, found.chance, found.away)
    (before,), (after,) = found.found, kept.found
    assert after.watched.line == before.watched.line
    assert (after.running, after.without_gap, after.years) == (2, True, 2)
    assert after.named == before.named
    assert kept.names("wres-2")
    assert not kept.names("wres-3")
