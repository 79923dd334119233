"""Which result of a year an employer can publish."""

from __future__ import annotations

from datetime import date

from leadwell.actor import Actor
from leadwell.fairness.models import Result
from leadwell.fairness.permissions import visible_to
from leadwell.fairness.rules.reports.facts import EXACT


def to_publish(code: str, set_code: str, *, ended_on: date, by: Actor) -> Result | None:
    """The printed result of a set and a year of one employer, not published yet; None where there is none."""
    found = Result.objects.filter(
        visible_to(by), organisation__code=code, set_code=set_code, ended_on=ended_on, current=True,
        area=False,
    ).exclude(profile=EXACT)  # fmt: skip
    return found.exclude(returns__isnull=False, returns__withdrawn_at__isnull=True).first()
