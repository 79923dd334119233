"""One made-up career, told through the actions that people use, on the days they happened.

A nurse joins a care home and is inducted there. She moves to the trust, where what she showed counts. The
ward-manager post refuses her in March. She applies for the mid-career programme, the draw gives her a place,
she passes, and in November the same post would admit her. A colleague holds such a post with a waiver.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from leadwell.actor import Actor, Grant, Permission, system_actor
from leadwell.appointments import actions as appointments
from leadwell.organisations import actions as organisations
from leadwell.organisations.models import Post, Tenure, TenureKind
from leadwell.organisations.queries import by_codes
from leadwell.organisations.rules.facts import PostFacts
from leadwell.people.actions.joining import join_people
from leadwell.people.queries import people_called
from leadwell.reasons import RuleBroken
from leadwell.training import actions as training
from leadwell.training.actions import applying, drawing, places, providers, results, rounds
from leadwell.training.queries import places as read
from leadwell.training.queries.induction import PeriodPicture, my_induction
from leadwell.training.rules.places.facts import ReserveFacts, RoundFacts
from leadwell.training.rules.programmes.facts import RunFacts

NURSE, COLLEAGUE = "Efua Lindgren", "Idris Marlowe"
HOME, TRUST, SCHOOL = "XXC01", "XXT01", "XXE01"
JOINED, LEFT, MOVED = date(2025, 9, 8), date(2026, 1, 11), date(2026, 1, 12)
OPENS, BEGINS, ENDS = date(2026, 3, 20), date(2026, 5, 4), date(2026, 10, 30)
REFUSED, PASSED = date(2026, 3, 16), date(2026, 11, 2)
DRAW = "mid-career-0"
NATIONAL = system_actor(
    "a national lead of the demo", Permission.KEEP_PROGRAMMES, Permission.RUN_DRAWS
)
TEACHER = system_actor("a provider of the demo", Permission.OFFER_TRAINING)
COHORTS = (("tarn", "Tarnmouth", 8), ("vale", "the Vale", 8), ("online", "Online evenings", 16))
WARD_MANAGER = PostFacts(
    title="Ward manager", unit="Ward 7, Linden wing", staff_group="Nursing and midwifery",
    job_role="Ward manager", band="7", leads=True,
)  # fmt: skip
STAFF_NURSE = PostFacts(
    title="Staff nurse", unit="Ward 7, Linden wing", staff_group="Nursing and midwifery",
    job_role="Staff nurse", band="5",
)  # fmt: skip
HOME_NURSE = PostFacts(title="Nurse", staff_group="Regulated professional", job_role="16")
OTHERS = 23


@dataclass(frozen=True, slots=True)
class Known:
    """The people of the story who act for a place, by the roles of their accounts."""

    home: Actor
    trust: Actor
    chief: Actor
    assurer: Actor


def tell_a_career(*, by: Actor, now: datetime) -> None:
    """Plant the story. It ends on 2 November 2026: whoever fills the demo earlier gets none of it."""
    if now.date() <= PASSED:
        return
    known = _known(by=by)
    nurse = _account(NURSE, by=by)
    me = Actor(NURSE, nurse)
    _in_the_home(nurse, me, known, by=by)
    at_trust = _to_the_trust(nurse, me, known, by=by)
    wanted, next_ward = _ward_manager_posts(known)
    _refused(at_trust, wanted, known)
    _programme(me, known, by=by)
    _with_a_waiver(next_ward, known, by=by)


def _at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)


def _account(name: str, *, by: Actor) -> int:
    """The record somebody signs in as: no employer gave it a number."""
    found = people_called(name, by=by).get(name=name, joined_to=None, identifiers=None)
    return found.pk


def _known(*, by: Actor) -> Known:
    keeps = (
        Permission.KEEP_STAFF,
        Permission.KEEP_INDUCTION,
        Permission.SEE_PEOPLE,
        Permission.APPOINT,
    )
    assures = (Permission.ASSURE_TRAINING,)
    waives = (Permission.WAIVE_GATE, Permission.SEE_PEOPLE)
    return Known(
        home=_somebody("Bronwen Achterberg", HOME, keeps, by=by),
        trust=_somebody("Gareth Lindqvist", TRUST, keeps, by=by),
        chief=_somebody("Rosalind Petherick", TRUST, waives, by=by),
        assurer=_somebody("Kwabena Thistle", "ENG", assures, by=by),
    )


def _somebody(name: str, code: str, may: Sequence[Permission], *, by: Actor) -> Actor:
    who = people_called(name, by=by).filter(name=name, joined_to=None).order_by("pk").first()
    path = by_codes([code], by=by)[code].path if code != "ENG" else "/"
    return Actor(name, who.pk if who else None, frozenset(Grant(each, path) for each in may))


def _begins(code: str, name: str, number: str, facts: PostFacts, day: date, *, by: Actor) -> Tenure:
    """Somebody begins at a place, entered by hand on their first day."""
    job = organisations.Job(facts, fte=Decimal(1))
    return organisations.add_member_of_staff(
        by=by, organisation_code=code, name=name, staff_number=number, job=job, from_on=day,
        now=_at(day),
    )  # fmt: skip


def _in_the_home(nurse: int, me: Actor, known: Known, *, by: Actor) -> None:
    """Four months in the care home, and the whole induction there."""
    held = _begins(HOME, NURSE, "H-0417", HOME_NURSE, JOINED, by=known.home)
    _one_person(nurse, held.person_id, now=_at(JOINED), by=by)
    training.enrol_joiners(by=NATIONAL, now=_at(JOINED))
    for at, one in enumerate(_open_parts(me, JOINED)):
        day = JOINED + timedelta(days=3 + 3 * at)
        _does(me, one, by=known.home, day=min(day, LEFT - timedelta(days=20)))
    organisations.leaver(
        by=known.home, tenure_id=held.pk, last_day=LEFT, post_stays=True, now=_at(LEFT)
    )


def _one_person(keep: int, join: int, *, now: datetime, by: Actor) -> None:
    because = "Made up for the demonstration: the account and the post are one person"
    join_people(by=by, keep_id=keep, join_id=join, because=because, now=now)


def _open_parts(me: Actor, day: date) -> Iterator[tuple[PeriodPicture, int]]:
    for picture in my_induction(by=me, today=day)[:1]:
        yield from ((picture, part.part.pk) for part in picture.parts if not part.complete)


def _does(me: Actor, one: tuple[PeriodPicture, int], *, by: Actor, day: date) -> None:
    """She says that she did a part, and her manager signs it."""
    picture, part = one
    training.say_done(by=me, period_id=picture.period.pk, part_id=part, now=_at(day, 9))
    training.sign_parts(by=by, ticks=[(picture.period.pk, part)], now=_at(day, 16))


def _to_the_trust(nurse: int, me: Actor, known: Known, *, by: Actor) -> int:
    """She moves; only what is the trust's own is left to do. Answers the trust's record of her."""
    held = _begins(TRUST, NURSE, "T-70417", STAFF_NURSE, MOVED, by=known.trust)
    _one_person(nurse, held.person_id, now=_at(MOVED), by=by)
    training.enrol_joiners(by=NATIONAL, now=_at(MOVED))
    for one in list(_open_parts(me, MOVED)):
        _does(me, one, by=known.trust, day=MOVED + timedelta(days=4))
    return held.person_id


def _programme(me: Actor, known: Known, *, by: Actor) -> None:
    """The first round there was: she applies, the draw gives her a place, and she passes."""
    facts = _round()
    for slug, place, seats in COHORTS:
        providers.plan_run(
            by=TEACHER, programme_code="mid-career", provider_code=SCHOOL, now=_at(OPENS),
            facts=_run(slug, place, seats),
        )  # fmt: skip
    round_id = rounds.open_round(
        by=NATIONAL, programme_code="mid-career", facts=facts, now=_at(OPENS - timedelta(days=7))
    ).pk
    applied = facts.opens_at + timedelta(days=2)
    wishes = _wishes(facts.runs)
    for person in (me, *_others(me)):
        applying.apply_for_place(by=person, draw=DRAW, choices=next(wishes), now=applied)
    drawing.close_round(by=NATIONAL, round_id=round_id, now=facts.closes_at)
    drawn = facts.public_at + timedelta(hours=1)
    rounds.note_public_value(by=NATIONAL, draw=DRAW, value="made-up value 2317", now=drawn)
    drawing.draw_round(by=NATIONAL, round_id=round_id, now=drawn)
    for offered in read.unanswered(round_id, by=NATIONAL):
        accepting = Actor("somebody of the demo", offered.person_id)
        places.accept_place(by=accepting, place_id=offered.pk, now=drawn + timedelta(days=2))
    _learns(me, known)


def _round() -> RoundFacts:
    runs = tuple(f"{DRAW}-{slug}" for slug, _place, _seats in COHORTS)
    reserves = tuple(
        ReserveFacts(run, "People in adult social care", "sector", "social-care", 2) for run in runs
    )
    closes = _at(OPENS + timedelta(days=21))
    return RoundFacts(
        draw=DRAW, title="Mid-career programme, spring round", opens_at=_at(OPENS),
        closes_at=closes, public_at=closes + timedelta(days=1), runs=runs, reserves=reserves,
        criteria="Anyone who works in health or social care in the region may apply. A draw decides.",
        public_source="Made up for the demonstration: in truth a value that nobody can know beforehand",
        most_choices=3, made_up=True,
    )  # fmt: skip


def _run(slug: str, place: str, seats: int) -> RunFacts:
    return RunFacts(
        f"{DRAW}-{slug}", f"Mid-career programme, spring: {place}", BEGINS, ENDS, seats, region="XXR1",
        mode="online" if slug == "online" else "blended", where=place, cost=Decimal(995 * seats),
        made_up=True,
    )  # fmt: skip


def _wishes(runs: Sequence[str]) -> Iterator[Sequence[str]]:
    """She, who comes first, would take any of the three: there are places for everybody somewhere."""
    a, b, c = runs
    while True:
        yield from ((a, b, c), (a, b, c), (b, a, c), (a, c, b))


def _others(me: Actor) -> Sequence[Actor]:
    """Other people of the region who apply, from every kind of employer."""
    held = Tenure.objects.filter(until_on=None, person__joined_to=None, person__made_up=True)
    found = []
    for start in ("XXT01", "XXC", "XXP"):
        there = held.filter(post__organisation__code__startswith=start, from_on__lt=OPENS)
        ids = there.exclude(person=me.person_id).order_by("-pk").values_list("person_id", flat=True)
        found += list(dict.fromkeys(ids[: 4 * OTHERS]))[: OTHERS // 3 + 1]
    return [Actor("somebody of the demo", one) for one in found]


def _learns(me: Actor, known: Known) -> None:
    """Two days together, and the assurer's word."""
    mine = read.my_places(by=me).get(run__code__startswith=DRAW)
    for day in (BEGINS, ENDS):
        session = providers.plan_session(
            by=TEACHER, run_code=mine.run.code, starts_at=_at(day, 9), ends_at=_at(day, 16),
            title="A day together", where=mine.run.where, now=_at(OPENS),
        )  # fmt: skip
        results.note_attendance(
            by=TEACHER, session_id=session.pk, came={mine.pk: True}, now=_at(day, 17)
        )
    results.give_result(
        by=known.assurer, place_id=mine.pk, passed=True, assessed_on=PASSED,
        because="Her portfolio shows each standard of the level, with what her team said about it.",
        now=_at(PASSED, 15),
    )  # fmt: skip


