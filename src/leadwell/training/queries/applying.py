"""What somebody needs to apply: the cohorts, their eligibility with its reasons, their own applications."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.people.queries import records_of
from leadwell.reasons import Reason
from leadwell.standards.models import Item
from leadwell.standards.rules.rule_tree import held_on, keys_of, read_rule
from leadwell.training.models import PlaceApplication, Programme, Round
from leadwell.training.permissions.places import applications_visible_to
from leadwell.training.queries.achieved import held_by
from leadwell.training.queries.programmes import state_of_programme
from leadwell.training.queries.rounds import state_of
from leadwell.training.rules.places.person_may_apply import person_may_apply
from leadwell.training.rules.places.round_takes_applications import round_takes_applications
from leadwell.training.rules.programmes.programme_takes_people import programme_takes_people


@dataclass(frozen=True, slots=True)
class Eligible:
    """Whether somebody may take a programme: what is missing, and what of the rule they hold."""

    reasons: tuple[Reason, ...]
    met: tuple[str, ...]


def eligible(programme: Programme, *, by: Actor, now: datetime) -> Eligible:
    """What the programme's own rule says of the asker today."""
    today = localdate(now)
    held = held_by(own(by), by=by, today=today)
    have = held_on(held, today)
    rule = read_rule(programme.rule) if programme.rule else None
    asked = keys_of(rule) if rule else frozenset()
    first = dict(programme.prerequisites.values_list("first__code", "first__title"))
    reasons = person_may_apply(
        rule,
        have=have,
        first=first,
        passed={one.programme for one in held if one.key in have},
        words=words_of(asked),
    )
    stopped = programme_takes_people(state_of_programme(programme), today=today)
    return Eligible((*stopped, *reasons), tuple(sorted(have & asked)))


def words_of(keys: Collection[str]) -> dict[str, str]:
    """What items are called, the newest version's words."""
    found = Item.objects.filter(key__in=keys).order_by("version__from_on", "pk")
    return {
        key: short or said for key, short, said in found.values_list("key", "short", "statement")
    }


def own(by: Actor) -> Sequence[int]:
    """Every record of the asker, the one that is kept first."""
    return records_of(by.person_id) if by.person_id is not None else ()


def in_the_way_of_applying(round_: Round, *, by: Actor, now: datetime) -> list[Reason]:
    """Everything that keeps the asker from applying now: the same that the action asks."""
    stopped = round_takes_applications(state_of(round_), now=now)
    return stopped or list(eligible(round_.programme, by=by, now=now).reasons)


def applications(*, by: Actor) -> QuerySet[PlaceApplication]:
    """Those the asker may see, the newest first."""
    found = PlaceApplication.objects.filter(applications_visible_to(by))
    return found.select_related("round__programme", "person").defer(
        "round__document", "round__sealed"
    )


def my_application(round_: Round, *, by: Actor) -> PlaceApplication | None:
    """The asker's application in a round, if they made one."""
    return applications(by=by).filter(round=round_).order_by("pk").first()


def chosen(application: PlaceApplication) -> list[str]:
    """The codes of the cohorts chosen, the dearest first."""
    return list(application.choices.order_by("rank").values_list("run__code", flat=True))
