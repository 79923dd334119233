"""Opening a course in a provider's learning system: the person asks, the tool is told who they are to it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways import lti
from leadwell.history.actions import record
from leadwell.organisations.permissions import own_records
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, Reason, RuleBroken, insist_on
from leadwell.training.models import Launch, ToolLink
from leadwell.training.queries.tools import line_item_address
from leadwell.training.rules.learning.facts import Asked, Opened
from leadwell.training.rules.learning.launch_can_be_answered import launch_can_be_answered


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person's browser carries to the tool: where to, and the two fields of the form."""

    to: str
    id_token: str
    state: str
    title: str


@transaction.atomic
def open_course(*, by: Actor, link_id: int, now: datetime) -> str:
    """Open a course for oneself. Answers the tool's address to go to, which asks us who it is.

    Raises `NotPermitted`, `RuleBroken` (TRN-59), `ToolLink.DoesNotExist`.
    """
    if by.person_id is None:
        raise NotPermitted("Sign in to open a course.")
    link = ToolLink.objects.select_related("tool").get(pk=link_id)
    _insist_on_a_key(ended=link.tool.ended_at is not None)
    launch = Launch.objects.create(
        link=link, person_id=by.person_id, subject=_subject(by, link),
        hint=secrets.token_urlsafe(32), made_at=now,
    )  # fmt: skip
    person = Person.objects.get(pk=by.person_id)
    record("course.opened", about=person, by=by, now=now, details={"course": link.pk})
    asks = {
        "iss": settings.LEADWELL_ADDRESS,
        "target_link_uri": link.tool.launch_url,
        "login_hint": launch.hint,
        "client_id": link.tool.client_id,
        "lti_deployment_id": link.tool.deployment,
    }
    joined = "&" if "?" in link.tool.login_url else "?"
    return f"{link.tool.login_url}{joined}{urlencode(asks)}"


def _insist_on_a_key(*, ended: bool) -> None:
    if ended or not settings.LEADWELL_LTI_KEY:
        text = "This course cannot be opened from here now. Ask its provider."
        raise RuleBroken([Reason("TRN-59h", text)])


def _subject(by: Actor, link: ToolLink) -> UUID:
    """How this tool knows the person: the same each time, and of no use to any other tool."""
    before = Launch.objects.filter(link__tool=link.tool_id, person__in=own_records(by))
    return before.values_list("subject", flat=True).first() or uuid4()


@transaction.atomic
def answer_launch(*, by: Actor, asked: Asked, now: datetime) -> Answer:
    """Tell a tool who opened its course, once. Raises `RuleBroken` (TRN-59), `Launch.DoesNotExist`."""
    held = Launch.objects.select_for_update(of=("self",)).select_related("link__tool", "person")
    launch = held.get(hint=asked.login_hint)
    tool = launch.link.tool
    opened = Opened(
        own=launch.person_id in own_records(by),
        used=launch.used_at is not None,
        made_at=launch.made_at,
        ended=tool.ended_at is not None,
        client_id=tool.client_id,
        launch_url=tool.launch_url,
    )
    insist_on(launch_can_be_answered(asked, opened=opened, now=now))
    launch.used_at = now
    launch.save(update_fields=["used_at"])
    record("launch.answered", about=launch.person, by=by, now=now, details={"tool": tool.pk})
    token = lti.launch_token(settings.LEADWELL_LTI_KEY, _opening(launch, asked.nonce), now=now)
    return Answer(tool.launch_url, token, asked.state, launch.link.title)


def _opening(launch: Launch, nonce: str) -> lti.Opening:
    link, tool = launch.link, launch.link.tool
    return lti.Opening(
        issuer=settings.LEADWELL_ADDRESS,
        client_id=tool.client_id,
        deployment=tool.deployment,
        target=tool.launch_url,
        resource=link.resource,
        title=link.title,
        subject=str(launch.subject),
        nonce=nonce,
        grades=line_item_address(link),
    )
