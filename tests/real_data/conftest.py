"""On the machine that checks every change the real files are always there: none may be passed by."""

from __future__ import annotations

import os

import pytest

from tests.real_data.files import REAL_DATA


def pytest_collection_finish(session: pytest.Session) -> None:
    if os.environ.get("CI") and not REAL_DATA.is_dir():
        raise pytest.UsageError(
            f"real data not found at {REAL_DATA}; here it must not be passed by (set LEADWELL_REAL_DATA)"
        )
