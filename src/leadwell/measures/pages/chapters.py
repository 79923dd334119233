"""The five chapters of the leadership picture. An operational number never stands alone here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from leadwell.design import words as design_words
from leadwell.design.pages import Cell, Column, Figure, Link, Row, Stat, Table
from leadwell.measures.pages import figures, sentences, words
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture, RatedPlace, Shown
from leadwell.measures.rules.facts import Unit

_T = TypeVar("_T")
LED = ("compassionate-and-inclusive", "voice-that-counts", "morale")
FAIR = (
    "bullying-by-managers",
    "bullying-by-colleagues",
    "discrimination-at-work",
    "fair-progression",
)
OTHERS = ("cqc-safe", "cqc-effective", "cqc-caring", "cqc-responsive")
TURNOVER = ("managers-turnover", "senior-managers-turnover")


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
        table=None if any(drawn) else _plain_table(picture, known, title),
    )


def _compared(picture: LeadershipPicture, figure: Shown) -> str:
    """Beside similar organisations; an area is held against England."""
    peers = picture.peers.get(figure.measure.slug)
    if picture.beneath is None:
        return sentences.compared(figure, peers)
    return sentences.against_england(figure, picture.england_for(figure))


def enough(picture: LeadershipPicture, *, asked: date | None) -> Chapter:
    """Whether there are enough managers, and whether they stay."""
    title = _("Are there enough managers, and do they stay?")
    figure = picture.latest("managers-per-hundred-staff")
    if figure is None:
        missing = _(
            "Turnover by staff group has not been loaded for this organisation, "
            "so nobody can say from this how many managers there are."
        )
        door = _counted_by_us(picture)
        return Chapter("enough", title, _("Not known here."), missing=(missing,), door=door)
    return Chapter(
        "enough",
        title,
        _managers(picture, figure),
        more=tuple(filter(None, (_stays(picture, slug) for slug in TURNOVER))),
        pictures=_some(figures.strip_figure(picture, figure.measure.slug, asked=asked)),
        stats=_beside(picture, figure, "compassionate-and-inclusive"),
        missing=_one_month(picture.series.get(TURNOVER[0]) or (figure,)),
        door=_counted_by_us(picture),
    )


def _counted_by_us(picture: LeadershipPicture) -> Link:
    """The numbers from the posts themselves, as everybody may see them."""
    there = figures.address("measures:public-managers", picture.organisation.code)
    return Link(_("Managers counted post by post: levels, teams, empty posts"), there)


def _managers(picture: LeadershipPicture, figure: Shown) -> str:
    if figure.hidden:
        return _("How many managers there are is not shown: they are too few.")
    value = words.amount(figure.value, figure.measure)
    peers = picture.peers.get(figure.measure.slug)
    if peers and peers.speaks and picture.beneath is None:
        text = _(
            "There are {value} managers for every hundred staff; "
            "in the middle of similar organisations there are {other}."
        )
        return text.format(value=value, other=words.amount(peers.middle, figure.measure))
    return _("There are {value} managers for every hundred staff.").format(value=value)


def _stays(picture: LeadershipPicture, slug: str) -> str:
    figure, peers = picture.latest(slug), picture.peers.get(slug)
    if figure is None:
        return ""
    if figure.hidden:
        text = _("{title} in {month} is not shown. {why} That is not nought.")
        why = " ".join(reason.in_words(_) for reason in figure.withheld)
        return text.format(title=_(figure.measure.title), month=words.period(figure), why=why)
    facts = {
        "title": _(figure.measure.title),
        "month": words.period(figure),
        "value": words.amount(figure.value, figure.measure),
    }
    said = _("{title} in {month}: {value}.").format(**facts)
    if figure.value == 0 and figure.denominator:
        text = _("{title} in {month}: nobody left, of about {count}.")
        said = text.format(count=design_words.number(figure.denominator), **facts)
    if peers and peers.pooled is not None and picture.beneath is None:
        other = words.amount(peers.pooled, figure.measure)
        said += " " + _("In similar organisations together: {other}.").format(other=other)
    return said


def _one_month(series: Sequence[Shown]) -> tuple[str, ...]:
    if len(series) > 1:
        return ()
    text = _(
        "Only {month} has been loaded. "
        "One month of turnover says little; a year of months would say more."
    )
    return (text.format(month=words.period(series[-1])),)


def health(picture: LeadershipPicture, *, asked: date | None) -> Chapter:
    """The health of the workforce over time."""
    title = _("Health of the workforce over time")
    figure = picture.latest("sickness-absence")
    if figure is None:
        missing = _("Monthly sickness absence has not been loaded for this organisation.")
        return Chapter("health", title, _("Not known here."), missing=(missing,))
    usual = picture.sickness
    reading = usual.reading if usual else None
    return Chapter(
        "health",
        title,
        _("Sickness absence. {said}").format(said=sentences.usual(usual)),
        more=(
            *_some(sentences.icon(reading.variation) if reading else None),
            _("Sickness rises every winter, so a rise in autumn is not news by itself."),
        ),
        pictures=_some(figures.control_figure(picture, "sickness-absence", asked=asked)),
        stats=_beside(picture, figure, "morale"),
    )


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
            pictures=_some(figures.ratings_figure(picture, asked=asked)),
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


def _beside(picture: LeadershipPicture, figure: Shown, staff: str) -> tuple[Stat, ...]:
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


def _plain_table(picture: LeadershipPicture, known: Sequence[Shown], title: str) -> Table:
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


def own_staff(picture: LeadershipPicture) -> Chapter | None:
    """What is published about the people a board itself employs, apart from its area."""
    if not picture.own_staff:
        return None
    title = _("The people this board employs")
    said = _(
        "A board is an employer too. These figures are about its own staff and not about its area."
    )
    rows = tuple(
        Row(
            (
                _(f.measure.title),
                words.told(f),
                words.interval(f),
                words.answered(f),
                words.period(f),
            )
        )
        for f in picture.own_staff
    )
    columns = (Column(_("Measure")), Column(_("Value"), True), Column(_("Likely between"), True),
               Column(_("Rests on"), True), Column(_("Period")))  # fmt: skip
    table = Table(title, columns, rows, stacked=True, caption_hidden=True)
    return Chapter("own-staff", title, said, table=table)


def _counted(picture: LeadershipPicture, figure: Shown) -> str:
    pool = picture.pools.get((figure.measure.slug, figure.ended_on))
    if pool is None or figure.measure.slug in picture.publishers_own:
        return words.answered(figure)
    text = _("{count} organisations, {answers}")
    return text.format(count=pool.counted, answers=words.answered(figure))


def _no_survey() -> str:
    return _(
        "No staff survey has been loaded for this organisation, so how people feel led is not known. "
        "The survey covers NHS trusts, boards and a few others."
    )


def _some(value: _T | None) -> tuple[_T, ...]:
    return () if value is None else (value,)
