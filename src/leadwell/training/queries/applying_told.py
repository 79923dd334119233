"""What the pages of rounds and applications need, one call for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from leadwell.actor import Actor, Permission
from leadwell.allocation.cut_offs import Step
from leadwell.allocation.lottery import number_in_short
from leadwell.reasons import Reason
from leadwell.training.models import Place, PlaceApplication, Release, Reserve, Round, Run
from leadwell.training.queries import applying, drawing, places, rounds, rounds_counts
from leadwell.training.queries import places_release as releases
from leadwell.training.queries.programmes import run as run_called
from leadwell.training.rules.places.appeal_can_be_heard import appeal_can_be_heard
from leadwell.training.rules.places.draw_gave_no_place import draw_gave_no_place
from leadwell.training.rules.places.facts import Admitted, Turned
from leadwell.training.rules.places.place_can_be_answered import place_can_be_answered
from leadwell.training.rules.places.place_can_be_booked import place_can_be_booked
from leadwell.training.rules.places.place_can_be_handed_back import place_can_be_handed_back
from leadwell.training.rules.places.round_can_be_drawn import round_can_be_drawn

ANYTHING = "asked before it is written"


@dataclass(frozen=True, slots=True)
class ToldRound:
    """A round with all that is told of it."""

    round: Round
    runs: Sequence[Run]
    reserves: Sequence[Reserve]
    counts: rounds_counts.RoundCounts
    may_run: bool


@dataclass(frozen=True, slots=True)
class ToApply:
    """What the page for applying shows."""

    round: Round
    runs: Sequence[Run]
    before: PlaceApplication | None
    chosen: Sequence[str]
    in_the_way: Sequence[Reason]
    met: int


@dataclass(frozen=True, slots=True)
class ToldApplication:
    """One's own application with all that came of it."""

    application: PlaceApplication
    runs: Mapping[str, Run]
    number: int | None
    steps: Sequence[Step]
    choices: Sequence[str]
    reasons: Sequence[Reason]
    release: Release | None


def rounds_told(*, by: Actor) -> tuple[Sequence[Round], bool]:
    """Every round, and whether the asker may open one."""
    return list(rounds.rounds(by=by)), by.may_somewhere(Permission.RUN_DRAWS)


def rounds_of_mine(*, by: Actor) -> list[tuple[Round, rounds_counts.RoundCounts]]:
    """The rounds the asker runs, with their numbers, the newest first."""
    mine = [each for each in rounds.rounds(by=by) if rounds_counts.may_be_run(each, by=by)]
    return [(each, rounds_counts.counts_of(each)) for each in mine]


def round_told(draw: str, *, by: Actor) -> ToldRound:
    """One round. Errors: `Round.DoesNotExist`."""
    each = rounds.round_called(draw, by=by)
    return ToldRound(
        round=each,
        runs=rounds.cohorts_of(each),
        reserves=rounds.reserves_of(each),
        counts=rounds_counts.counts_of(each),
        may_run=rounds_counts.may_be_run(each, by=by),
    )


def round_of_mine(draw: str, *, by: Actor) -> ToldRound:
    """One the asker runs. Errors: `Round.DoesNotExist`."""
    each = round_told(draw, by=by)
    if not each.may_run:
        raise Round.DoesNotExist
    return each


def in_the_way_of_drawing(round_: Round, *, now: datetime) -> list[Reason]:
    """Why the public value cannot be written down yet."""
    return round_can_be_drawn(rounds.state_of(round_), public_value=ANYTHING, now=now)


Pairs = list[tuple[str, str]]


def to_choose_from(*, by: Actor, now: datetime) -> tuple[Pairs, Pairs]:
    """The programmes and cohorts a round can be opened for."""
    runs = rounds_counts.free_cohorts(by=by, today=localdate(now))
    programmes = {run.programme.code: run.programme.title for run in runs}
    return list(programmes.items()), [(run.code, f"{run.title} ({run.code})") for run in runs]


def to_apply(draw: str, *, by: Actor, now: datetime) -> ToApply:
    """A round with what is in the way of applying and what was chosen before."""
    each = rounds.round_called(draw, by=by)
    before = applying.my_application(each, by=by)
    return ToApply(
        round=each,
        runs=rounds.cohorts_of(each),
        before=before,
        chosen=applying.chosen(before) if before else (),
        in_the_way=applying.in_the_way_of_applying(each, by=by, now=now),
        met=len(applying.eligible(each.programme, by=by, now=now).met),
    )


