"""What no browser would send: each is turned away in words, and none of them is our mistake."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from leadwell.access.tests.factories import AccountFactory, PlaceFactory, england
from leadwell.config.alphabet import only_utf8

DEEP = "[" * 2_900


def cursor(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(DEEP, id="nested-without-end"),
        pytest.param(json.dumps(["strict", 0, 0, 0, [1, "a"], []]), id="lists-for-names"),
        pytest.param(json.dumps(["strict", 0, 0, 0, {}, "a"]), id="a-tree-for-a-name"),
        pytest.param('["strict", NaN, 0, 0, "a", "b"]', id="no-number"),
        pytest.param('["strict", 0, 1e999, 0, "a", "b"]', id="beyond-numbers"),
        pytest.param('["strict", 0, 0, 0, "\\ud800", "b"]', id="half-a-letter"),
        pytest.param('["strict", 0, 0, 0, "\\u0000", "b"]', id="a-nul"),
    ],
)
def test_a_forged_place_in_a_list_begins_at_the_beginning(client, db, key):
    for address in ("/organisations/?after=", "/organisations/?q=a&after="):
        assert client.get(address + cursor(key)).status_code == 200


ALPHABETS = ["hex", "rot13", "utf-7", "utf-16", "unicode_escape", "idna", "nonsense", "UTF-8"]


def read(asked: str, kind: str) -> str:
    """What is read of a question, asked as the web server asks."""
    seen = []
    environ = RequestFactory().get("/", QUERY_STRING=asked).environ
    only_utf8(lambda heard, _: seen.append(WSGIRequest(heard).GET["q"]))(
        {**environ, "CONTENT_TYPE": kind}, print
    )
    return seen[0]


@pytest.mark.parametrize("naming", ["charset={}", 'CharSet="{}"', "charset*=utf-8''{}"])
@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_a_request_is_read_as_utf_8_whatever_it_says(naming, alphabet):
    kind = f"text/plain; {naming.format(alphabet)}"
    assert read("q=ab", kind) == "ab"
    assert read("q=%2BAAA-", kind) == "+AAA-"
    assert read("q=%5Cud800", kind) == r"\ud800"
    assert read("q=M%C3%B4n", kind) == "Môn"


def test_a_form_says_how_it_is_divided_all_the_same():
    seen = []
    only_utf8(lambda environ, _: seen.append(environ["CONTENT_TYPE"]))(
        {"CONTENT_TYPE": "multipart/form-data; boundary=xyz; charset=utf-16"}, print
    )
    assert seen == ["multipart/form-data; boundary=xyz; alphabet=utf-16"]


@pytest.mark.parametrize("address", ["/", "/my/", "/account/login/", "/api/v1/measures"])
def test_a_cookie_with_a_hidden_sign_is_no_cookie(client, db, address):
    expected = client.get(address).status_code
    answer = client.get(address, headers={"cookie": r'leadwell="abcdefgh\000"; other=1'})
    assert answer.status_code == expected


@pytest.mark.parametrize("part", ["on_day", "on_month", "on_year"])
@pytest.mark.parametrize("typed", ["9" * 40, "9" * 3_000, "-1", "twelve"])
def test_a_day_that_cannot_be_is_said_to_be_none(client, db, part, typed):
    place = PlaceFactory(parent=england())
    asked = {"on_day": "1", "on_month": "1", "on_year": "2026", part: typed}
    assert client.get(f"/organisations/{place.code}/", asked).status_code == 422


@pytest.mark.parametrize(
    "said",
    ["{}", "[]", "null", '{"id": "a"}', DEEP, '{"id": 1, "rawId": [], "response": {"a": {}}}'],
)
def test_a_forged_passkey_is_refused(client, db, said):
    answer = client.post("/account/steps/passkeys/login/", {"credential": said})
    assert answer.status_code in (302, 400)
    assert client.get("/my/").status_code == 302
    cache.clear()
    client.force_login(AccountFactory())
    assert client.post("/account/steps/passkeys/add/", {"credential": said}).status_code < 500
