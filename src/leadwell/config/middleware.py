"""What happens to every request: who is asking, and what the answer may load."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from leadwell.access.queries import actor_for
from leadwell.actor import Actor
from leadwell.design import errors

Handler = Callable[[HttpRequest], HttpResponse]

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
LONGEST_ADDRESS = 4_000
INTERFACE = "/api/v1/"
HEADERS = {
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), "
        "publickey-credentials-create=(self), publickey-credentials-get=(self)"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ActorAtTheDoor:
    """Turn the signed-in account into an `Actor`, once, and only when something asks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = lambda: _actor(request)  # type: ignore[attr-defined]  # ours, set here
        return self.get_response(request)


def _actor(request: Any) -> Actor:
    if not hasattr(request, "_actor"):
        request._actor = actor_for(request.user, today=timezone.localdate())
    return request._actor


class SensibleRequests:
    """Turn away at once what no page of ours could mean: odd methods, hidden signs, endless
    addresses."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _leave_out_hidden_cookies(request)
        if request.path.startswith(INTERFACE):  # it says the same in its own way: as problems
            return self.get_response(request)
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        asked = request.META.get("QUERY_STRING", "")
        too_long = len(request.path) + len(asked) > LONGEST_ADDRESS
        # PostgreSQL keeps no NUL: without this a query about one would be our mistake, not theirs.
        if too_long or "\0" in request.path or b"\0" in unquote_to_bytes(asked):
            return errors.bad_request(request)
        return self.get_response(request)


def _leave_out_hidden_cookies(request: HttpRequest) -> None:
    """A cookie with a NUL in it, written as \\000, is none of ours and no key of a session."""
    if any("\0" in value for value in request.COOKIES.values()):
        kept = {name: value for name, value in request.COOKIES.items() if "\0" not in value}
        request.COOKIES = kept


class SecurityHeaders:
    """A strict policy on every answer: nothing runs that we did not send, nobody frames us, and
    what was made for somebody signed in stays in nobody's cache."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce  # type: ignore[attr-defined]  # ours
        response = self.get_response(request)
        elsewhere = getattr(
            response, "forms_may_go_to", ""
        )  # one page's form leads to one other site
        policy = _policy(nonce, https=request.is_secure(), forms=f"'self' {elsewhere}".strip())
        response.headers.setdefault("Content-Security-Policy", policy)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if _is_personal(request, response):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer may show who is signed in, or starts or ends that."""
    name = settings.SESSION_COOKIE_NAME
    return name in request.COOKIES or name in response.cookies


def _policy(nonce: str, *, https: bool, forms: str) -> str:
    return (
        "default-src 'none'; "
        f"script-src 'nonce-{nonce}' 'strict-dynamic'; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        f"form-action {forms}; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
        + ("; upgrade-insecure-requests" if https else "")
    )
