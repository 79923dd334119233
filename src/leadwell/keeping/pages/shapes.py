"""Where the pages of this room lie."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb
from leadwell.design.plain_pages import AskPage as AskPage
from leadwell.design.plain_pages import ListPage as ListPage
from leadwell.design.plain_pages import Part as Part


def my_crumbs() -> tuple[Crumb, ...]:
    return (
        Crumb(_("My page"), reverse("home:my")),
        Crumb(_("My record"), reverse("home:record")),
    )


def keeping_crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(_("What waits for an answer?"), reverse("keeping:waiting")), *more)
