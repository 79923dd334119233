"""The chapters from the staff survey: how people feel led, and whether they are safe."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leadwell.measures.pages import figures, sentences
from leadwell.measures.pages.chapters.chapter import Chapter, plain_table
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture, Shown

LED = ("compassionate-and-inclusive", "voice-that-counts", "morale")
FAIR = (
    "bullying-by-managers",
    "bullying-by-colleagues",
    "discrimination-at-work",
    "fair-progression",
)


def led(picture: LeadershipPicture, *, asked: date | None) -> Chapter:
    """How people feel led."""
    title = _("How people feel led")
    return _survey_chapter(picture, "led", title, LED, asked=asked)


def fair(picture: LeadershipPicture, *, asked: date | None) -> Chapter:
    """Whether people are safe and treated fairly."""
    title = _("Are people safe and treated fairly?")
    return _survey_chapter(picture, "fair", title, FAIR, asked=asked)


def _survey_chapter(
    picture: LeadershipPicture, id_: str, title: str, slugs: Sequence[str], *, asked: date | None
) -> Chapter:
    known = [figure for slug in slugs if (figure := picture.latest(slug))]
    if not known:
        return Chapter(id_, title, _("Not known here."), missing=(_no_survey(),))
    said = [_compared(picture, figure) for figure in known]
    drawn = [figures.strip_figure(picture, f.measure.slug, asked=asked) for f in known]
    return Chapter(
        id_,
        title,
        f"{said[0]} {sentences.over_years(picture.series[known[0].measure.slug])}",
        more=tuple(said[1:]),
        pictures=tuple(figure for figure in drawn if figure),
        table=None if any(drawn) else plain_table(picture, known, title),
    )


def _compared(picture: LeadershipPicture, figure: Shown) -> str:
    """Beside similar organisations; an area is held against England."""
    peers = picture.peers.get(figure.measure.slug)
    if picture.beneath is None:
        return sentences.compared(figure, peers)
    return sentences.against_england(figure, picture.england_for(figure))


def _no_survey() -> str:
    return _(
        "No staff survey has been loaded for this organisation, so how people feel led is not known. "
        "The survey covers NHS trusts, boards and a few others."
    )
