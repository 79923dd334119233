"""What somebody meets who answers for an employer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.actor import Actor, Permission
from leadwell.design.pages import Cell, Column, Fact, Link, Row, Table
from leadwell.design.words import day
from leadwell.keeping.models import Dispute, RightsRequest
from leadwell.keeping.pages.mine import request_facts
from leadwell.keeping.pages.shapes import AskPage, ListPage, Part, keeping_crumbs
from leadwell.keeping.pages.words import days_left, ready_to_read
from leadwell.keeping.queries import AskedClaim, Waiting, WhereItStands, words
from leadwell.keeping.rules.facts import DisputeState, RequestState
from leadwell.keeping.rules.request_can_be_moved_on import OVER

DOORS = {
    "dispute": "keeping:dispute",
    "request": "keeping:request",
    "claim": "keeping:answer-claim",
}


def waiting_page(found: Sequence[Waiting], *, by: Actor, today: date) -> ListPage:
    """Everything that waits, the most urgent first."""
    columns = (_("What"), _("Who"), _("Where"), _("Days left"))
    table = Table(
        caption=_("What waits for an answer"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(_row(each, today=today) for each in found),
        empty=_("Nothing waits. Requests, disputes and claims of your people come here."),
        stacked=True,
    )
    return ListPage(
        title=_("What waits for an answer?"),
        purpose=_("People ask about their record or dispute it. The law gives you a month."),
        answer=_answer(found, today=today),
        ways=_ways(by),
        parts=(Part("waiting", _("Waiting"), table),),
    )


def _answer(found: Sequence[Waiting], *, today: date) -> str:
    if not found:
        return _("Nothing waits for an answer.")
    late = sum(1 for each in found if not each.stands and each.due_on < today)
    waits = ngettext("%(n)s thing waits.", "%(n)s things wait.", len(found)) % {"n": len(found)}
    if not late:
        return waits + " " + _("None is late.")
    return waits + " " + ngettext("%(n)s is late.", "%(n)s are late.", late) % {"n": late}


def _ways(by: Actor) -> tuple[Link, ...]:
    offered = (
        (Permission.HOLD_RECORDS, _("Holds"), "keeping:holds"),
        (Permission.DISPOSE_OF_RECORDS, _("Records whose time is over"), "keeping:over"),
        (Permission.JOIN_PEOPLE, _("Join two records"), "keeping:joining"),
        (Permission.PUBLIC, _("How long is what kept?"), "keeping:times"),
    )
    return tuple(
        Link(text, reverse(name))
        for permission, text, name in offered
        if by.may_somewhere(permission)
    )


def _row(each: Waiting, *, today: date) -> Row:
    due = days_left(each.due_on, today=today, stands=each.stands)
    told = day(each.due_on)
    if each.acknowledge_by:
        told = _("{due}; acknowledge by {day}").format(due=told, day=day(each.acknowledge_by))
    return Row(
        (
            Cell(
                _what(each), href=reverse(DOORS[each.what], args=[each.number]), hidden=each.person
            ),
            Cell(each.person, is_data=True),
            Cell(each.place, is_data=True),
            Cell(told, tag=due),
        )
    )


def _what(each: Waiting) -> str:
    if each.what == "dispute":
        return _("Dispute: {fact}").format(fact=words.fact(each.says))
    if each.what == "claim":
        return _("Claim of a record")
    return words.kind(each.says)


def answer_dispute_page(
    asked: Dispute, *, stands: WhereItStands, in_the_way: tuple[str, ...], today: date
) -> AskPage:
    open_ = asked.state == DisputeState.OPEN
    due = days_left(asked.due_on, today=today).text
    facts = [
        Fact(_("Who"), asked.person.name, is_data=True),
        Fact(words.fact(asked.fact), ready_to_read(asked.fact, asked.held), is_data=True),
        Fact(_("They say it should be"), asked.should_say, is_data=True),
        Fact(
            _("How you can check"),
            asked.because or _("They did not say"),
            is_data=bool(asked.because),
        ),
        Fact(_("Where"), asked.organisation.name, is_data=True),
    ]
    facts.append(
        Fact(_("Answer due"), f"{day(asked.due_on)} ({due})")
        if open_
        else Fact(_("Your answer"), asked.answer, is_data=True)
    )
    if asked.reply:
        facts.append(Fact(_("Their reply"), asked.reply, is_data=True))
    return AskPage(
        title=_("Dispute {n}: is it wrong?").format(n=asked.pk),
        purpose=_("Check it, put it right where it is kept, and tell them. Both versions stay."),
        in_the_way=in_the_way if open_ else (),
        facts=tuple(facts),
        button=_("Send the answer") if open_ and not in_the_way else "",
        ways=_to_the_record(stands),
        crumbs=keeping_crumbs(),
    )


def _to_the_record(stands: WhereItStands) -> tuple[Link, ...]:
    """The ways to what a dispute is about, for those who may go there."""
    ways = []
    if stands.person:
        href = reverse("organisations:person", args=[stands.person.pk])
        ways.append(Link(_("See the record"), href, hidden=stands.person.name))
    if stands.tenure:
        code = stands.tenure.post.organisation.code
        href = reverse("organisations:change-staff", args=[code, stands.tenure.pk])
        ways.append(Link(_("Put it right by hand"), href, hidden=stands.tenure.post.title))
    return tuple(ways)


def answer_request_page(
    asked: RightsRequest, *, in_the_way: tuple[str, ...], today: date
) -> AskPage:
    over = RequestState(asked.state) in OVER
    return AskPage(
        title=_("Request {n}: {kind}").format(n=asked.pk, kind=words.kind(asked.kind)),
        purpose=_(
            "Answer within a month. Ask early if you do not know who they are or what they mean."
        ),
        in_the_way=() if over else in_the_way,
        facts=(
            Fact(_("Who"), asked.person.name, is_data=True),
            *request_facts(asked, today=today),
        ),
        button="" if over or in_the_way else _("Do this"),
        crumbs=keeping_crumbs(),
    )


def answer_claim_page(asked: AskedClaim, *, in_the_way: tuple[str, ...]) -> AskPage:
    claim = asked.claim
    over = claim.decided_at is not None
    found = asked.found.name if asked.found else _("No record here has that number")
    facts = (
        Fact(_("Who claims it"), claim.person.name, is_data=True),
        Fact(_("Their number"), claim.value, is_data=True),
        Fact(_("It leads to"), found, is_data=asked.found is not None),
        Fact(_("What they say"), claim.says or _("Nothing"), is_data=bool(claim.says)),
        Fact(_("Asked on"), day(claim.made_at)),
    )
    decided = (Fact(_("Your answer"), claim.reason, is_data=True),) if over else ()
    return AskPage(
        title=_("Claim {n}: is the record theirs?").format(n=claim.pk),
        purpose=_("Say yes only if you are sure. Yes joins the two records, and can be undone."),
        in_the_way=() if over else in_the_way,
        facts=(*facts, *decided),
        button="" if over or in_the_way else _("Send the answer"),
        crumbs=keeping_crumbs(),
    )
