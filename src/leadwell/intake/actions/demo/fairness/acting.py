"""What the demo does about its figures: plans in time, late and without effect, promises of a board, grades
and a pack of evidence that an inspector opened. All of it made up, told through the actions people use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from leadwell.access.rules.roles import permissions_of
from leadwell.actor import Actor, Grant
from leadwell.fairness.actions.grades import give_grade
from leadwell.fairness.actions.objectives import give_evidence, set_objective
from leadwell.fairness.actions.packs import open_pack, read_pack
from leadwell.fairness.actions.plans import end_plan, finish_plan, make_plan, note_plan
from leadwell.fairness.actions.spoken_to import note_spoken_to
from leadwell.fairness.queries.acting.plans import mark_of, plan_kept, plans_state
from leadwell.fairness.rules.acting.facts import (
    Mix,
    ObjectiveSaid,
    PackAsked,
    PlanSaid,
    SpokenSaid,
)
from leadwell.organisations.models import Organisation
from leadwell.organisations.queries import by_codes
from leadwell.people.queries import people_called

TRUST, COUNTRY = "XXT01", "ENG"
LEAD, CHIEF, MEMBER, INSPECTOR = (
    "Noor Castellan", "Rosalind Petherick", "Desmond Fairweather", "Rhys Vandermeer",
)  # fmt: skip
FRAMEWORK = "cqc-saf-well-led"
MONTH = timedelta(days=30)
OUTCOMES = ("eds-1a", "eds-1b", "eds-2a", "eds-2b", "eds-3a")


def act_on_figures(*, by: Actor, now: datetime) -> None:
    """Plans, promises, grades and a pack at the first trust. Twice is once."""
    places = by_codes([TRUST, COUNTRY], by=by)
    trust, country = places[TRUST], places.get(COUNTRY, places[TRUST])
    lead = _somebody(LEAD, "equality-lead", trust, by=by)
    chief = _somebody(CHIEF, "accountable-officer", trust, by=by)
    inspector = _somebody(INSPECTOR, "inspector", country, by=by)
    member = _somebody(MEMBER, "non-executive", trust, by=by)
    if None in (one.person_id for one in (lead, chief, inspector, member)):
        return
    if plans_state([trust.pk], by=lead, today=now.date())[trust.pk].running:
        return  # told before
    _plans(lead, now)
    _promises(chief, member, now)
    for turn, outcome in enumerate(OUTCOMES):
        _grade(outcome, 1 + turn % 3, lead, now)
    _evidence(inspector, now)


def _somebody(name: str, role: str, place: Organisation, *, by: Actor) -> Actor:
    who = people_called(name, by=by).filter(name=name, joined_to=None).first()
    grants = frozenset(Grant(each, place.path) for each in permissions_of(role))
    return Actor(name, who.pk if who else None, grants)


def _plans(lead: Actor, now: datetime) -> None:
    """One in time, one late, one that says too little, one done and one ended."""
    then = now - 14 * MONTH
    for asked, at in _wanted(now):
        make_plan(by=lead, code=TRUST, plan=asked, now=at)
    panels = PlanSaid(
        "wres-2", "Every interview panel has somebody from another directorate.",
        "Chief nurse", (then + 6 * MONTH).date(), 1.10, "Almost as often appointed.",
    )  # fmt: skip
    done = make_plan(by=lead, code=TRUST, plan=panels, now=then)
    note_plan(by=lead, plan_id=done.pk, now=then + 2 * MONTH,
              says="Two thirds of the panels have one so far.")  # fmt: skip
    finish_plan(
        by=lead, plan_id=done.pk, done_on=(then + 5 * MONTH).date(), now=then + 5 * MONTH,
        came_of_it="Nine of ten panels had one by March.",
        seen=mark_of(plan_kept(done.pk, by=lead)),
    )  # fmt: skip
    dropped = PlanSaid(
        "wdes-2", "A poster in every ward about fair shortlisting.", "Head of communications", None,
        None,
    )  # fmt: skip
    ended = make_plan(by=lead, code=TRUST, plan=dropped, now=then)
    end_plan(by=lead, plan_id=ended.pk, now=then + MONTH,
             because="Posters change nothing that is decided in a panel.")  # fmt: skip


def _wanted(now: datetime) -> Iterable[tuple[PlanSaid, datetime]]:
    yield PlanSaid(
        "wres-3", "Two people look at each allegation before it becomes a case.", "Director of people",
        (now + 6 * MONTH).date(), 1.00, "Nobody enters the formal process who need not.",
    ), now - 2 * MONTH  # fmt: skip
    yield PlanSaid(
        "wres-4", "Ward managers say in writing why they do not release somebody.", "Chief nurse",
        (now - 2 * MONTH).date(), 1.00,
    ), now - 8 * MONTH  # fmt: skip
    yield PlanSaid(
        "connections-shortlisted", "Whoever knows an applicant does not shortlist them.", "", None, None
    ), now - MONTH  # fmt: skip


def _promises(chief: Actor, member: Actor, now: datetime) -> None:
    assert member.person_id is not None
    said = "Meet the chairs of the 3 staff networks each quarter and bring their questions to the board."
    first = ObjectiveSaid(said, "wres-8", (now + 4 * MONTH).date())
    one = set_objective(
        by=chief, code=TRUST, person_id=member.person_id, objective=first, now=now - 3 * MONTH
    )
    shown = "Met all three in September. Their question about rotas went to the board."
    give_evidence(by=member, objective_id=one.pk, evidence=shown, now=now - MONTH)
    said = "Sponsor nurses into higher posts."
    second = ObjectiveSaid(said, "", (now + 8 * MONTH).date())
    set_objective(
        by=chief, code=TRUST, person_id=member.person_id, objective=second, now=now - MONTH
    )


def _grade(outcome: str, grade: int, lead: Actor, now: datetime) -> None:
    evidence = "Made up for the demonstration: what staff and patients said in three meetings."
    give_grade(
        by=lead, code=TRUST, outcome=outcome, grade=grade, evidence=evidence, seen="", now=now
    )


def _evidence(inspector: Actor, now: datetime) -> None:
    asked = PackAsked(
        ("workforce-equality", "leaders"), "Made up: a visit under well-led in December.", 60
    )
    pack = open_pack(by=inspector, code=TRUST, framework=FRAMEWORK, asked=asked, now=now)
    read_pack(by=inspector, pack_id=pack.pk, now=now)
    mix = Mix(white=18, bme=4, not_known=2)
    said = SpokenSaid(
        localdate(now), "Made up: two wards and the canteen, at the change of shift", mix
    )
    note_spoken_to(by=inspector, pack_id=pack.pk, said=said, now=now)
