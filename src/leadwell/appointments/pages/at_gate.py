"""May this person take this post? For those who appoint, and those who may waive."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.appointments.models import Waiver
from leadwell.appointments.pages import saying
from leadwell.appointments.queries.at_gate import AtGate
from leadwell.appointments.rules.facts import Answer
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.design.plain_pages import AskPage
from leadwell.design.words import data, day
from leadwell.organisations.models import Post
from leadwell.organisations.rules.name_to_read import name_to_read


@dataclass(frozen=True, kw_only=True)
class AtGatePage(Page):
    """The gate's answer about one person and one post."""

    answer: str
    tag: Tag | None
    left: tuple[saying.Left, ...]
    route: str
    path: tuple[saying.Stop, ...]
    courses: Table | None
    uncovered: tuple[str, ...]
    posts: Table
    waivers: Table
    buttons: tuple[Link, ...]
    hint: str


def at_gate_page(found: AtGate) -> AtGatePage:
    """The page of one person and, once it is chosen, one post."""
    way, person = found.way, found.person
    verdict = way.verdict if way else None
    return AtGatePage(
        title=format_html(_("May {name} take this post?"), name=data(person.name)),
        purpose=_("What the post asks for, what is missing, and the shortest way to it."),
        made_up=person.made_up,
        crumbs=(_to_person(found),),
        in_the_way=tuple(reason.in_words(_) for reason in verdict.reasons) if verdict else (),
        answer=_answer(found),
        tag=saying.tag_of(way) if way else None,
        left=saying.left(verdict.gaps, found.words, today=found.on) if verdict else (),
        route=saying.route_sentence(way.route) if way and way.verdict.gaps else "",
        path=saying.route_stops(way.route) if way else (),
        courses=saying.route_table(way.route) if way else None,
        uncovered=saying.uncovered(way.route, found.words) if way else (),
        posts=_posts(found),
        waivers=_waivers(found.waivers),
        buttons=_buttons(found),
        hint=_hint(found),
    )


def _to_person(found: AtGate) -> Crumb:
    here = reverse("organisations:person", args=[found.person.pk])
    return Crumb(found.person.name, here, is_data=True)


def _answer(found: AtGate) -> str:
    if found.post is None or found.way is None:
        return _("Choose a post below to ask the gate.")
    post = _post_words(found.post)
    if not found.way.level:
        return format_html(_("{post}: the post has no level, so nothing is asked."), post=post)
    return format_html("{post}: {says}", post=post, says=saying.answer_of(found.way))


def _post_words(post: Post) -> str:
    place = name_to_read(post.organisation.name)
    return format_html(_("{post}, {place}"), post=data(post.title), place=data(place))


def _buttons(found: AtGate) -> tuple[Link, ...]:
    if found.post is None or found.way is None:
        return ()
    buttons = []
    asked = urlencode({"post": found.post.pk, "person": found.person.pk})
    if found.may_appoint and found.way.verdict.admits:
        address = reverse("appointments:appoint", args=[found.post.organisation.code])
        buttons.append(Link(_("Appoint"), f"{address}?{asked}"))
    if found.may_waive and found.way.verdict.answer is Answer.NOT_MET:
        address = reverse("appointments:waive", args=[found.person.pk])
        buttons.append(Link(_("Waive the gate for a time"), f"{address}?post={found.post.pk}"))
        address = reverse("appointments:refuse-waiver", args=[found.person.pk])
        buttons.append(Link(_("Refuse a waiver"), f"{address}?post={found.post.pk}"))
    return tuple(buttons)


def _hint(found: AtGate) -> str:
    """Who can help where a button is missing."""
    if found.way is None or found.way.verdict.answer is not Answer.NOT_MET or found.may_waive:
        return ""
    return _(
        "If the post cannot wait, ask the accountable officer of the organisation for a waiver. They "
        "give one for a time, with a reason and a plan, and every waiver is counted in public."
    )


