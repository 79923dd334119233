"""Somebody new, and those around them."""

from __future__ import annotations

import pytest

from leadwell.training.tests.induction_doing.a_story import Story


@pytest.fixture
def story():
    return Story()
