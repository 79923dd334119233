"""The snapshot at the end of a year stays while the year may be published."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.snapshots import remove_old_snapshots
from leadwell.fairness.models import Snapshot
from leadwell.fairness.tests.factories import NOW, even, result, snapshot
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db
KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
COUNTER = system_actor("a made-up count", Permission.COUNT_DECLARATIONS)


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.LEADWELL_HOME, settings.LEADWELL_SNAPSHOT_KEY = tmp_path, KEY


def left(days: int) -> set[date]:
    """The days whose snapshots are still there so many days later."""
    remove_old_snapshots(by=COUNTER, now=NOW + timedelta(days=days))
    return set(Snapshot.objects.filter(removed_at=None).values_list("as_at", flat=True))


def test_the_end_of_a_year_outlasts_the_days_of_the_year_for_a_time():
    trust = place("T")
    result(trust, [even()], of=snapshot(as_at=date(2026, 3, 31)))
    result(trust, [even()], year=2027, of=snapshot(as_at=date(2026, 6, 9)))
    assert left(9) == {date(2026, 3, 31), date(2026, 6, 9)}
    assert left(11) == {date(2026, 3, 31)}
    assert left(540) == {date(2026, 3, 31)}
    assert left(550) == set()


def test_the_end_of_a_year_that_was_counted_again_goes_like_any_other():
    result(place("T"), [even()], of=snapshot(), current=False)
    assert left(11) == set()
