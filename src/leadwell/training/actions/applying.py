"""Applying for a place, for oneself: nobody else is asked.

Whoever applies holds the round while they do, so that its list cannot close between the question whether
it is open and the answer. Many may hold it at once; closing waits for them, and they for the closing.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.models import Choice, PlaceApplication, Round, Run
from leadwell.training.queries.applying import Eligible, eligible, own
from leadwell.training.queries.rounds import state_of
from leadwell.training.rules.places.choices_can_be_ranked import choices_can_be_ranked
from leadwell.training.rules.places.round_takes_applications import round_takes_applications

ANYONE_MUST_SIGN_IN = "Sign in to apply: an application is one's own."


@transaction.atomic
def apply_for_place(
    *, by: Actor, draw: str, choices: Sequence[str], now: datetime
) -> PlaceApplication:
    """Apply in a round, or change one's choices, the dearest first. The same again changes nothing.
    Raises `NotPermitted`, `RuleBroken`, `Round.DoesNotExist`."""
    if by.person_id is None:
        raise NotPermitted(ANYONE_MUST_SIGN_IN)
    round_ = _held(draw)
    state = state_of(round_)
    insist_on(round_takes_applications(state, now=now))
    may = eligible(round_.programme, by=by, now=now)
    insist_on(may.reasons)
    insist_on(choices_can_be_ranked(choices, round_=state))
    before = PlaceApplication.objects.select_for_update(of=("self",)).filter(
        round=round_, person_id__in=own(by)
    )
    return _changed(before[0], choices, by, now) if before else _sent(round_, choices, may, by, now)


def _held(draw: str) -> Round:
    """The round as it is now, kept from being closed until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM training_round WHERE draw = %s FOR SHARE", [draw])
    return Round.objects.select_related("programme").defer("document").get(draw=draw)


def _sent(
    round_: Round, choices: Sequence[str], may: Eligible, by: Actor, now: datetime
) -> PlaceApplication:
    made = PlaceApplication.objects.create(
        round=round_, person_id=own(by)[0], entrant=new_entrant(), met=list(may.met), sent_at=now,
        changed_at=now,
    )  # fmt: skip
    _rank(made, choices)
    made.noted_in = record("application.sent", about=made, by=by, now=now)
    made.save(update_fields=["noted_in"])
    return made


def new_entrant() -> str:
    """A name for one draw, which says nothing about the person."""
    return f"E{secrets.token_hex(8).upper()}"


def _changed(
    kept: PlaceApplication, choices: Sequence[str], by: Actor, now: datetime
) -> PlaceApplication:
    before = list(kept.choices.order_by("rank").values_list("run__code", flat=True))
    if kept.withdrawn_at is None and before == list(choices):
        return kept
    kept.withdrawn_at, kept.changed_at = None, now
    kept.save(update_fields=["withdrawn_at", "changed_at"])
    kept.choices.all().delete()
    _rank(kept, choices)
    record("application.changed", about=kept, by=by, now=now)
    return kept


def _rank(application: PlaceApplication, choices: Sequence[str]) -> None:
    at = dict(Run.objects.filter(code__in=choices).values_list("code", "pk"))
    Choice.objects.bulk_create(
        Choice(application=application, run_id=at[code], rank=rank)
        for rank, code in enumerate(choices, 1)
    )


@transaction.atomic
def withdraw_application(*, by: Actor, draw: str, now: datetime) -> PlaceApplication:
    """Take one's application back before the round closes. Twice is once. Raises `RuleBroken`,
    `PlaceApplication.DoesNotExist`."""
    round_ = _held(draw)
    kept = PlaceApplication.objects.select_for_update().get(round=round_, person_id__in=own(by))
    if kept.withdrawn_at is None:
        insist_on(round_takes_applications(state_of(round_), now=now))
        kept.withdrawn_at = kept.changed_at = now
        kept.save(update_fields=["withdrawn_at", "changed_at"])
        record("application.withdrawn", about=kept, by=by, now=now)
    return kept
