"""The learning systems that our people open courses in, and what their courses are here."""

from __future__ import annotations

import secrets
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways import lti
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, Reason, RuleBroken, insist_on
from leadwell.training.actions.statements import NOT_THE_PROVIDER
from leadwell.training.models import LearningTool, Programme, Provider, ToolLink
from leadwell.training.permissions.programmes import may_offer
from leadwell.training.rules.learning.course_can_be_linked import course_can_be_linked
from leadwell.training.rules.learning.tool_can_be_registered import tool_can_be_registered

DEPLOYMENT = "1"


@transaction.atomic
def register_tool(
    *,
    by: Actor,
    provider_id: int,
    title: str,
    login_url: str,
    launch_url: str,
    keys: str,
    now: datetime,
) -> LearningTool:
    """Let a provider's learning system open courses for our people. `keys` is its JWKS as text.

    Raises `NotPermitted`, `RuleBroken` (TRN-56), `Provider.DoesNotExist`.
    """
    provider = Provider.objects.select_related("organisation").get(pk=provider_id)
    if not may_offer(by, provider.organisation):
        raise NotPermitted(NOT_THE_PROVIDER)
    loopback = settings.LEADWELL_MODE != "production"
    addresses = (login_url, launch_url)
    insist_on(tool_can_be_registered(title=title, addresses=addresses, loopback=loopback))
    tool = LearningTool.objects.create(
        provider=provider, title=title.strip(), client_id=secrets.token_hex(12),
        deployment=DEPLOYMENT, login_url=login_url, launch_url=launch_url, keys=_keys(keys),
        made_at=now,
    )  # fmt: skip
    record("learning_tool.registered", about=tool, by=by, now=now)
    return tool


def _keys(text: str) -> dict[str, object]:
    try:
        return lti.read_keys(text)
    except lti.Refused as refused:
        text = "The keys cannot be used: {says}."
        raise RuleBroken([Reason("TRN-56c", text, {"says": str(refused)})]) from refused


@transaction.atomic
def end_tool(*, by: Actor, tool_id: int, now: datetime) -> LearningTool:
    """From now on it opens nothing and tells nothing. Twice is once. Raises `NotPermitted`."""
    tool = _of_provider(by, tool_id)
    if tool.ended_at is None:
        tool.ended_at = now
        tool.save(update_fields=["ended_at"])
        record("learning_tool.ended", about=tool, by=by, now=now)
    return tool


def _of_provider(by: Actor, tool_id: int) -> LearningTool:
    held = LearningTool.objects.select_for_update(of=("self",))
    tool = held.select_related("provider__organisation").get(pk=tool_id)
    if not may_offer(by, tool.provider.organisation):
        raise NotPermitted(NOT_THE_PROVIDER)
    return tool


@transaction.atomic
def link_course(
    *,
    by: Actor,
    tool_id: int,
    programme_id: int,
    resource: str,
    title: str,
    threshold: Decimal,
    now: datetime,
) -> ToolLink:
    """Tie a course of a learning system to a programme, or change the least score that shows it. The same
    again changes nothing. Raises `NotPermitted`, `RuleBroken` (TRN-52)."""
    tool = _of_provider(by, tool_id)
    programme = Programme.objects.get(pk=programme_id)
    before = ToolLink.objects.filter(tool=tool, resource=resource.strip()).first()
    other = before is not None and before.programme_id != programme_id
    insist_on(
        course_can_be_linked(
            resource=resource,
            threshold=threshold,
            ended=tool.ended_at is not None,
            theirs=programme.provider_id in (None, tool.provider_id),
            taken=other and before is not None and before.launches.exists(),
        )
    )
    said = {"programme": programme, "title": title.strip()[:200], "threshold": threshold}
    if before and all(getattr(before, name) == value for name, value in said.items()):
        return before
    link, _made = ToolLink.objects.update_or_create(
        tool=tool, resource=resource.strip(), defaults=said
    )
    record("tool_link.kept", about=link, by=by, now=now, details={"programme": programme.code})
    return link
