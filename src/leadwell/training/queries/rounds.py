"""Rounds: where they stand, their cohorts, and what is published of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from leadwell.actor import Actor, Permission
from leadwell.training.models import Reserve, Round, Run
from leadwell.training.rules.places.facts import CohortFacts, RoundState


def rounds(*, by: Actor) -> QuerySet[Round]:
    """Every round: they are public."""
    found = Round.objects.select_related("programme").defer("document", "sealed")
    return found if by.may(Permission.PUBLIC) else found.none()


def round_called(draw: str, *, by: Actor) -> Round:
    """One round by the name of its draw. Errors: `Round.DoesNotExist`."""
    return rounds(by=by).get(draw=draw)


def cohorts_of(round_: Round) -> Sequence[Run]:
    """The runs of a round, in the order they begin."""
    found = Run.objects.filter(round=round_).select_related("region", "provider__organisation")
    return list(found.order_by("starts_on", "code"))


def cohort_facts(runs: Sequence[Run]) -> list[CohortFacts]:
    """The same as the rules ask for them."""
    return [
        CohortFacts(
            code=run.code,
            starts_on=run.starts_on,
            places=run.places,
            in_another_round=run.round_id is not None,
            cancelled=run.cancelled_on is not None,
        )
        for run in runs
    ]


def reserves_of(round_: Round) -> Sequence[Reserve]:
    """What is kept for whom, in the order it was said."""
    return list(Reserve.objects.filter(run__round=round_).select_related("run").order_by("id"))


def state_of(round_: Round) -> RoundState:
    """Where a round stands, as the rules ask for it."""
    return RoundState(
        opens_at=round_.opens_at,
        closes_at=round_.closes_at,
        public_at=round_.public_at,
        root=round_.root,
        drawn=round_.drawn_at is not None,
        voided=round_.voided_at is not None,
        most_choices=round_.most_choices,
        runs=frozenset(round_.runs.values_list("code", flat=True)),
    )


def rounds_to_close(*, by: Actor, now: datetime) -> list[int]:
    """Rounds whose time is over and whose list is not closed yet."""
    found = rounds(by=by).filter(closes_at__lte=now, root="", voided_at__isnull=True)
    return list(found.values_list("pk", flat=True))


def rounds_to_draw(*, by: Actor) -> list[int]:
    """Rounds with a public value that are not drawn yet."""
    found = rounds(by=by).exclude(public_value="").filter(drawn_at=None, voided_at=None)
    return list(found.values_list("pk", flat=True))
