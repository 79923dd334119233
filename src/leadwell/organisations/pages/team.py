"""What "Who is in my team?" says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Link, Page, Tag
from leadwell.organisations.models import Tenure
from leadwell.organisations.pages import saying
from leadwell.organisations.pages.person import Superior, empty_tag, superior
from leadwell.organisations.queries import Team
from leadwell.organisations.queries.person import Place

NEW = 31  # days


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody in the team, or an empty place in it."""

    person: Link | None
    post: Link
    about: tuple[str, ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True, kw_only=True)
class TeamPage(Page):
    """The reader's own team today."""

    answer: str
    doubt: str
    mates: tuple[Mate, ...]
    superiors: tuple[Superior, ...]
    empty: str


def team_page(team: Team, *, today: date) -> TeamPage:
    """Everyone whose post reports to the reader's, and to whom the reader reports."""
    mine = {each.post_id: each.post for each in team.mine}
    names = saying.alike(each.person.name for place in team.places for each in place.holders)
    titles = saying.alike(place.post.title for place in team.places)
    return TeamPage(
        title=_("Who is in my team?"),
        purpose=_("Everyone whose post reports to yours today."),
        made_up=any(each.post.made_up for each in team.mine),
        answer=_answer(team),
        doubt=_doubt(team),
        mates=tuple(mate for place in team.places for mate in _mates(place, names, titles, today)),
        superiors=tuple(
            superior(mine[number], above, linked=False) for number, above in team.above.items()
        ),
        empty=_empty(team),
    )


def _answer(team: Team) -> str:
    if not team.places:
        return _("Nobody reports to you today, as far as is known.")
    people = len({each.person_id for place in team.places for each in place.holders})
    said = ngettext("{n} person reports to you.", "{n} people report to you.", people)
    empty = sum(1 for place in team.places if not place.holders and place.post.holders_known)
    if not empty:
        return said.format(n=people)
    posts = ngettext("{n} post is empty.", "{n} posts are empty.", empty)
    return f"{said.format(n=people)} {posts.format(n=empty)}"


def _doubt(team: Team) -> str:
    posts = ", ".join(dict.fromkeys(each.post.title for each in team.mine))
    if not posts:
        return ""
    return saying.about(
        _("By the reporting lines to your post: {posts}. Is somebody missing? Tell those who keep "
          "the staff records."), posts=posts,
    )  # fmt: skip


def _empty(team: Team) -> str:
    if team.mine:
        return _(
            "A team appears here when the staff records say that a post reports to yours. "
            "If yours is missing, tell those who keep the records."
        )
    return _("You hold no post in the staff records today, so no team is known.")


def _mates(
    place: Place, names: Collection[str], titles: Collection[str], today: date
) -> list[Mate]:
    if place.holders:
        return [_mate(each, place, names, titles, today) for each in place.holders]
    tags = (empty_tag(),) if place.post.holders_known else ()
    return [Mate(None, saying.post_link(place.post, titles), _where(place), tags)]


def _mate(
    tenure: Tenure, place: Place, names: Collection[str], titles: Collection[str], today: date
) -> Mate:
    about = (*_where(place), saying.days(tenure, today), saying.hours(tenure.fte))
    tags = [saying.footing(tenure)]
    if (today - tenure.from_on).days < NEW:
        tags.append(Tag(_("New"), "good"))
    post = saying.post_link(place.post, titles, apart=saying.whose(tenure, names))
    who = saying.person_link(tenure, names)
    return Mate(who, post, about, tuple(tag for tag in tags if tag))


def _where(place: Place) -> tuple[str, ...]:
    leads = ngettext("leads {n} post", "leads {n} posts", place.leads).format(n=place.leads)
    return tuple(filter(None, (place.post.unit, leads if place.leads else "")))
