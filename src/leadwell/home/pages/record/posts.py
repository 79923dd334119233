"""My posts: each time in one, with a way to say that a fact is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Fact, Link, Tag
from leadwell.design.words import day, number
from leadwell.keeping.queries import HeldPost, words
from leadwell.organisations.models import Tenure, TenureKind

FULL_TIME = 1


@dataclass(frozen=True, slots=True)
class PostCard:
    """A time in a post: its facts, each with a way to say that it is wrong."""

    heading: str
    place: str
    tag: Tag
    facts: tuple[Fact, ...]


def post_card(each: HeldPost, *, today: date) -> PostCard:
    """A time in a post as a card."""
    held, post = each.tenure, each.tenure.post
    place = post.organisation
    return PostCard(
        heading=post.title,
        place=_("{name} ({code})").format(name=place.name, code=place.code),
        tag=Tag(_("Today"), "good") if each.holds_on(today) else _past(held, today),
        facts=(*_facts(held), Fact(_("Came from"), _source(each), is_data=each.source is not None)),
    )


def _past(held: Tenure, today: date) -> Tag:
    return Tag(_("To come"), "quiet") if held.from_on > today else Tag(_("Over"), "quiet")


def _facts(held: Tenure) -> tuple[Fact, ...]:
    post = held.post
    rows = (
        ("title", post.title, True),
        ("organisation", post.organisation.name, True),
        ("unit", post.unit, True),
        ("band", post.band or post.pay_scale, True),
        ("kind", _footing(held.kind), False),
        ("hours", _hours(held), False),
        ("from_on", day(held.from_on), False),
        ("until_on", day(held.until_on), False),
    )
    return tuple(
        Fact(words.fact(fact), value, is_data=is_data, action=_wrong(held, fact, words.fact(fact)))
        for fact, value, is_data in rows
        if value
    )


def _footing(kind: str) -> str:
    return str(TenureKind(kind).label) if kind in TenureKind.values else kind


def _hours(held: Tenure) -> str:
    if held.fte is None:
        return ""
    if held.fte == FULL_TIME:
        return _("Full time")
    return _("{n}% of full time").format(n=number(float(held.fte) * 100))


def _wrong(held: Tenure, fact: str, label: str) -> Link:
    href = reverse("keeping:dispute-fact", args=["tenure", held.pk, fact])
    hidden = _("{fact} of {title}").format(fact=label, title=held.post.title)
    return Link(_("It is wrong"), href, hidden=hidden)


def _source(each: HeldPost) -> str:
    if each.source is None:
        return _("Not written down")
    return _("{what}, {day}, by {who}").format(
        what=each.source.says, day=day(each.source.at), who=each.source.by
    )
