"""The chapters about managers and health: enough of them, do they stay, are people well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leadwell.design import words as design_words
from leadwell.design.pages import Link
from leadwell.measures.pages import figures, sentences, words
from leadwell.measures.pages.chapters.chapter import Chapter, beside, some
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture, Shown

TURNOVER = ("managers-turnover", "senior-managers-turnover")


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
        pictures=some(figures.strip_figure(picture, figure.measure.slug, asked=asked)),
        stats=beside(picture, figure, "compassionate-and-inclusive"),
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
            *some(sentences.icon(reading.variation) if reading else None),
            _("Sickness rises every winter, so a rise in autumn is not news by itself."),
        ),
        pictures=some(figures.control_figure(picture, "sickness-absence", asked=asked)),
        stats=beside(picture, figure, "morale"),
    )
