"""A made-up snapshot that runs can read."""

from __future__ import annotations

import pytest

from leadwell.fairness.actions import working_out
from leadwell.fairness.tests.working_out.a_snapshot import Facts


@pytest.fixture
def facts(monkeypatch, settings):
    settings.LEADWELL_SNAPSHOT_KEY = "a key of the worker's"
    made = Facts()
    monkeypatch.setattr(working_out, "opened", made.opened)
    return made
