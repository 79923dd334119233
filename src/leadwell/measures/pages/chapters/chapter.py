"""What a chapter of the leadership picture is, and what every chapter puts beside a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from leadwell.design.pages import Cell, Column, Figure, Link, Row, Stat, Table
from leadwell.measures.pages import figures, words
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture, Shown
from leadwell.measures.rules.facts import Unit

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A question, the answer in a sentence or more, pictures, numbers side by side, and what is missing."""

    id: str
    title: str
    sentence: str
    more: tuple[str, ...] = ()
    pictures: tuple[Figure, ...] = ()
    stats: tuple[Stat, ...] = ()
    table: Table | None = None
    missing: tuple[str, ...] = field(default_factory=tuple)
    door: Link | None = None


def beside(picture: LeadershipPicture, figure: Shown, staff: str) -> tuple[Stat, ...]:
    """An operational number with the staff-experience number that belongs with it."""
    felt = picture.latest(staff)
    own = Stat(_(figure.measure.title), words.told(figure), words.period(figure), "you")
    if felt is None:
        said = _(
            "No staff survey has been loaded here, so there is no word of the staff beside it."
        )
        return (own, Stat(_("How people feel led"), _("not known"), said, "quiet"))
    out_of = _("{period}, out of 10") if felt.measure.unit is Unit.SCORE else "{period}"
    beside = out_of.format(period=words.period(felt))
    return (own, Stat(_(felt.measure.title), words.told(felt), beside, "you"))


def plain_table(picture: LeadershipPicture, known: Sequence[Shown], title: str) -> Table:
    """Figures without peers to draw: for an area, with how many organisations went in."""
    code = picture.organisation.code
    rows = tuple(
        Row((
            Cell(_(f.measure.title), figures.address("measures:measure", code, f.measure.slug)),
            words.told(f), words.interval(f), words.amount(picture.england_for(f), f.measure),
            _counted(picture, f),
        ))
        for f in known
    )  # fmt: skip
    columns = (Column(_("Measure")), Column(_("Here"), True), Column(_("Likely between"), True),
               Column(_("England"), True), Column(_("Made from"), True))  # fmt: skip
    return Table(title, columns, rows, caption_hidden=True, stacked=True)


def _counted(picture: LeadershipPicture, figure: Shown) -> str:
    pool = picture.pools.get((figure.measure.slug, figure.ended_on))
    if pool is None or figure.measure.slug in picture.publishers_own:
        return words.answered(figure)
    text = _("{count} organisations, {answers}")
    return text.format(count=pool.counted, answers=words.answered(figure))


def some(value: _T | None) -> tuple[_T, ...]:
    """What is there, as a row of one; of nothing, an empty row."""
    return () if value is None else (value,)
