"""What is held about me, where it came from, and who has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Fact, Link, Page, Table
from leadwell.design.words import day
from leadwell.home.pages.applied import applied_table
from leadwell.home.pages.completed import completed_table
from leadwell.home.pages.record.asked import asked_table
from leadwell.home.pages.record.person import looked_table, numbers_table, person_facts, roles_table
from leadwell.home.pages.record.posts import PostCard, post_card
from leadwell.home.rules.facts import Told
from leadwell.keeping.queries import HeldPost, MyRecord

DECLARATIONS = "/my/declarations/"  # behind the seal: linked by address, never imported
NOTHING_TOLD = Told()


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
        asked=asked_table(held),
        today=tuple(post_card(each, today=today) for each in now),
        before=tuple(post_card(each, today=today) for each in held.posts if each not in now),
        person=person_facts(held),
        numbers=numbers_table(held),
        completed=completed_table(told.completed),
        applied=applied_table(told.applied),
        roles=roles_table(held),
        looked=looked_table(held),
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
