"""Every address, as anyone and as each person of the demo, against the register of permissions.

What somebody may open is worked out here a second time, from their grants and from plain SQL over
the made-up region, never by asking the functions that guard the pages. An address that nobody put
into the table below fails the test, and so does one that is no longer there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import get_resolver, reverse

from conftest import _point_at
from leadwell.access.models import Account
from leadwell.access.queries import actor_for
from leadwell.actor import ANYONE, Actor, Permission
from tests.databases import copy_of
from tests.house.test_addresses import view_classes
from tests.site import accounts_of
from tests.site import filled_database as filled_database

PLACES = ("XXT01", "XXT13", "XXC01", "XXC02", "XXP01", "XXR1")
NOBODY, REFUSED, SENT_TO_SIGN_IN = 404, 403, 302
SENT_ON = 302  # to the page that says why there is nothing to do here
Allowed = Callable[[Actor], bool]

# Addresses with a test of their own, by name, with the reason.
ELSEWHERE = {
    "interface:": "for programs: tests/fuzz and api/tests; all of it is public",
    "standards:case-": "for programs: standards/tests/test_case.py; drafts are never there",
    "account_": "one's own account: access/tests and tests/attacks/test_signing_in.py",
    "mfa_": "one's own second step: access/tests and tests/attacks/test_signing_in.py",
    "standards:moodle": "public where published: standards/tests/test_importing_pages.py",
    **dict.fromkeys(
        (
            "training:source",
            "training:match-word",
            "training:unmatch-word",
            "training:end-system",
            "training:tool",
            "training:link-course",
            "training:end-tool",
            "training:open-course",
        ),
        "of a system that a provider added, and the demo has none: training/tests/test_lti.py",
    ),
    **dict.fromkeys(
        (
            "training:my-claim",
            "training:appeal-learning",
            "training:evidence",
            "training:give-result",
            "training:register",
            "training:session-date",
        ),
        "the demo has none: training/tests/test_learning_pages.py, as the wrong person too",
    ),
    "training:share-credential": "a button: training/tests/test_credential_pages.py",
    "training:stop-sharing-credential": "a button: training/tests/test_credential_pages.py",
    "training:xapi-": "for programs: training/tests/test_statements.py",
    "training:lti-": "for programs: training/tests/test_lti.py",
    "design:": "the gallery: shown outside production only, and holds no data",
}


@dataclass(frozen=True)
class Visit:
    """One address, who may open it, and whether there is anything behind it for them."""

    address: str
    allowed: Allowed
    there: bool = True


@dataclass(frozen=True)
class Region:
    """What plain SQL says of the made-up region."""

    paths: dict[str, str]

    def one(self, question: str, *values: object) -> int:
        """The first number it answers."""
        with connection.cursor() as cursor:
            cursor.execute(question, values)
            return cursor.fetchone()[0]

    def all(self, question: str, *values: object) -> list:
        """Every first column it answers."""
        with connection.cursor() as cursor:
            cursor.execute(question, values)
            return [row[0] for row in cursor.fetchall()]

    def records(self, person_id: int) -> list[int]:
        """The records of one human being."""
        return self.all(
            "SELECT b.id FROM people_person a JOIN people_person b"
            " ON coalesce(a.joined_to_id, a.id) = coalesce(b.joined_to_id, b.id) WHERE a.id = %s",
            person_id,
        )

    def managers_of(self, posts: list[int]) -> set[int]:
        """Everybody who today holds a post to which one of these reports."""
        found = self.all(
            "SELECT t.person_id FROM organisations_reportingline l"
            " JOIN organisations_tenure t ON t.post_id = l.to_post_id"
            " WHERE l.post_id = ANY(%s) AND l.until_on IS NULL AND t.until_on IS NULL",
            posts,
        )
        return {record for person in found for record in self.records(person)}


TODAYS_POST = (
    "SELECT t.{what} FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id"
    " JOIN organisations_organisation o ON o.id = p.organisation_id"
    " JOIN people_person n ON n.id = t.person_id"
    " WHERE o.code = %s AND t.until_on IS NULL AND n.name LIKE %s ORDER BY t.id LIMIT 1"
)
THING = "SELECT min(x.id) FROM {table} x JOIN organisations_organisation o"
THING += " ON o.id = x.organisation_id WHERE o.code = %s"


@pytest.fixture(scope="module")
def region(filled_database, admin_url, django_db_setup, django_db_blocker) -> Iterator[Region]:
    """A copy of the made-up region, with both of the site's connections."""
    before = {one.alias: dict(one.settings_dict) for one in connections.all()}
    with copy_of(filled_database, admin_url=admin_url, name=f"roles_{os.getpid()}") as url:
        with django_db_blocker.unblock():
            _point_at(url, admin_url)
            with connection.cursor() as cursor:
                cursor.execute("SELECT code, path FROM organisations_organisation")
                yield Region(dict(cursor.fetchall()))
            connections.close_all()
        for alias, settings in before.items():
            connections[alias].settings_dict.update(settings)


