"""Applying for a place and withdrawing, and what became of one's own applications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.allocation.cut_offs import Step
from leadwell.allocation.lottery import number_in_short
from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Tag, Task
from leadwell.design.words import day, moment
from leadwell.training.models import Place, PlaceApplication, Round, Run
from leadwell.training.pages.draw import up_to_words
from leadwell.training.pages.my_place import place_tag, to_my_applications, waits
from leadwell.training.pages.programmes_shapes import Part, PlacesPage, my_crumbs, part
from leadwell.training.pages.rounds import rounds_crumbs


def apply_page(
    each: Round, before: PlaceApplication | None, *, in_the_way: tuple[str, ...], met: int
) -> PlacesPage:
    """What is missing, before the button; then the ranking."""
    sent = before is not None and before.withdrawn_at is None
    back = Link(
        _("Take my application back"), reverse("training:withdraw-application", args=[each.draw])
    )
    return PlacesPage(
        title=_("Apply for {title}").format(title=each.title),
        purpose=_("You apply for yourself. Nobody has to agree, and your manager is not told."),
        answer=_apply_answer(sent=sent, in_the_way=in_the_way, met=met),
        in_the_way=in_the_way,
        words=()
        if in_the_way
        else (
            _("Put first what you would like best. A cohort you would not take: leave it out."),
            _("The order never makes your chances smaller. When you send it makes no difference."),
        ),
        button=""
        if in_the_way
        else _("Change my application")
        if sent
        else _("Send my application"),
        ways=(back,) if sent and not in_the_way else (),
        crumbs=rounds_crumbs(
            Crumb(each.title, reverse("training:round", args=[each.draw]), is_data=True)
        ),
    )


def _apply_answer(*, sent: bool, in_the_way: tuple[str, ...], met: int) -> str:
    if in_the_way:
        return _("You cannot apply now. What is in the way stands here.")
    if sent:
        return _("You have applied. You can change your choices until the round closes.")
    if met:
        says = ngettext("You may apply: you have the %(n)s thing it asks for.",
                        "You may apply: you have the %(n)s things it asks for.", met)  # fmt: skip
        return says % {"n": met}
    return _("You may apply.")


def withdraw_page(each: Round) -> PlacesPage:
    """Taking it back."""
    return PlacesPage(
        title=_("Take back your application for {title}?").format(title=each.title),
        purpose=_("You can apply again until the round closes."),
        button=_("Take it back"),
        crumbs=my_crumbs(to_my_applications()),
    )


def my_applications_page(
    sent: Sequence[PlaceApplication], places: Sequence[Place], *, now: datetime
) -> PlacesPage:
    """What waits for an answer first, then every application and every place."""
    offers = [each for each in places if waits(each, now=now)]
    says = ngettext(
        "%(n)s place waits for your answer.", "%(n)s places wait for your answer.", len(offers)
    )
    columns = (_("Round"), _("Sent"), _("State"))
    return PlacesPage(
        title=_("Where have I applied?"),
        purpose=_("Your applications for places on programmes, your places, and why where there is none."),
        answer=says % {"n": len(offers)} if offers else _("No offer waits for your answer."),
        tasks=tuple(_offer(each) for each in offers),
        parts=(
            part("applications", _("Applications"), columns, map(_sent, sent),
                 _("You have not applied yet. Rounds that are open stand under “Where can I apply?”.")),
            _places(places, now=now),
        ),
        ways=(
            Link(_("Where can I apply?"), reverse("training:rounds")),
            Link(_("Which training counts?"), reverse("training:catalogue")),
        ),
        crumbs=my_crumbs(),
    )  # fmt: skip


def _offer(each: Place) -> Task:
    return Task(
        text=_("You are offered a place: {run}").format(run=each.run.title),
        href=reverse("training:answer-place", args=[each.pk]),
        hint=_("Answer by {when}, or it goes to somebody else.").format(when=moment(each.answer_by))
        if each.answer_by
        else "",
        tag=Tag(_("Answer"), "attention"),
    )


def _sent(each: PlaceApplication) -> Row:
    door = reverse("training:my-application", args=[each.pk])
    state = Tag(_("Taken back"), "quiet") if each.withdrawn_at else None
    return Row(
        (
            Cell(each.round.title, href=door, is_data=True),
            moment(each.sent_at),
            Cell("" if state else _state(each.round), tag=state),
        )
    )


def _state(each: Round) -> str:
    if each.voided_at:
        return _("The draw was called off")
    if each.drawn_at:
        return _("Drawn")
    return _("The list is closed") if each.root else _("It is in")


def _places(places: Sequence[Place], *, now: datetime) -> Part:
    columns = (_("Run"), _("Begins"), _("State"))
    rows = [
        Row(
            (
                Cell(each.run.title, href=reverse("training:answer-place", args=[each.pk]), is_data=True,
                     hidden=moment(each.offered_at)),
                day(each.run.starts_on),
                Cell("", tag=place_tag(each, now=now)),
            )
        )
        for each in places
    ]  # fmt: skip
    return part("places", _("My places"), columns, rows, _("You have no place yet."))


def my_application_page(
    mine: PlaceApplication,
    runs: Mapping[str, Run],
    number: int | None,
    steps: Sequence[Step],
    choices: Sequence[str],
    reasons: Sequence[str],
    *,
    released: str,
) -> PlacesPage:
    """One's number, what each choice answered, and how to check it."""
    round_ = mine.round
    return PlacesPage(
        title=_("My application: {title}").format(title=round_.title),
        purpose=_("What you chose, the number the draw gave you, and what came of it."),
        answer=_came_of_it(mine, runs, number, steps),
        why=_("Why there is no place for you"),
        in_the_way=tuple(reasons),
        document=reverse("training:draw-document", args=[round_.draw])
        if number is not None
        else "",
        entrant=mine.entrant,
        facts=(
            Fact(_("Your name in this draw"), mine.entrant, is_data=True),
            Fact(
                _("Your number"),
                number_in_short(number) if number is not None else _("Not drawn yet"),
                is_data=number is not None,
            ),
            Fact(_("Sent"), moment(mine.sent_at)),
            Fact(_("Release by your employer"), released),
        ),
        parts=(_choices(runs, choices, steps),),
        ways=tuple(_my_ways(mine)),
        crumbs=my_crumbs(to_my_applications()),
        made_up=round_.made_up,
    )