def _ward_manager_posts(known: Known) -> Sequence[Post]:
    """Two empty ward-manager posts at the trust: the one that she wants, and her colleague's."""
    return [
        organisations.note_post(
            by=known.trust, organisation_code=TRUST, facts=WARD_MANAGER, from_on=date(2026, 2, 2),
            now=_at(date(2026, 2, 2)),
        )
        for _each in range(2)
    ]  # fmt: skip


def _refused(person_id: int, post: Post, known: Known) -> None:
    """In March the post refuses her: HR looks what is missing, and cannot appoint her. The accountable
    officer is asked for a waiver and says no."""
    now = _at(REFUSED)
    appointments.look_at_gate(by=known.trust, person_id=person_id, post_id=post.pk, now=now)
    with suppress(RuleBroken):
        appointments.appoint(
            by=known.trust, post_id=post.pk, person_id=person_id, from_on=REFUSED, now=now,
            kind=TenureKind.SUBSTANTIVE, fte=Decimal(1),
        )  # fmt: skip
    appointments.refuse_waiver(
        by=known.chief, person_id=person_id, post_id=post.pk, now=now,
        because="The ward is covered until the autumn, and the programme begins in May.",
    )  # fmt: skip


def _with_a_waiver(post: Post, known: Known, *, by: Actor) -> None:
    """A colleague leads the next ward, with leave to meet the standard by next spring."""
    began, until = date(2026, 6, 8), date(2027, 5, 31)
    held = _begins(TRUST, COLLEAGUE, "T-70522", STAFF_NURSE, date(2026, 3, 2), by=known.trust)
    training.enrol_joiners(by=NATIONAL, now=_at(date(2026, 3, 2)))
    appointments.give_waiver(
        by=known.chief, person_id=held.person_id, post_id=post.pk, from_on=began, until_on=until,
        because="The ward has had no manager since February and nobody else can start before summer.",
        plan="Two days a month on the mid-career programme; his matron meets him every week.",
        now=_at(began),
    )  # fmt: skip
    appointments.appoint(
        by=known.trust, post_id=post.pk, person_id=held.person_id, from_on=began,
        kind=TenureKind.ACTING, fte=Decimal(1), until_on=until, now=_at(began),
    )  # fmt: skip
