"""Keeping providers, planning their runs and sessions, and cancelling a run."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.models import LIVE, Place, Programme, Provider, Run, Session
from leadwell.training.permissions.programmes import may_offer, may_teach
from leadwell.training.queries.places import state_of_run
from leadwell.training.queries.programmes import counts_on, state_of_programme
from leadwell.training.rules.programmes.facts import RunFacts
from leadwell.training.rules.programmes.programme_takes_people import programme_takes_people
from leadwell.training.rules.programmes.run_can_be_cancelled import run_can_be_cancelled
from leadwell.training.rules.programmes.run_can_be_held import run_can_be_held
from leadwell.training.rules.programmes.session_can_be_planned import session_can_be_planned

NOT_YOURS = "Only somebody who offers training there can do this."


@transaction.atomic
def keep_provider(
    *, by: Actor, organisation_code: str, about: str, issuer_url: str = "", now: datetime
) -> Provider:
    """Say that an organisation teaches, or change what it says of itself. The same again changes nothing.
    Raises `NotPermitted`, `Organisation.DoesNotExist`."""
    place = Organisation.objects.get(code=organisation_code)
    if not may_offer(by, place):
        raise NotPermitted(NOT_YOURS)
    kept, new = Provider.objects.get_or_create(
        organisation=place, defaults={"made_up": place.made_up}
    )
    if new or (kept.about, kept.issuer_url) != (about, issuer_url):
        kept.about, kept.issuer_url = about, issuer_url
        kept.save(update_fields=["about", "issuer_url"])
        record("provider.kept", about=kept, by=by, now=now)
    return kept


@transaction.atomic
def plan_run(
    *, by: Actor, programme_code: str, provider_code: str, facts: RunFacts, now: datetime
) -> Run:
    """Plan a run of a provider's own course, or of a national programme. Raises `NotPermitted`,
    `RuleBroken`, `Programme.DoesNotExist`, `Provider.DoesNotExist`."""
    programme = Programme.objects.get(code=programme_code)
    provider = Provider.objects.select_related("organisation").get(organisation__code=provider_code)
    if not may_teach(by, provider, programme):
        raise NotPermitted(NOT_YOURS)
    taken = set(Run.objects.filter(code=facts.code).values_list("code", flat=True))
    insist_on(programme_takes_people(state_of_programme(programme), today=localdate(now)))
    national = programme.provider_id is None
    counts = not national or counts_on(programme, provider, localdate(now))
    insist_on(run_can_be_held(facts, taken=taken, accredited=counts, today=localdate(now)))
    region = Organisation.objects.get(code=facts.region) if facts.region else None
    made = Run.objects.create(
        programme=programme, provider=provider, code=facts.code, title=facts.title, mode=facts.mode,
        region=region, where=facts.where, starts_on=facts.starts_on, ends_on=facts.ends_on,
        places=facts.places, cost=facts.cost, made_up=facts.made_up,
    )  # fmt: skip
    record("run.planned", about=made, by=by, now=now)
    return made


@transaction.atomic
def plan_session(
    *, by: Actor, run_code: str, title: str, where: str, starts_at: datetime, ends_at: datetime,
    now: datetime,
) -> Session:  # fmt: skip
    """Add a meeting to a run. The same again changes nothing. Raises `NotPermitted`, `RuleBroken`,
    `Run.DoesNotExist`."""
    run = _run(by, run_code)
    insist_on(
        session_can_be_planned(
            starts_at,
            ends_at,
            first=run.starts_on,
            last=run.ends_on,
            cancelled=bool(run.cancelled_on),
        )
    )
    said = {"ends_at": ends_at, "title": title, "where": where}
    made, new = Session.objects.get_or_create(run=run, starts_at=starts_at, defaults=said)
    if new:
        record("session.planned", about=made, by=by, now=now)
    return made


@transaction.atomic
def cancel_run(*, by: Actor, run_code: str, because: str, now: datetime) -> Run:
    """Cancel a run: everybody's place on it ends, and they read why. Raises `NotPermitted`, `RuleBroken`,
    `Run.DoesNotExist`."""
    run = _run(by, run_code)
    insist_on(run_can_be_cancelled(state_of_run(run, 0), because=because, today=localdate(now)))
    run.cancelled_on, run.cancelled_because = localdate(now), because.strip()
    run.save(update_fields=["cancelled_on", "cancelled_because"])
    ended = Place.objects.filter(LIVE, run=run).update(lapsed_at=now)
    details = {"because": because.strip(), "places": ended}
    record("run.cancelled", about=run, by=by, now=now, details=details)
    return run


def _run(by: Actor, code: str) -> Run:
    held = Run.objects.select_for_update(of=("self",)).select_related("provider__organisation")
    run = held.get(code=code)
    if not may_offer(by, run.provider.organisation):
        raise NotPermitted(NOT_YOURS)
    return run
