"""What is asked about one's own facts, and what is kept and for how long."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import at, only, permission_of, somewhere
from tests.attacks.region import THING, TODAYS_POST, Region
from tests.attacks.visits import Finds, Visit, numbers

PLAIN = [
    "keeping:ask",
    "keeping:claim",
    "keeping:waiting",
    "keeping:times",
    "keeping:holds",
    "keeping:place-hold",
    "keeping:over",
    "keeping:joining",
]


def _asked(table: str, *, own: bool) -> Finds:
    """What somebody asked: their own page of it, or the page where it is answered."""

    def found(name: str, region: Region) -> Iterator[Visit]:
        for code in ("XXT01", "XXC01"):
            number = region.one(THING.format(table=table), code)
            if number is None:
                continue
            asker = region.one(f"SELECT person_id FROM {table} WHERE id = %s", number)
            theirs = only(set(region.records(asker)))
            answers = at(region, code, permission_of(name))
            yield Visit(reverse(name, args=[number]), theirs if own else answers)
        yield Visit(reverse(name, args=[999_999_999]), lambda by: False)

    return found


def _claims(name: str, region: Region) -> Iterator[Visit]:
    claim = region.one("SELECT min(id) FROM people_claim")
    yield Visit(reverse(name, args=[claim]), at(region, "XXC01", Permission.ANSWER_CLAIMS))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _holds(name: str, region: Region) -> Iterator[Visit]:
    return numbers(name, region, table="keeping_legalhold", argument="number")


def _over(name: str, region: Region) -> Iterator[Visit]:
    for code in ("XXT01", "XXC01", "XXP01"):
        address = reverse(name, kwargs={"kept_as": "staff-record", "code": code})
        yield Visit(address, at(region, code, permission_of(name)), there=False)


def _joining(name: str, region: Region) -> Iterator[Visit]:
    pair = region.all("SELECT id FROM people_person WHERE name = 'Asha Okafor' ORDER BY id")
    joined = region.one("SELECT min(id) FROM people_person WHERE joined_to_id IS NOT NULL")
    numbers = {"keep": pair[0], "join": pair[-1]} if name == "keeping:join" else {"number": joined}
    allowed = somewhere(permission_of(name))
    yield Visit(reverse(name, kwargs=numbers), allowed, there=False)


def _wrong(name: str, region: Region) -> Iterator[Visit]:
    """Only one's own facts can be disputed."""
    for code, called in (("XXT01", "Asha Okafor"), ("XXC01", "Bronwen%")):
        tenure = region.one(TODAYS_POST.format(what="id"), code, called)
        person = region.one(TODAYS_POST.format(what="person_id"), code, called)
        address = reverse(name, kwargs={"kind": "tenure", "number": tenure, "fact": "band"})
        yield Visit(address, only(set(region.records(person))))


def _withdraw(name: str, region: Region) -> Iterator[Visit]:
    return _asked("keeping_rightsrequest", own=True)(name, region)


ABOUT_ONE: dict[str, Finds] = {
    "keeping:dispute-fact": _wrong,
    "keeping:my-dispute": _asked("keeping_dispute", own=True),
    "keeping:my-request": _asked("keeping_rightsrequest", own=True),
    "keeping:withdraw": _withdraw,
    "keeping:dispute": _asked("keeping_dispute", own=False),
    "keeping:request": _asked("keeping_rightsrequest", own=False),
    "keeping:answer-claim": _claims,
    "keeping:end-hold": _holds,
    "keeping:decide": _over,
    "keeping:join": _joining,
    "keeping:undo-joining": _joining,
}
