"""What a person meets who asks about their own record."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Fact, Link
from leadwell.design.words import day
from leadwell.keeping.models import Dispute, RightsRequest
from leadwell.keeping.pages.shapes import AskPage, my_crumbs
from leadwell.keeping.pages.words import days_left, ready_to_read
from leadwell.keeping.queries import acknowledge_by, words
from leadwell.keeping.queries.facts import HeldFact
from leadwell.keeping.rules.facts import DisputeState, RequestState
from leadwell.keeping.rules.request_can_be_moved_on import OVER


def dispute_fact_page(held: HeldFact) -> AskPage:
    employer = held.organisation.name if held.organisation else _("Nobody yet")
    return AskPage(
        title=_("What is wrong with this? {fact}").format(fact=words.fact(held.fact)),
        purpose=_("Tell your employer what is right. Both stay on your record with their answer."),
        facts=(
            Fact(words.fact(held.fact), ready_to_read(held.fact, held.held), is_data=True),
            Fact(_("Who answers"), employer, is_data=held.organisation is not None),
        ),
        words=(_("They have a month to answer."),),
        button=_("Tell them"),
        crumbs=my_crumbs(),
    )


def ask_page() -> AskPage:
    return AskPage(
        title=_("What do you want to ask about your record?"),
        purpose=_("The law gives you these rights. The answer is due within a month."),
        words=(
            _("You can already see and download everything held about you on your record."),
            _(
                "A job title, a date or your hours are quicker to dispute one by one, from your record."
            ),
        ),
        button=_("Send it"),
        ways=(Link(_("How long is what kept?"), reverse("keeping:times")),),
        crumbs=my_crumbs(),
    )


def claim_page() -> AskPage:
    return AskPage(
        title=_("Is another record yours too?"),
        purpose=_("If you worked elsewhere, your record there can be joined to this one."),
        words=(
            _("Somebody who keeps records there says yes or no. Nothing changes until they do."),
            _("We do not say here whether a number exists, to you or to anybody."),
        ),
        button=_("Ask them"),
        crumbs=my_crumbs(),
    )


def my_dispute_page(asked: Dispute, *, today: date) -> AskPage:
    """One of the asker's own disputes, with the answer once there is one."""
    open_ = asked.state == DisputeState.OPEN
    return AskPage(
        title=_("Your dispute {n}: {fact}").format(n=asked.pk, fact=words.fact(asked.fact)),
        purpose=_("What was held, what you said, and what they answered. All of it stays."),
        facts=_of_dispute(asked, today=today),
        button="" if open_ else _("Keep my reply"),
        crumbs=my_crumbs(),
    )


def _of_dispute(asked: Dispute, *, today: date) -> tuple[Fact, ...]:
    facts = [
        Fact(_("What was held"), ready_to_read(asked.fact, asked.held), is_data=True),
        Fact(_("What you say is right"), asked.should_say, is_data=True),
        Fact(_("Who answers"), asked.organisation.name, is_data=True),
        Fact(_("State"), words.state(asked.state).text),
    ]
    if asked.because:
        facts.insert(2, Fact(_("How they can check"), asked.because, is_data=True))
    if asked.state == DisputeState.OPEN:
        left = days_left(asked.due_on, today=today).text
        return (*facts, Fact(_("Answer due"), f"{day(asked.due_on)} ({left})"))
    facts += [
        Fact(_("Their answer"), asked.answer, is_data=True),
        Fact(_("Answered by"), asked.answered_by, is_data=True),
        Fact(_("Answered on"), day(asked.answered_at)),
    ]
    return (
        (*facts, Fact(_("Your reply"), asked.reply, is_data=True)) if asked.reply else tuple(facts)
    )


def my_request_page(asked: RightsRequest, *, today: date) -> AskPage:
    """One of the asker's own requests: its clock, a question to answer, or the answer."""
    waits = asked.state == RequestState.WAITING
    over = RequestState(asked.state) in OVER
    take_back = Link(_("Take this back"), reverse("keeping:withdraw", args=[asked.pk]))
    return AskPage(
        title=_("Your request {n}: {kind}").format(n=asked.pk, kind=words.kind(asked.kind)),
        purpose=_("What you asked, where it has got to, and when the answer is due."),
        facts=request_facts(asked, today=today),
        button=_("Send my answer") if waits else "",
        ways=() if over else (take_back,),
        crumbs=my_crumbs(),
    )


def request_facts(asked: RightsRequest, *, today: date) -> tuple[Fact, ...]:
    """A request as both sides read it."""
    facts = [
        Fact(_("Asked"), asked.says, is_data=True),
        Fact(_("Who answers"), asked.organisation.name, is_data=True),
        Fact(_("Received"), day(asked.received_on)),
        Fact(_("State"), words.state(asked.state).text),
        *_clock(asked, today=today),
    ]
    facts += [
        Fact(_("They asked on {day}").format(day=day(each.from_on)), each.asks, is_data=True)
        for each in asked.pauses.all()
    ]
    if asked.extended_because:
        facts.append(Fact(_("Why it takes longer"), asked.extended_because, is_data=True))
    if asked.answer:
        facts.append(Fact(_("The answer"), asked.answer, is_data=True))
        facts.append(Fact(_("Answered on"), day(asked.answered_at)))
    if asked.route:
        facts.append(Fact(_("Where else to turn"), asked.route, is_data=True))
    return tuple(facts)


def _clock(asked: RightsRequest, *, today: date) -> list[Fact]:
    if RequestState(asked.state) in OVER:
        return []
    stands = asked.state == RequestState.WAITING
    left = days_left(asked.due_on, today=today, stands=stands).text
    due = left if stands else f"{day(asked.due_on)} ({left})"
    facts = [Fact(_("Answer due"), due)]
    if by := acknowledge_by(asked):
        facts.append(Fact(_("Acknowledged by"), day(by)))
    return facts


def withdraw_page(asked: RightsRequest) -> AskPage:
    return AskPage(
        title=_("Take back your request {n}?").format(n=asked.pk),
        purpose=_("Nobody answers it any more. You can ask again at any time."),
        facts=(Fact(_("Asked"), asked.says, is_data=True),),
        button=_("Take it back"),
        crumbs=my_crumbs(),
    )