@pytest.fixture(scope="module")
def people(region, filled_database) -> dict[str, tuple[Client, Actor]]:
    """Anyone, and everybody with an account, signed in."""
    found = {"anyone": (Client(), ANYONE)}
    for told in json.loads(accounts_of(filled_database).read_text())["accounts"]:
        account = Account.objects.get(email=told["email"])
        client = Client()
        client.force_login(account)
        found[told["email"].partition("@")[0]] = (client, actor_for(account, today=date.today()))  # noqa: DTZ011 - the story is filled as of today
    return found


def everybody(by: Actor) -> bool:
    return True


def signed_in(by: Actor) -> bool:
    return by.person_id is not None


def somewhere(permission: Permission) -> Allowed:
    return lambda by: by.may_somewhere(permission)


def at(region: Region, code: str, *permissions: Permission) -> Allowed:
    return lambda by: any(by.may(one, region.paths[code]) for one in permissions)


def only(person_ids: set[int]) -> Allowed:
    return lambda by: by.person_id in person_ids


def either(*ways: Allowed) -> Allowed:
    return lambda by: any(way(by) for way in ways)


def both(*ways: Allowed) -> Allowed:
    return lambda by: all(way(by) for way in ways)


def _permission_of(name: str) -> Permission:
    return PERMISSIONS[name]


def _named(resolver, above: str = "") -> Iterator[tuple[str, Permission | None]]:
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            space = f"{above}{entry.namespace}:" if entry.namespace else above
            yield from _named(entry, space)
        else:
            view = getattr(entry.callback, "view_class", None)
            yield f"{above}{entry.name}", getattr(view, "permission", None)


PERMISSIONS = dict(_named(get_resolver()))

