"""The open interface: every app's part of it, joined, with one set of manners."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema, get_schema

from leadwell.api.urls import addresses as page_addresses
from leadwell.design.interface import PROBLEM_TYPE, problem, with_manners
from leadwell.fairness.api import router as fairness
from leadwell.measures.api import router as measures
from leadwell.organisations.api import router as organisations

ROOT = "api/v1/"
DESCRIPTION = (
    "Organisations of health and social care in England, and the figures published about them, "
    "as they stand in Leadwell. Read-only and open to anyone, without a key. Lists come in pages: "
    "follow `next` until it is null. A suppressed figure has no value and is never nought. "
    "Public sector information licensed under the Open Government Licence v3.0."
)
LICENCE = {
    "name": "Open Government Licence v3.0",
    "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
log = logging.getLogger(__name__)


class OpenInterface(NinjaAPI):
    """Ninja's interface, with a description that says which media type a problem has and what
    headers to expect."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description of the interface: the same wherever it runs."""
        description = get_schema(self, path_prefix=ROOT)
        for operations in description["paths"].values():
            for operation in operations.values():
                _say_more(operation["responses"])
                operation["parameters"] = [_plainly(p) for p in operation.get("parameters", ())]
        return description


def _say_more(responses: dict[int, dict[str, Any]]) -> None:
    for status, response in responses.items():
        if status >= 400:
            response["content"] = {PROBLEM_TYPE: response["content"].pop("application/json")}
    text = {"schema": {"type": "string"}}
    responses[200]["headers"] = {
        "ETag": {"description": "Send it back as If-None-Match.", **text},
        "Cache-Control": {"description": "How long the answer is fresh.", **text},
    }
    responses[304] = {"description": "Nothing has changed since the ETag you sent."}
    responses[405]["headers"] = {"Allow": {"description": "What is allowed.", **text}}


def _plainly(parameter: dict[str, Any]) -> dict[str, Any]:
    """What is optional is left out of an address: nobody can write null there."""
    schema = dict(parameter["schema"])
    kinds = [kind for kind in schema.pop("anyOf", ()) if kind != {"type": "null"}]
    return {**parameter, "schema": {**(kinds[0] if kinds else {}), **schema}}


interface = OpenInterface(
    title="Leadwell open interface",
    version="1.0.0",
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="interface",
    openapi_extra={"info": {"license": LICENCE}},
)
interface.add_router("", organisations, tags=["Organisations"])
interface.add_router("", measures, tags=["Measures and their figures"])
interface.add_router("", fairness, tags=["Fairness, as published"])


@interface.exception_handler(ValidationError)
def _wrong_parts(request: HttpRequest, error: ValidationError) -> HttpResponse:
    parts = [("/".join(str(step) for step in e["loc"]), e["msg"]) for e in error.errors]
    detail = _("Correct what is listed under errors. {address} describes what each part may hold.")
    return problem(request, 422, detail.format(address=f"/{ROOT}openapi.json"), parts)


@interface.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, 404, str(error) or _("There is nothing at this address."))


@interface.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, error.status_code, str(error))


@interface.exception_handler(Exception)
def _our_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    log.exception("The open interface failed at %s", request.path, exc_info=error)
    return problem(request, 500, _("The fault is ours and has been written down. Try again later."))


def _nothing_here(request: HttpRequest) -> HttpResponse:
    detail = _("There is nothing at this address. {address} lists every address.")
    return problem(request, 404, detail.format(address="/api/"))


@cache
def description() -> OpenAPISchema:
    """The interface in its own words, for the page about it."""
    return interface.get_openapi_schema()


def _mannered(pattern: URLPattern) -> URLPattern:
    pattern.callback = with_manners(pattern.callback)
    return pattern


def _addresses() -> list[URLPattern]:
    """Ninja's addresses without its own front page, and every other address as a problem."""
    ours, _app, _namespace = interface.urls
    plain = [pattern for pattern in ours if isinstance(pattern, URLPattern)]
    kept = [_mannered(pattern) for pattern in plain if pattern.name != "api-root"]
    return [*kept, re_path(r"^.*$", with_manners(_nothing_here), name="nothing-here")]


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include((page_addresses(description), "api"))),
    path(ROOT, include((_addresses(), "interface"))),
]
