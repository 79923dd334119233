"""Posts by the million: who may."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leadwell.actor import ANYONE
from leadwell.organisations.actions import filling
from leadwell.reasons import NotPermitted


@pytest.mark.django_db
def test_nobody_else_fills_many_posts():
    now = datetime(2031, 7, 1, 9, 0, tzinfo=UTC)
    with pytest.raises(NotPermitted):
        filling.fill_posts(by=ANYONE, path="/ENG/", filling=filling.Filling(), event=1, now=now)
