"""FAR-71: An objective is sharper with a number, a figure to show in, one thing only and a day within a year.

These are hints. They stand in nobody's way, and they judge words and not people.
Source: house rule, from six high-impact actions, action 1: objectives are to be SMART.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from leadwell.fairness.rules.acting.facts import ObjectiveSaid
from leadwell.reasons import Reason

A_YEAR = timedelta(days=366)
LONG = 300


def what_would_sharpen_an_objective(objective: ObjectiveSaid, *, today: date) -> list[Reason]:
    """Hints, in plain words. An empty list means there are none."""
    return list(_hints(objective, today))


def _hints(objective: ObjectiveSaid, today: date) -> Iterator[Reason]:
    if not re.search(r"\d", objective.says):
        yield Reason("FAR-71a", "Say how many, how often or by how much.")
    if not objective.indicator:
        yield Reason("FAR-71b", "Choose the figure in which it will show.")
    if len(objective.says) > LONG:
        yield Reason("FAR-71c", "Say one thing. Make a second objective of the rest.")
    if objective.by_on > today + A_YEAR:
        yield Reason("FAR-71d", "Choose a first step that is done within a year.")
