"""What a person's page within their organisations says, what a post's page says, and one's team."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.actor import Actor, Permission
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.design.words import data, day
from leadwell.history.queries import Moment
from leadwell.organisations.models import Post, ReportingLine, Tenure
from leadwell.organisations.pages import saying
from leadwell.organisations.pages.people import crumbs_of
from leadwell.organisations.permissions import may_see_people_of
from leadwell.organisations.queries import Above, PictureOfPerson, PictureOfPost
from leadwell.organisations.queries.person import holds_on


@dataclass(frozen=True, slots=True)
class Superior:
    """Whom to ask about somebody: the post above theirs, and who holds it."""

    below: str
    post: Link | str
    holders: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PersonPage(Page):
    """Somebody's posts over time, to whom they report, and what the reader can do."""

    answer: str
    doubt: str
    posts: Table
    superiors: tuple[Superior, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PostPage(Page):
    """A post: what it is, who holds and held it, to which post it reports and reported."""

    answer: str
    facts: tuple[Fact, ...]
    holders: Table
    lines: Table
    reports: tuple[Link, ...]
    moments: tuple[Moment, ...]
    history: bool


def person_page(picture: PictureOfPerson, *, by: Actor, today: date) -> PersonPage:
    """One person, as far as the reader may know."""
    person, own = picture.person, by.person_id == picture.person.pk
    now = [each for each in picture.tenures if holds_on(each, today)]
    return PersonPage(
        title=person.name,
        title_is_data=True,
        purpose=_("Their posts over time, to whom they report, and whom to ask."),
        crumbs=_way_back(picture, by=by),
        made_up=person.made_up,
        answer=_whole(now, picture, today),
        doubt="" if own else _("They can see that you opened this page, and when."),
        posts=_posts(picture, by=by, today=today),
        superiors=_superiors(now, picture),
        ways=(*_ways(now, picture), *_gate(person.pk, by)),
    )


def _way_back(picture: PictureOfPerson, *, by: Actor) -> tuple[Crumb, ...]:
    places = [each.post.organisation for each in picture.tenures]
    seen = next((place for place in places if may_see_people_of(by, place)), None)
    return crumbs_of(seen) if seen else (Crumb(_("My team"), reverse("organisations:my-team")),)


def _whole(now: list[Tenure], picture: PictureOfPerson, today: date) -> str:
    """One sentence: what they are today, or were last."""
    if not now and not picture.tenures:
        return _("Nothing is known here about any post of theirs.")
    shown = now[0] if now else picture.tenures[0]
    place = saying.place_name(shown.post.organisation)
    if now:
        said = _("{post} at {place} since {day}.")
        whole = saying.about(said, post=shown.post.title, place=place, day=day(shown.from_on))
        return format_html("{} {}", whole, _reports(picture.reports))
    last = _("They hold no post here today. Last: {post} at {place}.")
    return saying.about(last, post=shown.post.title, place=place)


def _reports(count: int) -> str:
    if not count:
        return ""
    said = ngettext("{n} post reports to theirs.", "{n} posts report to theirs.", count)
    return said.format(n=count)


def _posts(picture: PictureOfPerson, *, by: Actor, today: date) -> Table:
    columns = (_("Post"), _("Where"), _("When"), _("Hours"))
    return Table(
        caption=_("Posts over time"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(_post_row(each, today) for each in picture.tenures),
        empty=_("No post of theirs is known to you."),
        stacked=True,
    )


def _post_row(tenure: Tenure, today: date) -> Row:
    post = tenure.post
    where = " · ".join(filter(None, (saying.place_name(post.organisation), post.unit)))
    return Row(
        (
            Cell(post.title, saying.post_address(post), is_data=True, tag=saying.footing(tenure)),
            Cell(where, is_data=True),
            saying.days(tenure, today),
            saying.hours(tenure.fte),
        )
    )


def _superiors(now: list[Tenure], picture: PictureOfPerson) -> tuple[Superior, ...]:
    return tuple(
        superior(each.post, picture.above[each.post_id])
        for each in now
        if each.post_id in picture.above
    )


def superior(below: Post, above: Above, *, linked: bool = True) -> Superior:
    """The post above another, with its holders as far as the reader may know them. A name without an
    address is of somebody whose page the reader may not open."""
    found = (saying.person_link(each) for each in above.holders)
    holders = tuple(link if linked else replace(link, href="") for link in found)
    return Superior(below.title, above.post.title, holders)


def _gate(person_id: int, by: Actor) -> tuple[Link, ...]:
    """The way to the gate, for those who put people into posts. Its page is built upstairs."""
    decides = any(map(by.may_somewhere, (Permission.APPOINT, Permission.WAIVE_GATE)))
    if not decides:
        return ()
    return (Link(_("May they take another post?"), reverse("appointments:gate", args=[person_id])),)


def _ways(now: list[Tenure], picture: PictureOfPerson) -> tuple[Link, ...]:
    kept = [each for each in now if each.pk in picture.kept_by_asker]
    ways: list[Link] = []
    for tenure in kept:
        job = data(tenure.post.title)
        arguments = [tenure.post.organisation.code, tenure.pk]
        change = reverse("organisations:change-staff", args=arguments)
        leaves = reverse("organisations:staff-leaves", args=arguments)
        ways.append(Link(_("Change their job or hours"), change, hidden=job))
        ways.append(Link(_("They leave"), leaves, hidden=job))
    return tuple(ways)


def post_page(picture: PictureOfPost, *, today: date) -> PostPage:
    """One post with everything that hangs on it."""
    post = picture.post
    now = [each for each in picture.tenures if holds_on(each, today)]
    place = saying.place_name(post.organisation)
    titles = saying.alike(each.title for each in picture.reports)
    return PostPage(
        title=saying.about(_("{post} ({number})"), post=post.title, number=post.number),
        purpose=_("What the post is, who holds and held it, and to which post it reports."),
        crumbs=crumbs_of(post.organisation) if picture.sees_people else _to_team(),
        made_up=post.made_up,
        answer=_filled(post, now, picture, today),
        facts=_facts(post, place),
        holders=_holders(picture, today),
        lines=_lines(picture.lines, today),
        reports=tuple(saying.post_link(each, titles) for each in picture.reports),
        moments=picture.moments,
        history=bool(picture.moments),
    )


def _to_team() -> tuple[Crumb, ...]:
    return (Crumb(_("My team"), reverse("organisations:my-team")),)


def _filled(post: Post, now: list[Tenure], picture: PictureOfPost, today: date) -> str:
    if post.until_on is not None and post.until_on <= today:
        return _("Closed since {day}.").format(day=day(post.until_on))
    if len(now) == 1:
        said = _("{name} holds this post since {day}.")
        return saying.about(said, name=now[0].person.name, day=day(now[0].from_on))
    if now:
        return _("{n} people share this post.").format(n=len(now))
    if not post.holders_known:
        return _("The published chart this comes from does not say who holds it.")
    if not picture.sees_people:
        return _("You cannot see who holds this post.")
    return _vacant(picture, today)


def _vacant(picture: PictureOfPost, today: date) -> str:
    ended = [each.until_on for each in picture.tenures if each.until_on]
    since = max([day_ for day_ in ended if day_ <= today], default=picture.post.from_on)
    return _("Nobody holds this post. It has been empty since {day}.").format(day=day(since))


def _facts(post: Post, place: str) -> tuple[Fact, ...]:
    leads = _("Yes") if post.leads else _("No")
    facts = (
        Fact(_("Organisation"), place, is_data=True),
        Fact(_("Unit"), post.unit, is_data=True),
        Fact(_("Staff group"), post.staff_group, is_data=True),
        Fact(_("Job role"), post.job_role, is_data=True),
        Fact(_("Band"), post.band or post.pay_scale, is_data=True),
        Fact(_("Level"), _("Level {n}").format(n=post.level) if post.level is not None else ""),
        Fact(_("Leads people"), leads),
        Fact(_("On the board"), _("Yes") if post.board else ""),
        Fact(_("Votes on the board"), _said(post.votes)),
        Fact(_("Executive member of the board"), _said(post.executive)),
        Fact(_("Open since"), day(post.from_on)),
    )
    return tuple(fact for fact in facts if fact.value)


def _said(answer: bool | None) -> str:
    return "" if answer is None else _("Yes") if answer else _("No")


def _holders(picture: PictureOfPost, today: date) -> Table:
    columns = (_("Person"), _("When"), _("Hours"))
    return Table(
        caption=_("Who holds and held this post"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(_holder_row(each, today) for each in picture.tenures),
        empty=_("Nobody has held it yet, as far as you may see."),
        stacked=True,
    )


def _holder_row(tenure: Tenure, today: date) -> Row:
    link = saying.person_link(tenure)
    name = Cell(link.text, link.href, is_data=True, tag=saying.footing(tenure))
    return Row((name, saying.days(tenure, today), saying.hours(tenure.fte)))


def _lines(lines: tuple[ReportingLine, ...], today: date) -> Table:
    columns = (_("Reports to"), _("When"))
    return Table(
        caption=_("To which post it reports and reported"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(
            Row((Cell(each.to_post.title, is_data=True), saying.days(each, today)))
            for each in lines
        ),
        empty=_("It reports to no other post, as far as is known."),
        stacked=True,
    )


def empty_tag() -> Tag:
    """A post that nobody holds."""
    return Tag(_("Empty"), "attention")
