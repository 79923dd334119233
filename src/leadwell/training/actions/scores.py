"""What a learning system tells us by itself: who it is, and what somebody scored in a course of its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.gateways import lti
from leadwell.history.actions import record
from leadwell.reasons import insist_on
from leadwell.training.models import Launch, Score, ToolLink, ToolProof, TrainingRecord
from leadwell.training.queries.tools import key_to_sign_with, token_address, tool_named
from leadwell.training.rules.learning.facts import Scored
from leadwell.training.rules.learning.score_can_be_taken import score_can_be_taken
from leadwell.training.rules.learning.score_shows import score_shows

A_LITTLE_LONGER = timedelta(minutes=5)


@transaction.atomic
def prove_tool(*, by: Actor, assertion: str, scope: str, now: datetime) -> tuple[str, str]:
    """Let a tool prove who it is, once with each proof. Answers a token and the scopes it is for. Raises
    `lti.Refused`."""
    tool = tool_named(lti.claimed_client(assertion))
    if tool is None:
        raise lti.Refused("we know no such client")
    proof = lti.read_assertion(
        assertion, keys=tool.keys, client_id=tool.client_id, audience=token_address(), now=now
    )
    token, given = lti.access_token(
        key_to_sign_with(), client_id=tool.client_id, issuer=settings.LEADWELL_ADDRESS, asked=scope,
        now=now,
    )  # fmt: skip
    ToolProof.objects.filter(tool=tool, until__lt=now - A_LITTLE_LONGER).delete()
    _one, made = ToolProof.objects.get_or_create(
        tool=tool, number=proof.number, defaults={"until": proof.until}
    )
    if not made:
        raise lti.Refused("this proof was used before")
    record("learning_tool.proved", about=tool, by=by, now=now)
    return token, " ".join(given)


@transaction.atomic
def store_score(*, by: Actor, link: ToolLink, said: lti.ScoreSaid, now: datetime) -> Score:
    """Keep what a tool says somebody scored; where it shows the course completed, as training. The same
    again changes nothing. Raises `RuleBroken` (TRN-57)."""
    # Locked, so that of two scores told at once the later by the tool's clock wins.
    link = ToolLink.objects.select_for_update().get(pk=link.pk)
    launch = launched(link, said.subject)
    before = Score.objects.filter(link=link, person=launch.person_id) if launch else None
    last = before.last() if before else None
    score = _row(link, said, now)
    same = last is not None and _told(last) == _told(score)
    met = Scored(launch is not None, said.said_at, last.said_at if last else None, same)
    insist_on(score_can_be_taken(met, now=now))
    if last is not None and same:
        return last
    assert launch is not None
    score.person_id = launch.person_id
    score.save()
    event = record("score.stored", about=launch.person, by=by, now=now, details={"course": link.pk})
    _keep_what_it_shows(score, event)
    return score


def launched(link: ToolLink, subject: str) -> Launch | None:
    """The last opening of this very course by whom the tool calls so, if it was told of one."""
    try:
        number = UUID(subject)
    except ValueError:
        return None
    told = Launch.objects.filter(link=link, subject=number, used_at__isnull=False)
    return told.select_related("person").order_by("-made_at").first()


def _row(link: ToolLink, said: lti.ScoreSaid, now: datetime) -> Score:
    return Score(
        link=link, given=_points(said.given), maximum=_points(said.maximum), activity=said.activity,
        grading=said.grading, said_at=said.said_at, stored_at=now,
    )  # fmt: skip


def _points(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number)).quantize(Decimal("0.001"))


def _told(score: Score) -> tuple[object, ...]:
    return (score.given, score.maximum, score.activity, score.grading, score.said_at)


def _keep_what_it_shows(score: Score, event: int) -> None:
    """The last score counts: what an earlier one showed goes where this one does not show it."""
    link = ToolLink.objects.select_related("programme", "tool__provider__organisation").get(
        pk=score.link_id
    )
    category = f"lti:{link.pk}"
    TrainingRecord.objects.filter(person=score.person_id, category=category).delete()
    shows = score_shows(
        activity=score.activity, grading=score.grading, given=score.given, maximum=score.maximum,
        threshold=link.threshold,
    )  # fmt: skip
    if shows:
        at = link.tool.provider.organisation
        TrainingRecord.objects.create(
            person_id=score.person_id, organisation=at, category=category,
            title=link.programme.title, completed_on=localdate(score.said_at),
            provider=at.name[:120], noted_in=event,
        )  # fmt: skip
