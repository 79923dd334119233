"""What the pages about prior learning say."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import moment
from leadwell.training.models import Evidence, PriorLearning


def _mine(*more: Crumb) -> tuple[Crumb, ...]:
    return (
        Crumb(_("My page"), reverse("home:my")),
        Crumb(_("What I have learned already"), reverse("training:my-learning")),
        *more,
    )


def _panels(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(_("Prior learning to decide on"), reverse("training:claims")), *more)


def state_tag(claim: PriorLearning) -> Tag:
    """Where a claim has got to, in a word or two."""
    if claim.heard_at:
        return Tag(_("Counts"), "good") if claim.upheld else Tag(_("Refused"), "attention")
    if claim.appealed_at:
        return Tag(_("Appealed"), "you")
    if claim.decided_at:
        return Tag(_("Counts"), "good") if claim.granted else Tag(_("Refused"), "attention")
    return Tag(_("Waits for a panel"), "quiet")


def my_learning_page(claims: Sequence[PriorLearning]) -> ListPage:
    """One's own claims."""
    rows = tuple(
        Row(
            (
                Cell(moment(one.asked_at), href=reverse("training:my-claim", args=[one.pk])),
                Cell(_what(one), is_data=True),
                Cell("", tag=state_tag(one)),
            )
        )
        for one in claims
    )
    table = Table(
        caption=_("What you asked to have recognised"),
        caption_hidden=True,
        columns=(Column(_("Asked")), Column(_("What")), Column(_("Where it stands"))),
        rows=rows,
        empty=_("You have not asked for anything to be recognised yet."),
        stacked=True,
    )
    return ListPage(
        title=_("What I have learned already"),
        purpose=_("What you learned elsewhere can count here. A panel looks at what you show."),
        answer=_("You do not have to learn again what you can show."),
        crumbs=_mine()[:1],
        ways=(
            Link(_("Ask for something to be recognised"), reverse("training:claim-learning")),
            Link(_("When am I reminded?"), reverse("training:my-reminders")),
        ),
        parts=(Part("claims", _("What you asked"), table),),
    )


def _what(claim: PriorLearning) -> str:
    return "; ".join(one.item.short or one.item.statement for one in claim.items.all())


def claim_learning_page(*, open_: bool) -> AskPage:
    """Asking for prior learning to be recognised."""
    none = _("No standards are in force yet, so there is nothing to choose from.")
    return AskPage(
        title=_("Ask for something to be recognised"),
        purpose=_(
            "Tick what you have learned and say how one can see it. You can add files after."
        ),
        crumbs=_mine(),
        in_the_way=() if open_ else (none,),
        button=_("Ask for it") if open_ else "",
    )


def claim_facts_shown(claim: PriorLearning) -> tuple[Fact, ...]:
    """Everything that was said about a claim so far."""
    facts = [
        Fact(_("What"), _what(claim), is_data=True),
        Fact(_("In their words"), claim.says, is_data=True),
    ]
    if claim.decided_at:
        facts.append(Fact(_("What the panel decided"), claim.because, is_data=True))
    if claim.appealed_at:
        facts.append(Fact(_("The appeal"), claim.appeal_says, is_data=True))
    if claim.heard_at:
        facts.append(Fact(_("What was found on the appeal"), claim.heard_because, is_data=True))
    return (*facts, *(_file(one) for one in claim.evidence.all()))


def _file(one: Evidence) -> Fact:
    if one.found_clean:
        address = reverse("training:evidence", args=[one.pk])
        return Fact(_("File"), one.name, is_data=True, action=Link(_("Open"), address))
    words = _("It waits for the virus check.") if one.found_clean is None else _("It was not kept.")
    return Fact(_("File: {name}").format(name=one.name), words)


def my_claim_page(claim: PriorLearning, *, may_appeal: bool) -> AskPage:
    """One of one's own claims, with a place for files while it waits."""
    waits = claim.decided_at is None
    ways = (Link(_("Appeal"), reverse("training:appeal-learning", args=[claim.pk])),)
    return AskPage(
        title=_("Asked on {when}").format(when=moment(claim.asked_at)),
        purpose=_("What you asked to have recognised, what was decided and why."),
        crumbs=_mine(),
        facts=(Fact(_("Where it stands"), state_tag(claim).text), *claim_facts_shown(claim)),
        button=_("Add this file") if waits else "",
        with_files=True,
        ways=ways if may_appeal else (),
    )


def appeal_page(claim: PriorLearning, in_the_way: Sequence[str]) -> AskPage:
    """Appealing against a refusal."""
    where = Crumb(moment(claim.asked_at), reverse("training:my-claim", args=[claim.pk]))
    return AskPage(
        title=_("Appeal about your prior learning"),
        purpose=_("Somebody who was not on the panel looks at it again."),
        crumbs=_mine(where),
        in_the_way=tuple(in_the_way),
        facts=claim_facts_shown(claim),
        button="" if in_the_way else _("Appeal"),
    )


def claims_page(claims: Sequence[PriorLearning]) -> ListPage:
    """What waits for a panel."""
    rows = tuple(
        Row(
            (
                Cell(one.person.name, href=reverse("training:claim", args=[one.pk]), is_data=True),
                Cell(_what(one), is_data=True),
                Cell(moment(one.appealed_at or one.asked_at), tag=state_tag(one)),
            )
        )
        for one in claims
    )
    table = Table(
        caption=_("Claims that wait"),
        caption_hidden=True,
        columns=(Column(_("Who")), Column(_("What")), Column(_("Since"))),
        rows=rows,
        empty=_("Nothing waits for a panel."),
        stacked=True,
    )
    answer = ngettext("%(n)s person waits.", "%(n)s people wait.", len(rows)) % {"n": len(rows)}
    return ListPage(
        title=_("Prior learning to decide on"),
        purpose=_(
            "People say what they learned already. Two of you decide; a third hears appeals."
        ),
        answer=answer,
        parts=(Part("claims", _("Claims"), table),),
    )


def decide_page(claim: PriorLearning, in_the_way: Sequence[str]) -> AskPage:
    """Deciding on one claim, or hearing its appeal."""
    return AskPage(
        title=claim.person.name,
        title_is_data=True,
        purpose=_("What you grant counts for the gate from today."),
        crumbs=_panels(),
        in_the_way=tuple(in_the_way),
        facts=claim_facts_shown(claim),
        button="" if in_the_way else _("Decide"),
    )
