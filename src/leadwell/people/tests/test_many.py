"""People by the million: who may, and numbers in a row."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from leadwell.actor import ANYONE
from leadwell.people.actions import many
from leadwell.people.models import Person, Scheme
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 7, 1, 9, 0, tzinfo=UTC)


def test_nobody_else_brings_in_many_people():
    with pytest.raises(NotPermitted):
        many.note_people(by=ANYONE, path="/ENG/", newcomers=many.Newcomers(), now=NOW)
    with pytest.raises(NotPermitted):
        many.scheme_of(by=ANYONE, kind="workforce", place="ZT1", now=NOW)
    assert not Scheme.objects.exists()


def test_numbers_that_are_reserved_are_nobody_elses():
    first = many.reserve_people(3)
    assert Person.objects.create(name="A", sort_key="a").pk not in range(first, first + 3)
    assert many.reserve_people(0) == 0


def test_numbers_are_drawn_again_where_somebody_drew_between(monkeypatch):
    drawn = iter([(1, 5), (10, 12)])
    cursor = SimpleNamespace(execute=lambda *_: None, fetchone=lambda: next(drawn))
    monkeypatch.setattr(many, "connection", SimpleNamespace(cursor=lambda: nullcontext(cursor)))
    assert many.reserve_people(3) == 10