# Pages without anything in their address: the permission at the door is all there is to it.
PLAIN = [
    "home:front",
    "home:my",
    "home:record",
    "home:record-json",
    "home:record-pdf",
    "home:about",
    "home:figures",
    "home:accessibility",
    "home:privacy",
    "home:security",
    "home:alive",
    "home:ready",
    "organisations:search",
    "organisations:my-team",
    "measures:compare",
    "measures:library",
    "access:roles",
    "access:grants",
    "access:give-role",
    "intake:files",
    "intake:published",
    "intake:offer",
    "intake:chart",
    "history:checkpoints",
    "keeping:ask",
    "keeping:claim",
    "keeping:waiting",
    "keeping:times",
    "keeping:holds",
    "keeping:place-hold",
    "keeping:over",
    "keeping:joining",
    "equality:declarations",
    "equality:take-back",
    "api:interface",
    "standards:frameworks",
    "standards:drafts",
    "standards:start",
    "training:catalogue",
    "training:coverage",
    "training:money",
    "training:reach",
    "training:desk",
    "training:programmes-kept",
    "training:add-programme",
    "training:accreditations",
    "training:rounds",
    "training:open-round",
    "training:rounds-of-mine",
    "training:releases",
    "training:appeals",
    "training:draw-script",
    "training:my-applications",
    "training:my-induction",
    "training:team-induction",
    "training:my-credentials",
    "training:assure-credentials",
    "training:verify",
    "training:issuer",
    "training:to-assess",
    "training:systems",
    "training:add-system",
    "training:mapping",
    "training:add-tool",
    "training:my-reminders",
    "standards:import",
    "training:my-calendar",
    "training:my-learning",
    "training:claim-learning",
    "training:claims",
    "training:new-calendar",
    "appointments:my-route",
    "appointments:waivers",
]
# About one organisation: the permission holds there or not at all.
AT_A_PLACE = {
    "appointments:organisation-gate": {}, "appointments:what-if": {}, "appointments:appoint": {},
    "organisations:people": {}, "organisations:people-sheet": {}, "organisations:staff": {},
    "organisations:add-staff": {}, "measures:picture": {}, "measures:picture-sheet": {},
    "measures:managers": {}, "measures:managers-sheet": {}, "measures:public-managers": {},
    "training:place-induction": {}, "training:induction-sheet": {}, "training:induction-people": {},
    "training:induction-parts": {},
    "intake:care": {},
}  # fmt: skip
# The same, where not every place has something to show.
AT_A_PLACE_PERHAPS = {
    "training:induction-chart": {"slug": "by"},
    "measures:ratings-chart": {}, "measures:managers-chart": {"slug": "spans"},
    "measures:public-managers-sheet": {}, "measures:public-managers-chart": {"slug": "levels"},
    "measures:measure": {"slug": "morale"}, "measures:sheet": {"slug": "morale"},
    "measures:chart": {"slug": "morale"}, "measures:years": {"slug": "morale"},
    "intake:care_file": {"file": "worker"},
}  # fmt: skip


def visits(name: str, region: Region) -> Iterator[Visit]:
    """Every address of this name that is worth trying."""
    if name in PLAIN:
        yield Visit(reverse(name), somewhere(_permission_of(name)))
    elif name in AT_A_PLACE or name in AT_A_PLACE_PERHAPS:
        more = AT_A_PLACE.get(name, AT_A_PLACE_PERHAPS.get(name))
        for code in PLACES:
            address = reverse(name, kwargs={"code": code, **more})
            there = name in AT_A_PLACE
            yield Visit(address, at(region, code, _permission_of(name)), there)
    else:
        yield from ABOUT_ONE[name](name, region)


def _numbers(name: str, region: Region, *, table: str, argument: str, there: bool = True,
             permissions: tuple[Permission, ...] = (), own: bool = False) -> Iterator[Visit]:  # fmt: skip
    """Things of an organisation that have a number; and one that is not there at all."""
    for code in PLACES:
        number = region.one(THING.format(table=table), code)
        if number is not None:
            wanted = permissions or (_permission_of(name),)
            door = somewhere(_permission_of(name))
            yield Visit(
                reverse(name, kwargs={argument: number}),
                both(door, at(region, code, *wanted)), there,
            )  # fmt: skip
    yield Visit(reverse(name, kwargs={argument: 999_999_999}), lambda by: False)


def _people(name: str, region: Region) -> Iterator[Visit]:
    for code, called in (("XXT01", "Asha Okafor"), ("XXT01", "%"), ("XXC01", "%"), ("XXP01", "%")):
        person = region.one(TODAYS_POST.format(what="person_id"), code, called)
        yield Visit(reverse(name, args=[person]), _sees_person(region, person))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _at_gate(name: str, region: Region) -> Iterator[Visit]:
    """Whoever sees somebody and decides somewhere asks the gate about them; a waiver is given for a post
    of the address, and without one there is no page."""
    door = somewhere(_permission_of(name))
    decides = either(somewhere(Permission.APPOINT), somewhere(Permission.WAIVE_GATE))
    for code, called in (("XXT01", "Asha Okafor"), ("XXC01", "%"), ("XXP01", "%")):
        person = region.one(TODAYS_POST.format(what="person_id"), code, called)
        address = reverse(name, args=[person])
        sees = both(door, decides, _sees_person(region, person))
        yield Visit(address, sees, there=name == "appointments:gate")
        post = region.one(TODAYS_POST.format(what="post_id"), code, called)
        deciding = at(region, code, Permission.APPOINT, Permission.WAIVE_GATE)
        yield Visit(f"{address}?post={post}", both(sees, deciding))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _waivers(name: str, region: Region) -> Iterator[Visit]:
    yield from _numbers(name, region, table="appointments_waiver", argument="waiver_id")


