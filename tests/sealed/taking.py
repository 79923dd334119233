"""How tests take snapshots of the star."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime

from leadwell.fairness.actions.snapshots import (
    take_snapshot,
)
from leadwell.fairness.models import Snapshot
from leadwell.fairness.tasks import COUNTER

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ON, SINCE = date(2026, 11, 21), date(2026, 4, 1)
KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
OTHER_KEY = base64.urlsafe_b64encode(bytes(32)).decode()
NOWHERE = "postgresql://nobody@localhost:1/nowhere"
NAMES = ("Ngozi Okafor", "Siân Pritchard", "Tomás Ferreira")


def take(**more: object) -> Snapshot:
    return take_snapshot(**{"by": COUNTER, "as_at": ON, "now": NOW, **more})


def asked(duck, question: str) -> list[tuple[object, ...]]:
    with duck:
        return duck.execute(question).fetchall()
