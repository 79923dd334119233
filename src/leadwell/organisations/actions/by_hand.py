"""What the actions by hand share: finding what may be changed, going on from a day, and saying in words
what the database refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.organisations import permissions
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.queries.levels import level_mapping
from leadwell.organisations.rules.facts import Admitted, Entry, Gate, PostFacts, Span
from leadwell.organisations.rules.level_of import level_of
from leadwell.reasons import NotPermitted, Reason, RuleBroken

Row = TypeVar("Row", Post, Tenure, ReportingLine)
Asked = ParamSpec("Asked")
Done = TypeVar("Done")
# Two people drawing lines at once could close a circle that neither of them saw.
ONE_LINE_AT_A_TIME = 7_302_213
REFUSED = "Only those who keep the staff records of this place change them."
_IN_WORDS = {
    "one_time_in_a_post_at_a_time": Reason(
        "ORG-24c", "This person already holds this post on those days."
    ),
    "one_reporting_line_at_a_time": Reason(
        "ORG-25d", "Somebody else has just said to whom this post reports. Look again."
    ),
    "one_open_post_per_number": Reason(
        "ORG-23d", "Another open post has this number. Use another number."
    ),
    "one_open_tenure_per_reference": Reason(
        "ORG-24d", "A file has just said more about this person. Look again."
    ),
    "one_person_per_identifier": Reason(
        "ORG-28", "Another person has this staff number. Use another number."
    ),
}


@contextmanager
def said_in_words() -> Iterator[None]:
    """Where the database refuses what a rule would, the refusal is a sentence all the same: somebody
    else, or a file, may have written between our looking and our writing."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as trouble:
        diagnosis = getattr(trouble.__cause__, "diag", None)
        reason = _IN_WORDS.get(getattr(diagnosis, "constraint_name", None) or "")
        if reason is None:
            raise
        raise RuleBroken([reason]) from trouble


def draw_lines_alone() -> None:
    """Wait until nobody else draws reporting lines by hand. Whoever will draw one asks for this before
    locking anything else, so that no two wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_LINE_AT_A_TIME])


def keeper_of(code: str, *, by: Actor) -> Organisation:
    """The organisation whose staff the asker keeps, locked so that its post numbers are given once.

    Raises `Organisation.DoesNotExist`, or `NotPermitted`.
    """
    place = Organisation.objects.select_for_update(no_key=True).get(code=code.strip().upper())
    if not permissions.may_keep_staff(by, place):
        raise NotPermitted(REFUSED)
    return place


def post_to_change(post_id: int, *, by: Actor, now: datetime) -> Post:
    """The post, locked. What the asker may not see does not exist; what they see they may not change."""
    found = Post.objects.select_related("organisation").select_for_update(of=("self",), no_key=True)
    post = found.get(pk=post_id)
    if not permissions.may_see_post(by, post, localdate(now)):
        raise Post.DoesNotExist
    if not permissions.may_keep_staff(by, post.organisation):
        raise NotPermitted(REFUSED)
    return post


def tenure_to_change(tenure_id: int, *, by: Actor, now: datetime) -> Tenure:
    """The time in a post, its post locked too."""
    found = Tenure.objects.select_related("post__organisation", "person")
    tenure = found.select_for_update(of=("self", "post"), no_key=True).get(pk=tenure_id)
    if not permissions.may_see_tenure(by, tenure, localdate(now)):
        raise Tenure.DoesNotExist
    if not permissions.may_keep_staff(by, tenure.post.organisation):
        raise NotPermitted(REFUSED)
    return tenure


def span(row: Post | Tenure | ReportingLine) -> Span:
    """The days of a row, for rules."""
    return Span(row.from_on, row.until_on)


def facts_of(post: Post) -> PostFacts:
    """What is said about a post today, for rules."""
    return PostFacts(
        title=post.title,
        unit=post.unit,
        staff_group=post.staff_group,
        job_role=post.job_role,
        band=post.band,
        pay_scale=post.pay_scale,
        leads=post.leads,
        board=post.board,
        votes=post.votes,
        executive=post.executive,
    )


def level(facts: PostFacts, *, on: date) -> int | None:
    """The level of the standards that the mapping of a day gives a post, as it does for files."""
    return level_of(
        facts.band,
        facts.job_role,
        leads=facts.leads,
        board=facts.board,
        mapping=level_mapping(on),
    ).level


def entry(
    person_id: int, post: Post, facts: PostFacts, at_level: int | None, days: Span, **more: Any
) -> Entry:
    """Somebody about to hold a post as it is described here, for the gate."""
    return Entry(
        person_id=person_id,
        post_id=post.pk,
        organisation_id=post.organisation_id,
        path=post.organisation.path,
        facts=facts,
        level=at_level,
        from_on=days.from_on,
        until_on=days.until_on,
        **more,
    )


def admitted(entry: Entry, gate: Gate) -> Admitted:
    """What the gate says, where it lets somebody in. Raises `RuleBroken` with its reasons."""
    said = gate(entry)
    if said.in_the_way:
        raise NotAdmitted(said)
    said.remember()
    return said


class NotAdmitted(RuleBroken):
    """The gate let somebody not in."""

    def __init__(self, said: Admitted) -> None:
        super().__init__(said.in_the_way)
        self.said = said


def whole(action: Callable[Asked, Done]) -> Callable[Asked, Done]:
    """An action that asks the gate is done as a whole or not at all. That the gate said no is kept then:
    after everything else is undone, and before whoever asked is told."""

    @wraps(action)
    def done(*args: Asked.args, **named: Asked.kwargs) -> Done:
        try:
            with transaction.atomic():
                return action(*args, **named)
        except NotAdmitted as refused:
            refused.said.remember()
            raise

    return done


def remember_entry(
    post: Post, said: Admitted, details: Mapping[str, object], *, by: Actor, now: datetime
) -> int:
    """That somebody began in a post, and under which rules and versions they were let in."""
    rules, versions = said.rules, said.versions
    return history.record(
        "post.filled", about=post, by=by, now=now, details=details, rules=rules, versions=versions
    )


def go_on(row: Row, *, on: date, event: int, **changes: object) -> Row:
    """Let a row go on in another way from a day: the old period ends and a new one begins. What has
    not begun before that day was never so, and is corrected in place."""
    changes = {**changes, **({"said": None} if isinstance(row, Tenure) else {})}
    if row.from_on >= on:
        return _saved(row, **changes)
    same = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    new = type(row)(**{**same, "id": None})
    end(row, on=on, event=event)
    return _saved(new, **changes, from_on=on, noted_in=event)


def end(row: Post | Tenure | ReportingLine, *, on: date, event: int) -> None:
    """End a row on a day. What had not begun by then was never so."""
    if row.from_on >= on and isinstance(row, ReportingLine):
        row.delete()
        return
    if isinstance(row, Tenure):
        row.said = None
    row.until_on, row.ended_in = on, event
    row.save()


def _saved(row: Row, **changes: object) -> Row:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    return row
