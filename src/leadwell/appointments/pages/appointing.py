"""The form that puts somebody into a post."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.appointments.pages.counts import name_of, to_place
from leadwell.appointments.queries import Appointing
from leadwell.design.pages import Link
from leadwell.design.plain_pages import AskPage


def appoint_page(found: Appointing) -> AskPage:
    """The form that puts somebody into a post."""
    place = found.organisation
    back = reverse("organisations:people", args=[place.code])
    return AskPage(
        title=format_html(_("Put somebody into a post at {place}"), place=name_of(place)),
        purpose=_(
            "The gate is asked before anything is saved. It says what is missing, if anything is."
        ),
        crumbs=(to_place(place),),
        made_up=place.made_up,
        in_the_way=() if found.posts else (_("No post is empty here. Add a post first."),),
        words=_whom(found) if found.posts else (),
        button=_("Appoint them") if found.posts else "",
        ways=(Link(_("Back without saving"), back),),
    )


def _whom(found: Appointing) -> tuple[str, ...]:
    """What to do where the people are too many for one list."""
    if found.called and not found.people:
        return (_("Nobody who works here is called that. Try a part of the name."),)
    if found.called and found.more:
        return (_("Many are called that. The first are in the list: write more of the name."),)
    if found.more and not found.people:
        return (_("Many people work here. Find the one you mean first, or name somebody new."),)
    return ()
