"""Everything held about me to take away: for another computer system, and to read or print.

The layout of the data is numbered. A new field may appear under the same number; a field that goes or
changes its meaning makes a new one. docs/how-to/answer-a-request.md lists them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Fact, Table
from leadwell.design.pdf import Paper, PaperPart
from leadwell.design.words import moment
from leadwell.home.pages.applied import applied_data
from leadwell.home.pages.completed import completed_data
from leadwell.home.pages.record import NOTHING_TOLD, PostCard, record_page
from leadwell.home.rules.facts import Told
from leadwell.keeping.queries import Dispute, HeldPost, MyRecord, RightsRequest
from leadwell.people.models import Claim

LAYOUT = "leadwell-my-record"
VERSION = 1


def as_data(held: MyRecord, *, now: datetime, told: Told = NOTHING_TOLD) -> dict[str, Any]:
    """The record as plain values: days as 2026-03-12, moments with their zone."""
    return {
        "layout": LAYOUT,
        "version": VERSION,
        "made_at": now.isoformat(),
        "made_up": held.person.made_up,
        "person": {"record": held.person.pk, "name": held.person.name, "email": held.email},
        "also_known_as": [{"record": each.pk, "name": each.name} for each in held.others],
        "posts": [_post(each) for each in held.posts],
        "numbers": [
            {"from": each.kind, "organisation": each.place, "number": each.value}
            for each in held.numbers
        ],
        "roles": [
            {"role": each.role, "organisation": each.place, **_days(each.from_on, each.until_on)}
            for each in held.roles
        ],
        "training": [completed_data(each) for each in told.completed],
        "applications": [applied_data(each) for each in told.applied],
        "opened_by_others": [
            {"by": each.by, "organisation": each.place, "at": each.at.isoformat()}
            for each in held.looked
        ],
        "disputes": [_dispute(each) for each in held.disputes],
        "requests": [_request(each) for each in held.requests],
        "claims": [_claim(each) for each in held.claims],
        "not_here": {"declarations": "/my/declarations/"},
    }


def _days(from_on: date, until_on: date | None) -> dict[str, str | None]:
    return {"from": from_on.isoformat(), "until": until_on.isoformat() if until_on else None}


def _post(each: HeldPost) -> dict[str, Any]:
    held, post = each.tenure, each.tenure.post
    source = each.source
    return {
        "organisation": {"code": post.organisation.code, "name": post.organisation.name},
        "number": post.number,
        "title": post.title,
        "unit": post.unit,
        "staff_group": post.staff_group,
        "job_role": post.job_role,
        "band": post.band,
        "pay_scale": post.pay_scale,
        "level": post.level,
        "leads_people": post.leads,
        "board_member": post.board,
        "votes_on_the_board": post.votes,
        "executive_member_of_the_board": post.executive,
        "footing": held.kind,
        "fte": None if held.fte is None else float(held.fte),
        **_days(held.from_on, held.until_on),
        "reference": held.reference,
        "came_from": source and {"what": source.says, "at": source.at.isoformat(), "by": source.by},
    }


def _dispute(each: Dispute) -> dict[str, Any]:
    return {
        "fact": each.fact,
        "held": each.held,
        "should_say": each.should_say,
        "because": each.because,
        "state": each.state,
        "organisation": each.organisation.code,
        "received": each.received_on.isoformat(),
        "due": each.due_on.isoformat(),
        "answer": each.answer,
        "answered_by": each.answered_by,
        "reply": each.reply,
    }


def _request(each: RightsRequest) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "says": each.says,
        "state": each.state,
        "organisation": each.organisation.code,
        "received": each.received_on.isoformat(),
        "due": each.due_on.isoformat(),
        "pauses": [
            {"asks": pause.asks, **_days(pause.from_on, pause.until_on)}
            for pause in each.pauses.all()
        ],
        "answer": each.answer,
        "route": each.route,
    }


def _claim(each: Claim) -> dict[str, Any]:
    return {
        "from": each.scheme.kind,
        "organisation": each.scheme.place,
        "number": each.value,
        "says": each.says,
        "made_at": each.made_at.isoformat(),
        "accepted": each.accepted,
        "reason": each.reason,
    }


# The same on paper


def paper(held: MyRecord, *, now: datetime, told: Told = NOTHING_TOLD) -> Paper:
    """What the page says, to read or print: the same words from the same place."""
    page = record_page(held, today=now.date(), told=told)
    words = (page.answer, page.doubt)
    here = _("What you declared about yourself is behind its own door: {address}")
    return Paper(
        title=_("What is held about {name}").format(name=held.person.name),
        words=(*words, here.format(address="/my/declarations/")),
        parts=(
            _facts(_("You"), page.person),
            *(_of_post(each) for each in (*page.today, *page.before)),
            _table(_("What you have asked"), page.asked),
            _table(_("Numbers employers gave you"), page.numbers),
            _table(_("What you completed"), page.completed),
            _table(_("What you applied for"), page.applied),
            _table(_("Who has looked"), page.looked),
            _table(_("Your roles"), page.roles),
        ),
        drawn_at=now,
        footer=_("Made on {moment}. Page").format(moment=moment(now)),
        made_up=page.made_up,
    )


def _of_post(card: PostCard) -> PaperPart:
    return _facts(f"{card.heading}, {card.place} ({card.tag.text})", card.facts)


def _facts(heading: str, facts: tuple[Fact, ...]) -> PaperPart:
    rows = tuple((fact.key, str(fact.value)) for fact in facts)
    return PaperPart(heading, columns=(_("What"), _("As it is held")), rows=rows)


def _table(heading: str, table: Table) -> PaperPart:
    if not table.rows:
        return PaperPart(heading, words=(table.empty,))
    return PaperPart(
        heading,
        columns=tuple(column.text for column in table.columns),
        rows=tuple(tuple(_text(cell) for cell in row.cells) for row in table.rows),
    )


def _text(cell: Any) -> str:
    if not isinstance(cell, Cell):
        return str(cell)
    return " ".join(part for part in (cell.tag.text if cell.tag else "", str(cell.text)) if part)
