"""Rounds close, are drawn and pass places on by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from leadwell.training.actions.applying import apply_for_place
from leadwell.training.actions.rounds import note_public_value, open_round
from leadwell.training.models import Place, Round
from leadwell.training.tasks import drawing
from leadwell.training.tests.rounds import LEAD, facts, run, worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    """Closed an hour ago, two people for one place."""
    now = timezone.now()
    opens, closes = now - timedelta(days=3), now - timedelta(hours=1)
    begins = (now + timedelta(days=60)).date()
    run("c1", places=1, starts_on=begins, ends_on=begins)
    said = {"opens_at": opens, "closes_at": closes, "public_at": closes + timedelta(minutes=1)}
    made = open_round(
        by=LEAD, programme_code="mid", facts=facts("c1", **said), now=opens - timedelta(days=1)
    )
    for _ in range(2):
        apply_for_place(by=worker(), draw="mid-1", choices=["c1"], now=opens + timedelta(hours=1))
    return made


def test_the_worker_closes_draws_and_passes_on(round_):
    assert drawing.look_after_rounds(timestamp=0) == 1
    assert Round.objects.get().root
    note_public_value(by=LEAD, draw="mid-1", value="a value", now=timezone.now())
    assert drawing.draw_round(round_id=round_.pk) == "mid-1"
    Place.objects.update(answer_by=timezone.now())
    assert drawing.look_after_rounds(timestamp=0) == 1
    assert Place.objects.filter(lapsed_at=None).count() == 1
    assert drawing.pass_places_on(round_id=round_.pk) == 0


def test_a_value_that_was_written_down_is_drawn_even_if_its_job_was_lost(round_):
    drawing.look_after_rounds(timestamp=0)
    note_public_value(by=LEAD, draw="mid-1", value="a value", now=timezone.now())
    assert drawing.look_after_rounds(timestamp=0) == 1
    assert Round.objects.get().drawn_at


def test_a_round_that_cannot_be_drawn_keeps_no_other_waiting(round_, settings, caplog):
    drawing.look_after_rounds(timestamp=0)
    note_public_value(by=LEAD, draw="mid-1", value="a value", now=timezone.now())
    settings.LEADWELL_FILE_KEY = "bm90IHRoZSBrZXkgdGhhdCBzZWFsZWQgaXQsIGF0IGE="
    assert drawing.look_after_rounds(timestamp=0) == 1
    assert "could not be looked after" in caplog.text
