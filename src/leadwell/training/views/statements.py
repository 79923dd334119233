"""Where learning systems send their statements (xAPI). Nothing but statements is taken."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from allauth.core.ratelimit import consume
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from leadwell.actor import Actor, Permission
from leadwell.gateways.xapi import LARGEST, TooMuch, WrongStatement, read_statements
from leadwell.gateways.xapi import VERSION as VERSIONS
from leadwell.reasons import NotPermitted
from leadwell.training.actions import statements as actions
from leadwell.training.queries import statements as queries

VERSION = "1.0.3"
HEADER = "X-Experience-API-Version"
FAILED = "machine_failed"  # of the sign-in library's limits: how often a minute from one address


def _answer(body: Any, status: int = 200) -> HttpResponse:
    answer = HttpResponse(json.dumps(body), status=status, content_type="application/json")
    answer[HEADER] = VERSION
    answer["Cache-Control"] = "no-store"
    return answer


def _refused(status: int, says: str) -> HttpResponse:
    return _answer({"error": says}, status)


class About(View):
    """Which versions are read."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        return _answer({"version": ["1.0.3", "2.0.0"]})


@method_decorator(csrf_exempt, name="dispatch")
class Statements(View):
    """One statement or a list of them: all taken, or none."""

    permission = Permission.PUBLIC
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not VERSIONS.fullmatch(request.headers.get(HEADER, "")):
            return _refused(400, f"Send the header {HEADER} with 1.0.3 or 2.0.0.")
        if not consume(request, action=FAILED, dry_run=True):
            return _refused(429, "Too many tries. Wait a minute, then try again.")
        source = queries.source_with(*_name_and_secret(request))
        if source is None:
            consume(request, action=FAILED)
            return _who_are_you()
        if request.content_type != "application/json":
            return _refused(400, "Send application/json. Attachments are not taken.")
        return self._stored(request, source.pk, Actor(name=source.title))

    def _stored(self, request: HttpRequest, source_id: int, by: Actor) -> HttpResponse:
        try:
            said = read_statements(request.body)
            kept = actions.store_statements(
                by=by, source_id=source_id, said=said, now=timezone.now()
            )
        except WrongStatement as wrong:
            return _refused(400, str(wrong))
        except RequestDataTooBig:
            return _refused(413, f"Send at most {LARGEST:,} bytes at once.")
        except TooMuch as much:
            return _refused(413, str(much))
        except actions.SaidOtherwise as other:
            return _refused(409, f"Statement {other} was stored before and says something else.")
        except NotPermitted as refused:
            return _refused(403, str(refused))
        return _answer([str(one) for one in kept])


def _who_are_you() -> HttpResponse:
    answer = _refused(401, "The name or the secret of your system is not right.")
    answer["WWW-Authenticate"] = 'Basic realm="xAPI"'
    return answer


def _name_and_secret(request: HttpRequest) -> tuple[str, str]:
    kind, _space, told = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        return "", ""
    try:
        name, _colon, secret = base64.b64decode(told, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return (name, secret) if name.isprintable() else ("", "")  # a NUL no database looks for
