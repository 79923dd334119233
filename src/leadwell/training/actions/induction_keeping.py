"""What those who keep the induction at a place do: local parts, exemptions, and who has which parts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.actions.induction_adopting import adopted_induction
from leadwell.training.actions.induction_doing import doing_of, locked_induction
from leadwell.training.actions.induction_settling import settle
from leadwell.training.models import Part, Period, Track
from leadwell.training.permissions.induction import keeps_induction, may_sign
from leadwell.training.queries.induction import PeriodPicture
from leadwell.training.rules.exemption_may_be_given import exemption_may_be_given
from leadwell.training.rules.facts import LocalPart
from leadwell.training.rules.local_part_may_be_added import local_part_may_be_added

HELP = "Only somebody who keeps the induction at this place can do that: HR, or its manager."
CODE = 50


@transaction.atomic
def add_local_part(
    *,
    by: Actor,
    organisation_code: str,
    title: str,
    due_weeks: int,
    minutes: int,
    now: datetime,
    about: str = "",
    from_on: date | None = None,
    supervisor_signs: bool = False,
) -> Part:
    """Add a part for everyone who joins a place, or anything beneath it, from a day on. The same again
    the same day is refused. Raises `NotPermitted`, `RuleBroken`, `Organisation.DoesNotExist`."""
    place = Organisation.objects.get(code=organisation_code.strip().upper())
    if not keeps_induction(by, place):
        raise NotPermitted(HELP)
    begins, programme = from_on or localdate(now), adopted_induction()
    here = Part.objects.filter(programme=programme, organisation=place, until_on=None)
    said = LocalPart(
        False, title, due_weeks, minutes, begins, same_title=here.filter(title=title).exists()
    )
    insist_on(local_part_may_be_added(said, today=localdate(now)))
    part = Part.objects.create(
        programme=programme,
        organisation=place,
        code=_code(place, title),
        title=title.strip(),
        about=about.strip(),
        due_weeks=due_weeks,
        minutes=minutes,
        supervisor_signs=supervisor_signs,
        order=1000,
        from_on=begins,
    )
    details = {"part": part.code, "title": part.title}
    record("induction.part_added", about=place, by=by, now=now, details=details, rules=("TRN-15",))
    return part


def _code(place: Organisation, title: str) -> str:
    return slugify(f"{place.code} {title}")[:CODE] or slugify(place.code)


@transaction.atomic
def end_local_part(*, by: Actor, part_id: int, now: datetime) -> Part:
    """Whoever begins from tomorrow on is not asked it; whoever began before still is. Twice is once.
    Raises `NotPermitted`, and `Part.DoesNotExist` for a part of the national core: nobody ends those."""
    part = Part.objects.select_for_update(of=("self",)).select_related("organisation")
    found = part.get(pk=part_id, organisation__isnull=False)
    place = found.organisation
    if place is None or not keeps_induction(by, place):
        raise NotPermitted(HELP)
    if found.until_on is None:
        found.until_on = max(localdate(now), found.from_on) + timedelta(days=1)
        found.save(update_fields=["until_on"])
        details = {"part": found.code}
        record("induction.part_ended", about=place, by=by, now=now, details=details)
    return found


@transaction.atomic
def exempt_from_induction(*, by: Actor, period_id: int, because: str, now: datetime) -> Period:
    """Nothing more is asked of somebody with this employer, for a reason that is kept. Raises
    `NotPermitted`, `RuleBroken`, `Period.DoesNotExist`."""
    picture = _kept(period_id, by=by, now=now)
    insist_on(exemption_may_be_given(because, doing=doing_of(picture, None, by=by)))
    if picture.period.exempt_because != because.strip():
        _say(picture.period, exempt_because=because.strip())
        _tell("induction.exempted", picture, by=by, now=now, because=because.strip())
    return picture.period


@transaction.atomic
def end_exemption(*, by: Actor, period_id: int, now: datetime) -> Period:
    """The induction is asked of somebody again. Twice is once."""
    picture = _kept(period_id, by=by, now=now)
    if picture.period.exempt_because:
        _say(picture.period, exempt_because="")
        _tell("induction.exemption_ended", picture, by=by, now=now)
    return picture.period


@transaction.atomic
def set_track(*, by: Actor, period_id: int, track: str, from_abroad: bool, now: datetime) -> Period:
    """Say which parts somebody has with this employer, and whether they were recruited from abroad.
    The line manager says so, or who keeps the induction; nobody for themselves."""
    picture = locked_induction(period_id, by=by, now=now)
    period, doing = picture.period, doing_of(picture, None, by=by)
    if doing.asker == doing.person or not may_sign(by, period, localdate(now)):
        raise NotPermitted("The line manager says so, or somebody who keeps the induction there.")
    if (period.track, period.from_abroad) != (Track(track), from_abroad):
        _say(period, track=Track(track), from_abroad=from_abroad)
        event = _tell(
            "induction.track_set", picture, by=by, now=now, track=track, from_abroad=from_abroad
        )
        settle([period.enrolment_id], today=localdate(now), event=lambda: event)
        period.refresh_from_db()
    return period


def _kept(period_id: int, *, by: Actor, now: datetime) -> PeriodPicture:
    picture = locked_induction(period_id, by=by, now=now)
    if not keeps_induction(by, picture.period.organisation):
        raise NotPermitted(HELP)
    return picture


def _say(period: Period, **values: object) -> None:
    for name, value in values.items():
        setattr(period, name, value)
    period.save(update_fields=list(values))


def _tell(what: str, picture: PeriodPicture, *, by: Actor, now: datetime, **details: object) -> int:
    person = picture.period.enrolment.person
    told = {"period": picture.period.pk, **details}
    return record(what, about=person, by=by, now=now, details=told)
