"""How many applied and how many places were given: of a round, for everybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from leadwell.actor import Actor
from leadwell.training.models import LIVE, Entry, Place, PlaceApplication, Round, Run
from leadwell.training.permissions.places import may_run


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """Numbers of one round."""

    applied: int
    listed: int
    places: int
    offered: int
    accepted: int


def counts_of(round_: Round) -> RoundCounts:
    """The numbers of one round, whole; nobody can be told from them."""
    live = PlaceApplication.objects.filter(round=round_, withdrawn_at=None)
    given = Place.objects.filter(LIVE, application__round=round_)
    told = given.aggregate(all=Count("pk"), yes=Count("pk", filter=Q(accepted_at__isnull=False)))
    return RoundCounts(
        applied=live.count(),
        listed=Entry.objects.filter(application__round=round_).count(),
        places=sum(round_.runs.values_list("places", flat=True)),
        offered=told["all"],
        accepted=told["yes"],
    )


def may_be_run(round_: Round, *, by: Actor) -> bool:
    """Whether the asker runs this round."""
    return may_run(by, round_)


def free_cohorts(*, by: Actor, today: object) -> list[Run]:
    """Runs of national programmes that are to come and belong to no round yet."""
    found = Run.objects.filter(round=None, cancelled_on=None, starts_on__gt=today)
    found = found.filter(programme__kind="mid-career").select_related("programme")
    return list(found.order_by("programme__title", "starts_on", "code"))
