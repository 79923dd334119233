"""A made-up programme with cohorts and a round, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from leadwell.actor import Actor, Permission, system_actor
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import hold, person, place, post, signed_in
from leadwell.training.actions.applying import apply_for_place
from leadwell.training.actions.drawing import close_round, draw_round
from leadwell.training.actions.rounds import note_public_value, open_round
from leadwell.training.models import Place, Programme, Provider, Round, Run
from leadwell.training.rules.places.facts import ReserveFacts, RoundFacts

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
OPENS, CLOSES = NOW + timedelta(days=1), NOW + timedelta(days=20)
PUBLIC = NOW + timedelta(days=21)
BEGINS = date(2027, 3, 1)
DURING, AFTER = OPENS + timedelta(hours=1), PUBLIC + timedelta(hours=1)
LEAD = system_actor("a national lead", Permission.RUN_DRAWS, Permission.KEEP_PROGRAMMES)


def provider(code: str = "ZP1") -> Provider:
    """A made-up provider."""
    found = Provider.objects.filter(organisation__code=code).first()
    return found or Provider.objects.create(organisation=place(code), made_up=True)


def programme(code: str = "mid", **more: Any) -> Programme:
    """A national mid-career programme."""
    said = {"title": f"Programme {code}", "kind": "mid-career", "from_on": date(2026, 1, 1), **more}
    found = Programme.objects.filter(code=code).first()
    return found or Programme.objects.create(code=code, **said)


def run(code: str, of: Programme | None = None, **more: Any) -> Run:
    """A run with two places."""
    said = {"starts_on": BEGINS, "ends_on": date(2027, 9, 1), "places": 2, **more}
    said.setdefault("provider", provider())
    return Run.objects.create(
        programme=of or programme(), code=code, title=f"Cohort {code}", **said
    )


def facts(*runs: str, **more: Any) -> RoundFacts:
    """What is said of a round with these cohorts."""
    said = {
        "draw": "mid-1", "title": "First round", "opens_at": OPENS, "closes_at": CLOSES,
        "public_at": PUBLIC, "public_source": "drand quicknet round 4711",
        "criteria": "Anyone may apply. A draw decides.", "runs": runs, **more,
    }  # fmt: skip
    return RoundFacts(**said)


def opened(*runs: str, by: Actor = LEAD, **more: Any) -> Round:
    """A round that was opened."""
    return open_round(by=by, programme_code="mid", facts=facts(*runs, **more), now=NOW)


def kept_for(run: str, name: str, places: int, **more: Any) -> ReserveFacts:
    """A reserve: "sector:social-care"."""
    fact, _, value = name.partition(":")
    return ReserveFacts(run, name, fact, value, places, **more)


def worker(at: Organisation | None = None) -> Actor:
    """Somebody with a post, signed in."""
    who = person()
    if at is not None:
        hold(who, post(at))
    return signed_in(who)


def applied(round_: Round, by: Actor, *choices: str, now: datetime = DURING) -> None:
    """Their application."""
    apply_for_place(by=by, draw=round_.draw, choices=choices, now=now)


def drawn(round_: Round, *, value: str = "a public value") -> Round:
    """The round closed and drawn."""
    close_round(by=LEAD, round_id=round_.pk, now=CLOSES)
    note_public_value(by=LEAD, draw=round_.draw, value=value, now=AFTER)
    return draw_round(by=LEAD, round_id=round_.pk, now=AFTER)


def offers(round_: Round, **narrow: Any) -> Sequence[Place]:
    """The places that a draw gave, by number of the place."""
    return list(Place.objects.filter(application__round=round_, **narrow).order_by("pk"))