def _sees_person(region: Region, person: int) -> Allowed:
    records = region.records(person)
    places = region.all(
        "SELECT DISTINCT o.code FROM organisations_tenure t"
        " JOIN organisations_post p ON p.id = t.post_id"
        " JOIN organisations_organisation o ON o.id = p.organisation_id"
        " WHERE t.person_id = ANY(%s)", records,
    )  # fmt: skip
    posts = region.all(
        "SELECT post_id FROM organisations_tenure WHERE person_id = ANY(%s) AND until_on IS NULL",
        records,
    )
    there = (at(region, code, Permission.SEE_PEOPLE) for code in places)
    return either(only(set(records)), only(region.managers_of(posts)), *there)


def _posts(name: str, region: Region) -> Iterator[Visit]:
    for code, called in (("XXT01", "Asha Okafor"), ("XXT13", "%"), ("XXC01", "%")):
        post = region.one(TODAYS_POST.format(what="post_id"), code, called)
        holders = region.all("SELECT person_id FROM organisations_tenure WHERE post_id = %s", post)
        own = {record for person in holders for record in region.records(person)}
        yield Visit(
            reverse(name, kwargs={"code": code, "post_id": post}),
            either(
                at(region, code, Permission.SEE_PEOPLE), only(own), only(region.managers_of([post]))
            ),
        )
        other = "XXP01" if code != "XXP01" else "XXC01"
        yield Visit(reverse(name, kwargs={"code": other, "post_id": post}), lambda by: False)


def _tenures(name: str, region: Region) -> Iterator[Visit]:
    """Changing a person's time in a post: where one keeps staff, and for nobody else."""
    there = name != "organisations:staff-back"  # only who was said to have left can be taken back
    for code in ("XXT13", "XXC01", "XXC02", "XXP01"):
        tenure = region.one(TODAYS_POST.format(what="id"), code, "%")
        yield Visit(
            reverse(name, kwargs={"code": code, "tenure_id": tenure}),
            at(region, code, Permission.KEEP_STAFF), there,
        )  # fmt: skip
        other = "XXP01" if code != "XXP01" else "XXC01"
        yield Visit(reverse(name, kwargs={"code": other, "tenure_id": tenure}), lambda by: False)


def _grants(name: str, region: Region) -> Iterator[Visit]:
    for code in ("XXT01", "XXC01", "XXR1"):
        grant = region.one(THING.format(table="access_rolegrant"), code)
        yield Visit(reverse(name, args=[grant]), at(region, code, Permission.MANAGE_GRANTS))


def _files(name: str, region: Region) -> Iterator[Visit]:
    sees = (Permission.SEE_LOADED_FILES, Permission.LOAD_STAFF)
    wanted = (Permission.LOAD_STAFF,) if name == "intake:match" else sees
    there = name == "intake:file"  # taken in: nothing is left to match, and rows may all be good
    return _numbers(name, region, table="intake_stafffile", argument="file_id",
                    permissions=wanted, there=there)  # fmt: skip


