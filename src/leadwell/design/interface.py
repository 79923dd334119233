"""The manners of the open interface: the one shape of a list, of a page turn and of an error.

Every app's `api.py` uses these and `config/interface.py` joins them. A list is read in pages: the
answer to one page holds the address of the next. An error is a problem as RFC 9457 describes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import wraps
from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from leadwell.actor import Permission

METHODS = ("GET", "HEAD")
MINUTES_FRESH = 5
MOST_ON_A_PAGE = 200
MOST_NUMBERS = 999_999_999_999
PROBLEM_TYPE = "application/problem+json"
TITLES = {
    404: "Not found",
    405: "Method not allowed",
    422: "Something in the address is not right",
    500: "Something went wrong here",
}

# What may stand in an address. Each says in the description exactly what it accepts.
GO_ON = "Where to go on from, as the `next` address of a list gives it."
NO_CONTROLS = r"^[^\x00-\x1f\x7f]*$"


def _whole_number(value: Any) -> Any:
    """Digits and nothing else: pydantic alone would also take '1_0', ' 10 ' and '10.0'."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) < 13):
        raise ValueError("Write a whole number in digits.")
    return value


def _iso_day(value: Any) -> Any:
    """2026-04-01 and nothing else: pydantic alone would also take a count of seconds."""
    if isinstance(value, str) and not (len(value) == 10 and value.isascii()):
        raise ValueError("Write a day as 2026-04-01.")
    return value


Day = Annotated[
    date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})
]
Words = Annotated[str, StringConstraints(max_length=100, pattern=NO_CONTROLS)]
Code = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9-]+$"),
    AfterValidator(str.upper),
]
Key = Annotated[
    str, StringConstraints(max_length=40, pattern=r"^[A-Za-z0-9-]*$"), AfterValidator(str.upper)
]
Number = Annotated[int, Field(ge=1, le=MOST_NUMBERS), BeforeValidator(_whole_number)]
Slug = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[a-z0-9-]+$")]


class Turn(Schema):
    """How much of a list. Each list adds its own `cursor`: the key of the last thing on the page
    before, so that whatever may be written there means a place in the list."""

    limit: Annotated[int, BeforeValidator(_whole_number)] = Field(
        50, ge=1, le=MOST_ON_A_PAGE, description="How many to give at most."
    )


class ListOf(Schema):
    """A page of a list. Each list names its own `items`."""

    next: str | None = Field(description="The address of the next page; null on the last.")


class ProblemPart(Schema):
    """One part of a request that is wrong."""

    pointer: str = Field(description="The part of the request, such as `query/limit`.")
    detail: str = Field(description="What is wrong with it.")


class Problem(Schema):
    """What went wrong, as RFC 9457 describes it."""

    type: str = Field(description="Always about:blank: the status says what kind it is.")
    title: str = Field(description="The kind of problem, in words.")
    status: int = Field(description="The HTTP status.", ge=400, le=599)
    detail: str = Field(description="What went wrong this time, and what to do.")
    instance: str = Field(description="The address that was asked for.")
    errors: list[ProblemPart] = Field(description="Each part that is wrong, where known.")


PROBLEMS: Mapping[int, type[Schema]] = dict.fromkeys(TITLES, Problem)


def answers(kind: type[Schema]) -> dict[int, type[Schema]]:
    """What an operation declares: the answer, and every problem there can be."""
    return {200: kind, **PROBLEMS}


def problem(
    request: HttpRequest, status: int, detail: str, errors: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """A problem as an answer. `errors` holds (pointer, detail) for each wrong part."""
    body = {
        "type": "about:blank",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "instance": request.path,
        "errors": [{"pointer": pointer, "detail": said} for pointer, said in errors],
    }
    return HttpResponse(json.dumps(body), status=status, content_type=PROBLEM_TYPE)


def next_address(request: HttpRequest, cursor: str | int | None) -> str | None:
    """The address of the next page, with the same filters; None when there is none."""
    if not cursor:
        return None
    asked = {name: value for name, value in request.GET.items() if name != "cursor"}
    return f"{request.path}?{urlencode({**asked, 'cursor': cursor})}"


def with_manners(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that answers GET and HEAD only, says how long its answer is fresh, and gives 304 to
    a reader who has it already. What it gives is public: any page of any site may read it."""

    @wraps(view)
    def mannered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in METHODS:
            answer = _not_allowed(request)
        else:
            answer = _kept_for_a_while(request, _as_get(request, view, *args, **kwargs))
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = "ETag, Allow"
        answer["Cross-Origin-Resource-Policy"] = "cross-origin"
        return answer

    mannered.permission = Permission.PUBLIC  # type: ignore[attr-defined]  # the guard reads it
    mannered.csrf_exempt = True  # type: ignore[attr-defined]  # nothing here changes anything
    return mannered


def _not_allowed(request: HttpRequest) -> HttpResponse:
    answer = problem(request, 405, _("This interface is for reading: use GET or HEAD."))
    answer["Allow"] = ", ".join(METHODS)
    return answer


def _as_get(request: HttpRequest, view: Callable[..., HttpResponse], *args: Any, **kwargs: Any):
    """A HEAD is answered as the GET it stands for; the web server leaves out the body."""
    asked, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = asked


def _kept_for_a_while(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    if answer.status_code != 200:
        patch_cache_control(answer, no_store=True)
        return answer
    patch_cache_control(answer, public=True, max_age=MINUTES_FRESH * 60)
    etag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    answer["ETag"] = etag
    return get_conditional_response(request, etag, response=answer)  # type: ignore[return-value]  # one was given, one comes back
