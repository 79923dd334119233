"""Statements from learning systems: all or none, once, taken back, and nobody's until somebody says whose."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from leadwell.access.tests.factories import AccountFactory, actor_with_role
from leadwell.actor import ANYONE
from leadwell.gateways.xapi import VOIDED, read_statements
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, place
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions.statements import SaidOtherwise, store_statements
from leadwell.training.actions.statements_sources import (
    end_source,
    match_actor,
    open_source,
    unmatch_actor,
)
from leadwell.training.models import Place, Provider, Statement, TrainingRecord
from leadwell.training.queries import statements as queries
from leadwell.training.tests.rounds import programme, run

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
WORD = "account:https://learn.example#42"
LEAD = "https://leadwell.example/training/lead/"


def said(**more):
    """A statement that somebody unknown completed the programme "lead"."""
    return {
        "id": str(uuid4()),
        "actor": {"account": {"homePage": "https://learn.example", "name": "42"}},
        "verb": {"id": COMPLETED},
        "object": {"id": LEAD},
        "timestamp": "2026-10-30T23:30:00Z",
        **more,
    }


def voiding(one, **more):
    return said(verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": one["id"]}, **more)


@pytest.fixture
def school():
    return Provider.objects.create(organisation=place("ZP9"), made_up=True)


@pytest.fixture
def teacher(school):
    return actor_with_role("training-provider", school.organisation)


@pytest.fixture
def lead():
    return programme("lead", title="Leading a team")


@pytest.fixture
def opened(school, teacher, lead):
    return open_source(by=teacher, provider_id=school.pk, title=" Moodle ", now=NOW)


@pytest.fixture
def source(opened):
    return opened[0]


@pytest.fixture
def learner(school, lead):
    who = person("Wren Made-Up")
    taught = run("lead-1", lead, provider=school)
    Place.objects.create(run=taught, person=who, offered_at=NOW, accepted_at=NOW)
    return who


@pytest.fixture
def signed(db):
    """Somebody who signs in with an address, and never had a place with the provider."""
    return AccountFactory(email="asha@trust.example").person


def store(source, *statements, now=NOW):
    rows = read_statements(json.dumps(list(statements)).encode())
    return store_statements(by=ANYONE, source_id=source.pk, said=rows, now=now)


MAIL = {"mbox": "mailto:Asha@Trust.example"}


def test_a_completion_of_somebody_we_know_by_their_address_is_kept_with_where_it_comes_from(
    source, signed
):
    one = said(actor=MAIL)
    assert store(source, one) == [UUID(one["id"])]
    record = TrainingRecord.objects.get()
    assert (record.person, record.title) == (signed, "Leading a team")
    assert record.completed_on == date(2026, 10, 30)
    assert record.organisation == source.provider.organisation
    assert record.provider == source.provider.organisation.name
    (told,) = events("statements.stored")
    assert record.noted_in == told.pk


def test_the_same_statement_again_is_kept_once_and_something_else_is_refused(source, signed):
    one = said(actor=MAIL)
    assert store(source, one) == store(source, one)
    assert Statement.objects.count() == TrainingRecord.objects.count() == 1
    assert len(events("statements.stored")) == 1
    with pytest.raises(SaidOtherwise, match=one["id"]):
        store(source, said(), {**one, "result": {"success": False}})
    assert Statement.objects.count() == 1


def test_another_system_may_use_the_same_number(source, teacher, school):
    one = said()
    other, _secret = open_source(by=teacher, provider_id=school.pk, title="Other", now=NOW)
    store(source, one)
    store(other, one)
    assert Statement.objects.count() == 2


def test_what_is_taken_back_shows_nothing_any_more(source, signed):
    one = said(actor=MAIL)
    store(source, one)
    back = voiding(one)
    store(source, back)
    assert not TrainingRecord.objects.exists()
    assert Statement.objects.get(statement_id=one["id"]).voided_at == NOW
    again = voiding(back)
    store(source, again, voiding(one))
    assert Statement.objects.filter(voided_at__isnull=False).count() == 1


@pytest.mark.parametrize("order", ["together", "before"])
def test_taking_back_counts_whenever_it_comes(source, signed, order):
    one = said(actor=MAIL)
    parts = [[one, voiding(one)]] if order == "together" else [[voiding(one)], [one]]
    for part in parts:
        store(source, *part)
    assert not TrainingRecord.objects.exists()


def test_no_system_takes_back_what_another_said(source, teacher, school, signed):
    one = said(actor=MAIL)
    store(source, one)
    other, _secret = open_source(by=teacher, provider_id=school.pk, title="Other", now=NOW)
    store(other, voiding(one))
    assert TrainingRecord.objects.count() == 1


def test_an_unknown_person_waits_and_counts_once_matched(source, teacher, learner):
    two = said()
    store(source, said(), two, said(object={"id": "https://learn.example/none"}))
    store(source, voiding(two))
    assert not TrainingRecord.objects.exists()
    (word,) = queries.words_waiting(source)
    assert (word.actor, word.statements) == (WORD, 3)  # two completions and one taking back
    for _again in range(2):
        match_actor(by=teacher, source_id=source.pk, actor=WORD, person_id=learner.pk, now=NOW)
    assert TrainingRecord.objects.get().person == learner
    assert not queries.words_waiting(source)
    assert len(events("actor.matched")) == 1
    store(source, said())
    assert TrainingRecord.objects.filter(person=learner).count() == 2


def test_a_wrong_match_is_taken_back_with_what_it_showed(source, teacher, learner):
    store(source, said())
    match_actor(by=teacher, source_id=source.pk, actor=WORD, person_id=learner.pk, now=NOW)
    unmatch_actor(by=teacher, source_id=source.pk, actor=WORD, now=NOW)
    assert not TrainingRecord.objects.exists()
    assert Statement.objects.get().person is None
    assert [word.actor for word in queries.words_waiting(source)] == [WORD]
    assert len(events("actor.unmatched")) == 1


def test_only_the_providers_own_people_and_its_systems_own_words_are_matched(
    source, teacher, learner, school
):
    store(source, said())

    def match(**more):
        known = {"source_id": source.pk, "actor": WORD, "person_id": learner.pk}
        match_actor(**{"by": teacher, "now": NOW, **known, **more})

    with pytest.raises(RuleBroken, match="TRN-54b"):
        match(person_id=person().pk)
    with pytest.raises(RuleBroken, match="TRN-54a"):
        match(actor="account:https://learn.example#43")
    match()
    second = person()
    taught = run("lead-2", programme("lead"), provider=school)
    Place.objects.create(run=taught, person=second, offered_at=NOW, accepted_at=NOW)
    with pytest.raises(RuleBroken, match="TRN-54c"):
        match(person_id=second.pk)
    assert TrainingRecord.objects.get().person == learner


def test_the_list_of_words_does_not_tell_who_has_an_account(source, signed, learner):
    AccountFactory(email="wren@trust.example", person=learner)
    unknown = {"mbox": "mailto:nobody@trust.example"}
    store(source, said(actor=MAIL), said(actor=unknown))
    store(source, said(actor={"mbox": "mailto:wren@trust.example"}))
    words = {word.actor for word in queries.words_waiting(source)}
    assert words == {"mbox:mailto:asha@trust.example", "mbox:mailto:nobody@trust.example"}


def test_a_programme_of_another_provider_or_of_nobody_shows_nothing(source, signed):
    foreign = Provider.objects.create(organisation=place("ZP8"))
    programme("theirs", provider=foreign, kind="course")
    for address in ("https://learn.example/theirs", "https://learn.example/none"):
        store(source, said(actor=MAIL, object={"id": address}))
    assert not TrainingRecord.objects.exists()
    assert {one.problem for one in Statement.objects.all()} == {"unknown-programme"}
    store(source, said(actor=MAIL))
    means = {one.activity: one.programme for one in queries.meanings(source)}
    assert {each for each, found in means.items() if found} == {LEAD}


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"verb": {"id": "http://adlnet.gov/expapi/verbs/launched"}}, id="begun"),
        pytest.param({"result": {"success": False}}, id="failed"),
        pytest.param({"result": {"completion": False}}, id="half-done"),
        pytest.param({"actor": {"objectType": "Group", **MAIL}}, id="a-group"),
        pytest.param(
            {"object": {"objectType": "Agent", "mbox": "mailto:lead@x.example"}}, id="a-person"
        ),
    ],
)
def test_what_shows_no_completion_changes_nothing(source, signed, lead, more):
    store(source, said(**{"actor": MAIL, **more}))
    assert Statement.objects.count() == 1
    assert not TrainingRecord.objects.exists()


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("2026-10-31T00:30:00+01:00", date(2026, 10, 30)),
        ("2026-10-31T00:30:00", date(2026, 10, 31)),
        ("2031-01-01T00:00:00Z", NOW.date()),
        (None, NOW.date()),
    ],
)
def test_the_day_is_the_senders_and_never_to_come(source, signed, told, kept):
    one = said(actor=MAIL)
    if told is None:
        del one["timestamp"]
    else:
        one["timestamp"] = told
    store(source, one)
    assert TrainingRecord.objects.get().completed_on == kept


def test_only_the_provider_opens_ends_and_matches_its_systems(source, teacher, school, learner):
    stranger = actor_with_role("training-provider", place("ZP8"))
    for by in (ANYONE, stranger):
        with pytest.raises(NotPermitted):
            open_source(by=by, provider_id=school.pk, title="Mine", now=NOW)
        with pytest.raises(NotPermitted):
            end_source(by=by, source_id=source.pk, now=NOW)
        with pytest.raises(NotPermitted):
            match_actor(by=by, source_id=source.pk, actor=WORD, person_id=learner.pk, now=NOW)
        with pytest.raises(NotPermitted):
            unmatch_actor(by=by, source_id=source.pk, actor=WORD, now=NOW)
        assert not queries.sources(by=by)
    assert [one.title for one in queries.sources(by=teacher)] == ["Moodle"]
    for _again in range(2):
        end_source(by=teacher, source_id=source.pk, now=NOW)
    assert len(events("statement_source.ended")) == 1
    with pytest.raises(NotPermitted):
        store(source, said())


def test_its_own_page_tells_everything_about_a_system(source, teacher, learner):
    store(source, said())
    found = queries.opened_source(source.pk, by=teacher)
    assert [word.actor for word in found.words] == [WORD]
    assert found.people == [(str(learner.pk), "Wren Made-Up")]
    assert [one.programme.code for one in found.meanings] == ["lead"]
    assert queries.providers_to_choose(by=teacher) == [
        (str(source.provider_id), source.provider.organisation.name)
    ]
    assert queries.programmes_named([LEAD], source.provider)[LEAD].code == "lead"


# The door


@pytest.fixture
def door(opened):
    cache.clear()
    source, secret = opened
    told = b64encode(f"{source.user}:{secret}".encode()).decode()
    return {
        "HTTP_AUTHORIZATION": f"Basic {told}",
        "HTTP_X_EXPERIENCE_API_VERSION": "1.0.3",
        "content_type": "application/json",
    }


def sent(door, body, **more):
    raw = body if isinstance(body, (bytes, str)) else json.dumps(body)
    return Client().post("/xapi/statements", raw, **{**door, **more})


def test_the_door_takes_one_or_many_and_answers_their_numbers_in_order(door, signed):
    one, two = said(actor=MAIL), said()
    answer = sent(door, [one, two])
    assert answer.status_code == 200
    assert answer.json() == [one["id"], two["id"]]
    assert answer["X-Experience-API-Version"] == "1.0.3"
    without = said()
    del without["id"]
    (made,) = sent(door, without, HTTP_X_EXPERIENCE_API_VERSION="2.0.0").json()
    assert Statement.objects.filter(statement_id=made).exists()


def test_the_door_takes_all_or_none(door):
    answer = sent(door, [said(), {**said(), "verb": {}}])
    assert answer.status_code == 400
    assert "statement 2 / verb / id" in answer.json()["error"]
    assert not Statement.objects.exists()


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"HTTP_X_EXPERIENCE_API_VERSION": ""}, 400),
        ({"HTTP_X_EXPERIENCE_API_VERSION": "0.95"}, 400),
        ({"HTTP_X_EXPERIENCE_API_VERSION": "1.0x"}, 400),
        ({"HTTP_AUTHORIZATION": ""}, 401),
        ({"HTTP_AUTHORIZATION": "Bearer abc"}, 401),
        ({"HTTP_AUTHORIZATION": "Basic %%%"}, 401),
        ({"HTTP_AUTHORIZATION": "Basic /w=="}, 401),
        ({"HTTP_AUTHORIZATION": "Basic " + b64encode(b"nobody:secret").decode()}, 401),
        ({"content_type": "multipart/mixed; boundary=x"}, 400),
        ({"content_type": "text/plain"}, 400),
    ],
)
def test_the_door_stays_shut(door, more, status):
    answer = sent(door, said(), **more)
    assert answer.status_code == status
    assert not Statement.objects.exists()
    assert ("WWW-Authenticate" in answer) == (status == 401)


def test_too_large_is_too_large_and_otherwise_is_a_conflict(door):
    assert sent(door, "[" + " " * 1_000_001).status_code == 413
    assert sent(door, [said()] * 501).status_code == 413
    one = said()
    sent(door, one)
    assert sent(door, {**one, "result": {}}).status_code == 409
    assert sent(door, "{").status_code == 400


def test_a_system_that_was_ended_is_not_known_any_more(door, teacher, source, monkeypatch):
    known = queries.source_with(source.user, "")
    assert known is None
    end_source(by=teacher, source_id=source.pk, now=NOW)
    assert sent(door, said()).status_code == 401
    monkeypatch.setattr(queries, "source_with", lambda *_: source)  # ended between the two looks
    assert sent(door, said()).status_code == 403


def test_who_fails_too_often_waits(door):
    wrong = {"HTTP_AUTHORIZATION": "Basic " + b64encode(b"nobody:secret").decode()}
    answers = [sent(door, said(), **wrong).status_code for _ in range(61)]
    assert answers == [401] * 60 + [429]
    assert sent(door, said()).status_code == 429


def test_about_says_which_versions_are_read():
    assert Client().get("/xapi/about").json() == {"version": ["1.0.3", "2.0.0"]}
    assert Client().get("/xapi/statements").status_code == 405