def _asked(table: str, *, own: bool) -> Callable[[str, Region], Iterator[Visit]]:
    """What somebody asked: their own page of it, or the page where it is answered."""

    def found(name: str, region: Region) -> Iterator[Visit]:
        for code in ("XXT01", "XXC01"):
            number = region.one(THING.format(table=table), code)
            if number is None:
                continue
            asker = region.one(f"SELECT person_id FROM {table} WHERE id = %s", number)
            theirs = only(set(region.records(asker)))
            answers = at(region, code, _permission_of(name))
            yield Visit(reverse(name, args=[number]), theirs if own else answers)
        yield Visit(reverse(name, args=[999_999_999]), lambda by: False)

    return found


def _claims(name: str, region: Region) -> Iterator[Visit]:
    claim = region.one("SELECT min(id) FROM people_claim")
    yield Visit(reverse(name, args=[claim]), at(region, "XXC01", Permission.ANSWER_CLAIMS))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _holds(name: str, region: Region) -> Iterator[Visit]:
    return _numbers(name, region, table="keeping_legalhold", argument="number")


def _over(name: str, region: Region) -> Iterator[Visit]:
    for code in ("XXT01", "XXC01", "XXP01"):
        address = reverse(name, kwargs={"kept_as": "staff-record", "code": code})
        yield Visit(address, at(region, code, _permission_of(name)), there=False)


def _joining(name: str, region: Region) -> Iterator[Visit]:
    pair = region.all("SELECT id FROM people_person WHERE name = 'Asha Okafor' ORDER BY id")
    joined = region.one("SELECT min(id) FROM people_person WHERE joined_to_id IS NOT NULL")
    numbers = {"keep": pair[0], "join": pair[-1]} if name == "keeping:join" else {"number": joined}
    allowed = somewhere(_permission_of(name))
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


def _proofs(name: str, region: Region) -> Iterator[Visit]:
    """Whoever did something, or whom it was about; a mark from a timeline opens others."""
    event = region.one("SELECT event_id FROM history_particulars WHERE by_person_id IS NOT NULL"
                       " ORDER BY event_id LIMIT 1")  # fmt: skip
    doer = region.one("SELECT by_person_id FROM history_particulars WHERE event_id = %s", event)
    about = region.all("SELECT about_id FROM history_event WHERE id = %s"
                       " AND about_kind = 'people.Person'", event)  # fmt: skip
    people = {doer, *map(int, about)}
    yield Visit(reverse(name, args=[event]), only(people), there=name == "history:proof")


PERIOD = (
    "SELECT e.id FROM training_period e JOIN organisations_organisation o ON o.id = e.organisation_id"
    " WHERE o.code = %s AND e.until_on IS NULL ORDER BY e.id LIMIT 1"
)


def _inductions(name: str, region: Region) -> Iterator[Visit]:
    """Their own; where people are seen or the induction is kept; and of the line manager, and theirs."""
    for code in ("XXT01", "XXC01", "XXP01"):
        number = region.one(PERIOD, code)
        person = region.one("SELECT m.person_id FROM training_period e JOIN training_enrolment m"
                            " ON m.id = e.enrolment_id WHERE e.id = %s", number)  # fmt: skip
        yield Visit(reverse(name, args=[number]), _opens_induction(name, region, code, person))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _opens_induction(name: str, region: Region, code: str, person: int) -> Allowed:
    records = region.records(person)
    posts = region.all(
        "SELECT t.post_id FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id"
        " JOIN organisations_organisation o ON o.id = p.organisation_id"
        " WHERE t.person_id = ANY(%s) AND t.until_on IS NULL AND o.code = %s", records, code,
    )  # fmt: skip
    above = region.all("SELECT to_post_id FROM organisations_reportingline"
                       " WHERE post_id = ANY(%s) AND until_on IS NULL", posts)  # fmt: skip
    managers = only(region.managers_of(posts) | region.managers_of(above))
    keeps = at(region, code, Permission.KEEP_INDUCTION)
    if name == "training:induction-exempt":
        return keeps
    if name == "training:induction-track":
        return both(either(managers, keeps), lambda by: by.person_id not in records)
    return either(only(set(records)), managers, at(region, code, Permission.SEE_PEOPLE))


