"""The real files, opened through the gateways."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from launcher.places import ROOT
from leadwell.gateways.kinds import KINDS, recognise
from leadwell.gateways.rows import BadRow, Delivery, Row

REAL_DATA = Path(os.environ.get("LEADWELL_REAL_DATA") or ROOT / ".." / "shared" / "data")

needs_real_data = pytest.mark.skipif(
    not REAL_DATA.is_dir(), reason=f"real data not found at {REAL_DATA} (set LEADWELL_REAL_DATA)"
)


def delivered(name: str) -> Delivery:
    """One real file, of the kind its content says it is."""
    kind = recognise(REAL_DATA / name)
    assert kind is not None
    return KINDS[kind].read(REAL_DATA / name)


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Every row of one real file. A refused row is a failure: the real files have none."""
    found = tuple(delivered(name).rows)
    assert [row for row in found if isinstance(row, BadRow)] == []
    return found
