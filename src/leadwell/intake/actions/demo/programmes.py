"""Made-up training: two providers, a national mid-career programme with an earlier round that was drawn and
one that is open, and courses that anybody can book. Everything goes through the actions that people use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from leadwell.actor import Actor, Permission, system_actor
from leadwell.organisations import actions as organisations
from leadwell.organisations.models import Tenure
from leadwell.organisations.rules.facts import OrganisationFacts
from leadwell.people.queries import people_called, records_of_each
from leadwell.training.actions import accreditation, applying, drawing, providers, rounds
from leadwell.training.actions import places as placing
from leadwell.training.actions import places_release as release
from leadwell.training.actions import programmes as keeping
from leadwell.training.queries import places as read
from leadwell.training.rules.places.facts import ReserveFacts, RoundFacts
from leadwell.training.rules.programmes.facts import ProgrammeFacts, RunFacts

SOURCE = "made-up"
PROVIDERS = (("XXE01", "Harbourlight Leadership Centre", "Tarnmouth"),
             ("XXE02", "Fernbridge Learning", "Estuary Cross"))  # fmt: skip
NATIONAL = system_actor(
    "a national lead of the demo", Permission.KEEP_PROGRAMMES, Permission.RUN_DRAWS
)
TEACHER = system_actor("a provider of the demo", Permission.OFFER_TRAINING)
ASSURER = system_actor("an assurer of the demo", Permission.ACCREDIT_TRAINING)
COVERS = tuple(f"core:{level}.{n}" for level in (2, 3) for n in range(1, 6))
CRITERIA = """Anyone who works in health or social care in the region may apply, whatever their grade.
Nobody has to agree that you apply. Your employer decides about time apart, with a reason, and you can appeal.
Places are given by a draw. In each cohort some places go first to people in adult social care and in general
practice, because programmes reached them less."""
EVIDENCE = "Made up: taught four times since 2023 to 96 people; an outside assessor marked every assignment."
APPLIED_BEFORE, APPLIED_NOW = 120, 40
COHORTS = (("tarn", "Tarnmouth", 16), ("vale", "the Vale", 16), ("online", "Online evenings", 12))


def offer_training(*, by: Actor, now: datetime) -> None:
    """Plant all of it. Some 160 people apply, so that it stays quick."""
    start = now - timedelta(days=300)  # before the first round of the career's story
    _providers(by=by, now=start)
    _mid_career(now=start)
    _courses(start=start, now=now)
    people = _people(by=by)
    _earlier_round(people, by=by, now=now)
    _open_round(people, now=now)


def _providers(*, by: Actor, now: datetime) -> None:
    facts = [
        OrganisationFacts(n, code, name, "employer", "independent", parent_code="XXR1", town=town,
                          made_up=True)
        for n, (code, name, town) in enumerate(PROVIDERS, 1)
    ]  # fmt: skip
    organisations.note_organisations(by=by, facts=facts, source=SOURCE, as_at=None, now=now)
    for code, name, _town in PROVIDERS:
        about = f"{name} is made up for this demonstration. It teaches people who lead."
        providers.keep_provider(by=TEACHER, organisation_code=code, about=about, now=now)


def _mid_career(*, now: datetime) -> None:
    facts = ProgrammeFacts(
        code="mid-career", title="Mid-career programme (example)", kind="mid-career",
        from_on=now.date(), criteria=CRITERIA, level=3, hours=120, weeks=26, cost=Decimal(995),
        valid_months=60, covers=COVERS, made_up=True,
        about="For people who lead a team or a service, or are about to: 26 weeks beside the job.",
    )  # fmt: skip
    keeping.keep_programme(by=NATIONAL, facts=facts, now=now)
    _accredit("mid-career", "XXE01", now)


def _accredit(programme: str, provider: str, now: datetime) -> None:
    asked = accreditation.ask_for_accreditation(
        by=TEACHER, programme_code=programme, provider_code=provider, evidence=EVIDENCE, now=now
    )
    accreditation.decide_accreditation(
        by=ASSURER, accreditation_id=asked.pk, because="The evidence shows that it teaches what it says.",
        until_on=now.date() + timedelta(days=3 * 365), now=now,
    )  # fmt: skip


def _courses(*, start: datetime, now: datetime) -> None:
    """One that counts and can be booked, one that waits for an assurer, one on hold."""
    for code, title, provider, covers in (
        ("first-team", "Leading your first team", "XXE01", ("core:1.1", "core:1.2", "core:1.3")),
        ("fair-decisions", "Fair decisions about people", "XXE02", ("core:2.2", "core:3.2")),
        ("quiet-rooms", "Difficult conversations", "XXE02", ("core:1.4",)),
    ):
        facts = ProgrammeFacts(
            code=code, title=title, kind="course", from_on=start.date(), level=1, hours=12, weeks=2,
            cost=Decimal(180), valid_months=36, covers=covers, made_up=True, mode="in-person",
            about="A made-up course of this demonstration.",
        )  # fmt: skip
        keeping.keep_programme(by=TEACHER, facts=facts, provider_code=provider, now=start)
    _accredit("first-team", "XXE01", start)
    _accredit("quiet-rooms", "XXE02", start)
    keeping.hold_programme(
        by=TEACHER, code="quiet-rooms", on_hold=True, because="Its teacher has left; we look for another.",
        now=now,
    )  # fmt: skip
    accreditation.ask_for_accreditation(
        by=TEACHER,
        programme_code="fair-decisions",
        provider_code="XXE02",
        evidence=EVIDENCE,
        now=now,
    )
    for n, days in enumerate((30, 75), 1):
        begins = now.date() + timedelta(days=days)
        run = RunFacts(f"first-team-{n}", f"Leading your first team, group {n}", begins,
                       begins + timedelta(days=14), 10, where="Harbourlight House, Tarnmouth",
                       cost=Decimal(1800), made_up=True)  # fmt: skip
        providers.plan_run(
            by=TEACHER, programme_code="first-team", provider_code="XXE01", facts=run, now=now
        )


def _people(*, by: Actor) -> Sequence[int]:
    """People of every kind of made-up employer, each by the record that is kept. Whoever has an account
    applies for themselves."""
    wanted = APPLIED_BEFORE + APPLIED_NOW
    held = Tenure.objects.filter(
        until_on=None, person__identifiers__isnull=False, person__joined_to=None
    )
    found: dict[int, None] = {}
    for start, share in (("XXT", 2), ("XXC", 4), ("XXP", 4)):
        there = held.filter(post__organisation__code__startswith=start).order_by("pk")
        ids = there.values_list("person_id", flat=True)[: 40 * wanted]
        found |= dict.fromkeys(list(dict.fromkeys(ids))[:: 40 // share][: wanted // 2])
    return sorted(found, key=lambda each: each * 2_654_435_761 % 2**32)[:wanted]


def _round(
    name: str, title: str, *, opens: datetime, begins: datetime, now: datetime
) -> tuple[RoundFacts, list[RunFacts]]:
    first, last = begins.date(), begins.date() + timedelta(weeks=26)
    runs = [
        RunFacts(f"{name}-{slug}", f"{title}: {place}", first, last, places, region="XXR1",
                 mode="online" if slug == "online" else "blended",
                 where="Online" if slug == "online" else f"{place}, every second Thursday",
                 cost=Decimal(995 * places), made_up=True)
        for slug, place, places in COHORTS
    ]  # fmt: skip
    reserves = tuple(
        ReserveFacts(run.code, label, "sector", sector, 3)
        for run in runs
        for label, sector in (("People in adult social care", "social-care"),
                              ("People in primary care", "primary-care"))
    )  # fmt: skip
    facts = RoundFacts(
        draw=name, title=title, opens_at=opens, closes_at=opens + timedelta(days=21),
        public_at=opens + timedelta(days=22), criteria=CRITERIA, runs=tuple(run.code for run in runs),
        public_source="Made up for the demonstration: in truth a value that nobody can know beforehand",
        reserves=reserves, most_choices=3, made_up=True,
    )  # fmt: skip
    return facts, runs


def _published(facts: RoundFacts, runs: Sequence[RunFacts], now: datetime) -> int:
    for run in runs:
        providers.plan_run(
            by=TEACHER, programme_code="mid-career", provider_code="XXE01", facts=run, now=now
        )
    return rounds.open_round(by=NATIONAL, programme_code="mid-career", facts=facts, now=now).pk


def _as(person_id: int, name: str = "somebody of the demo") -> Actor:
    return Actor(name=name, person_id=person_id)


def _choices(runs: Sequence[str]) -> Iterator[Sequence[str]]:
    """Rankings in turn: most would like the first best."""
    a, b, c = runs
    while True:
        yield from ((a, b, c), (a, c), (b, a, c), (a, b), (c,), (a,))


def _earlier_round(people: Sequence[int], *, by: Actor, now: datetime) -> None:
    """Drawn two months ago, answered, and begun."""
    opens = now - timedelta(days=100)
    facts, runs = _round("mid-career-1", "Mid-career programme, first round", opens=opens,
                         begins=now - timedelta(days=20), now=now)  # fmt: skip
    round_id = _published(facts, runs, opens - timedelta(days=7))
    who = _account("Maureen Adeyemi", by=by)
    asking = [who, *people[:APPLIED_BEFORE]] if who else people[:APPLIED_BEFORE]
    for person, choices in zip(asking, _choices(facts.runs), strict=False):
        applying.apply_for_place(
            by=_as(person), draw=facts.draw, choices=choices, now=opens + timedelta(days=3)
        )
    drawing.close_round(by=NATIONAL, round_id=round_id, now=facts.closes_at)
    drawn = facts.public_at + timedelta(hours=1)
    value = "made-up value 4711 of the demonstration"
    rounds.note_public_value(by=NATIONAL, draw=facts.draw, value=value, now=drawn)
    drawing.draw_round(by=NATIONAL, round_id=round_id, now=drawn)
    _answer(round_id, now=drawn + timedelta(days=1))


def _answer(round_id: int, *, now: datetime) -> None:
    """Most say yes, some no; what comes free goes on, and everybody else says yes."""
    for n, place in enumerate(_offered(round_id)):
        by = _as(place.person_id)
        if n % 9 == 4:
            placing.decline_place(by=by, place_id=place.pk, waits=n % 2 == 0, now=now)
        else:
            placing.accept_place(by=by, place_id=place.pk, now=now)
    later = now + timedelta(days=2)
    drawing.pass_places_on(by=NATIONAL, round_id=round_id, now=later)
    for place in _offered(round_id):
        placing.accept_place(by=_as(place.person_id), place_id=place.pk, now=later)


def _offered(round_id: int) -> Sequence[read.Offer]:
    return read.unanswered(round_id, by=NATIONAL)


def _account(name: str, *, by: Actor) -> int | None:
    """The record somebody signs in as."""
    found = people_called(name, by=by).filter(name=name, joined_to=None).order_by("pk").first()
    return records_of_each([found.pk])[found.pk][0] if found else None


def _open_round(people: Sequence[int], *, now: datetime) -> None:
    """Open for another ten days; one applicant has asked for release."""
    opens = now - timedelta(days=11)
    facts, runs = _round("mid-career-2", "Mid-career programme, second round", opens=opens,
                         begins=now + timedelta(days=120), now=now)  # fmt: skip
    _published(facts, runs, opens - timedelta(days=7))
    for person, choices in zip(people[APPLIED_BEFORE:], _choices(facts.runs), strict=False):
        sent = applying.apply_for_place(
            by=_as(person), draw=facts.draw, choices=choices, now=now - timedelta(days=4)
        )
        release.ask_for_release(by=_as(person), application_id=sent.pk, now=now - timedelta(days=3))
