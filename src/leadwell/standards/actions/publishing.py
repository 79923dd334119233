"""From a draft to what holds for everybody: review, sign-off, publication, end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.reasons import NotPermitted, insist_on
from leadwell.standards.models import Framework, Status, Step, StepKind, Version
from leadwell.standards.permissions import may_draft, may_publish
from leadwell.standards.queries import drafts as reads
from leadwell.standards.queries.judging import in_the_way
from leadwell.standards.rules.reason_is_said import reason_is_said
from leadwell.standards.rules.version_may_be_published import version_may_be_published
from leadwell.standards.rules.version_may_be_retired import version_may_be_retired

PUBLISHERS = gettext_noop("Only somebody who publishes standards can do this: the national team.")
DRAFTERS = gettext_noop("Only somebody who drafts standards can do this.")


@transaction.atomic
def send_for_review(*, by: Actor, version_id: int, now: datetime) -> Version:
    """A draft is ready to be judged. Twice is once. Raises `NotPermitted`, `Version.DoesNotExist` or
    `RuleBroken` (STD-01, STD-03, STD-04, STD-08, STD-09, STD-11)."""
    version = _locked(by, version_id, may_draft, DRAFTERS)
    if version.status == Status.IN_REVIEW:
        return version
    insist_on(in_the_way(version, StepKind.SENT, by=by, today=localdate(now)))
    return _step(version, StepKind.SENT, Status.IN_REVIEW, by=by, now=now)


@transaction.atomic
def send_back(*, by: Actor, version_id: int, because: str, now: datetime) -> Version:
    """Back to its drafters, with a reason. Raises `NotPermitted`, `Version.DoesNotExist` or `RuleBroken`
    (STD-09, STD-14)."""
    version = _locked(by, version_id, may_draft, DRAFTERS)
    insist_on(
        in_the_way(version, StepKind.RETURNED, by=by, today=localdate(now))
        + reason_is_said(because)
    )
    return _step(version, StepKind.RETURNED, Status.DRAFT, by=by, now=now, because=because)


@transaction.atomic
def sign_off(*, by: Actor, version_id: int, now: datetime) -> Version:
    """It is right, says somebody who did not draft it. Twice is once. Raises `NotPermitted`,
    `Version.DoesNotExist` or `RuleBroken` (STD-06, STD-09, STD-11 and what was asked when it was sent)."""
    version = _locked(by, version_id, may_publish, PUBLISHERS)
    if version.status == Status.SIGNED_OFF:
        return version
    insist_on(in_the_way(version, StepKind.SIGNED_OFF, by=by, today=localdate(now)))
    return _step(version, StepKind.SIGNED_OFF, Status.SIGNED_OFF, by=by, now=now)


@transaction.atomic
def publish(*, by: Actor, version_id: int, from_on: date, now: datetime) -> Version:
    """In force from a day; the version before it ends on that day. Twice is once. Raises `NotPermitted`,
    `Version.DoesNotExist` or `RuleBroken` (STD-05, STD-09)."""
    version = _locked(by, version_id, may_publish, PUBLISHERS)
    if version.status == Status.PUBLISHED and version.from_on == from_on:
        return version
    today = localdate(now)
    insist_on(in_the_way(version, StepKind.PUBLISHED, by=by, today=today))
    begun = reads.days_begun(version.framework_id)
    insist_on(version_may_be_published(from_on, begun=begun, today=today))
    _end_the_one_before(version, from_on)
    version.from_on = from_on
    Framework.objects.filter(pk=version.framework_id).update(example=version.example)
    details = {"from_on": from_on.isoformat()}
    return _step(
        version, StepKind.PUBLISHED, Status.PUBLISHED, by=by, now=now, details=details
    )  # fmt: skip


def _end_the_one_before(version: Version, on: date) -> None:
    """The version in force then ends where the next begins. One that had its end already keeps it."""
    others = Version.objects.filter(framework_id=version.framework_id, status=Status.PUBLISHED)
    others.filter(until_on__isnull=True).update(until_on=on)
    others.filter(until_on__gt=on).update(until_on=on)


@transaction.atomic
def retire(*, by: Actor, version_id: int, until_on: date, because: str, now: datetime) -> Version:
    """A published version ends on a day, with a reason, and nothing takes its place. Raises
    `NotPermitted`, `Version.DoesNotExist` or `RuleBroken` (STD-09, STD-13)."""
    version = _locked(by, version_id, may_publish, PUBLISHERS)
    today = localdate(now)
    insist_on(in_the_way(version, StepKind.RETIRED, by=by, today=today))
    assert version.from_on is not None
    insist_on(
        version_may_be_retired(
            until_on,
            from_on=version.from_on,
            ends_already=version.until_on,
            today=today,
            because=because,
        )
    )
    version.until_on = until_on
    details = {"until_on": until_on.isoformat()}
    return _step(
        version, StepKind.RETIRED, Status.RETIRED, by=by, now=now, because=because, details=details
    )


def _locked(by: Actor, version_id: int, may: Callable[[Actor], bool], otherwise: str) -> Version:
    version = reads.versions(by=by).select_for_update().get(pk=version_id)
    if not may(by):
        raise NotPermitted(otherwise)
    return version


def _step(
    version: Version,
    kind: StepKind,
    status: Status,
    *,
    by: Actor,
    now: datetime,
    because: str = "",
    details: dict[str, str] | None = None,
) -> Version:
    version.status, version.changed_at = status, now
    version.save()
    Step.objects.create(
        version=version, kind=kind, person_id=by.person_id, at=now, because=because.strip()
    )
    said = {"number": version.number, **(details or {})}
    history.record(EVENTS[kind], about=version, by=by, now=now, details=said)
    return version


EVENTS = {
    StepKind.SENT: "standards.sent_for_review",
    StepKind.RETURNED: "standards.sent_back",
    StepKind.SIGNED_OFF: "standards.signed_off",
    StepKind.PUBLISHED: "standards.published",
    StepKind.RETIRED: "standards.retired",
}
