"""The gate in the demo: what the files brought is looked at, and the night's count is drawn. Who holds a
waiver is told with the career.

In the winter before the figures of the year, Kelder Bay asks the gate about some two hundred people for posts
in which they would lead a few others. The rule that answers is the real one, about what they really
hold; nothing unfair is planted. Whoever asked is made up, and nobody began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from leadwell.actor import Actor
from leadwell.appointments.actions import draw_snapshot, note_answers, note_breaches
from leadwell.appointments.queries import Entering
from leadwell.appointments.queries.asking import GATE
from leadwell.organisations.models import Tenure
from leadwell.organisations.permissions import in_force
from leadwell.training.queries.for_the_gate import held_by_each

TRUST, LEVEL = "XXT01", 1
FIRST, DAYS = date(2026, 2, 2), (0, 14, 28, 42, 56)
OF_ALL = 70  # one of seventy is asked about, and everybody who has the induction
INDUCTION = "core:induction"


def pass_the_gate(*, by: Actor, now: datetime) -> None:
    """Everything the gate has done so far in the story."""
    note_breaches(by=by, now=now)
    note_answers(by=by, questions=[one for one in _questions() if one.on < now.date()], now=now)
    draw_snapshot(by=by, now=now)


def _questions() -> Iterator[Entering]:
    """About people of the trust, on a day every other week."""
    here = Tenure.objects.filter(in_force(FIRST), post__organisation__code=TRUST).order_by("pk")
    about = list(here.values_list("person_id", "post_id", "post__organisation_id"))
    held = held_by_each({person for person, _post, _place in about}, by=GATE)
    having = {person for person, all_ in held.items() if INDUCTION in {one.key for one in all_}}
    chosen = [each for each in about if each[0] in having]
    chosen += [each for each in about if each[0] not in having][::OF_ALL]
    for turn, after in enumerate(DAYS):
        for person, post, place in chosen[turn :: len(DAYS)]:
            yield Entering(person, LEVEL, FIRST + timedelta(days=after), "", place, post)
