"""The front door, as a browser meets it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.migrations.recorder import MigrationRecorder

from leadwell.access.tests.factories import (
    AccountFactory,
    GrantFactory,
    PlaceFactory,
    account_with_role,
    england,
)
from leadwell.actor import Actor
from leadwell.design.words import day
from leadwell.fairness.tests.factories import promised
from leadwell.home import queries
from leadwell.keeping.tests.factories import asked, employee
from leadwell.measures.tests.factories import counted, figure, organisation, publish

TEXTS = ["/", "/about/", "/about/figures/", "/accessibility/", "/privacy/"]


@pytest.mark.parametrize("address", TEXTS)
def test_anyone_can_read(client, db, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content.count(b"<h1") == 1


def test_the_front_page_asks_for_a_name_and_offers_places_to_look_at(client, db):
    PlaceFactory(code="OPN", name="Kingfisher Trust")
    PlaceFactory(code="SHT", name="Closed Trust", closed_on=date(2020, 1, 1))
    page = client.get("/").content.decode()
    assert 'name="q"' in page
    assert "Kingfisher Trust" in page
    assert "Closed Trust" not in page


def test_the_front_page_asks_the_database_one_thing(client, django_assert_num_queries, db):
    with django_assert_num_queries(1):
        client.get("/")


def test_my_page_asks_anyone_to_sign_in_and_knows_the_way_back(client, db):
    answer = client.get("/my/")
    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=%2Fmy%2F"


def test_my_page_shows_my_roles_and_what_they_let_me_do(client, db):
    account = account_with_role("hr-officer", PlaceFactory(name="Kingfisher Trust"))
    client.force_login(account)
    page = client.get("/my/").content.decode()
    assert "HR officer" in page
    assert "Kingfisher Trust" in page
    assert "see who may do what" in page
    assert "Add a second step" in page


def test_an_hr_officer_is_told_what_waits_and_why_the_first_due_first(client, db):
    place = PlaceFactory(name="Kingfisher Trust", kind="trust")
    asker, _ = employee(place)
    due_on = asked(asker, place).due_on
    elsewhere = PlaceFactory(kind="trust")
    asked(employee(elsewhere, "Somebody Else")[0], elsewhere)
    client.force_login(account_with_role("hr-officer", place))
    page = " ".join(client.get("/my/").content.decode().split())
    assert "1 question about somebody's record waits for your answer" in page.replace("&#39;", "'")
    assert f"The first is due by {day(due_on)}" in page or f"was due on {day(due_on)}" in page
    assert page.index("waits for your answer") < page.index("Add a second step")
    assert 'href="/keeping/"' in page
    assert "Are there enough managers at" in page


def test_a_member_of_staff_is_told_when_their_own_request_waits_for_them(client, db):
    place = PlaceFactory(kind="trust")
    account = account_with_role("staff", place)
    mine = asked(Actor(name="Me", person_id=account.person_id), place)
    type(mine).objects.filter(pk=mine.pk).update(state="waiting")
    client.force_login(account)
    page = client.get("/my/").content.decode()
    assert "You were asked something about 1 request of yours" in page
    assert 'href="/keeping/"' not in page


def test_a_member_of_a_board_is_told_of_their_promises(client, db):
    place = PlaceFactory(kind="trust")
    account = account_with_role("accountable-officer", place)
    promised(place, account.person, by_on=datetime.now(UTC).date() - timedelta(days=3))
    client.force_login(account)
    page = " ".join(client.get("/my/").content.decode().split())
    assert "Say what shows that you kept 1 promise for inclusive leadership" in page
    assert "Late" in page
    assert "What have I promised for inclusive leadership?" in page
    assert f"/organisations/{place.code}/fairness/objectives/" in page
    client.force_login(account_with_role("inspector", england()))
    assert 'href="/evidence/"' in client.get("/my/").content.decode()


def test_my_page_shows_nobody_elses(client, db):
    GrantFactory(organisation=PlaceFactory(name="Somebody Else's Trust"))
    client.force_login(AccountFactory())
    page = client.get("/my/").content.decode()
    assert "Somebody Else" not in page
    assert "You hold no role yet." in page


def test_an_administrator_is_told_of_roles_that_end_soon(client, db):
    client.force_login(account_with_role("administrator", england()))
    soon = datetime.now(UTC).date() + timedelta(days=10)
    GrantFactory(organisation=england(), until_on=soon)
    assert "Look at 1 role that ends within 30 days" in client.get("/my/").content.decode()


def test_the_process_is_alive_without_asking_the_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"alive\n")


def test_the_site_is_ready_when_every_table_is_there(client, db):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ready\n")


def test_the_site_is_not_ready_while_a_table_is_missing(client, db, monkeypatch):
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: {})
    assert client.get("/readyz").status_code == 503


def test_readiness_knows_our_own_migrations():
    assert ("access", "0001_first") in queries._expected()


def test_how_to_report_a_weakness_is_where_machines_look_and_still_holds(client, db):
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"].startswith("mailto:")
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)


def test_the_front_page_offers_the_fullest_pictures_first(db):
    for number in range(1, 5):
        organisation(f"ZZ{number}", f"Trust {number}")
    publish(
        figure("ZZ4", line=1), counted("ZZ4", "managers-turnover", 9, 101), figure("ZZ3", line=2)
    )
    assert [one.code for one in queries.examples()] == ["ZZ4", "ZZ3", "ZZ1"]
