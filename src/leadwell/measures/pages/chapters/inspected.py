"""The chapter of the inspectors' ratings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leadwell.design import words as design_words
from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.measures.pages import figures, words
from leadwell.measures.pages.chapters.chapter import Chapter, some
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture, RatedPlace, Shown

OTHERS = ("cqc-safe", "cqc-effective", "cqc-caring", "cqc-responsive")


def found(picture: LeadershipPicture, *, asked: date | None) -> Chapter:
    """What the regulator found, well-led first."""
    title = _("What the regulator found")
    if picture.rating_counts:
        return _counted_ratings(picture, title)
    latest = [figure for s in ("cqc-well-led", "cqc-overall") if (figure := picture.latest(s))]
    if latest:
        return Chapter(
            "found",
            title,
            " ".join(_rating(figure) for figure in latest),
            more=(*_well_led_is_missing(latest), *_inspected_since(picture, latest)),
            table=_other_questions(picture),
            pictures=some(figures.ratings_figure(picture, asked=asked)),
        )
    if picture.rated:
        said = _(
            "The ratings of this organisation itself have not been loaded; those of its places have. "
            "They are listed and not averaged."
        )
        return Chapter(
            "found", title, said, table=_places(picture.rated, _("Places and their ratings"))
        )
    missing = _("No ratings have been loaded for this organisation or its places.")
    return Chapter("found", title, _("Not known here."), missing=(missing,))


def _rating(figure: Shown) -> str:
    text = _("{question}: {rating}, published on {day}.")
    return text.format(
        question=_(figure.measure.title), rating=figure.label, day=design_words.day(figure.ended_on)
    )


def _inspected_since(picture: LeadershipPicture, latest: Sequence[Shown]) -> tuple[str, ...]:
    """An inspection since then that gave no rating."""
    days = {
        picture.series[figure.measure.slug][-1].ended_on
        for figure in latest
        if picture.series[figure.measure.slug][-1] is not figure
    }
    text = _("It was inspected again without a new rating on {day}.")
    return tuple(text.format(day=design_words.day(day)) for day in sorted(days))


def _well_led_is_missing(latest: Sequence[Shown]) -> tuple[str, ...]:
    if any(figure.measure.slug == "cqc-well-led" for figure in latest):
        return ()
    return (
        _("The file that was loaded gives the overall rating only, not whether it is well led."),
    )


def _other_questions(picture: LeadershipPicture) -> Table | None:
    """The latest word on the regulator's other questions."""
    others = [figure for slug in OTHERS if (figure := picture.latest(slug))]
    if not others:
        return None
    code = picture.organisation.code
    rows = tuple(
        Row((
            Cell(_(f.measure.title), figures.address("measures:measure", code, f.measure.slug)),
            Cell(f.label, is_data=True), design_words.day(f.ended_on),
        ))
        for f in others
    )  # fmt: skip
    columns = (Column(_("Question")), Column(_("Rating")), Column(_("Published")))
    return Table(_("The other questions"), columns, rows)


def _places(rated: Sequence[RatedPlace], title: str) -> Table:
    names = {"cqc-overall": _("Overall rating"), "cqc-well-led": _("Well-led rating")}
    rows = tuple(
        Row((
            Cell(words.name_of(place.name), figures.address("measures:picture", place.code), is_data=True),
            names[place.measure], Cell(place.rating, is_data=True), design_words.day(place.on),
        ))
        for place in rated
    )  # fmt: skip
    columns = (
        Column(_("Place")),
        Column(_("Question")),
        Column(_("Rating")),
        Column(_("Published")),
    )
    return Table(title, columns, rows, stacked=True, caption_hidden=True)


def _counted_ratings(picture: LeadershipPicture, title: str) -> Chapter:
    names = {"cqc-well-led": _("Well-led rating"), "cqc-overall": _("Overall rating")}
    rows = tuple(
        Row((names[slug], Cell(rating, is_data=True), design_words.number(count)))
        for slug in names
        for rating, count in sorted(picture.rating_counts.get(slug, {}).items(), key=_rank)
    )
    columns = (Column(_("Question")), Column(_("Rating")), Column(_("Places"), True))
    places = sum(picture.rating_counts.get("cqc-overall", {}).values())
    said = _("{count} places here have an overall rating. They are counted, never averaged.")
    return Chapter(
        "found", title, said.format(count=design_words.number(places)),
        table=Table(_("Ratings counted"), columns, rows, caption_hidden=True),
    )  # fmt: skip


def _rank(item: tuple[str, int]) -> tuple[int, str]:
    order = ("Outstanding", "Good", "Requires improvement", "Inadequate")
    return (order.index(item[0]) if item[0] in order else len(order), item[0])
