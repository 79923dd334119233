"""The manners of the open interface."""

import json
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from ninja import Schema
from pydantic import ValidationError

from leadwell.design.interface import (
    Code,
    Day,
    Slug,
    Turn,
    Words,
    next_address,
    problem,
    with_manners,
)

ask = RequestFactory()


class Typed(Schema):
    day: Day | None = None
    code: Code = "A"
    slug: Slug = "a"
    words: Words = ""


@with_manners
def _says(request):
    return HttpResponse(json.dumps({"asked": request.GET.get("q", "")}))


def test_an_answer_is_fresh_for_five_minutes_and_anyone_may_read_it():
    answer = _says(ask.get("/"))
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_reader_who_has_it_already_gets_304_and_no_body():
    first = _says(ask.get("/"))
    second = _says(ask.get("/", headers={"If-None-Match": first["ETag"]}))
    assert (second.status_code, second.content) == (304, b"")
    assert second["ETag"] == first["ETag"]


def test_another_answer_has_another_etag():
    assert _says(ask.get("/"))["ETag"] != _says(ask.get("/?q=other"))["ETag"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "QUERY"])
def test_every_method_but_reading_is_refused_with_what_is_allowed(method):
    answer = _says(ask.generic(method, "/api/v1/measures"))
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert answer["Content-Type"] == "application/problem+json"


def test_a_head_is_answered_as_the_get_it_stands_for():
    assert _says(ask.head("/"))["ETag"] == _says(ask.get("/"))["ETag"]


def test_a_problem_says_what_and_where_and_is_kept_by_nobody():
    refused = with_manners(lambda request: problem(request, 422, "No.", [("query/limit", "Big.")]))
    answer = refused(ask.get("/api/v1/measures?limit=9999"))
    assert json.loads(answer.content) == {
        "type": "about:blank",
        "title": "Something in the address is not right",
        "status": 422,
        "detail": "No.",
        "instance": "/api/v1/measures",
        "errors": [{"pointer": "query/limit", "detail": "Big."}],
    }
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_the_next_page_keeps_the_filters_and_replaces_the_cursor():
    address = next_address(ask.get("/api/v1/x?kind=trust&cursor=OLD"), "A01")
    assert address == "/api/v1/x?kind=trust&cursor=A01"


def test_the_last_page_has_no_next():
    assert next_address(ask.get("/"), None) is None


@pytest.mark.parametrize("limit", ["0", "201", "1_0", " 5", "5.0", "-1", "9" * 38, "five", "٣"])
def test_how_many_is_a_plain_number_from_1_to_200(limit):
    with pytest.raises(ValidationError):
        Turn.model_validate({"limit": limit})


def test_how_many_is_50_unless_said():
    assert (Turn().limit, Turn.model_validate({"limit": "200"}).limit) == (50, 200)


@pytest.mark.parametrize("day", ["0", "1700000000", "2026-4-1", "2026-02-30", "2026-04-01T00:00"])
def test_a_day_is_written_one_way_only(day):
    with pytest.raises(ValidationError):
        Typed.model_validate({"day": day})


def test_a_day_is_read():
    assert Typed.model_validate({"day": "2026-04-01"}).day == date(2026, 4, 1)


def test_a_code_is_read_in_small_letters_too():
    assert Typed.model_validate({"code": "rxx"}).code == "RXX"


@pytest.mark.parametrize(
    "wrong",
    [{"code": ""}, {"code": "A B"}, {"code": "A" * 41}, {"slug": "Morale"}, {"words": "a\x00b"},
     {"words": "a" * 101}],
)  # fmt: skip
def test_what_could_not_be_one_is_refused(wrong):
    with pytest.raises(ValidationError):
        Typed.model_validate(wrong)