def _posts(found: AtGate) -> Table:
    here = reverse("appointments:gate", args=[found.person.pk])
    rows = tuple(
        Row(
            (
                Cell(post.title, f"{here}?post={post.pk}", is_data=True, hidden=post.number),
                Cell(name_to_read(post.organisation.name), is_data=True),
                str(post.level or _("None")),
            ),
            you=found.post is not None and post.pk == found.post.pk,
        )
        for post in found.posts
    )
    return Table(
        caption=_("Empty posts that lead, where you appoint"),
        columns=(Column(_("Post")), Column(_("Where")), Column(_("Level"))),
        rows=rows,
        empty=_("No post that leads is empty where you appoint."),
        stacked=True,
    )


def _waivers(waivers: tuple[Waiver, ...]) -> Table:
    return Table(
        caption=_("Waivers they were given"),
        columns=(Column(_("Post")), Column(_("From")), Column(_("Until")), Column(_("State"))),
        rows=tuple(_waiver(each) for each in waivers),
        empty=_("None."),
        stacked=True,
    )


def _waiver(waiver: Waiver) -> Row:
    state = _("Ended early") if waiver.ended_at else _("Given")
    title = waiver.post.title if waiver.post else name_to_read(waiver.organisation.name)
    return Row((Cell(title, is_data=True), day(waiver.from_on), day(waiver.until_on), state))


def waive_page(found: AtGate) -> AskPage:
    """The form of a waiver."""
    return _waiver_page(
        found,
        title=_("Waive the gate for {name}?"),
        purpose=_("They may hold the post for a time before they meet what it asks."),
        words=(
            _("A waiver is kept with its reason and its plan, and counted in public."),
            _("You cannot give one to yourself, nor to somebody you would manage."),
        ),
        button=_("Give the waiver"),
        without=_("Back without giving one"),
    )


def refuse_waiver_page(found: AtGate) -> AskPage:
    """The form that says no to a waiver."""
    return _waiver_page(
        found,
        title=_("Refuse a waiver for {name}?"),
        purpose=_("Somebody asked you to waive the gate, and you say no."),
        words=(
            _("Keep each refusal here. Only then can anybody see whether waivers are given alike."),
            _("You may still give a waiver later."),
        ),
        button=_("Refuse it"),
        without=_("Back without refusing one"),
    )


def _waiver_page(
    found: AtGate, *, title: str, purpose: str, words: tuple[str, ...], button: str, without: str
) -> AskPage:
    back = _back(found)
    return AskPage(
        title=format_html(title, name=data(found.person.name)),
        purpose=purpose,
        made_up=found.person.made_up,
        crumbs=(_to_person(found), Crumb(_("The gate"), back)),
        facts=_asked_for(found),
        words=words,
        button=button,
        careful=True,
        ways=(Link(without, back),),
    )


def _back(found: AtGate) -> str:
    here = reverse("appointments:gate", args=[found.person.pk])
    return f"{here}?post={found.post.pk}" if found.post else here


def _asked_for(found: AtGate) -> tuple[Fact, ...]:
    """The post, and what is missing for it."""
    post, way = found.post, found.way
    facts = [Fact(_("Post"), _post_words(post))] if post else []
    missing = [
        found.words.items.get(key, key)
        for gap in (way.verdict.gaps if way else ())
        if gap.binds
        for key in sorted(gap.ways[0])
    ]
    facts += [Fact(_("Missing today"), "; ".join(missing), is_data=True)] if missing else []
    return tuple(facts)


def end_waiver_page(waiver: Waiver) -> AskPage:
    """The form that ends a waiver."""
    back = reverse("appointments:organisation-gate", args=[waiver.organisation.code])
    return AskPage(
        title=format_html(_("End the waiver of {name}?"), name=data(waiver.person.name)),
        purpose=_("What was begun under it goes on, and shows as not met."),
        crumbs=(Crumb(_("The gate"), back),),
        button=_("End it"),
        careful=True,
        ways=(Link(_("Back without ending it"), back),),
    )
