"""What others say about a draft."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Page
from leadwell.design.words import moment
from leadwell.standards.models import Comment
from leadwell.standards.pages.drafting.steps import to_draft
from leadwell.standards.queries.working import DraftRead


@dataclass(frozen=True, slots=True)
class CommentShown:
    """What somebody said, and what was answered."""

    who: str
    when: str
    about: str
    said: str
    answer: str
    answered: str
    href: str


@dataclass(frozen=True, kw_only=True)
class CommentsPage(Page):
    """What was said about a draft."""

    answer: str
    comments: tuple[CommentShown, ...]
    open: bool
    button: str


def comments_page(read: DraftRead) -> CommentsPage:
    waiting = sum(one.answered_at is None for one in read.comments)
    words = ngettext("%(n)s comment is open.", "%(n)s comments are open.", waiting)
    answer = words % {"n": waiting} if waiting else _("Every comment has its answer.")
    return CommentsPage(
        title=_("What do others say about this draft?"),
        purpose=_("A draft is signed off once every comment has an answer."),
        crumbs=to_draft(read.version),
        answer=answer if read.comments else _("Nobody has commented yet."),
        comments=tuple(_comment(one) for one in read.comments),
        open=read.version.status not in ("published", "retired"),
        button=_("Comment"),
    )


def _comment(one: Comment) -> CommentShown:
    answered = ""
    if one.answered_by and one.answered_at:
        words = _("{name} answered on {when}:")
        answered = words.format(name=one.answered_by.name, when=moment(one.answered_at))
    return CommentShown(
        who=one.person.name,
        when=moment(one.said_at),
        about=f"{one.item.code} {one.item.short}" if one.item else "",
        said=one.said,
        answer=one.answer,
        answered=answered,
        href=reverse("standards:answer", args=[one.version_id, one.pk]),
    )