def _local_parts(name: str, region: Region) -> Iterator[Visit]:
    for code in ("XXT01", "XXC01", "XXP01"):
        number = region.one(THING.format(table="training_part"), code)
        yield Visit(reverse(name, args=[number]), at(region, code, Permission.KEEP_INDUCTION))
    national = region.one("SELECT min(id) FROM training_part WHERE organisation_id IS NULL")
    for number in (national, 999_999_999):
        yield Visit(reverse(name, args=[number]), lambda by: False)


def _public(**kwargs: object) -> Callable[[str, Region], Iterator[Visit]]:
    return lambda name, region: iter([Visit(reverse(name, kwargs=kwargs), everybody, there=False)])


def _credentials(name: str, region: Region) -> Iterator[Visit]:
    """One's own and nobody else's; an assurer decides about anybody's but their own."""
    first = "SELECT {} FROM training_credential WHERE signed_at IS NOT NULL ORDER BY id LIMIT 1"
    number = region.all(first.format("identifier"))
    if number:
        own = only(set(region.records(region.one(first.format("person_id")))))
        decides = both(somewhere(Permission.ASSURE_TRAINING), lambda by: not own(by))
        allowed = decides if name == "training:decide-credential" else own
        yield Visit(reverse(name, args=number), allowed)
    yield Visit(reverse(name, args=[UUID(int=7)]), lambda by: False)


def _at_desk(name: str, region: Region) -> Iterator[Visit]:
    """Where somebody offers training, and of that provider's own or of national programmes."""
    courses = (
        {} if name in ("training:keep-provider", "training:add-course") else {"code": "first-team"}
    )
    teaches = at(region, "XXE01", Permission.OFFER_TRAINING)
    yield Visit(reverse(name, kwargs={"place": "XXE01", **courses}), teaches)
    yield Visit(reverse(name, kwargs={"place": "ZZ999", **courses}), lambda by: False)
    if courses:
        yield Visit(reverse(name, kwargs={"place": "XXE02", **courses}), lambda by: False)
        yield Visit(reverse(name, kwargs={"place": "XXE01", "code": "mid-career"}), teaches)


def _of_a_run(name: str, region: Region) -> Iterator[Visit]:
    teaches = at(region, "XXE01", Permission.OFFER_TRAINING)
    yield Visit(reverse(name, args=["first-team-1"]), teaches)


def _no_claim(name: str, region: Region) -> Iterator[Visit]:
    """The demo has no claims; training/tests/test_learning_pages.py asks for one as the wrong person."""
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _assessed(name: str, region: Region) -> Iterator[Visit]:
    assures = at(region, "XXE01", Permission.ASSURE_TRAINING)
    yield Visit(reverse(name, args=["first-team-1"]), assures)


def _of_a_programme(name: str, region: Region) -> Iterator[Visit]:
    teaches = at(region, "XXE01", Permission.OFFER_TRAINING)
    yield Visit(reverse(name, args=["first-team"]), teaches)
    yield Visit(reverse(name, args=["mid-career"]), somewhere(Permission.KEEP_PROGRAMMES))


def _accreditation(name: str, region: Region) -> Iterator[Visit]:
    number = region.one("SELECT min(id) FROM training_accreditation")
    yield Visit(reverse(name, args=[number]), somewhere(Permission.ACCREDIT_TRAINING))


def _of_a_round(name: str, region: Region) -> Iterator[Visit]:
    for draw in ("mid-career-1", "mid-career-2"):
        yield Visit(reverse(name, args=[draw]), at(region, "XXR1", Permission.RUN_DRAWS))


