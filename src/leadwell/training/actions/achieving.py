"""Keeping that somebody achieved an item of the standards, and taking it back.

Whoever decides (an assurer, a panel, an employer who signed off an induction) has asked their own
permission before they come here; this only writes it down, once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted
from leadwell.standards.models import Item
from leadwell.training.models import Achievement
from leadwell.training.permissions.achieved import may_decide_on_achievements
from leadwell.training.rules.facts import Achieving


@transaction.atomic
def note_achievements(
    *, person_id: int, items: Iterable[Item], how: Achieving, event: int
) -> list[Achievement]:
    """Keep that a person achieved items, as the event `event` says. The same again changes nothing.
    Answers those that are new."""
    made = [_row(person_id, item, how, event) for item in items]
    known = Achievement.objects.filter(person_id=person_id, source=how.source)
    before = {(one.key, one.from_on, one.programme_id) for one in known}
    new = [one for one in made if (one.key, one.from_on, one.programme_id) not in before]
    return Achievement.objects.bulk_create(new)


def _row(person_id: int, item: Item, how: Achieving, event: int) -> Achievement:
    return Achievement(
        person_id=person_id,
        item=item,
        key=item.key,
        programme_id=how.programme_id,
        source=how.source,
        place_id=how.place_id,
        prior_learning_id=how.prior_learning_id,
        record_id=how.record_id,
        statement_id=how.statement_id,
        from_on=how.from_on,
        until_on=how.until_on,
        noted_in=event,
    )


@transaction.atomic
def withdraw_achievement(
    *, by: Actor, achievement_id: int, because: str, now: datetime
) -> Achievement:
    """It counts no more from today. Twice is once. Raises `NotPermitted`, `Achievement.DoesNotExist`."""
    kept = Achievement.objects.select_for_update().get(pk=achievement_id)
    if not may_decide_on_achievements(by):
        raise NotPermitted("Only an assurer can say that an achievement counts no more.")
    if kept.withdrawn_on is None:
        kept.withdrawn_on, kept.withdrawn_because = localdate(now), because
        kept.save(update_fields=["withdrawn_on", "withdrawn_because"])
        details = {"key": kept.key, "because": because}
        record("achievement.withdrawn", about=kept, by=by, now=now, details=details)
    return kept
