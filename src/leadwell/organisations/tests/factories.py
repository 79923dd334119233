"""Made-up organisations, posts, and made-up people in them, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from leadwell.actor import Actor, Grant, Permission, system_actor
from leadwell.organisations import actions
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.rules.facts import Admitted, Entry, Noted, OrganisationFacts
from leadwell.people.models import Person
from leadwell.people.rules.sort_key import sort_key
from leadwell.people.tests.factories import PersonFactory

REGISTRAR = system_actor("a made-up register", Permission.NOTE_ORGANISATIONS)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
TODAY = date(2026, 11, 21)
THEN = datetime(2026, 11, 21, 9, tzinfo=UTC)
BEGAN = date(2021, 5, 3)
SECTOR = {"region": "national", "icb": "icb", "commissioner": "icb", "practice": "primary-care"}


def row(code: str, name: str = "", kind: str = "trust", **more: Any) -> OrganisationFacts:
    """A row of a made-up register; its line is told by its code unless given."""
    line = more.pop("line", sum(map(ord, code)) * 1000 + len(code))
    sector = more.pop("sector", SECTOR.get(kind, "nhs-trust"))
    return OrganisationFacts(line, code, name, kind, sector, **more)


def note(
    *rows: OrganisationFacts, source: str = "ods-trusts", as_at: date | None = date(2025, 12, 1)
) -> Noted:
    """Note made-up rows, as a register would."""
    return actions.note_organisations(by=REGISTRAR, facts=rows, source=source, as_at=as_at, now=NOW)


def region(code: str = "ZR1", name: str = "Westmarch", board: str = "ZQ1") -> None:
    """A region in England with one board."""
    note(row(code, name, "region", parent_code="ENG"), source="region-names")
    note(
        row(board, f"NHS {name} Integrated Care Board", "icb", parent_code=code), source="icb-names"
    )


def organisation(code: str) -> Organisation:
    """The organisation with this code, as it is now."""
    return Organisation.objects.get(code=code)


def place(code: str, parent: Organisation | None = None, **more: Any) -> Organisation:
    """A made-up organisation with a path of its own."""
    path = f"{parent.path if parent else '/'}{code}/"
    said = {"name": f"Place {code}", "kind": "trust", "sector": "nhs-trust", **more}
    return Organisation.objects.create(
        code=code, path=path, parent=parent, known_from="test", made_up=True, **said
    )


def post(at: Organisation, title: str = "Nurse", **more: Any) -> Post:
    """An open post; its number is told by how many there are."""
    number = more.pop("number", f"P{Post.objects.count() + 1}")
    said = {"from_on": BEGAN, "made_up": True, **more}
    return Post.objects.create(organisation=at, title=title, number=number, **said)


def person(name: str = "") -> Person:
    """A made-up person."""
    said = {"name": name, "sort_key": sort_key(name)} if name else {}
    return PersonFactory.create(**said)


def hold(who: Person, what: Post, **more: Any) -> Tenure:
    """Somebody in a post, full time, without an end."""
    return Tenure.objects.create(person=who, post=what, **{"from_on": BEGAN, "fte": 1, **more})


def reports(what: Post, to: Post, **more: Any) -> ReportingLine:
    """A reporting line without an end."""
    return ReportingLine.objects.create(post=what, to_post=to, **{"from_on": BEGAN, **more})


def keeper(at: Organisation, who: Person | None = None) -> Actor:
    """Somebody who sees and keeps the staff of an organisation and of everything beneath it."""
    who = who or person()
    may = (Permission.SEE_PEOPLE, Permission.KEEP_STAFF, Permission.SEE_HISTORY)
    return Actor(who.name, who.pk, frozenset(Grant(each, at.path) for each in may))


def signed_in(who: Person) -> Actor:
    """Somebody without a role, as themselves."""
    return Actor(who.name, who.pk)


def open_gate(entry: Entry) -> Admitted:
    """A gate that stands open, for tests about something else."""
    return Admitted()
