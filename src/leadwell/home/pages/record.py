"""What is held about me, where it came from, and who has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.access.rules.roles import ROLES
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.design.words import day, moment, number
from leadwell.home.pages.applied import applied_table
from leadwell.home.pages.completed import completed_table
from leadwell.home.rules.facts import Told
from leadwell.keeping.queries import CLAIM_DAYS, HeldPost, MyRecord, words
from leadwell.keeping.rules.facts import DisputeState, RequestState
from leadwell.organisations.models import Tenure, TenureKind
from leadwell.people.models import Claim

DECLARATIONS = "/my/declarations/"  # behind the seal: linked by address, never imported
FULL_TIME = 1


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class PostCard:
    """A time in a post: its facts, each with a way to say that it is wrong."""

    heading: str
    place: str
    tag: Tag
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class RecordPage(Page):
    """My record."""

    answer: str
    doubt: str
    ways: tuple[Link, ...]
    asked: Table
    today: tuple[PostCard, ...]
    before: tuple[PostCard, ...]
    person: tuple[Fact, ...]
    numbers: Table
    completed: Table
    applied: Table
    roles: Table
    looked: Table
    downloads: tuple[Link, ...]


def record_page(held: MyRecord, *, today: date, told: Told = NOTHING_TOLD) -> RecordPage:
    """Everything held about somebody outside the sealed rooms, the answer first."""
    now = [each for each in held.posts if each.holds_on(today)]
    return RecordPage(
        title=_("What is held about me?"),
        purpose=_(
            "Your posts, where each fact came from, and who has looked. You can dispute any of it."
        ),
        answer=_answer(now),
        doubt=_looks(held),
        ways=_ways(),
        asked=_asked(held),
        today=tuple(_card(each, today=today) for each in now),
        before=tuple(_card(each, today=today) for each in held.posts if each not in now),
        person=_person(held),
        numbers=_numbers(held),
        completed=completed_table(told.completed),
        applied=applied_table(told.applied),
        roles=_roles(held),
        looked=_looked(held),
        downloads=(
            Link(_("Download to read or print (PDF)"), reverse("home:record-pdf")),
            Link(_("Download for another computer system (JSON)"), reverse("home:record-json")),
        ),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
        made_up=held.person.made_up,
    )


def _answer(now: list[HeldPost]) -> str:
    if not now:
        return _("You hold no post here today.")
    posts = "; ".join(
        _("{title} at {place}").format(
            title=each.tenure.post.title, place=each.tenure.post.organisation.name
        )
        for each in now
    )
    said = ngettext("You hold %(n)s post today: %(posts)s.", "You hold %(n)s posts today: %(posts)s.",
                     len(now))  # fmt: skip
    return said % {"n": len(now), "posts": posts}


def _looks(held: MyRecord) -> str:
    if not held.looked:
        return _("Nobody else has opened your record.")
    looks = len(held.looked)
    said = ngettext(
        "Your record was opened %(n)s time by somebody else, last on %(day)s.",
        "Your record was opened %(n)s times by somebody else, last on %(day)s.",
        looks,
    )
    return said % {"n": looks, "day": day(held.looked[0].at)}


def _ways() -> tuple[Link, ...]:
    return (
        Link(_("What can I prove?"), reverse("training:my-credentials")),
        Link(_("Ask about my record"), reverse("keeping:ask")),
        Link(_("Another record is mine too"), reverse("keeping:claim")),
        Link(_("What I have declared about myself"), DECLARATIONS),
        Link(_("How long is what kept?"), reverse("keeping:times")),
    )


# What I asked


def _asked(held: MyRecord) -> Table:
    return _table(
        _("What you have asked"),
        (_("What"), _("Where"), _("State"), _("Answer, or when it is due")),
        [*_disputes(held), *_requests(held), *_claims(held)],
        _("You have asked nothing. You can dispute any fact below, or ask in your own words."),
    )


def _disputes(held: MyRecord) -> list[Row]:
    return [
        _row(
            Cell(
                _("Dispute {n}: {what}").format(n=each.pk, what=words.fact(each.fact)),
                href=reverse("keeping:my-dispute", args=[each.pk]),
            ),
            each.organisation.name,
            words.state(each.state),
            day(each.due_on) if each.state == DisputeState.OPEN else "–",
        )
        for each in held.disputes
    ]


def _requests(held: MyRecord) -> list[Row]:
    return [
        _row(
            Cell(
                _("Request {n}: {what}").format(n=each.pk, what=words.kind(each.kind)),
                href=reverse("keeping:my-request", args=[each.pk]),
            ),
            each.organisation.name,
            words.state(each.state),
            _due(each.state, each.due_on),
        )
        for each in held.requests
    ]


def _due(state: str, due_on: date) -> str:
    if state == RequestState.WAITING:
        return _("When you have answered")
    return day(due_on) if state == RequestState.OPEN else "–"


def _claims(held: MyRecord) -> list[Row]:
    return [
        _row(
            Cell(_("Claim of a record")),
            held.places.get(each.scheme.place, each.scheme.place),
            _claim(each.accepted),
            each.reason or _claim_due(each),
        )
        for each in held.claims
    ]


def _claim_due(each: Claim) -> str:
    if each.accepted is not None:
        return "–"
    return day(localdate(each.made_at) + timedelta(days=CLAIM_DAYS))


def _claim(accepted: bool | None) -> Tag:
    if accepted is None:
        return Tag(_("Waiting for an answer"), "attention")
    return Tag(_("Joined"), "good") if accepted else Tag(_("Not yours, they say"), "quiet")


def _row(what: Cell, place: str, state: Tag, due: str) -> Row:
    return Row((what, Cell(place, is_data=True), Cell("", tag=state), Cell(due)))


# My posts


def _card(each: HeldPost, *, today: date) -> PostCard:
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


# Who I am here


def _person(held: MyRecord) -> tuple[Fact, ...]:
    href = reverse("keeping:dispute-fact", args=["person", held.person.pk, "name"])
    wrong = Link(_("It is wrong"), href, hidden=_("Name"))
    name = Fact(_("Name"), held.person.name, is_data=True, action=wrong)
    number = Fact(_("Number of your record"), str(held.person.pk))
    also = tuple(
        Fact(_("Another record of yours"), f"{each.name} ({each.pk})", is_data=True)
        for each in held.others
    )
    email = (Fact(_("Email address"), held.email, is_data=True),) if held.email else ()
    return (name, number, *email, *also)


def _numbers(held: MyRecord) -> Table:
    rows = [
        Row(
            (
                _scheme(each.kind),
                Cell(each.name or each.place, is_data=True),
                Cell(each.value, is_data=True),
            )
        )
        for each in held.numbers
    ]
    columns = (_("Comes from"), _("Organisation"), _("Your number"))
    empty = _("No employer's number is held for you.")
    return _table(_("Your numbers"), columns, rows, empty)


def _scheme(kind: str) -> str:
    said = {
        "workforce": _("Staff list"),
        "asc-wds": _("Adult social care workforce data"),
        "applications": _("Job applications"),
    }
    return said.get(kind, kind)


def _roles(held: MyRecord) -> Table:
    rows = [
        Row((_role(each.role), Cell(each.place, is_data=True), day(each.from_on),
             day(each.until_on) or _("No end")))
        for each in held.roles
    ]  # fmt: skip
    columns = (_("Role"), _("Where"), _("Since"), _("Until"))
    return _table(_("Your roles"), columns, rows, _("You hold no role here."))


def _role(slug: str) -> str:
    return _(ROLES[slug].name) if slug in ROLES else slug


def _looked(held: MyRecord) -> Table:
    rows = [Row((Cell(each.by, is_data=True), moment(each.at))) for each in held.looked]
    columns = (_("Who"), _("When"))
    empty = _("Nobody else has opened your record. When somebody does, it is written down here.")
    return _table(_("Who has looked"), columns, rows, empty)


def _table(caption: str, columns: tuple[str, ...], rows: list[Row], empty: str) -> Table:
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(rows),
        empty=empty,
        stacked=True,
    )
