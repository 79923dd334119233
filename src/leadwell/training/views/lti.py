"""Doors between our people and courses in providers' learning systems (LTI 1.3; we are the platform)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.core.ratelimit import consume
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from leadwell.actor import Actor, Permission
from leadwell.design import errors
from leadwell.design.doorways import PageView
from leadwell.design.plain_doorways import AskView
from leadwell.gateways import lti
from leadwell.reasons import RuleBroken
from leadwell.training.actions import launching, scores
from leadwell.training.forms.tools import Nothing
from leadwell.training.pages import systems as pages
from leadwell.training.queries import tools as queries
from leadwell.training.rules.learning.facts import Asked
from leadwell.training.views.statements import FAILED

LINE_ITEM = "application/vnd.ims.lis.v2.lineitem+json"
RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json"
SCORE = "application/vnd.ims.lis.v1.score+json"
WORDS = tuple(Asked.__dataclass_fields__)
STATUS = {"TRN-57a": 404, "TRN-57b": 400, "TRN-57c": 409}


def _may_post_to(answer: HttpResponse, address: str) -> HttpResponse:
    """Let a form of this one page lead to the learning system it is about, and nowhere else."""
    parts = urlsplit(address)
    answer.forms_may_go_to = f"{parts.scheme}://{parts.netloc}"  # type: ignore[attr-defined]  # read where the policy is written
    return answer


class OpenCourse(AskView):
    """A course, and the button that opens it."""

    permission = Permission.SIGNED_IN
    form_class = Nothing

    def page(self, *, by, today):
        self.link = queries.course_to_open(self.kwargs["number"], by=by)
        return pages.open_course_page(self.link)

    def shown(self, page, *, status=200, **more):
        answer = super().shown(page, status=status, **more)
        return _may_post_to(answer, self.link.tool.login_url)

    def act(self, form, *, by, now):
        return launching.open_course(by=by, link_id=self.kwargs["number"], now=now)


@method_decorator(csrf_exempt, name="dispatch")
class Auth(PageView):
    """The learning system asks who opened its course; the person's browser carries the answer. Anybody may
    ask; only whoever opened the course is answered."""

    permission = Permission.PUBLIC
    template_name = "training/launch.jinja"
    http_method_names = ["get", "post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """From another site, so without the session: asked again by GET."""
        return _same_by_get(request)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.by.may_somewhere(Permission.SIGNED_IN):
            return errors.refused(request, by=self.by, permission=Permission.SIGNED_IN)
        asked = Asked(**_said(request.GET))
        try:
            answer = launching.answer_launch(by=self.by, asked=asked, now=timezone.now())
        except RuleBroken as broken:
            reasons = [reason.in_words(_) for reason in broken.reasons]
            return self.shown(pages.not_opened_page(reasons), status=409)
        return _may_post_to(self.shown(pages.launch_page(answer)), answer.to)


def _said(typed: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(typed[name]) for name in WORDS if name in typed}


def _same_by_get(request: HttpRequest) -> HttpResponse:
    answer = HttpResponseRedirect(f"{request.path}?{urlencode(_said(request.POST))}")
    answer.status_code = 303
    return answer


def _answer(body: Any, status: int = 200, media_type: str = "application/json") -> HttpResponse:
    answer = HttpResponse(json.dumps(body), status=status, content_type=media_type)
    answer["Cache-Control"] = "no-store"
    return answer


class Keys(View):
    """The public half of the key that signs launches."""

    permission = Permission.PUBLIC
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return _answer(queries.our_keys())


@method_decorator(csrf_exempt, name="dispatch")
class Token(View):
    """A learning system proves who it is and gets a token for an hour."""

    permission = Permission.PUBLIC
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        typed = request.POST
        if typed.get("grant_type") != "client_credentials":
            return _answer({"error": "unsupported_grant_type"}, 400)
        if typed.get("client_assertion_type") != lti.ASSERTION:
            return _answer({"error": "invalid_request"}, 400)
        if not consume(request, action=FAILED, dry_run=True):
            return _answer({"error": "slow_down"}, 429)
        try:
            token, scope = scores.prove_tool(
                by=Actor(name="a learning system"), assertion=typed.get("client_assertion", ""),
                scope=typed.get("scope", ""), now=timezone.now(),
            )  # fmt: skip
        except lti.Refused as refused:
            consume(request, action=FAILED)
            return _answer({"error": "invalid_client", "error_description": str(refused)}, 400)
        lasts = int(lti.A_TOKEN_LASTS.total_seconds())
        return _answer(
            {"access_token": token, "token_type": "Bearer", "expires_in": lasts, "scope": scope}
        )


@method_decorator(csrf_exempt, name="dispatch")
class Service(View):
    """What a learning system with a token asks about one course of its own."""

    permission = Permission.PUBLIC
    scope: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not consume(request, action=FAILED, dry_run=True):
            return _answer({"error": "slow_down"}, 429)
        kind, _space, token = request.headers.get("Authorization", "").partition(" ")
        try:
            told = token if kind.casefold() == "bearer" else ""
            self.link = queries.link_for(
                kwargs["number"], token=told, scope=self.scope, now=timezone.now()
            )
        except lti.Refused as refused:
            consume(request, action=FAILED)
            answer = _answer({"error": str(refused)}, 401)
            answer["WWW-Authenticate"] = "Bearer"
            return answer
        except ObjectDoesNotExist:
            return _answer({"error": "you have no such course"}, 404)
        return super().dispatch(request, *args, **kwargs)


class LineItem(Service):
    """A course, as where its scores go."""

    scope = lti.LINE_ITEM
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return _answer(queries.line_item(self.link), media_type=LINE_ITEM)


class Results(Service):
    """The last score of everybody in a course."""

    scope = lti.RESULT
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        subject = request.GET.get("user_id", "")
        return _answer(queries.results(self.link, subject=subject), media_type=RESULTS)


class Scores(Service):
    """What somebody scored."""

    scope = lti.SCORE
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        if request.content_type != SCORE:
            return _answer({"error": f"send {SCORE}"}, 415)
        try:
            said = lti.read_score(request.body)
            by = Actor(name=self.link.tool.title)
            scores.store_score(by=by, link=self.link, said=said, now=timezone.now())
        except lti.Refused as refused:
            return _answer({"error": str(refused)}, 400)
        except RuleBroken as broken:
            first = broken.reasons[0]
            return _answer({"error": str(broken)}, STATUS[first.code])
        return _answer({})
