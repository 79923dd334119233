"""The twelve addresses of CASE 1.1, with its own words for errors.

What they give is public and may be kept by anybody on the way, so they answer everyone as they answer
anyone: drafts are never here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from leadwell.actor import ANYONE
from leadwell.design.interface import METHODS, with_manners
from leadwell.gateways.case import is_identifier
from leadwell.gateways.case.shapes import DOCUMENT
from leadwell.standards.queries import case

MOST = 200
ORDERS = {"": False, "asc": False, "desc": True}


class Wrong(Exception):
    """The address asks for something that cannot be answered: the status, the field, the word for it."""

    def __init__(self, status: int, name: str, value: str, says: str) -> None:
        super().__init__(says)
        self.status, self.name, self.value, self.says = status, name, value, says


def _answer(body: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=status, content_type="application/json"
    )


def _refused(wrong: Wrong) -> HttpResponse:
    field = {"imsx_codeMinorFieldName": wrong.name, "imsx_codeMinorFieldValue": wrong.value}
    body = {
        "imsx_codeMajor": "failure",
        "imsx_severity": "error",
        "imsx_description": wrong.says,
        "imsx_codeMinor": {"imsx_codeMinorField": [field]},
    }
    return _answer(body, wrong.status)


def _mannered(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def kind(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Wrong as wrong:
            return _refused(wrong)

    mannered = with_manners(kind)

    @wraps(mannered)
    def view_of_case(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in METHODS:
            return mannered(request, *args, **kwargs)
        return _refused(
            Wrong(405, "method", "forbidden", "This interface is for reading: use GET.")
        )

    return view_of_case


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _identifier(text: str) -> UUID:
    if not is_identifier(text):
        raise Wrong(404, "sourcedId", "invalid_uuid", f"{text[:60]} is no identifier of CASE 1.1.")
    return UUID(text)


def _found(body: Any, text: str) -> Any:
    if body is None:
        raise Wrong(404, "sourcedId", "unknownobject", f"Nothing here has the identifier {text}.")
    return body


def one(find: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """The view of one thing by its identifier."""

    def view(request: HttpRequest, identifier: str) -> HttpResponse:
        found = find(_identifier(identifier), by=ANYONE, site=_site(request))
        return _answer(_found(found, identifier))

    return _mannered(view)


def words(kind: str) -> Callable[..., HttpResponse]:
    """The view of a set of words: the one that was asked for, then those beneath it."""

    def view(request: HttpRequest, identifier: str) -> HttpResponse:
        at = _identifier(identifier)
        found = case.definitions(kind, at, by=ANYONE, site=_site(request))
        return _answer({kind: _found(found, identifier)})

    return _mannered(view)


def word(kind: str) -> Callable[..., HttpResponse]:
    """The view of one word on its own: a licence or a grouping has none beneath it."""

    def view(request: HttpRequest, identifier: str) -> HttpResponse:
        at = _identifier(identifier)
        found = case.definitions(kind, at, by=ANYONE, site=_site(request))
        return _answer(_found(found, identifier)[0])

    return _mannered(view)


def _whole(request: HttpRequest, name: str, least: int, usual: int) -> int:
    text = request.GET.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) < least:
        raise Wrong(400, name, "invalid_selection_field", f"Write {name} as a whole number.")
    return int(text)


def _sorted(request: HttpRequest) -> tuple[str, bool]:
    sort, order = request.GET.get("sort", ""), request.GET.get("orderBy", "").lower()
    if sort and sort not in case.SORTS:
        raise Wrong(400, "sort", "invalid_sort_field", f"Nothing can be sorted by {sort[:40]}.")
    if order not in ORDERS:
        raise Wrong(400, "orderBy", "invalid_sort_field", "Write orderBy as asc or desc.")
    return sort, ORDERS[order]


def _chosen(request: HttpRequest) -> frozenset[str]:
    """The fields that were asked for; those the schema insists on always come."""
    names = frozenset(filter(None, request.GET.get("fields", "").split(",")))
    if unknown := sorted(names - {*DOCUMENT.fields, "CFPackageURI"}):
        raise Wrong(
            400, "fields", "invalid_selection_field", f"There is no field {unknown[0][:40]}."
        )
    return names


def _documents(request: HttpRequest) -> HttpResponse:
    limit = min(_whole(request, "limit", 1, 100), MOST)
    offset = _whole(request, "offset", 0, 0)
    sort, downwards = _sorted(request)
    names = _chosen(request)
    found, count = case.documents(
        by=ANYONE, site=_site(request), limit=limit, offset=offset,
        sort=sort, downwards=downwards,
    )  # fmt: skip
    if not found:
        raise Wrong(404, "offset", "unknownobject", "There are no documents here.")
    if names:
        needed = {*names, *DOCUMENT.needed, "CFPackageURI"}
        found = [{name: row[name] for name in row if name in needed} for row in found]
    answer = _answer({"CFDocuments": found})
    answer["X-Total-Count"] = str(count)
    answer["Link"] = ", ".join(_turns(request, limit, offset, count))
    return answer


def _turns(request: HttpRequest, limit: int, offset: int, count: int) -> list[str]:
    """The other pages of the list, as RFC 8288 names them."""
    last = (count - 1) // limit * limit
    places = {"first": 0, "last": last}
    if offset + limit < count:
        places["next"] = offset + limit
    if offset > 0:
        places["prev"] = max(0, offset - limit)
    asked = request.GET.copy()
    turns = []
    for name, place in places.items():
        asked["limit"], asked["offset"] = str(limit), str(place)
        address = request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
        turns.append(f'<{address}>; rel="{name}"')
    return turns


documents = _mannered(_documents)
document = one(case.document)
package = one(case.package)
item = one(case.item)
item_associations = one(case.item_associations)
association = one(case.association)
rubric = one(case.rubric)
item_types = words("CFItemTypes")
subjects = words("CFSubjects")
concepts = words("CFConcepts")
licence = word("CFLicenses")
grouping = word("CFAssociationGroupings")
