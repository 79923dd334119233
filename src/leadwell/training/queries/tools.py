"""The learning systems that courses are opened in, their courses, and what they told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.gateways import lti
from leadwell.training.models import Launch, LearningTool, Programme, Score, ToolLink
from leadwell.training.permissions.records import beneath

MOST = 1_000


@dataclass(frozen=True, slots=True)
class ToolOpened:
    """One learning system with its courses, and the programmes these can be tied to."""

    tool: LearningTool
    links: Sequence[ToolLink]
    programmes: Sequence[tuple[str, str]]


def tools(*, by: Actor) -> QuerySet[LearningTool]:
    """The learning systems of the providers for which the asker offers training."""
    path = "provider__organisation__path"
    found = LearningTool.objects.filter(beneath(by, Permission.OFFER_TRAINING, path))
    return found.select_related("provider__organisation").annotate(courses=Count("links"))


def opened_tool(number: int, *, by: Actor) -> ToolOpened:
    """One of them. Errors: `LearningTool.DoesNotExist`."""
    found = tools(by=by).get(pk=number)
    links = ToolLink.objects.filter(tool=found).select_related("programme")
    links = links.annotate(people=Count("launches__person", distinct=True)).order_by("title", "pk")
    theirs = Programme.objects.filter(Q(provider=None) | Q(provider=found.provider))
    named = [(str(one.pk), one.title) for one in theirs.order_by("title", "pk")]
    return ToolOpened(found, list(links), named)


def tool_named(client_id: str) -> LearningTool | None:
    """The learning system with this identifier, unless it was ended."""
    return LearningTool.objects.filter(client_id=client_id, ended_at__isnull=True).first()


def courses_of(programme: Programme, *, by: Actor) -> list[ToolLink]:
    """The courses of a programme in learning systems that open them, for whoever is signed in."""
    found = ToolLink.objects.filter(programme=programme, tool__ended_at__isnull=True)
    return list(found.order_by("title", "pk")) if by.may_somewhere(Permission.SIGNED_IN) else []


def link_for(number: int, *, token: str, scope: str, now: datetime) -> ToolLink:
    """A course for the tool whose token this is, if it was given for that. Raises `lti.Refused`;
    `ToolLink.DoesNotExist` for another tool's."""
    issuer = settings.LEADWELL_ADDRESS
    client = lti.read_access_token(key_to_sign_with(), token, issuer=issuer, scope=scope, now=now)
    courses = ToolLink.objects.filter(tool__client_id=client, tool__ended_at__isnull=True)
    return courses.select_related("tool").get(pk=number)


def key_to_sign_with() -> str:
    """The key of this site. Raises `lti.Refused` where it has none."""
    if not settings.LEADWELL_LTI_KEY:
        raise lti.Refused("this site opens no courses")
    return str(settings.LEADWELL_LTI_KEY)


def our_keys() -> dict[str, Any]:
    """The public half of the key that signs launches; none where this site has no key."""
    return lti.keyset(settings.LEADWELL_LTI_KEY) if settings.LEADWELL_LTI_KEY else {"keys": []}


def line_item(link: ToolLink) -> dict[str, object]:
    """A course as the tool reads where its scores go."""
    return {
        "id": line_item_address(link),
        "label": link.title,
        "scoreMaximum": 100,
        "resourceLinkId": link.resource,
    }


def results(link: ToolLink, *, subject: str = "") -> list[dict[str, object]]:
    """The last score of everybody in a course, by the tool's own words for them."""
    launches = Launch.objects.filter(link=link, used_at__isnull=False).order_by("made_at")
    names = {one.person_id: str(one.subject) for one in launches}
    last = {one.person_id: one for one in Score.objects.filter(link=link).order_by("said_at")}
    rows = [_result(one, names[person]) for person, one in last.items() if person in names]
    return [row for row in rows if not subject or row["userId"] == subject][:MOST]


def _result(score: Score, subject: str) -> dict[str, object]:
    address = line_item_address(score.link)
    found = {"id": f"{address}/results/{subject}", "scoreOf": address, "userId": subject}
    if score.given is None or score.maximum is None:
        return dict(found)
    return {**found, "resultScore": float(score.given), "resultMaximum": float(score.maximum)}


def course_to_open(number: int, *, by: Actor) -> ToolLink:
    """One course somebody can open. Errors: `ToolLink.DoesNotExist`."""
    found = ToolLink.objects.select_related("tool__provider__organisation", "programme").get(
        pk=number, tool__ended_at__isnull=True
    )
    if not by.may_somewhere(Permission.SIGNED_IN):
        raise ToolLink.DoesNotExist
    return found


def line_item_address(link: ToolLink) -> str:
    """Where a tool asks about a course and sends its scores."""
    return f"{settings.LEADWELL_ADDRESS}/lti/lineitems/{link.pk}"


def token_address() -> str:
    """Where a tool proves who it is."""
    return f"{settings.LEADWELL_ADDRESS}/lti/token"
