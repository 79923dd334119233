"""Opening a round, noting its public value, and calling a draw off.

A round is fixed when it opens: its cohorts, places and reserves become the terms, with one digest, and a
secret is promised. Nothing of that can be changed afterwards; the draw can only be called off.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.allocation.lottery import commitment
from leadwell.allocation.script import script_text
from leadwell.allocation.terms import (
    FORMAT,
    Cohort,
    Terms,
    insist_on_terms,
    terms_digest,
    terms_lines,
)
from leadwell.allocation.terms import Reserve as Kept
from leadwell.gateways.job_queue import enqueue
from leadwell.gateways.sealed_secret import seal
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.models import LIVE, Place, Programme, Reserve, Round, Run
from leadwell.training.permissions.places import may_run, may_run_draws_for
from leadwell.training.queries.rounds import cohort_facts, state_of
from leadwell.training.rules.places.facts import ReserveFacts, RoundFacts
from leadwell.training.rules.places.reserve_can_be_kept import reserve_can_be_kept
from leadwell.training.rules.places.round_can_be_drawn import round_can_be_drawn
from leadwell.training.rules.places.round_can_be_opened import round_can_be_opened
from leadwell.training.rules.places.round_can_be_voided import round_can_be_voided

NOT_YOURS = "Only somebody who runs draws for these cohorts can do this."
DRAW = "leadwell.training.tasks.draw_round"


@transaction.atomic
def open_round(*, by: Actor, programme_code: str, facts: RoundFacts, now: datetime) -> Round:
    """Publish a round before it opens. Raises `NotPermitted`, `RuleBroken`, `Programme.DoesNotExist`."""
    programme = Programme.objects.get(code=programme_code)
    runs = list(_named(programme, facts.runs))
    if runs and not may_run_draws_for(by, [run.region for run in runs]):
        raise NotPermitted(NOT_YOURS)
    taken = set(Round.objects.filter(draw=facts.draw).values_list("draw", flat=True))
    insist_on(round_can_be_opened(facts, cohorts=cohort_facts(runs), taken=taken, now=now))
    _insist_on_reserves(facts, runs)
    round_ = _made(programme, facts, runs)
    details = {"terms_digest": round_.terms_digest, "commit": round_.commit}
    round_.noted_in = record("round.opened", about=round_, by=by, now=now, details=details)
    round_.save(update_fields=["noted_in"])
    return round_


def _named(programme: Programme, codes: Sequence[str]) -> QuerySet[Run]:
    found = Run.objects.select_for_update(of=("self",)).select_related("region")
    return found.filter(programme=programme, code__in=codes).order_by("starts_on", "code")


def _insist_on_reserves(facts: RoundFacts, runs: Sequence[Run]) -> None:
    closes_on = localdate(facts.closes_at)
    kept = _by_run(facts.reserves)
    for run in runs:
        insist_on(reserve_can_be_kept(kept[run.code], places=run.places, closes_on=closes_on))


def _by_run(reserves: Sequence[ReserveFacts]) -> dict[str, list[ReserveFacts]]:
    found = defaultdict(list)
    for each in reserves:
        found[each.run].append(each)
    return found


def _made(programme: Programme, facts: RoundFacts, runs: Sequence[Run]) -> Round:
    """The round with its terms, and its cohorts bound to it."""
    secret = secrets.token_bytes(32)
    terms = _terms(facts, runs, secret)
    insist_on_terms(terms)
    round_ = Round.objects.create(
        programme=programme, draw=facts.draw, title=facts.title, opens_at=facts.opens_at,
        closes_at=facts.closes_at, public_at=facts.public_at, public_source=facts.public_source,
        criteria=facts.criteria, most_choices=facts.most_choices, answer_days=facts.answer_days,
        reserves_first=facts.reserves_first, rules_version=rules_version(), terms=terms_lines(terms),
        terms_digest=terms_digest(terms).hex(), commit=terms.commitment.hex(), made_up=facts.made_up,
        sealed=seal(secret, key=settings.LEADWELL_FILE_KEY, about=sealed_for(facts.draw)),
    )  # fmt: skip
    Run.objects.filter(pk__in=[run.pk for run in runs]).update(round=round_)
    at = {run.code: run for run in runs}
    Reserve.objects.bulk_create(
        _kept(at[each.run], each) for each in facts.reserves if each.run in at
    )
    return round_


def _kept(run: Run, said: ReserveFacts) -> Reserve:
    return Reserve(
        run=run, label=said.label, fact=said.fact, value=said.value, places=said.places,
        basis=said.basis, until_on=said.until_on,
    )  # fmt: skip


def _terms(facts: RoundFacts, runs: Sequence[Run], secret: bytes) -> Terms:
    kept = _by_run(facts.reserves)
    cohorts = tuple(
        Cohort(
            run.code,
            places=run.places,
            reserves=tuple(Kept(each.name, each.places) for each in kept[run.code]),
            reserves_first=facts.reserves_first,
        )
        for run in runs
    )
    return Terms(facts.draw, facts.public_source, cohorts, commitment(secret))


def rules_version() -> str:
    """The format of the terms, and a fingerprint of the program that anybody checks a draw with."""
    return f"{FORMAT} {sha256(script_text().encode()).hexdigest()[:16]}"


def sealed_for(draw: str) -> str:
    """What the secret of a draw is sealed for."""
    return f"draw {draw}"


@transaction.atomic
def note_public_value(*, by: Actor, draw: str, value: str, now: datetime) -> Round:
    """Write down the public value once it is known; the worker draws. The same again changes nothing."""
    round_ = Round.objects.select_for_update().get(draw=draw)
    if not may_run(by, round_):
        raise NotPermitted(NOT_YOURS)
    value = value.strip()
    insist_on(round_can_be_drawn(state_of(round_), public_value=value, now=now))
    if not round_.public_value:
        round_.public_value = value
        round_.save(update_fields=["public_value"])
        record("round.value_noted", about=round_, by=by, now=now, details={"value": value})
        enqueue(DRAW, lock=sealed_for(draw), round_id=round_.pk)
    return round_


@transaction.atomic
def void_round(*, by: Actor, draw: str, because: str, now: datetime) -> Round:
    """Call a draw off in public: every place it gave ends. Raises `NotPermitted`, `RuleBroken`."""
    round_ = Round.objects.select_for_update().get(draw=draw)
    if not may_run(by, round_):
        raise NotPermitted(NOT_YOURS)
    begins = list(round_.runs.values_list("starts_on", flat=True))
    state = state_of(round_)
    insist_on(round_can_be_voided(state, begins=begins, because=because, today=localdate(now)))
    round_.voided_at, round_.voided_because = now, because.strip()
    round_.save(update_fields=["voided_at", "voided_because"])
    ended = Place.objects.filter(LIVE, application__round=round_).update(lapsed_at=now)
    details = {"because": because.strip(), "places": ended}
    record("round.voided", about=round_, by=by, now=now, details=details)
    return round_
