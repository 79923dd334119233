"""What the made-up people ask about their records, so that whoever answers has something to answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from leadwell.actor import Actor
from leadwell.keeping import actions as keeping
from leadwell.organisations.models import Tenure
from leadwell.people.models import Person
from leadwell.people.queries import people_called, records_of

BECAUSE = "Made up for the demonstration: an employment tribunal asked for it"


def people_ask(*, by: Actor, now: datetime) -> None:
    """A starter says his hours are wrong, a nurse asks for a copy and claims her other record, a
    record is held, and the night's look finds records whose time is over."""
    asha, tomasz = _account("Asha Okafor", by), _account("Tomasz Ó Briain", by)
    if asha and tomasz:
        _dispute_hours(tomasz, now=now)
        keeping.ask(
            by=_as(asha), organisation_code="XXT01", kind="access", now=now - timedelta(days=20),
            says="Please send me a copy of everything the trust holds about me.",
        )  # fmt: skip
        keeping.claim_record(
            by=_as(asha), kind="workforce", organisation_code="XXC01", value="000900", now=now,
            says="I do bank shifts there. It is the number on my badge.",
        )  # fmt: skip
    keeping.place_hold(
        by=by, organisation_code="XXT01", post_number="P00002", until_on=None, because=BECAUSE,
        now=now,
    )  # fmt: skip
    keeping.propose_disposals(by=by, now=now)


def _account(name: str, by: Actor) -> Person | None:
    """The record somebody signs in as: no employer gave it a number."""
    return people_called(name, by=by).filter(name=name, joined_to=None, identifiers=None).first()


def _as(person: Person) -> Actor:
    return Actor(name=person.name, person_id=person.pk)


def _dispute_hours(person: Person, *, now: datetime) -> None:
    held = Tenure.objects.filter(person_id__in=records_of(person.pk), until_on=None).first()
    if held is not None:
        keeping.dispute_fact(
            by=_as(person), about_kind="tenure", about_id=held.pk, fact="hours", should_say="34 hours a week",
            because="It stands in my contract. The list has fewer.", now=now,
        )  # fmt: skip
