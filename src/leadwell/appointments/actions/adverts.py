"""Every write about adverts and applications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.appointments.models import Advert, Application, PanelMember
from leadwell.appointments.permissions import may_note
from leadwell.appointments.rules.facts import AdvertFacts, ApplicationFacts, Noted
from leadwell.appointments.rules.stages_follow_in_order import stages_follow_in_order
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, Reason

DESCRIBED = ("title", "band", "staff_group", "leads", "advertised_on", "closed_on")
SAID = ("person_id", "internal", "from_abroad", "applied_on", "shortlisted_on", "interviewed_on",
        "offered_on", "appointed_on", "withdrawn_on")  # fmt: skip
NOT_IN_ORDER = Reason("APT-02", "Give a closing day that is not before the day it was advertised.")


@transaction.atomic
def note_adverts(
    *,
    by: Actor,
    organisation_id: int,
    facts: Sequence[AdvertFacts],
    now: datetime,
    event: int | None = None,
) -> Noted:
    """Keep adverts with their panels and applications. The same again changes nothing.

    `event` is that of the file which says it; without one it is an event of its own. Raises
    `NotPermitted`; an application that cannot be kept is in `refused`, by its line.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation_id)
    if not may_note(by, organisation):
        raise NotPermitted("Only somebody who loads this place's files can note its recruitment.")
    refused = _refused(facts, now=now)
    if event is None:
        details = {"adverts": len(facts)}
        event = record("adverts.noted", about=organisation, by=by, now=now, details=details)
    adverts = _keep_adverts(organisation, facts, event)
    _keep_panels(adverts, facts)
    good = [
        (adverts[one.reference], application)
        for one in facts
        for application in one.applications
        if application.line not in refused
    ]
    added, changed = _keep_applications(good, event)
    same = {one.line for _, one in good} - added - changed
    return Noted(frozenset(added), frozenset(changed), frozenset(same), tuple(refused.items()))


def _refused(facts: Sequence[AdvertFacts], *, now: datetime) -> dict[int, Reason]:
    found = {}
    for advert in facts:
        for one in advert.applications:
            reasons = stages_follow_in_order(one, today=localdate(now))
            if not _days_in_order(advert):
                reasons = [NOT_IN_ORDER, *reasons]
            if reasons:
                found[one.line] = reasons[0]
    return found


def _days_in_order(advert: AdvertFacts) -> bool:
    opened, closed = advert.advertised_on, advert.closed_on
    return opened is None or closed is None or closed >= opened


def _keep_adverts(
    organisation: Organisation, facts: Sequence[AdvertFacts], event: int
) -> dict[str, Advert]:
    """Every advert by its reference, added or described as it is described now."""
    good = {one.reference: one for one in facts if _days_in_order(one)}
    known = {
        one.reference: one
        for one in Advert.objects.filter(organisation=organisation, reference__in=good)
    }
    moved = [known[key] for key, one in good.items() if key in known and _moved(known[key], one)]
    new = [
        Advert(organisation=organisation, reference=key, noted_in=event, **_described(one))
        for key, one in good.items()
        if key not in known
    ]
    Advert.objects.bulk_update(moved, DESCRIBED)
    return known | {one.reference: one for one in Advert.objects.bulk_create(new)}


def _described(one: AdvertFacts) -> dict[str, object]:
    return {name: getattr(one, name) for name in DESCRIBED}


def _moved(before: Advert, one: AdvertFacts) -> bool:
    if _described(one) == {name: getattr(before, name) for name in DESCRIBED}:
        return False
    for name, value in _described(one).items():
        setattr(before, name, value)
    return True


def _keep_panels(adverts: Mapping[str, Advert], facts: Sequence[AdvertFacts]) -> None:
    PanelMember.objects.bulk_create(
        (
            PanelMember(advert=adverts[one.reference], person_id=person)
            for one in facts
            if one.reference in adverts
            for person in dict.fromkeys(one.panel)
        ),
        ignore_conflicts=True,
    )


def _keep_applications(
    facts: Sequence[tuple[Advert, ApplicationFacts]], event: int
) -> tuple[set[int], set[int]]:
    """Add what is new, correct what moved on. Says which lines did which."""
    here = {advert.pk for advert, _ in facts}
    kept = Application.objects.select_for_update().filter(advert_id__in=here)
    known = {(one.advert_id, one.reference): one for one in kept}
    new: dict[tuple[int, str], tuple[Advert, ApplicationFacts]] = {}
    moved: dict[int, Application] = {}
    for advert, one in facts:
        before = known.get((advert.pk, one.reference))
        if before is None:
            new.setdefault((advert.pk, one.reference), (advert, one))
        elif any(getattr(before, name) != getattr(one, name) for name in SAID):
            for name in SAID:
                setattr(before, name, getattr(one, name))
            before.noted_in = event
            moved[one.line] = before
    Application.objects.bulk_create(_made(advert, one, event) for advert, one in new.values())
    Application.objects.bulk_create(  # many times faster than an UPDATE with a case for each row
        moved.values(),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*[_column(name) for name in SAID], "noted_in"],
        batch_size=5_000,
    )
    return {one.line for _, one in new.values()}, set(moved)


def _column(name: str) -> str:
    return name.removesuffix("_id")


def _made(advert: Advert, one: ApplicationFacts, event: int) -> Application:
    said = {name: value for name, value in asdict(one).items() if name != "line"}
    return Application(advert=advert, noted_in=event, **said)
