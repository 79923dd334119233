"""What happens to every request: who is asking, and what the answer may load."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from leadwell.access.queries import actor_for

Handler = Callable[[HttpRequest], HttpResponse]


class ActorAtTheDoor:
    """Turn the signed-in account into an `Actor`, once, and only when something asks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = lambda: _actor(request)  # type: ignore[attr-defined]  # ours, set here
        return self.get_response(request)


def _actor(request: HttpRequest):
    if not hasattr(request, "_actor"):
        request._actor = actor_for(request.user, today=timezone.localdate())
    return request._actor


class SecurityHeaders:
    """A strict policy on every answer: nothing runs that we did not send, nobody frames us."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.csp_nonce = secrets.token_urlsafe(16)  # type: ignore[attr-defined]  # ours
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", _policy(request.csp_nonce))  # type: ignore[attr-defined]
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


def _policy(nonce: str) -> str:
    return (
        "default-src 'none'; "
        f"script-src 'nonce-{nonce}' 'strict-dynamic'; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
    )
