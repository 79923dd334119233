"""How people, posts, days and hours are said on every page about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Link, Tag
from leadwell.design.words import data, day, number
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure, TenureKind
from leadwell.organisations.rules.name_to_read import name_to_read

# Nothing is said about what is usual.
USUAL = (TenureKind.SUBSTANTIVE,)


def about(sentence: str, **names: str) -> str:
    """A sentence with names from our records in it, each marked as no word of ours."""
    return format_html(sentence, **{key: data(name) for key, name in names.items()})


def place_name(place: Organisation) -> str:
    """The name of an organisation as it is read."""
    return name_to_read(place.name)


def to_place(place: Organisation) -> Crumb:
    """The way back to the organisation. Its page is built upstairs, beneath the search."""
    return Crumb(place_name(place), f"{reverse('organisations:search')}{place.code}/", is_data=True)


def person_link(tenure: Tenure, alike: Collection[str] = ()) -> Link:
    """The way to somebody's page. One of several `alike` names is told apart by their post."""
    href = reverse("organisations:person", args=[tenure.person_id])
    name, post = tenure.person.name, tenure.post
    apart = data(f"{post.title}, {post.number}") if name in alike else ""
    return Link(name, href, is_data=True, hidden=apart)


def whose(tenure: Tenure, alike: Collection[str]) -> str:
    """Whom a door is about, to be read aloud after its words."""
    name = tenure.person.name
    return data(f"{name}, {tenure.post.number}" if name in alike else name)


def alike(words: Iterable[str]) -> frozenset[str]:
    """The words that stand on a page more than once, each time for something else."""
    return frozenset(word for word, count in Counter(words).items() if count > 1)


def post_address(post: Post) -> str:
    """The address of a post."""
    return reverse("organisations:post", args=[post.organisation.code, post.pk])


def post_link(post: Post, alike: Collection[str] = (), *, apart: str = "") -> Link:
    """The way to a post. One of several `alike` titles is told apart by who holds it, or its number."""
    hidden = (apart or data(post.number)) if post.title in alike else ""
    return Link(post.title, post_address(post), is_data=True, hidden=hidden)


def band(post: Post) -> str:
    """The band of a post. Where a file writes only its number, the word is added."""
    return _("Band {band}").format(band=post.band) if post.band[:1].isdigit() else post.band


def hours(fte: Decimal | None) -> str:
    """Somebody's share of full time, in words."""
    if fte is None:
        return _("Hours not known")
    if fte == 0:
        return _("As and when")
    if fte == 1:
        return _("Full time")
    return _("{n}% of full time").format(n=number(float(fte) * 100))


def footing(tenure: Tenure) -> Tag | None:
    """A tag for a footing that is not the usual one."""
    if tenure.kind in USUAL:
        return None
    return Tag(str(TenureKind(tenure.kind).label), "you")


def days(row: Tenure | ReportingLine, today: date) -> str:
    """Since when, or from when to when. The last day is the day before `until_on`."""
    if row.until_on is None:
        since = _("Since {day}") if row.from_on <= today else _("From {day}")
        return since.format(day=day(row.from_on))
    last = date.fromordinal(row.until_on.toordinal() - 1)
    return _("{first} to {last}").format(first=day(row.from_on), last=day(last))


def people(count: int, *, most: int) -> str:
    """How many people, in words."""
    if count > most:
        return _("More than {n} people").format(n=number(most))
    return ngettext("{n} person", "{n} people", count).format(n=number(count))
