"""People, posts and decisions drawn by lot from a few days, bands and units, so that joined records, work
for two employers, bank shifts, ties on the very day and all the rest come up by themselves."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from django.db import IntegrityError, transaction

from leadwell.appointments.models import Advert, Application, PanelMember
from leadwell.equality import actions as declarations
from leadwell.equality.tests.factories import someone, told_by_a_file
from leadwell.fairness.models import Case, Decider, Pay
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.tests.factories import place
from leadwell.people.models import Person

ON, SINCE = date(2026, 3, 31), date(2025, 4, 1)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ROWS = {"5": "5", "Band 6": "6", "AFC Band 8a": "8a", "vsm": "vsm", "odd": "other", "": ""}
TIERS = {"5": "lower", "6": "middle", "8a": "upper", "vsm": "upper"}
CLINICAL = {"Medical and dental": "medical", "Nursing and midwifery": "clinical", "Managers": "non-clinical",
            "Somewhere": ""}  # fmt: skip
DOCTORS = {
    "Consultant in pain": "consultant",
    "Resident doctor": "trainee",
    "Matron": "other-medical",
}
SAID = {"ethnicity": ("nhs:A", "nhs:N1", "c21:15", "-", ""), "disability": ("lw:yes", "lw:no", "")}


def draw(lot: random.Random) -> None:
    """Fill the database."""
    _draw_people(lot)
    _draw_posts(lot)
    _draw_decisions(lot)


def _day(lot: random.Random) -> date:
    return date(2025, 1, 1) + timedelta(days=30 * lot.randrange(18))


def _draw_people(lot: random.Random) -> None:
    for number in range(90):
        who = someone(f"Person {number}")
        if lot.random() < 0.15 and number > 5:
            others = Person.objects.filter(joined_to=None).exclude(pk=who.person_id)
            Person.objects.filter(pk=who.person_id).update(joined_to=lot.choice(list(others)))
        for _ in range(lot.randrange(3)):
            said = {column: lot.choice(values) for column, values in SAID.items()}
            through = lot.choice(("workforce RJ1", "applications RJ2"))
            told_by_a_file(who, through=through, given_on=_day(lot), **said)
        if lot.random() < 0.2:
            own = lot.choice(("c21:13", "c21:6", "-"))
            declarations.declare(by=who, answers={"ethnicity": own}, now=NOW)


def _draw_posts(lot: random.Random) -> None:
    above = place("QQ1", kind="icb", sector="icb")
    for code in ("RQ1", "RQ2"):
        at = place(code, parent=above)
        for number in range(12):
            Post.objects.create(
                organisation=at, number=str(number), from_on=date(2020, 1, 1), made_up=True,
                title=lot.choice(list(DOCTORS)), band=lot.choice(list(ROWS)),
                staff_group=lot.choice(list(CLINICAL)), unit=lot.choice(("", "Small", "Large", "Large")),
                level=lot.choice((None, 1, 2, 3)), leads=lot.random() < 0.3,
                **_a_seat(number, board=lot.random() < 0.3),
            )  # fmt: skip
    posts, people = list(Post.objects.all()), list(Person.objects.all())
    for person in people:
        for _ in range(lot.randrange(6)):
            until = lot.choice((None, None, _day(lot)))
            began = lot.choice((date(2021, 1, 1), _day(lot)))
            with _unless_it_overlaps():
                Tenure.objects.create(
                    person=person, post=lot.choice(posts), kind=lot.choice(("substantive", "bank", "acting")),
                    fte=lot.choice((None, 0.5, 1)), from_on=began, until_on=until,
                )  # fmt: skip
    for post in posts:
        with _unless_it_overlaps():
            ReportingLine.objects.create(
                post=post,
                to_post=lot.choice(posts),
                from_on=_day(lot),
                until_on=lot.choice((None, ON)),
            )


def _a_seat(number: int, *, board: bool) -> dict[str, bool | None]:
    """Of a seat on the board each is said, denied and left out somewhere."""
    if not board:
        return {}
    answers = (True, False, None)
    return {"board": True, "votes": answers[number % 3], "executive": answers[number // 3 % 3]}


class _unless_it_overlaps:  # noqa: N801 - reads as what it does
    def __enter__(self) -> None:
        self.held = transaction.atomic()
        self.held.__enter__()

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> bool:
        self.held.__exit__(kind, error, trace)
        return kind is not None and issubclass(kind, IntegrityError)


def _draw_decisions(lot: random.Random) -> None:
    places = list(Organisation.objects.filter(code__startswith="RQ"))
    people = list(Person.objects.all())
    for number in range(30):
        at = lot.choice(places)
        advert = Advert.objects.create(
            organisation=at, reference=str(number), title=lot.choice(list(DOCTORS)),
            band=lot.choice(list(ROWS)), staff_group=lot.choice(list(CLINICAL)), leads=lot.random() < 0.5,
            advertised_on=lot.choice((None, date(2025, 3, 1))),
        )  # fmt: skip
        for member in lot.sample(people, lot.randrange(4)):
            PanelMember.objects.create(advert=advert, person=member)
        for turn, who in enumerate(lot.sample(people, 6)):
            days = sorted(_day(lot) for _ in range(5))[: lot.randrange(6)]
            names = ("applied_on", "shortlisted_on", "interviewed_on", "offered_on", "appointed_on")
            Application.objects.create(
                advert=advert, person=who, reference=str(turn), internal=lot.choice((None, True, False)),
                **dict(zip(names, days, strict=False)),
            )  # fmt: skip
    for number in range(60):
        began = _day(lot)
        stages = {"informal": began, "formal": began + timedelta(days=70)}
        case = Case.objects.create(
            organisation=lot.choice(places), funnel="disciplinary", reference=str(number), reached=2,
            person=lot.choice(people), began_on=began, band=lot.choice(("", "5")),
            stages={stage: day.isoformat() for stage, day in stages.items()}, staff_group="Managers",
        )  # fmt: skip
        for member in lot.sample(people, lot.randrange(3)):
            Decider.objects.create(case=case, person=member)
    for number, who in enumerate(lot.sample(people, 40)):
        Pay.objects.create(
            organisation=lot.choice(places), person=who, as_at=ON, hourly=10 + number, bonus=None,
            full_pay=lot.random() < 0.9,
        )  # fmt: skip
