"""Who may read, draft and publish standards. What is published is everybody's."""

from __future__ import annotations

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.standards.models import Status, Version


def may_draft(by: Actor) -> bool:
    """Whether they write and review drafts."""
    return by.may_somewhere(Permission.DRAFT_STANDARDS)


def may_publish(by: Actor) -> bool:
    """Whether they sign off, publish and retire. A framework holds for the whole country."""
    return by.may_somewhere(Permission.PUBLISH_STANDARDS)


def may_comment(by: Actor) -> bool:
    """Whether they say something about drafts, and answer."""
    return may_draft(by) or may_publish(by)


def work_visible_to(by: Actor) -> Q:
    """Comments and steps name people: those who work on drafts see them all, nobody else any, also once
    the version is published."""
    return Q() if may_comment(by) else Q(pk__in=[])


def may_see(by: Actor, version: Version) -> bool:
    """Published and retired versions are public; a draft is seen by those who work on it."""
    public = version.status in (Status.PUBLISHED, Status.RETIRED)
    return public or may_draft(by) or may_publish(by)


def visible_to(by: Actor) -> Q:
    """The same answer for a list of versions."""
    if may_draft(by) or may_publish(by):
        return Q()
    return Q(status__in=[Status.PUBLISHED, Status.RETIRED])
