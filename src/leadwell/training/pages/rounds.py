"""Rounds for places: the list, one of them, and what each tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Tag
from leadwell.design.words import day, moment, number
from leadwell.training.models import Reserve, Round, Run
from leadwell.training.pages.programmes import region_of
from leadwell.training.pages.programmes_shapes import (
    Part,
    PlacesPage,
    Words,
    part,
    register_crumbs,
)
from leadwell.training.queries.rounds_counts import RoundCounts


def rounds_crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """The way back to the rounds."""
    return register_crumbs(Crumb(_("Where can I apply?"), reverse("training:rounds")), *more)


def rounds_page(found: Sequence[Round], *, may_open: bool, now: datetime) -> PlacesPage:
    """Those that take applications first."""
    live = [each for each in found if where_it_stands(each, now=now)[0] == "open"]
    says = ngettext("%(n)s round takes applications.", "%(n)s rounds take applications.", len(live))
    columns = (_("Round"), _("Programme"), _("State"), _("Opens"), _("Closes"))
    opens = (Link(_("Open a round"), reverse("training:open-round")),) if may_open else ()
    return PlacesPage(
        title=_("Where can I apply?"),
        purpose=_("Places on national programmes are given by a draw that anybody can check."),
        answer=says % {"n": len(live)},
        parts=(
            part("rounds", _("Rounds"), columns, [_round(each, now=now) for each in found],
                 _("No round has been published yet. Each is announced here before it opens.")),
        ),
        ways=opens,
        crumbs=register_crumbs(),
    )  # fmt: skip


def _round(each: Round, *, now: datetime) -> Row:
    return Row(
        (
            Cell(each.title, href=reverse("training:round", args=[each.draw]), is_data=True),
            Cell(each.programme.title, is_data=True),
            Cell("", tag=where_it_stands(each, now=now)[1]),
            moment(each.opens_at),
            moment(each.closes_at),
        )
    )


def where_it_stands(each: Round, *, now: datetime) -> tuple[str, Tag]:
    """Where a round stands, for a program and in a word."""
    if each.voided_at:
        return "void", Tag(_("Called off"), "attention")
    if each.drawn_at:
        return "drawn", Tag(_("Drawn"), "good")
    if each.root or now >= each.closes_at:
        return "closed", Tag(_("Closed"), "quiet")
    return (
        ("open", Tag(_("Open"), "you")) if now >= each.opens_at else ("to-come", Tag(_("To come")))
    )


def round_page(
    each: Round,
    runs: Sequence[Run],
    reserves: Sequence[Reserve],
    counts: RoundCounts,
    *,
    may_run: bool,
    now: datetime,
) -> PlacesPage:
    """Everything that is fixed about a round, and the way to apply."""
    state = where_it_stands(each, now=now)[0]
    return PlacesPage(
        title=each.title,
        title_is_data=True,
        purpose=_("Who may apply, for what, until when, and how the places are given."),
        answer=_answer(each, state, counts),
        first=Link(_("Apply for a place"), reverse("training:apply", args=[each.draw]))
        if state == "open"
        else None,
        why=_("Why it was called off"),
        in_the_way=(each.voided_because,) if each.voided_at else (),
        facts=_facts(each, counts),
        written=(Words("criteria", _("Who may apply, and how places are given"), each.criteria),),
        words=_how_places_are_given(each),
        parts=(_cohorts(runs), _reserves(reserves)),
        ways=tuple(_ways(each, may_run=may_run)),
        crumbs=rounds_crumbs(),
        made_up=each.made_up,
    )


def _answer(each: Round, state: str, counts: RoundCounts) -> str:
    places = ngettext("%(n)s place", "%(n)s places", counts.places) % {"n": number(counts.places)}
    applied = ngettext("%(n)s person applied", "%(n)s people applied", counts.listed)
    match state:
        case "void":
            return _("This draw was called off.")
        case "drawn":
            said = applied % {"n": number(counts.listed)}
            return _("{applied} for {places}.").format(applied=said, places=places)
        case "closed":
            known = moment(each.public_at)
            return _("Closed. The public value is known on {when}; then it is drawn.").format(
                when=known
            )
        case "open":
            until = moment(each.closes_at)
            return _("{places}. You can apply until {until}.").format(places=places, until=until)
    return _("{places}. It opens on {when}.").format(places=places, when=moment(each.opens_at))


def _facts(each: Round, counts: RoundCounts) -> tuple[Fact, ...]:
    return (
        Fact(_("Programme"), each.programme.title, is_data=True),
        Fact(_("Opens"), moment(each.opens_at)),
        Fact(_("Closes"), moment(each.closes_at)),
        Fact(_("Choices you may make"), str(each.most_choices)),
        Fact(_("Days to answer an offer"), str(each.answer_days)),
    )


def _how_places_are_given(each: Round) -> tuple[str, ...]:
    first = (
        _("Kept places are given first, so they are a promise of at least so many.")
        if each.reserves_first
        else _("Open places are given first, so kept places come on top.")
    )
    return (
        _("Rank the cohorts in the order you would truly like them: no other order can help you."),
        _("Everybody gets one number by a draw; the smaller number goes first in every cohort."),
        first,
        _("A place that somebody declines goes to the next, until the first cohort begins."),
    )


def _cohorts(runs: Sequence[Run]) -> Part:
    columns = (_("Cohort"), _("Short name"), _("For"), _("Begins"), _("Ends"), _("Places"))
    rows = [
        Row(
            (
                Cell(run.title, href=reverse("training:run", args=[run.code]), is_data=True),
                Cell(run.code, is_data=True),
                region_of(run),
                day(run.starts_on),
                day(run.ends_on),
                Cell(run.places, numeric=True),
            )
        )
        for run in runs
    ]
    return part("cohorts", _("Cohorts"), columns, rows)


def _reserves(reserves: Sequence[Reserve]) -> Part:
    columns = (_("Cohort"), _("Kept for"), _("Places"), _("Legal basis, if one is needed"))
    rows = [
        Row((Cell(each.run.title, is_data=True), Cell(each.label, is_data=True),
             Cell(each.places, numeric=True), each.basis))
        for each in reserves
    ]  # fmt: skip
    return part("reserves", _("Kept places"), columns, rows, _("No places are kept for anybody."))


def _ways(each: Round, *, may_run: bool) -> list[Link]:
    ways = [Link(_("The draw, and how to check it"), reverse("training:draw", args=[each.draw]))]
    if may_run:
        ways.append(Link(_("Run this round"), reverse("training:run-round", args=[each.draw])))
    return ways
