"""Asking an employer for release, deciding about it, appealing and hearing the appeal.

None of it stands between a person and their application: whoever applied has applied.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.models import PlaceApplication, Release
from leadwell.training.permissions.places import may_decide_release, may_hear_appeals
from leadwell.training.queries.applying import own
from leadwell.training.queries.places_release import involved, releases, state_of_release
from leadwell.training.rules.places.appeal_can_be_heard import appeal_can_be_heard
from leadwell.training.rules.places.release_can_be_appealed import release_can_be_appealed
from leadwell.training.rules.places.release_can_be_decided import release_can_be_decided


@transaction.atomic
def ask_for_release(*, by: Actor, application_id: int, now: datetime) -> Release:
    """Ask for time to take part. Twice is once. Raises `PlaceApplication.DoesNotExist`."""
    mine = PlaceApplication.objects.select_for_update().get(
        pk=application_id, person_id__in=own(by)
    )
    kept, made = Release.objects.get_or_create(application=mine, defaults={"asked_at": now})
    if made:
        record("release.asked", about=kept, by=by, now=now)
    return kept


@transaction.atomic
def decide_release(
    *, by: Actor, release_id: int, granted: bool, because: str, now: datetime
) -> Release:
    """Give or refuse it, with a reason. Raises `NotPermitted`, `RuleBroken`, `Release.DoesNotExist`."""
    kept = _held(by, release_id, now)
    if not may_decide_release(by, kept, localdate(now)):
        raise NotPermitted("Only the person they report to can decide about release.")
    insist_on(release_can_be_decided(state_of_release(kept), because=because))
    kept.granted, kept.because = granted, because.strip()
    kept.decided_by_id, kept.decided_at = by.person_id, now
    kept.save(update_fields=["granted", "because", "decided_by", "decided_at"])
    record("release.decided", about=kept, by=by, now=now, details={"granted": granted})
    return kept


@transaction.atomic
def appeal_release(*, by: Actor, release_id: int, says: str, now: datetime) -> Release:
    """Appeal against a refusal. Raises `NotPermitted`, `RuleBroken`, `Release.DoesNotExist`."""
    kept = _held(by, release_id, now)
    if kept.application.person_id not in own(by):
        raise NotPermitted("Only whoever applied can appeal.")
    insist_on(release_can_be_appealed(state_of_release(kept), says=says))
    kept.appealed_at, kept.appeal_says = now, says.strip()
    kept.save(update_fields=["appealed_at", "appeal_says"])
    record("release.appealed", about=kept, by=by, now=now)
    return kept


@transaction.atomic
def hear_appeal(
    *, by: Actor, release_id: int, upheld: bool, because: str, now: datetime
) -> Release:
    """Decide an appeal; upheld, the release is given. Raises `NotPermitted`, `RuleBroken`,
    `Release.DoesNotExist`."""
    kept = _held(by, release_id, now)
    if not may_hear_appeals(by):
        raise NotPermitted("Only somebody who recognises learning hears appeals.")
    who = involved(kept, by=by)
    insist_on(appeal_can_be_heard(state_of_release(kept), involved=who, because=because))
    kept.upheld, kept.heard_because = upheld, because.strip()
    kept.heard_by_id, kept.heard_at = by.person_id, now
    kept.save(update_fields=["upheld", "heard_because", "heard_by", "heard_at"])
    record("release.heard", about=kept, by=by, now=now, details={"upheld": upheld})
    return kept


def _held(by: Actor, release_id: int, now: datetime) -> Release:
    seen = releases(by=by, today=localdate(now)).select_for_update(of=("self",))
    return seen.get(pk=release_id)
