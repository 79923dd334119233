"""Who came, and who passed. A pass becomes an achievement of everything the programme teaches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.organisations.models import Tenure
from leadwell.organisations.permissions import in_force, own_records
from leadwell.reasons import NotPermitted, insist_on
from leadwell.standards.models import Item
from leadwell.training.actions.achieving import note_achievements, withdraw_achievement
from leadwell.training.actions.completions import note_for_care_employers
from leadwell.training.models import (
    AchievementSource,
    Attendance,
    Outcome,
    Place,
    Result,
    Session,
)
from leadwell.training.permissions.learning import may_assess, may_note_attendance
from leadwell.training.queries.learning import assessed, counting_for
from leadwell.training.rules.credentials.reason_is_written import reason_is_written
from leadwell.training.rules.facts import Achieving
from leadwell.training.rules.learning.attendance_can_be_noted import attendance_can_be_noted
from leadwell.training.rules.learning.counts_until import counts_until
from leadwell.training.rules.learning.pass_can_be_taken_back import pass_can_be_taken_back
from leadwell.training.rules.learning.result_can_be_given import result_can_be_given
from leadwell.training.rules.parties_are_three import parties_are_three

NOT_THE_PROVIDER = "Only the provider of this run notes who came."
NOT_AN_ASSURER = "Only an assurer says who passed. The provider and the employer are other parties."


@transaction.atomic
def note_attendance(*, by: Actor, session_id: int, came: Mapping[int, bool], now: datetime) -> int:
    """Note who came to a session: `came` says it for each place. The same again changes nothing; says
    how many were new or changed. Raises `NotPermitted`, `RuleBroken` (TRN-45)."""
    session = Session.objects.select_related("run__provider__organisation").get(pk=session_id)
    if not may_note_attendance(by, session.run):
        raise NotPermitted(NOT_THE_PROVIDER)
    places = Place.objects.filter(run=session.run, pk__in=came)
    for place in places:
        insist_on(
            attendance_can_be_noted(
                starts_at=session.starts_at,
                cancelled=session.cancelled,
                accepted=place.accepted_at is not None,
                now=now,
            )
        )
    known = dict(Attendance.objects.filter(session=session).values_list("place_id", "came"))
    new = [place.pk for place in places if known.get(place.pk) is not came[place.pk]]
    if new:
        event = record(
            "attendance.noted", about=session, by=by, now=now, details={"people": len(new)}
        )
        Attendance.objects.bulk_create(
            (
                Attendance(place_id=one, session=session, came=came[one], noted_in=event)
                for one in new
            ),
            update_conflicts=True,
            unique_fields=["place", "session"],
            update_fields=["came", "noted_in"],
        )
    return len(new)


@transaction.atomic
def give_result(
    *, by: Actor, place_id: int, passed: bool, assessed_on: date, because: str, now: datetime
) -> Result:
    """Say whether somebody passed. A pass is an achievement of every item the programme teaches.

    Raises `NotPermitted`, `RuleBroken` (TRN-13, TRN-46), `Place.DoesNotExist`.
    """
    place = _judged(place_id, by=by, today=localdate(now))
    found = assessed(place, by=by)
    insist_on(result_can_be_given(found, assessed_on=assessed_on, today=localdate(now)))
    outcome = Outcome.PASS if passed else Outcome.FAIL
    details = {"outcome": str(outcome), "run": place.run.code}
    event = record(
        "result.given", about=place, by=by, now=now, details=details, rules=["TRN-13", "TRN-46"]
    )
    assert by.person_id is not None  # an assurer has a record of their own
    result = Result.objects.create(
        place=place, outcome=outcome, assessed_on=assessed_on, assurer_id=by.person_id,
        because=because.strip(), noted_in=event,
    )  # fmt: skip
    if passed:
        _achieve(place, assessed_on, event)
        note_for_care_employers(place, assessed_on, event)
    return result


@transaction.atomic
def take_back_pass(*, by: Actor, place_id: int, because: str, now: datetime) -> int:
    """What somebody achieved by a pass counts no more from today; says of how many items. The result stays,
    and the worker withdraws the credentials.

    Raises `NotPermitted`, `RuleBroken` (TRN-13, TRN-63, TRN-66), `Place.DoesNotExist`.
    """
    place = _judged(place_id, by=by, today=localdate(now))
    left = list(counting_for(place))
    found = assessed(place, by=by)
    insist_on(pass_can_be_taken_back(found, counts=bool(left)) + reason_is_written(because))
    for one in left:
        withdraw_achievement(by=by, achievement_id=one.pk, because=because.strip(), now=now)
    return len(left)


def _judged(place_id: int, *, by: Actor, today: date) -> Place:
    """The place, held until the end, for an assurer who is no other party."""
    held = Place.objects.select_for_update(of=("self",))
    place = held.select_related("run__programme", "run__provider__organisation").get(pk=place_id)
    if by.person_id is None or not may_assess(by, place.run):
        raise NotPermitted(NOT_AN_ASSURER)
    insist_on(parties_are_three(_hats(by, place, today=today)))
    return place


def _hats(by: Actor, place: Place, *, today: date) -> set[str]:
    """The parties an assurer acts for here: their own, and any other they also belong to."""
    hats = {"assurer"}
    if may_note_attendance(by, place.run):
        hats.add("provider")
    theirs = Tenure.objects.filter(in_force(today), person_id__in=own_records(by))
    if theirs.filter(post__organisation=place.run.provider.organisation_id).exists():
        hats.add("provider")
    employers = Tenure.objects.filter(in_force(today), person=place.person_id)
    if theirs.filter(post__organisation__in=employers.values("post__organisation")).exists():
        hats.add("employer")
    return hats


def _achieve(place: Place, passed_on: date, event: int) -> None:
    """Keep what the programme teaches as achieved. The worker awards the credentials."""
    programme = place.run.programme
    how = Achieving(
        source=AchievementSource.PASS,
        from_on=passed_on,
        until_on=counts_until(passed_on, programme.valid_months),
        programme_id=programme.pk,
        place_id=place.pk,
    )
    items = Item.objects.filter(pk__in=programme.coverage.values("item"))
    note_achievements(person_id=place.person_id, items=items, how=how, event=event)