def _applied(name: str, region: Region) -> Iterator[Visit]:
    """One's own application, and nobody else's, not even for whoever runs the draw."""
    asked = "SELECT {} FROM training_placeapplication a JOIN training_round r ON r.id = a.round_id"
    asked += " WHERE r.draw = 'mid-career-1' ORDER BY a.id LIMIT {}"
    if name == "training:withdraw-application":
        people = {one for person in region.all(asked.format("a.person_id", 500))
                  for one in region.records(person)}  # fmt: skip
        yield Visit(reverse(name, args=["mid-career-1"]), only(people))
        return
    for number in region.all(asked.format("a.id", 2)):
        person = region.one("SELECT person_id FROM training_placeapplication WHERE id = %s", number)
        yield Visit(reverse(name, args=[number]), only(set(region.records(person))))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _places(name: str, region: Region) -> Iterator[Visit]:
    for number in region.all("SELECT id FROM training_place ORDER BY id LIMIT 2"):
        person = region.one("SELECT person_id FROM training_place WHERE id = %s", number)
        yield Visit(reverse(name, args=[number]), only(set(region.records(person))))


def _releases(name: str, region: Region) -> Iterator[Visit]:
    """Whom the applicant reports to today, and nobody else: their employer's HR does not decide."""
    number = region.one("SELECT min(id) FROM training_release")
    person = region.one("SELECT a.person_id FROM training_release r JOIN training_placeapplication a"
                        " ON a.id = r.application_id WHERE r.id = %s", number)  # fmt: skip
    records = region.records(person)
    posts = region.all("SELECT post_id FROM organisations_tenure WHERE person_id = ANY(%s)"
                       " AND until_on IS NULL", records)  # fmt: skip
    yield Visit(reverse(name, args=[number]), only(region.managers_of(posts) - set(records)))


def _appeals(name: str, region: Region) -> Iterator[Visit]:
    """The demo has none: a request that nobody appealed is not found here by anybody."""
    number = region.one("SELECT min(id) FROM training_release WHERE appealed_at IS NULL")
    yield Visit(reverse(name, args=[number]), lambda by: False)


def _signed_in_at(**kwargs: object) -> Callable[[str, Region], Iterator[Visit]]:
    return lambda name, region: iter([Visit(reverse(name, kwargs=kwargs), signed_in)])


def _question(name: str, region: Region) -> Iterator[Visit]:
    yield Visit(reverse(name, kwargs={"question": "ethnicity"}), signed_in)


def _standards(name: str, region: Region) -> Iterator[Visit]:
    """The version in review, what stands in it, and nothing for those who do not draft."""
    draft = region.one("SELECT max(id) FROM standards_version WHERE status = 'in-review'")
    arguments: dict[str, object] = {"version_id": draft}
    if argument := STANDARDS[name]:
        table = argument.removesuffix("_id")
        asked = f"SELECT min(id) FROM standards_{table} WHERE version_id = %s"
        arguments[argument] = region.one(asked, draft)
    if name == "standards:step":
        arguments["verb"] = "sign-off"
    yield Visit(reverse(name, kwargs=arguments), somewhere(Permission.DRAFT_STANDARDS))
    gone = {**arguments, "version_id": 999_999_999}
    yield Visit(reverse(name, kwargs=gone), lambda by: False)


