"""The draw of a round, with everything somebody needs to check it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.allocation.cut_offs import CutOff
from leadwell.allocation.lottery import number_in_short
from leadwell.design.pages import Cell, Fact, Link, Row
from leadwell.design.words import day, moment
from leadwell.training.models import Reserve, Round, Run
from leadwell.training.pages.programmes_shapes import (
    Part,
    PlacesPage,
    part,
)
from leadwell.training.pages.rounds import rounds_crumbs


@dataclass(frozen=True, kw_only=True)
class DrawPage(PlacesPage):
    """A draw, with the program that checks it."""

    script: str


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
