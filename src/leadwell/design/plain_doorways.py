"""Doors to the two plain shapes of page: one that lists, and one that asks and says what was done."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.urls import reverse

from leadwell.actor import Actor
from leadwell.design.doorways import FormPageView, PageView
from leadwell.design.pages import Page


class ListView(PageView):
    """A page that lists (`plain_pages.ListPage`), with what was just done said first."""

    template_name = "list_page.jinja"

    def shown(self, page: Page, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page, and what was just done."""
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class AskView(FormPageView):
    """A page that asks (`plain_pages.AskPage`). Give `do` and `done`; it goes on to `goes_to`, where a
    `ListView` says what was done."""

    template_name = "ask_page.jinja"
    done: Any = ""
    goes_to: ClassVar[str]

    def act(self, form: forms.BaseForm, *, by: Actor, now: datetime) -> str | None:
        """Do it, keep the sentence that says so, and go on."""
        self.do(form.cleaned_data, by=by, now=now)
        messages.success(self.request, self.done())
        return self.next_address()

    def next_address(self) -> str:
        """Where to go on."""
        return reverse(self.goes_to)

    def do(self, typed: dict[str, Any], *, by: Actor, now: datetime) -> None:
        """One call to one action."""
        raise NotImplementedError
