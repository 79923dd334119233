"""Taking a place, saying no to it, handing it back, and booking one where nobody has to draw."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.gateways.job_queue import enqueue
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.models import LIVE, Place, Run
from leadwell.training.queries.applying import eligible, own
from leadwell.training.queries.places import state_of_place, state_of_run, taken_on
from leadwell.training.rules.places.place_can_be_answered import place_can_be_answered
from leadwell.training.rules.places.place_can_be_booked import place_can_be_booked
from leadwell.training.rules.places.place_can_be_handed_back import place_can_be_handed_back

NEXT = "leadwell.training.tasks.pass_places_on"
SIGN_IN = "Sign in to book: a place is one's own."


@transaction.atomic
def accept_place(*, by: Actor, place_id: int, now: datetime) -> Place:
    """Take an offered place. Twice is once. Raises `RuleBroken`, `Place.DoesNotExist`."""
    place = _mine(by, place_id)
    state = state_of_place(place)
    if state.accepted and not state.over:
        return place
    insist_on(place_can_be_answered(state, now=now))
    place.accepted_at = now
    place.save(update_fields=["accepted_at"])
    record("place.accepted", about=place, by=by, now=now)
    return place


@transaction.atomic
def decline_place(*, by: Actor, place_id: int, waits: bool, now: datetime) -> Place:
    """Say no to an offered place; `waits`: but still wait for those ranked above it. The place goes to
    whoever is next. Twice is once."""
    place = _mine(by, place_id)
    if place.declined_at is None:
        insist_on(place_can_be_answered(state_of_place(place), now=now))
        place.declined_at, place.waits = now, waits
        place.save(update_fields=["declined_at", "waits"])
        record("place.declined", about=place, by=by, now=now)
        _pass_on(place)
    return place


@transaction.atomic
def hand_back_place(*, by: Actor, place_id: int, now: datetime) -> Place:
    """Hand back an accepted place, so that somebody else can have it. Twice is once."""
    place = _mine(by, place_id)
    if place.handed_back_at is None:
        insist_on(place_can_be_handed_back(state_of_place(place), today=localdate(now)))
        place.handed_back_at = now
        place.save(update_fields=["handed_back_at"])
        record("place.handed_back", about=place, by=by, now=now)
        _pass_on(place)
    return place


def _mine(by: Actor, place_id: int) -> Place:
    """One's own place, held until this transaction ends."""
    held = Place.objects.select_for_update(of=("self",)).select_related("run", "application__round")
    return held.get(pk=place_id, person_id__in=own(by))


def _pass_on(place: Place) -> None:
    """Ask the worker to offer it to the next; a run without a draw takes whoever comes."""
    if place.application:
        round_ = place.application.round
        enqueue(NEXT, lock=f"draw {round_.draw}", round_id=round_.pk)


@transaction.atomic
def book_place(*, by: Actor, run_code: str, now: datetime) -> Place:
    """Take a place on a run without a draw, first come first served. Of two who want the last one,
    exactly one gets it. Twice is once. Raises `NotPermitted`, `RuleBroken`, `Run.DoesNotExist`."""
    if by.person_id is None:
        raise NotPermitted(SIGN_IN)
    run = Run.objects.select_for_update(of=("self",)).select_related("programme").get(code=run_code)
    before = Place.objects.filter(LIVE, run=run, person_id__in=own(by)).first()
    if before:
        return before
    state = state_of_run(run, taken_on([run]).get(run.pk, 0))
    insist_on(place_can_be_booked(state, has_one=False, today=localdate(now)))
    insist_on(eligible(run.programme, by=by, now=now).reasons)
    place = Place.objects.create(run=run, person_id=own(by)[0], offered_at=now, accepted_at=now)
    place.noted_in = record("place.booked", about=place, by=by, now=now)
    place.save(update_fields=["noted_in"])
    return place
