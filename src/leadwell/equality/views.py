"""Doors to one's own declarations. Each answers about the person who is signed in and nobody else."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from leadwell.actor import Permission
from leadwell.design import errors
from leadwell.design.doorways import Doorway, FormPageView, NotFound, PageView
from leadwell.equality import actions, forms, pages
from leadwell.equality.queries import own


class SealedDoor(Doorway):
    """A process without the key of the room says so, and where to turn."""

    permission = Permission.SIGNED_IN

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        signed_in = request.actor().may(self.permission)  # type: ignore[attr-defined]  # the middleware's
        if signed_in and not own.room_is_open():
            return errors.shown(request, pages.closed_page())
        return super().dispatch(request, *args, **kwargs)


class Declarations(SealedDoor, PageView):
    template_name = "equality/declarations.jinja"

    def page(self, *, by, today):
        return pages.declarations_page(own.own_declarations(by=by))


class Question(SealedDoor, FormPageView):
    template_name = "equality/question.jinja"
    success_address = "/my/declarations/"

    def page(self, *, by, today):
        return pages.question_page(self._held(by))

    def form(self, data=None, files=None):
        held = self._held(self.by)
        return forms.OneAnswer(data, choices=pages.choices(held), initial=pages.chosen(held))

    def act(self, form, *, by, now):
        answer = pages.answer_from(form.cleaned_data["answer"])
        actions.declare(by=by, answers={self._held(by).about.slug: answer}, now=now)

    def _held(self, by):
        found = own.own_declarations(by=by).get(self.kwargs["question"].replace("-", "_"))
        if found is None:
            raise NotFound
        return found


class TakeBack(SealedDoor, FormPageView):
    template_name = "equality/take_back.jinja"
    success_address = "/my/declarations/"

    def page(self, *, by, today):
        return pages.take_back_page(own.own_declarations(by=by))

    def form(self, data=None, files=None):
        return forms.TakeBack(data, choices=pages.channels(own.own_declarations(by=self.by)))

    def act(self, form, *, by, now):
        through = pages.channel_from(form.cleaned_data["through"])
        actions.take_back(by=by, through=through, now=now)
