"""What the pages about one's course dates say."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Fact, Link
from leadwell.design.plain_pages import AskPage
from leadwell.design.words import moment
from leadwell.gateways.calendar import CourseDate


def _crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(_("My page"), reverse("home:my")), *more)


def my_calendar_page(dates: Sequence[CourseDate], *, opened: bool) -> AskPage:
    """The dates to come, and whether a calendar fetches them."""
    facts = tuple(_fact(one) for one in dates)
    words = () if dates else (_("You have no course dates yet."),)
    about = _("A calendar has your private address and fetches your dates from it.")
    none = _("No calendar fetches your dates.")
    return AskPage(
        title=_("My course dates"),
        purpose=_("See your course dates here, or have your own calendar fetch them."),
        crumbs=_crumbs(),
        facts=facts,
        words=(*words, about if opened else none),
        button=_("End the private address") if opened else "",
        careful=True,
        ways=(Link(_("Make a private address for my calendar"), reverse("training:new-calendar")),),
    )


def _fact(one: CourseDate) -> Fact:
    """One date, with the way to take it along."""
    when = moment(one.starts_at)
    said = _("{title} (cancelled)").format(title=one.title) if one.cancelled else one.title
    take = Link(_("Put it into my calendar"), one.file, hidden=when)
    return Fact(when, said, is_data=True, action=None if one.cancelled else take)


def new_address_page(*, opened: bool) -> AskPage:
    """Before a private address is made."""
    words = [_("Whoever has the address sees your course dates. Give it to your calendar only.")]
    if opened:
        words.append(_("You have an address already. A new one ends it."))
    return AskPage(
        title=_("Make a private address for my calendar"),
        purpose=_("Your calendar fetches your course dates by itself, also when they change."),
        crumbs=_crumbs(Crumb(_("My course dates"), reverse("training:my-calendar"))),
        words=tuple(words),
        button=_("Make the address"),
    )
