"""Places: whose they are, where they stand, how many are taken."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from leadwell.actor import Actor
from leadwell.training.models import LIVE, Place, Round, Run
from leadwell.training.permissions.places import may_run, places_visible_to
from leadwell.training.queries.applying import own
from leadwell.training.rules.places.facts import PlaceState
from leadwell.training.rules.programmes.facts import RunState


def places(*, by: Actor) -> QuerySet[Place]:
    """Those the asker may see."""
    found = Place.objects.filter(places_visible_to(by))
    return found.select_related("run__programme", "run__provider__organisation", "person")


def my_places(*, by: Actor) -> QuerySet[Place]:
    """The asker's own, the newest first."""
    return places(by=by).filter(person_id__in=own(by)).order_by("-offered_at", "-pk")


def my_place(place_id: int, *, by: Actor) -> Place:
    """One of the asker's own. Errors: `Place.DoesNotExist`."""
    return my_places(by=by).get(pk=place_id)


def state_of_place(place: Place) -> PlaceState:
    """Where a place stands, as the rules ask for it."""
    ended = (place.declined_at, place.handed_back_at, place.lapsed_at, place.replaced_at)
    return PlaceState(
        answer_by=place.answer_by,
        starts_on=place.run.starts_on,
        accepted=place.accepted_at is not None,
        over=any(each is not None for each in ended),
        cancelled=place.run.cancelled_on is not None,
    )


def taken_on(runs: Collection[Run]) -> dict[int, int]:
    """How many places of each run are offered or accepted."""
    found = (
        Place.objects.filter(LIVE, run__in=runs).order_by().values("run_id").annotate(n=Count("pk"))
    )
    return {row["run_id"]: row["n"] for row in found}


def has_place_on(run: Run, *, by: Actor) -> bool:
    """Whether the asker has a place there."""
    return my_places(by=by).filter(LIVE, run=run).exists()


def state_of_run(run: Run, taken: int) -> RunState:
    """What became of a run so far, as the rules ask for it."""
    return RunState(
        starts_on=run.starts_on,
        ends_on=run.ends_on,
        cancelled=run.cancelled_on is not None,
        by_draw=run.round_id is not None,
        places=run.places,
        taken=taken,
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer nobody has answered yet."""

    pk: int
    person_id: int


def unanswered(round_id: int, *, by: Actor) -> list[Offer]:
    """The offers of a round that wait for an answer, for whoever runs it; nothing for others."""
    if not may_run(by, Round.objects.get(pk=round_id)):
        return []
    found = Place.objects.filter(LIVE, application__round=round_id, accepted_at=None).order_by("pk")
    return [Offer(*row) for row in found.values_list("pk", "person_id")]


def rounds_with_late_offers(*, now: datetime) -> list[int]:
    """Drawn rounds in which an offer was not answered in time."""
    late = Place.objects.filter(LIVE, accepted_at=None, answer_by__lte=now)
    found = (
        late.exclude(application=None).order_by().values_list("application__round_id", flat=True)
    )
    return sorted(set(found))
