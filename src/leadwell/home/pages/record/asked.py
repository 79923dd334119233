"""What I asked: disputes, requests and claims, with what is due."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Row, Table, Tag
from leadwell.design.plain_pages import plain_table
from leadwell.design.words import day
from leadwell.keeping.queries import CLAIM_DAYS, MyRecord, words
from leadwell.keeping.rules.facts import DisputeState, RequestState
from leadwell.people.models import Claim


def asked_table(held: MyRecord) -> Table:
    """Disputes, requests and claims of mine, with what is due."""
    return plain_table(
        _("What you have asked"),
        (_("What"), _("Where"), _("State"), _("Answer, or when it is due")),
        [*_disputes(held), *_requests(held), *_claims(held)],
        _("You have asked nothing. You can dispute any fact below, or ask in your own words."),
    )


def _disputes(held: MyRecord) -> list[Row]:
    return [
        _row(
            Cell(
                _("Dispute {n}: {what}").format(n=each.pk, what=words.fact(each.fact)),
                href=reverse("keeping:my-dispute", args=[each.pk]),
            ),
            each.organisation.name,
            words.state(each.state),
            day(each.due_on) if each.state == DisputeState.OPEN else "–",
        )
        for each in held.disputes
    ]


def _requests(held: MyRecord) -> list[Row]:
    return [
        _row(
            Cell(
                _("Request {n}: {what}").format(n=each.pk, what=words.kind(each.kind)),
                href=reverse("keeping:my-request", args=[each.pk]),
            ),
            each.organisation.name,
            words.state(each.state),
            _due(each.state, each.due_on),
        )
        for each in held.requests
    ]


def _due(state: str, due_on: date) -> str:
    if state == RequestState.WAITING:
        return _("When you have answered")
    return day(due_on) if state == RequestState.OPEN else "–"


def _claims(held: MyRecord) -> list[Row]:
    return [
        _row(
            Cell(_("Claim of a record")),
            held.places.get(each.scheme.place, each.scheme.place),
            _claim(each.accepted),
            each.reason or _claim_due(each),
        )
        for each in held.claims
    ]


def _claim_due(each: Claim) -> str:
    if each.accepted is not None:
        return "–"
    return day(localdate(each.made_at) + timedelta(days=CLAIM_DAYS))


def _claim(accepted: bool | None) -> Tag:
    if accepted is None:
        return Tag(_("Waiting for an answer"), "attention")
    return Tag(_("Joined"), "good") if accepted else Tag(_("Not yours, they say"), "quiet")


def _row(what: Cell, place: str, state: Tag, due: str) -> Row:
    return Row((what, Cell(place, is_data=True), Cell("", tag=state), Cell(due)))
