"""The door that learning systems send through."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest
from django.core.cache import cache
from django.test import Client

from leadwell.training.actions.statements_sources import (
    end_source,
)
from leadwell.training.models import Statement
from leadwell.training.queries import statements as queries
from leadwell.training.tests.statements.saying import MAIL, NOW, said

pytestmark = pytest.mark.django_db


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