def my_round(draw: str, *, by: Actor) -> Round:
    """A round the asker applied in. Errors: `PlaceApplication.DoesNotExist`."""
    return applying.applications(by=by).get(round__draw=draw).round


def mine(*, by: Actor) -> tuple[Sequence[PlaceApplication], Sequence[Place]]:
    """All of the asker's applications and places, the newest first."""
    sent = applying.applications(by=by).order_by("-sent_at", "-pk")
    return list(sent), list(places.my_places(by=by))


def _my(number: int, by: Actor) -> PlaceApplication:
    return applying.applications(by=by).get(pk=number)


def my_application(number: int, *, by: Actor) -> ToldApplication:
    """One of the asker's own. Errors: `PlaceApplication.DoesNotExist`."""
    sent = _my(number, by)
    listed = sent.withdrawn_at is None
    steps = drawing.steps_of(sent) if listed else []
    runs = {run.code: run for run in rounds.cohorts_of(sent.round)}
    return ToldApplication(
        application=sent,
        runs=runs,
        number=drawing.number_of(sent) if listed else None,
        steps=steps,
        choices=applying.chosen(sent),
        reasons=why_no_place(sent, steps, runs),
        release=getattr(sent, "release", None),
    )


def why_no_place(
    sent: PlaceApplication, steps: Sequence[Step], runs: Mapping[str, Run]
) -> list[Reason]:
    """Why somebody has no place, from how far each cohort has got by now; nothing for those with one. What
    it said on the day of the draw stays with their lot."""
    number = drawing.number_of(sent)
    if number is None or not steps or any(step.admitted for step in steps):
        return []
    facts = drawing.entrant_of(sent).facts
    told = tuple(
        Admitted(runs[step.cohort].title, drawing.reached(step.parts, facts)) for step in steps
    )
    return draw_gave_no_place(Turned(number_in_short(number), told))


def my_proof(number: int, *, by: Actor) -> dict[str, Any]:
    """What shows that the asker is on the closed list. Errors: `PlaceApplication.DoesNotExist`,
    `Entry.DoesNotExist`."""
    sent = _my(number, by)
    proof = drawing.proof_of(sent)
    return {
        "draw": sent.round.draw,
        "record": proof.record,
        "place": proof.place,
        "size": proof.size,
        "path": [digest.hex() for digest in proof.path],
        "root": proof.root.hex(),
    }


def my_place(number: int, *, by: Actor) -> Place:
    """One of the asker's own. Errors: `Place.DoesNotExist`."""
    return places.my_place(number, by=by)


def in_the_way_of_answering(place: Place, *, now: datetime) -> list[Reason]:
    """Why nothing can be said to it now."""
    state = places.state_of_place(place)
    if state.accepted:
        return place_can_be_handed_back(state, today=localdate(now))
    return place_can_be_answered(state, now=now)


def to_book(code: str, *, by: Actor, now: datetime) -> tuple[Run, list[Reason]]:
    """A run, and what is in the way of a place on it for the asker."""
    run = run_called(code, by=by)
    has_one = places.has_place_on(run, by=by)
    state = places.state_of_run(run, places.taken_on([run]).get(run.pk, 0))
    stopped = place_can_be_booked(state, has_one=has_one, today=localdate(now))
    return run, stopped or list(applying.eligible(run.programme, by=by, now=now).reasons)


def my_release(number: int, *, by: Actor) -> tuple[PlaceApplication, Release | None]:
    """The release the asker wants for an application."""
    sent = _my(number, by)
    return sent, getattr(sent, "release", None)


def release_to_decide(number: int, *, by: Actor, today: date) -> Release:
    """One of the asker's own team. Errors: `Release.DoesNotExist`."""
    return releases.of_my_team(by=by, today=today).get(pk=number)


def appeal_to_hear(number: int, *, by: Actor, today: date) -> tuple[Release, list[Reason]]:
    """One appeal, and what keeps the asker from hearing it. Errors: `Release.DoesNotExist`."""
    each = releases.appeals(by=by, today=today).get(pk=number)
    who = releases.involved(each, by=by)
    state = releases.state_of_release(each)
    return each, appeal_can_be_heard(state, involved=who, because=ANYTHING)
