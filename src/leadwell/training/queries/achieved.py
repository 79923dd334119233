"""What people achieved, as the gate and the pages ask for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.training.models import Achievement
from leadwell.training.permissions import achievements_visible_to
from leadwell.training.rules.facts import Held


def achieved(*, by: Actor, today: date) -> QuerySet[Achievement]:
    """Every achievement the asker may see, withdrawn ones too."""
    return Achievement.objects.filter(achievements_visible_to(by, today))


def held_by(person_ids: Collection[int], *, by: Actor, today: date) -> tuple[Held, ...]:
    """What one human being (all their joined records) has achieved and was not withdrawn, past and
    present. Whether it counts on a day is a question of `from_on` and `until_on`."""
    found = achieved(by=by, today=today).filter(person_id__in=person_ids, withdrawn_on__isnull=True)
    return _facts(found.values_list("key", "from_on", "until_on", "source", "programme__code"))


def _facts(rows: Iterable[tuple[str, date, date | None, str, str | None]]) -> tuple[Held, ...]:
    return tuple(
        Held(key, from_on, until_on, source, programme or "")
        for key, from_on, until_on, source, programme in rows
    )
