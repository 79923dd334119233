"""What tests about tried versions start from: who is asked and who falls short, and what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.appointments.queries import TriedPeople
from leadwell.equality.queries.counts import Counted, known_groups
from leadwell.fairness.actions import tried as actions
from leadwell.fairness.queries.tried import groups
from leadwell.organisations.tests.factories import place
from leadwell.reasons import Reason, RuleBroken
from leadwell.standards.tests.factories import requirement, version

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
KEY = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyISE="
ENOUGH = range(1, 401)
TOO_FEW = 10  # as the sealed room refuses to count fewer


class MadeUp:
    """The gate's count and the sealed room, made up: `asked` and `short` by the path of a place, and what
    each person said. Of 400 people every second falls short of it, and of those numbered to 100 all who are
    not divisible by 5; those to 100 are Black and minority ethnic, the last 20 were not asked."""

    def __init__(self) -> None:
        self.asked: dict[str, list[int]] = {}
        self.short: Callable[[int], bool] = lambda n: n % 5 > 0 if n <= 100 else n % 2 == 0
        self.ethnicity: Callable[[int], str] = _ethnicity
        self.counted = 0
        self.ready = True

    def people(self, place: Any, version: Any, **_more: object) -> TriedPeople | None:
        """Instead of the gate's answer."""
        if not self.ready:
            return None
        asked = sorted(
            {n for path, who in self.asked.items() if path.startswith(place.path) for n in who}
        )
        short = [n for n in asked if self.short(n)]
        return TriedPeople(TODAY, np.array(asked, dtype=np.int64), np.array(short, dtype=np.int64))

    def counts(
        self, *, person_ids: Any, characteristic: str, grouping: str, **_more: Any
    ) -> Counted:
        """Instead of the sealed room's answer."""
        self.counted += 1
        if len(set(person_ids)) < TOO_FEW:
            raise RuleBroken([Reason("EQU-05", "Too few people.")])
        groups = known_groups(TODAY)[characteristic, grouping]
        said = Counter(dict.fromkeys((*groups, "not-said", "not-asked", "unknown"), 0))
        said.update(self._group(n, characteristic, groups) for n in person_ids)
        return Counted(characteristic, grouping, dict(said), len(person_ids))

    def _group(self, n: int, characteristic: str, groups: Mapping[str, str]) -> str:
        if characteristic == "ethnicity":
            return self.ethnicity(n)
        return list(groups)[n % 7 % len(groups)] if n % 9 else "not-said"


def _ethnicity(n: int) -> str:
    return "bme" if n <= 100 else "white" if n <= 380 else "not-asked"


@pytest.fixture
def core():
    """A version that asks something."""
    requirement(2, {"item": "core:2.1"})
    return version()


@pytest.fixture
def region():
    """A region with people in it."""
    return place("R", kind="region", sector="national")


@pytest.fixture
def team(region):
    """Somebody who answers for it."""
    return actor_with_role("regional-talent-lead", region)


@pytest.fixture(autouse=True)
def made_up(region, monkeypatch, settings) -> MadeUp:
    """Nobody is really counted."""
    settings.LEADWELL_SNAPSHOT_KEY = KEY
    made = MadeUp()
    made.asked[region.path] = list(ENOUGH)
    monkeypatch.setattr(actions, "tried_people", made.people)
    monkeypatch.setattr(groups, "counts", made.counts)
    return made


@pytest.fixture(autouse=True)
def jobs(monkeypatch):
    """What the worker is asked for."""
    asked: list[str] = []
    monkeypatch.setattr(actions, "enqueue", lambda task, **more: asked.append(task))
    return asked
