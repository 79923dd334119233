"""What the doors to programmes, runs and rounds share: they tell, or they ask."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.messages import get_messages
from django.forms import BaseForm
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.design.doorways import ActionView, PageView
from leadwell.training.forms import programmes as forms


class Tells(PageView):
    """A page that tells, with what was just done said first."""

    template_name = "training/places_page.jinja"

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class Asks(ActionView):
    """A page that asks, and says afterwards what was done."""

    template_name = "training/places_ask.jinja"
    form_class: ClassVar[type[BaseForm]] = forms.Nothing

    def act(self, form, *, by, now):
        self.do(form, by=by, now=now)
        messages.success(self.request, self.done())
        return self.goes_to()

    def do(self, form, *, by, now):
        raise NotImplementedError

    def done(self) -> str:
        raise NotImplementedError

    def goes_to(self) -> str:
        raise NotImplementedError


def said(reasons: Any) -> tuple[str, ...]:
    """Reasons as the page shows them."""
    return tuple(reason.in_words(_) for reason in reasons)


def at_this_moment() -> Any:
    """The clock, which only doors read."""
    return timezone.now()
