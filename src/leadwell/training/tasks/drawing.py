"""Rounds close, are drawn and pass places on in the worker: nobody presses a button for it, and no page
ever opens a secret."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.training.actions import drawing
from leadwell.training.queries.places import rounds_with_late_offers
from leadwell.training.queries.rounds import rounds_to_close, rounds_to_draw

LOG = logging.getLogger(__name__)
DRAWER = system_actor("the drawing of places", Permission.RUN_DRAWS)


@app.task(name="leadwell.training.tasks.draw_round", pass_context=False)
def draw_round(round_id: int) -> str:
    """Draw a round whose public value is known; give the name of the draw."""
    return drawing.draw_round(by=DRAWER, round_id=round_id, now=timezone.now()).draw


@app.task(name="leadwell.training.tasks.pass_places_on", pass_context=False)
def pass_places_on(round_id: int) -> int:
    """Offer what came free; give how many were offered."""
    return drawing.pass_places_on(by=DRAWER, round_id=round_id, now=timezone.now())


@app.periodic(cron="* * * * *", periodic_id="look_after_rounds")
@app.task(queueing_lock="look_after_rounds", lock="look_after_rounds", pass_context=False)
def look_after_rounds(timestamp: int) -> int:
    """Close what has to close, draw what was left behind, end offers nobody answered. Each round alone:
    one that fails keeps no other waiting."""
    now = timezone.now()
    work: list[tuple[Callable[..., object], int]] = [
        *((drawing.close_round, each) for each in rounds_to_close(by=DRAWER, now=now)),
        *((drawing.draw_round, each) for each in rounds_to_draw(by=DRAWER)),
        *((drawing.pass_places_on, each) for each in rounds_with_late_offers(now=now)),
    ]
    for do, round_id in work:
        try:
            do(by=DRAWER, round_id=round_id, now=now)
        except Exception:
            LOG.exception("The round %s could not be looked after", round_id)
    return len(work)
