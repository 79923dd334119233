"""What the pages of programmes need, one call for each: everything told of a programme, a run, a desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leadwell.actor import Actor
from leadwell.organisations import queries as places
from leadwell.organisations.models import Organisation
from leadwell.reasons import Reason
from leadwell.training.models import Accreditation, Programme, Provider, Run, Session
from leadwell.training.permissions.programmes import kept_by, may_keep_programme, may_offer
from leadwell.training.queries import accreditation as accredited
from leadwell.training.queries import programmes as read
from leadwell.training.queries.places import state_of_run, taken_on
from leadwell.training.rules.places.place_can_be_booked import place_can_be_booked
from leadwell.training.rules.programmes.accreditation_can_be_decided import (
    accreditation_can_be_decided,
)
from leadwell.training.rules.programmes.facts import AccreditationFacts
from leadwell.training.rules.programmes.programme_takes_people import programme_takes_people

Standing = tuple[Accreditation, AccreditationFacts]
BECAUSE = "asked before a reason is written"


@dataclass(frozen=True, slots=True)
class Told:
    """A programme with all that is told of it."""

    programme: Programme
    runs: Sequence[Run]
    taken: Mapping[int, int]
    accredited: Sequence[Standing]
    may_keep: bool
    in_the_way: Sequence[Reason]


@dataclass(frozen=True, slots=True)
class ToldRun:
    """A run with all that is told of it."""

    run: Run
    sessions: Sequence[Session]
    taken: int
    may_teach: bool
    in_the_way: Sequence[Reason]


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody offers."""

    providers: Sequence[Provider]
    courses: Sequence[Programme]
    runs: Sequence[Run]
    accredited: Sequence[Standing]


def taken(found: Sequence[Programme]) -> Mapping[int, int]:
    """How many places of the coming runs of these programmes are taken."""
    return taken_on([run for each in found for run in getattr(each, "coming", ())])


def taken_of(run: Run) -> int:
    """How many places of one run are taken."""
    return taken_on([run]).get(run.pk, 0)


def told(code: str, *, by: Actor, today: date) -> Told:
    """One programme. Errors: `Programme.DoesNotExist`."""
    programme = read.programme(code, by=by)
    runs = read.runs_of(programme, by=by, today=today)
    asked = accredited.accreditations(by=by).filter(programme=programme)
    return Told(
        programme=programme,
        runs=runs,
        taken=taken_on(runs),
        accredited=[standing_of(each) for each in asked],
        may_keep=may_keep_programme(by, programme),
        in_the_way=in_the_way_of_runs(programme, today=today),
    )


def told_run(code: str, *, by: Actor, today: date) -> ToldRun:
    """One run. Errors: `Run.DoesNotExist`."""
    run = read.run(code, by=by)
    taken = taken_of(run)
    stopped = place_can_be_booked(state_of_run(run, taken), has_one=False, today=today)
    return ToldRun(
        run=run,
        sessions=list(run.sessions.order_by("starts_at")),
        taken=taken,
        may_teach=may_offer(by, run.provider.organisation),
        in_the_way=[] if run.round_id and not run.cancelled_on else stopped,
    )


def desk(*, by: Actor) -> Desk:
    """Everything of the providers the asker offers training for."""
    providers = read.providers_of_mine(by=by)
    own = [each for each in read.courses_of_mine(by=by) if each.provider_id]
    national = list(read.programmes(by=by).filter(provider=None).exclude(kind="induction"))
    asked = accredited.accreditations(by=by).filter(provider__in=providers)
    return Desk(
        providers=providers,
        courses=[*own, *(national if providers else [])],
        runs=read.runs_of_mine(by=by),
        accredited=[standing_of(each) for each in asked],
    )


def standing_of(each: Accreditation) -> Standing:
    """An accreditation, and where it stands."""
    return each, accredited.accreditation_facts(each)


def standings(*, by: Actor) -> list[Standing]:
    """Every accreditation, the newest first."""
    return [standing_of(each) for each in accredited.accreditations(by=by).order_by("-pk")]


def in_the_way_of_deciding(each: Accreditation, *, by: Actor) -> list[Reason]:
    """Whether the asker may decide on it at all; what is typed is asked later."""
    if not may_offer(by, each.provider.organisation):
        return []
    facts = accredited.accreditation_facts(each)
    return accreditation_can_be_decided(facts, own=True, because=BECAUSE)


def in_the_way_of_runs(programme: Programme, *, today: date) -> list[Reason]:
    """Why a programme takes nobody."""
    return programme_takes_people(read.state_of_programme(programme), today=today)


def place_of_mine(code: str, *, by: Actor) -> Organisation:
    """An organisation at which the asker offers training. Errors: `Organisation.DoesNotExist`."""
    found = places.organisations(by=by).get(code=code)
    if not may_offer(by, found):
        raise Organisation.DoesNotExist
    return found


def provider_as_typed(place: Organisation) -> dict[str, Any]:
    """What a provider said of itself."""
    found = Provider.objects.filter(organisation=place).first()
    return {"about": found.about, "issuer_url": found.issuer_url} if found else {}


def programme_of_mine(code: str, *, by: Actor) -> Programme:
    """A programme the asker keeps. Errors: `Programme.DoesNotExist`."""
    return read.programmes(by=by).filter(kept_by(by)).get(code=code)


def taught_by_mine(place: str, code: str, *, by: Actor) -> Programme:
    """A programme that this provider may teach: its own, or a national one."""
    theirs = place_of_mine(place, by=by)
    found = read.programmes(by=by).get(code=code)
    if found.provider and found.provider.organisation_id != theirs.pk:
        raise Programme.DoesNotExist
    return found


def run_of_mine(code: str, *, by: Actor) -> Run:
    """A run of a provider the asker offers training for. Errors: `Run.DoesNotExist`."""
    found = read.run(code, by=by)
    if not may_offer(by, found.provider.organisation):
        raise Run.DoesNotExist
    return found


def regions(*, by: Actor) -> list[tuple[str, str]]:
    """The regions a run can be for."""
    return [(each.code, each.name) for each in places.regions(by=by)]


def as_typed(programme: Programme) -> dict[str, Any]:
    """What was said of a programme, as it would be typed again."""
    names = ("code", "title", "kind", "about", "criteria", "level", "mode", "hours", "weeks", "cost",
             "valid_months", "from_on", "until_on")  # fmt: skip
    said = {name: getattr(programme, name) for name in names}
    if programme.cost is not None:
        said["cost"] = int(programme.cost)
    said["covers"] = "\n".join(
        programme.coverage.values_list("item__key", flat=True).order_by("item__key")
    )
    said["first"] = "\n".join(programme.prerequisites.values_list("first__code", flat=True))
    rule = programme.rule or {}
    said["needs"] = "\n".join(each["item"] for each in rule.get("all", ()) if "item" in each)
    return said
