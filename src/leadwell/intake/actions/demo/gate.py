"""The gate in the demo: what the files brought is looked at, the night's count is drawn, and a ward that
could not wait has a waiver. Made up like everything here."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from leadwell.access.queries import account_with, actor_for
from leadwell.actor import Actor
from leadwell.appointments.actions import draw_snapshot, give_waiver, note_breaches
from leadwell.appointments.queries import entering, standards_on, verdicts
from leadwell.organisations.models import Organisation, Post
from leadwell.organisations.queries import vacancies, who_managed_whom

TRUST = "XXT01"
CHIEF = "chief@demo.leadwell.example"
GATED, BENEATH = 2, 1
MONTHS = timedelta(days=180)
BECAUSE = (
    "Made up: the ward has had no manager for four months, and nobody who meets the level applied."
)
PLAN = "Made up: she begins the course in January and has the manager of the next ward beside her."


def pass_the_gate(*, by: Actor, now: datetime) -> None:
    """Everything the gate has done so far in the story."""
    note_breaches(by=by, now=now)
    _waive(by=by, now=now)
    draw_snapshot(by=by, now=now)


def _waive(*, by: Actor, now: datetime) -> None:
    """The chief of the trust waives the gate for somebody who leads a few people there."""
    today = localdate(now)
    trust = Organisation.objects.get(code=TRUST)
    empty = vacancies(by=by, organisation=trust, on=today)
    post = empty.filter(level=GATED).order_by("pk").first()
    account = account_with(CHIEF)
    person = _somebody(trust, post, by=by, now=now) if post else None
    if post and person and account:
        give_waiver(
            by=actor_for(account, today=today),
            person_id=person,
            post_id=post.pk,
            from_on=today,
            until_on=today + MONTHS,
            because=BECAUSE,
            plan=PLAN,
            now=now,
        )


def _somebody(trust: Organisation, post: Post, *, by: Actor, now: datetime) -> int | None:
    """The first who leads a few people and does not meet the level of the post yet."""
    today = localdate(now)
    pairs = who_managed_whom(by=by, organisation=trust, on=today)
    people = list(dict.fromkeys(each.person_id for each, _ in pairs if each.post.level == BENEATH))[
        :20
    ]
    standards = standards_on(today)
    asked = [entering(each, post, on=today, standards=standards) for each in people]
    found = verdicts(asked, standards=standards)
    refused = (one for one, verdict in zip(people, found, strict=True) if not verdict.admits)
    return next(refused, None)