def _came_of_it(
    mine: PlaceApplication, runs: Mapping[str, Run], number: int | None, steps: Sequence[Step]
) -> str:
    if mine.withdrawn_at:
        return _("You took this application back.")
    if mine.round.voided_at:
        return _("This draw was called off. The draw's page says why.")
    if number is None:
        closed = mine.round.root
        return (
            _("The list is closed, and you are on it.") if closed else _("Your application is in.")
        )
    given = next((step.cohort for step in steps if step.admitted), None)
    if given is None:
        return _(
            "The draw has no place for you. Places that come free go on by the numbers, until the first"
            " cohort begins."
        )
    title = runs[given].title if given in runs else given
    return _("The draw gives you a place: {run}.").format(run=title)


def _choices(runs: Mapping[str, Run], choices: Sequence[str], steps: Sequence[Step]) -> Part:
    told = {step.cohort: step for step in steps}
    rows = []
    for rank, code in enumerate(choices, 1):
        step = told.get(code)
        title = Cell(runs[code].title, is_data=True) if code in runs else Cell(code, is_data=True)
        open_part = next((each for each in step.parts if each.fact is None), None) if step else None
        rows.append(
            Row((str(rank), title, up_to_words(open_part) if open_part else "", _result(step)))
        )
    columns = (_("Choice"), _("Cohort"), _("It admitted numbers up to"), _("For you"))
    return part("choices", _("What each of your choices answered"), columns, rows)


def _result(step: Step | None) -> Cell:
    if step is None:
        return Cell(_("Not asked"))
    yes = step.admitted
    return Cell("", tag=Tag(_("A place"), "good") if yes else Tag(_("No place"), "quiet"))


def _my_ways(mine: PlaceApplication) -> list[Link]:
    draw, round_ = mine.round.draw, mine.round
    ways = [Link(_("The draw, and how to check it"), reverse("training:draw", args=[draw]))]
    if round_.root and not mine.withdrawn_at:
        proof = reverse("training:my-proof", args=[mine.pk])
        ways.append(Link(_("My proof that I am on the list"), proof))
    if not round_.root and not mine.withdrawn_at:
        ways.append(Link(_("Change my choices"), reverse("training:apply", args=[draw])))
    ways.append(Link(_("Release by my employer"), reverse("training:my-release", args=[mine.pk])))
    return ways
