"""Made-up inductions: who joined lately, how far they are, and what counted from before.

Everything goes through the actions that people use: those who joined are enrolled as ever, whoever has an
account says and signs for themselves, and HR signs for the rest of the trust.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from leadwell.actor import Actor, Grant, Permission
from leadwell.organisations.queries import by_codes, ids_by_code
from leadwell.people.queries import people_called
from leadwell.training import actions as training
from leadwell.training.queries.induction import AskedPart, PeriodPicture, my_induction
from leadwell.training.queries.induction_people import EVERYBODY, induction_people
from leadwell.training.rules.facts import TrainingFacts

TRUST, HOME, OTHER_HOME, PRACTICES = "XXT01", "XXC01", "XXC02", ("XXP01", "XXP03", "XXP08")
HR, REGISTERED, PRACTICE_MANAGER = "Gareth Lindqvist", "Bronwen Achterberg", "Dilip Marchbank"
STARTER = "Tomasz Ó Briain"
SIGNED_BY_HR = 150  # one by one, through the real action: more would keep the demo from starting
CAME_WITH_PROOF = 12
LOCAL = (
    (TRUST, "Finding your way round our hospitals", 1, 60),
    (HOME, "Fire and evacuation at Beckside", 1, 30),
    (PRACTICES[0], "Our appointment system", 2, 45),
)
# Of ten people: after how many weeks they were done, or how many parts they have done so far.
WEEKS = (5, 6, 7, 7, 8, 8, 10)
SOME_PARTS = (5, 2)
SAID, SIGNED = 9, 6


def run_inductions(*, by: Actor, now: datetime) -> None:
    """Enrol everybody who joined, and tell how far they are."""
    programme = training.adopt_induction(by=by, now=now)
    began = _at(programme.from_on)
    for code, title, weeks, minutes in LOCAL:
        training.add_local_part(
            by=by, organisation_code=code, title=title, due_weeks=weeks, minutes=minutes, now=began
        )
    training.enrol_joiners(by=by, now=now)
    _came_with_proof(by=by, now=now)
    _trust(by=by, now=now)
    _small(HOME, REGISTERED, by=by, now=now)
    for code in PRACTICES:
        _small(code, PRACTICE_MANAGER, by=by, now=now)
    _starter(by=by, now=now)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10), tzinfo=UTC)


def _at_place(code: str, *, by: Actor, now: datetime) -> Iterator[PeriodPicture]:
    """Everybody's induction at a place."""
    after = 0
    while True:
        found = induction_people(code, by=by, today=now.date(), show=EVERYBODY, after=after)
        yield from found.pictures
        if not (after := found.next):
            return


def _came_with_proof(*, by: Actor, now: datetime) -> None:
    """Some healthcare assistants of the trust did the Care Certificate in a care home before."""
    care = [one for one in _at_place(TRUST, by=by, now=now) if one.period.track == "care"]
    facts = [
        TrainingFacts(
            line, one.records[0], "Care Certificate", "Care Certificate", date(2025, 5, 12)
        )
        for line, one in enumerate(care[:CAME_WITH_PROOF], start=1)
    ]
    place = ids_by_code([OTHER_HOME])[OTHER_HOME]
    training.note_training(by=by, organisation_id=place, facts=facts, now=now)
    training.enrol_joiners(by=by, now=now, back="all")


def _trust(*, by: Actor, now: datetime) -> None:
    """Most finish, some late, some are half-way, and a few have done nothing."""
    hr = _somebody(HR, TRUST, by=by)
    core = [one for one in _at_place(TRUST, by=by, now=now) if one.period.track == "core"]
    for at, one in enumerate(core[:SIGNED_BY_HR]):
        _as_ever(one, at % 10, by=hr, now=now)


def _as_ever(one: PeriodPicture, turn: int, *, by: Actor, now: datetime) -> None:
    weeks = WEEKS[turn] if turn < len(WEEKS) else 4
    most = SOME_PARTS[turn - len(WEEKS)] if len(WEEKS) <= turn < 9 else len(one.parts)
    day = one.period.from_on + timedelta(weeks=weeks)
    if turn < 9 and day <= now.date() and one.period.until_on is None:
        _sign(one, most, by=by, now=_at(day))


def _sign(one: PeriodPicture, most: int, *, by: Actor, now: datetime) -> None:
    open_ = [part for part in one.parts if not part.complete][:most]
    ticks = [(one.period.pk, part.part.pk) for part in open_]
    training.sign_parts(by=by, ticks=ticks, now=now)


def _small(code: str, manager: str, *, by: Actor, now: datetime) -> None:
    """In a small place the manager goes through it with everybody."""
    keeper = _somebody(manager, code, by=by)
    for turn, one in enumerate(_at_place(code, by=by, now=now)):
        if one.period.until_on is None and one.period.enrolment.person.name != STARTER:
            day = min(now.date(), one.period.from_on + timedelta(weeks=2 + turn))
            _sign(one, 4 + turn, by=keeper, now=_at(day))


def _starter(*, by: Actor, now: datetime) -> None:
    """Tomasz, who began in the care home this month, is half-way."""
    who = people_called(STARTER, by=by).get(name=STARTER, joined_to=None)
    own = Actor(who.name, who.pk)
    for one in my_induction(by=own, today=now.date())[:1]:
        _says(one, own, one.parts[:SAID], now=now)
        keeper = _somebody(REGISTERED, HOME, by=by)
        _sign(one, SIGNED, by=keeper, now=now)


def _says(one: PeriodPicture, own: Actor, parts: Iterable[AskedPart], *, now: datetime) -> None:
    for part in parts:
        training.say_done(by=own, period_id=one.period.pk, part_id=part.part.pk, now=now)


def _somebody(name: str, code: str, *, by: Actor) -> Actor:
    """Somebody with an account who keeps the induction at a place."""
    who = people_called(name, by=by).filter(name=name, joined_to=None).first()
    path = by_codes([code], by=by)[code].path
    may = (Permission.KEEP_INDUCTION, Permission.SEE_PEOPLE)
    return Actor(name, who.pk if who else None, frozenset(Grant(each, path) for each in may))
