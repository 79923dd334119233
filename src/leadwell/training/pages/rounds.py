"""What a round and its draw say: before, while people apply, after the close, and once it is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.allocation.cut_offs import CutOff
from leadwell.allocation.lottery import number_in_short
from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Tag
from leadwell.design.words import day, moment, number
from leadwell.training.models import Reserve, Round, Run
from leadwell.training.pages.programmes import region_of
from leadwell.training.pages.programmes_shapes import (
    Part,
    PlacesPage,
    Words,
    my_crumbs,
    part,
    register_crumbs,
)
from leadwell.training.queries.rounds_counts import RoundCounts


@dataclass(frozen=True, kw_only=True)
class DrawPage(PlacesPage):
    """A draw, with the program that checks it."""

    script: str


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


def rounds_of_mine_page(found: Sequence[tuple[Round, RoundCounts]], *, now: datetime) -> PlacesPage:
    """Those somebody runs, with their numbers."""
    waits = sum(1 for each, _counts in found if where_it_stands(each, now=now)[0] == "closed")
    says = ngettext("%(n)s round waits to be drawn.", "%(n)s rounds wait to be drawn.", waits)
    rows = [
        Row(
            (
                Cell(
                    each.title, href=reverse("training:run-round", args=[each.draw]), is_data=True
                ),
                Cell("", tag=where_it_stands(each, now=now)[1]),
                Cell(number(counts.applied), numeric=True),
                Cell(number(counts.places), numeric=True),
                Cell(number(counts.accepted), numeric=True),
            )
        )
        for each, counts in found
    ]
    columns = (_("Round"), _("State"), _("Applied"), _("Places"), _("Accepted"))
    return PlacesPage(
        title=_("Which rounds do I run?"),
        purpose=_(
            "Rounds close and are drawn by themselves. You open them and write down the public value."
        ),
        answer=says % {"n": waits},
        first=Link(_("Open a round"), reverse("training:open-round")),
        parts=(part("rounds", _("Rounds"), columns, rows, _("You have not opened a round yet.")),),
        crumbs=my_crumbs(),
    )


def open_round_page() -> PlacesPage:
    """Everything is fixed here."""
    return PlacesPage(
        title=_("Open a round"),
        purpose=_("All you say here is published at once and cannot be changed afterwards."),
        words=(
            _(
                "A secret is made and sealed when you press the button, and only its fingerprint is shown."
            ),
            _("If something is wrong later, the draw can only be called off, in public."),
        ),
        button=_("Publish the round"),
        crumbs=rounds_crumbs(),
    )


def run_round_page(
    each: Round, counts: RoundCounts, *, in_the_way: tuple[str, ...], now: datetime
) -> PlacesPage:
    """The numbers of a round, and the public value once it is known."""
    state, tag = where_it_stands(each, now=now)
    noted = bool(each.public_value)
    void = Link(_("Call this draw off"), reverse("training:void-round", args=[each.draw]))
    return PlacesPage(
        title=_("Run the round {title}").format(title=each.title),
        purpose=_("It closes and is drawn by itself. You write down the public value."),
        in_the_way=() if noted else in_the_way,
        facts=(
            Fact(_("State"), tag.text),
            Fact(_("Applications"), number(counts.applied)),
            Fact(_("Places"), number(counts.places)),
            Fact(_("Places offered or accepted"), number(counts.offered)),
            Fact(_("Places accepted"), number(counts.accepted)),
            Fact(_("Where the public value comes from"), each.public_source, is_data=True),
            Fact(_("Public value"), each.public_value or _("Not written down yet"), is_data=noted),
        ),
        button="" if noted or in_the_way else _("Write it down and draw"),
        ways=() if state == "void" else (void,),
        crumbs=rounds_crumbs(
            Crumb(each.title, reverse("training:round", args=[each.draw]), is_data=True)
        ),
    )


def void_round_page(each: Round, counts: RoundCounts) -> PlacesPage:
    """What ends by it."""
    says = ngettext("%(n)s place would end.", "%(n)s places would end.", counts.offered)
    return PlacesPage(
        title=_("Call off the draw of {title}?").format(title=each.title),
        purpose=_("Everybody reads your reason. All places of this draw end. It cannot be undone."),
        answer=says % {"n": number(counts.offered)},
        button=_("Call it off"),
        careful=True,
        crumbs=my_crumbs(),
    )


def draw_page(
    each: Round,
    cut_offs: Sequence[CutOff],
    runs: Sequence[Run],
    reserves: Sequence[Reserve],
    script: str,
) -> DrawPage:
    """The draw, its fingerprints, its cut-offs, and the ways to check it."""
    drawn = each.drawn_at is not None
    document = reverse("training:draw-document", args=[each.draw])
    return DrawPage(
        title=_("The draw {draw}: was it fair?").format(draw=each.draw),
        purpose=_("All that decided about places, published before and after, so that anybody can check."),
        answer=_says(each),
        why=_("Why it was called off"),
        in_the_way=(each.voided_because,) if each.voided_at else (),
        facts=tuple(_published(each)),
        words=(
            _("Before the close: the terms and a fingerprint of a secret. At the close: one fingerprint"
              " of everybody's choices. Afterwards: the secret and a public value nobody could know"
              " before. From these follow all numbers, and from the numbers all places."),
        ),
        parts=(_cut_offs(cut_offs, runs, reserves),) if drawn else (),
        ways=(
            Link(_("The whole document, for programs"), document),
            Link(_("The program, as a file"), reverse("training:draw-script")),
            Link(_("About the round"), reverse("training:round", args=[each.draw])),
        ),
        document=document if drawn else "",
        script=script,
        crumbs=rounds_crumbs(),
        made_up=each.made_up,
    )  # fmt: skip


def _says(each: Round) -> str:
    if each.voided_at:
        return _("This draw was called off on {day}.").format(day=day(each.voided_at))
    if each.drawn_at:
        return _("Drawn on {when}. You can check every number and every place.").format(
            when=moment(each.drawn_at)
        )
    return _("Not drawn yet. What was promised stands here already.")


def _published(each: Round) -> list[Fact]:
    none = _("Not yet")
    said = (
        (_("Rules"), each.rules_version),
        (_("Fingerprint of the terms"), each.terms_digest),
        (_("Fingerprint of the secret"), each.commit),
        (_("Where the public value comes from"), each.public_source),
        (_("Fingerprint of the list"), each.root),
        (_("The secret"), each.secret),
        (_("The public value"), each.public_value if each.drawn_at else ""),
    )
    return [Fact(key, value or none, is_data=bool(value)) for key, value in said]


def _cut_offs(cut_offs: Sequence[CutOff], runs: Sequence[Run], reserves: Sequence[Reserve]) -> Part:
    titles = {run.code: run.title for run in runs}
    labels = {f"{each.fact}:{each.value}": each.label for each in reserves}
    columns = (_("Cohort"), _("Kept for"), _("Places"), _("Given"), _("Numbers up to"))
    rows = [
        Row(
            (
                Cell(titles.get(each.cohort, each.cohort), is_data=True),
                _kept_for(each, labels),
                Cell(each.places, numeric=True),
                Cell(each.filled, numeric=True),
                up_to_words(each),
            )
        )
        for each in cut_offs
    ]
    words = _(
        "The smaller the number, the earlier one's turn. Numbers are shown by their beginning."
    )
    return part("cut-offs", _("How far each cohort got"), columns, rows, "", words)


def _kept_for(each: CutOff, labels: Mapping[str, str]) -> Cell:
    if each.fact is None:
        return Cell(_("Everybody"))
    return Cell(labels.get(each.fact, each.fact), is_data=True)


def up_to_words(each: CutOff) -> Cell:
    """The largest number admitted, or that places are left."""
    if each.up_to is None:
        return Cell(_("No places") if not each.places else _("Everybody who asked"))
    if each.others:
        told = _("Everybody it was kept for, and others up to {number}")
        return Cell(told.format(number=number_in_short(each.up_to)))
    return Cell(number_in_short(each.up_to), is_data=True)