STANDARDS = {
    "standards:draft": "", "standards:describe": "", "standards:affected": "",
    "standards:step": "", "standards:comments": "", "standards:answer": "comment_id",
    "standards:item-add": "", "standards:item-change": "item_id",
    "standards:item-remove": "item_id", "standards:requirement-add": "",
    "standards:requirement-change": "requirement_id",
    "standards:requirement-remove": "requirement_id",
}  # fmt: skip
ABOUT_ONE: dict[str, Callable[[str, Region], Iterator[Visit]]] = {
    **dict.fromkeys(STANDARDS, _standards),
    "standards:framework": _public(framework="core"),
    "standards:compare": _public(framework="core"),
    "standards:version": _public(framework="core", version="1.0"),
    "standards:item": _public(framework="core", version="1.0", code="2.1"),
    "appointments:gate": _at_gate,
    "appointments:waive": _at_gate,
    "appointments:end-waiver": _waivers,
    "organisations:person": _people,
    "organisations:post": _posts,
    "organisations:change-staff": _tenures,
    "organisations:staff-leaves": _tenures,
    "organisations:staff-back": _tenures,
    "training:induction": _inductions,
    "training:induction-exempt": _inductions,
    "training:induction-track": _inductions,
    "training:induction-end-part": _local_parts,
    "measures:compare-chart": _public(slug="morale"),
    "measures:definition": _public(slug="morale"),
    "access:end-role": _grants,
    "intake:layout": _public(),
    "intake:template": _public(),
    "intake:example": _public(),
    "intake:frictionless": _public(),
    "intake:csvw": _public(),
    **{
        f"intake:{layout}-{what}": _public()
        for layout in ("applications", "completions")
        for what in ("layout", "template", "example", "frictionless", "csvw")
    },
    "intake:file": _files,
    "intake:match": _files,
    "intake:rejected": _files,
    "history:latest": _public(),
    "history:since": _public(size=1),
    "history:proof": _proofs,
    "history:proof-data": _proofs,
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
    "equality:question": _question,
    "training:programme": _public(code="mid-career"),
    "training:run": _public(code="first-team-1"),
    "training:round": _public(draw="mid-career-1"),
    "training:draw": _public(draw="mid-career-1"),
    "training:draw-document": _public(draw="mid-career-1"),
    "training:keep-provider": _at_desk,
    "training:add-course": _at_desk,
    "training:ask-accreditation": _at_desk,
    "training:plan-run": _at_desk,
    "training:plan-session": _of_a_run,
    "training:cancel-run": _of_a_run,
    "training:change-programme": _of_a_programme,
    "training:hold-programme": _of_a_programme,
    "training:accreditation": _accreditation,
    "training:run-round": _of_a_round,
    "training:void-round": _of_a_round,
    "training:apply": _signed_in_at(draw="mid-career-2"),
    "training:book-place": _signed_in_at(code="first-team-1"),
    "training:withdraw-application": _applied,
    "training:my-application": _applied,
    "training:my-proof": _applied,
    "training:my-release": _applied,
    "training:answer-place": _places,
    "training:release": _releases,
    "training:appeal": _appeals,
    "training:my-credential": _credentials,
    "training:credential-json": _credentials,
    "training:credential-token": _credentials,
    "training:credential-paper": _credentials,
    "training:decide-credential": _credentials,
    "training:run-sessions": _of_a_run,
    "training:claim": _no_claim,
    "training:assess-run": _assessed,
    "training:calendar-feed": _public(token="x" * 43),
    "training:shared-credential": _public(token="x" * 43),
    "training:shared-credential-json": _public(token="x" * 43),
    "training:key": _public(name="none"),
    "training:status-list": _public(purpose="suspension", number=1),
    "training:achievement": _public(item=UUID(int=7)),
    "training:achievement-by": _public(item=UUID(int=7), code="none"),
}


def _elsewhere(name: str) -> bool:
    return any(name.startswith(start) for start in ELSEWHERE)


ALL = sorted(name for name in PERMISSIONS if not _elsewhere(name))


def test_every_address_is_in_the_table_and_nothing_else_is():
    told = {*PLAIN, *AT_A_PLACE, *AT_A_PLACE_PERHAPS, *ABOUT_ONE}
    assert view_classes(get_resolver()), "the test looks at nothing"
    assert told == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_everybody_opens_what_the_register_says_and_nothing_more(name, region, people):
    wrong = []
    for visit in visits(name, region):
        for who, (client, by) in people.items():
            status = client.get(visit.address).status_code
            if not _as_it_should(visit, by, status):
                wrong.append(f"{who} at {visit.address}: {status}, allowed {visit.allowed(by)}")
    assert not wrong, "\n".join(wrong)


def _as_it_should(visit: Visit, by: Actor, status: int) -> bool:
    if visit.allowed(by):
        return status == 200 if visit.there else status in (200, SENT_ON, NOBODY, 409)
    return status in ((SENT_TO_SIGN_IN, NOBODY) if by is ANYONE else (REFUSED, NOBODY))
