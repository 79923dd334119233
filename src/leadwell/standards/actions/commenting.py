"""What is said about a draft, and what was done about it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.reasons import NotPermitted, insist_on
from leadwell.standards.models import Comment, Item
from leadwell.standards.permissions import may_comment
from leadwell.standards.queries import drafts as reads
from leadwell.standards.rules.comment_may_be_made import comment_may_be_made
from leadwell.standards.rules.reason_is_said import reason_is_said

REFUSED = gettext_noop("Only those who draft and publish standards comment on drafts.")


@transaction.atomic
def comment_on(*, by: Actor, version_id: int, item_code: str, said: str, now: datetime) -> Comment:
    """Say something about a draft, or about one item of it. The same words again are one comment.

    Raises `NotPermitted`, `Version.DoesNotExist` or `RuleBroken` (STD-14, STD-15).
    """
    version = reads.versions(by=by).select_for_update(of=("self",)).get(pk=version_id)
    if by.person_id is None or not may_comment(by):
        raise NotPermitted(REFUSED)
    insist_on(comment_may_be_made(version.status) + reason_is_said(said))
    item = Item.objects.filter(version=version, code=item_code).exclude(code="").first()
    comment, fresh = Comment.objects.get_or_create(
        version=version,
        item=item,
        person_id=by.person_id,
        said=said.strip(),
        defaults={"said_at": now},
    )
    if fresh:
        history.record("standards.commented", about=version, by=by, now=now)
    return comment


@transaction.atomic
def answer_comment(
    *, by: Actor, version_id: int, comment_id: int, answer: str, now: datetime
) -> Comment:
    """Say what was done about a comment. The same answer again is one.

    Raises `NotPermitted`, `DoesNotExist` or `RuleBroken` (STD-14, STD-15).
    """
    version = reads.versions(by=by).select_for_update(of=("self",)).get(pk=version_id)
    if not may_comment(by):
        raise NotPermitted(REFUSED)
    comment = Comment.objects.get(pk=comment_id, version=version)
    if comment.answer and comment.answer == answer.strip():
        return comment
    answered = comment.answered_at is not None
    insist_on(comment_may_be_made(version.status, answered=answered) + reason_is_said(answer))
    comment.answer, comment.answered_by_id, comment.answered_at = answer.strip(), by.person_id, now
    comment.save()
    history.record("standards.comment_answered", about=version, by=by, now=now)
    return comment
