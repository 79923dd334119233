"""Work of the room that nobody waits for, done under its own role: in a worker that has its key."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.equality import actions
from leadwell.equality.queries import own

TIDYING = system_actor("Nightly tidying of declarations")
DISPOSAL = system_actor("Disposal of records", Permission.DISPOSE_OF_RECORDS)


@app.periodic(cron="17 2 * * *", periodic_id="remove_superseded_declarations")
@app.task(queueing_lock="remove_superseded_declarations", pass_context=False)
def remove_superseded_declarations(timestamp: int) -> None:
    """Of each person and channel keep the latest alone."""
    if own.room_is_open():
        actions.remove_superseded(by=TIDYING, now=timezone.now())


@app.task(name="equality.forget_declarations", pass_context=False)
def forget_declarations(person_ids: list[int]) -> None:
    """Remove all that these people declared. Whoever disposes of records asks for it by this name, for
    nobody may import this room; their records can go once it is done."""
    actions.forget_declarations(by=DISPOSAL, person_ids=person_ids, now=timezone.now())
