"""Sentences made from figures. Nothing is called a difference that its interval does not bear out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from leadwell.design import words as design_words
from leadwell.measures.pages import words
from leadwell.measures.pages.phrases import (
    ICONS,
    SCORES,
    SHARES,
    SIGNALS,
    SPECIAL,
    WHAT,
    Relation,
)
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture, Peers, Shown, Usual
from leadwell.measures.queries.rated_places import MOST as MOST_PLACES
from leadwell.measures.rules.facts import Good, Measure, Unit
from leadwell.organisations.models import Kind
from leadwell.stats.xmr import Signal, Variation

# where staff surveys, sickness and turnover are published, so that a gap is worth naming
SURVEYED = (
    Kind.TRUST, Kind.ICB, Kind.REGION, Kind.COUNTRY, Kind.SUPPORT_UNIT, Kind.SOCIAL_ENTERPRISE,
)  # fmt: skip


def relation(figure: Shown | None, other: float | None) -> Relation:
    """Whether the interval of a figure lies above or below a number, or holds it."""
    if figure is None or figure.value is None or other is None:
        return Relation.UNKNOWN
    if figure.low is None or figure.high is None:
        return Relation.UNKNOWN
    if figure.low > other:
        return Relation.MORE
    return Relation.LESS if figure.high < other else Relation.SAME


def compared(figure: Shown | None, peers: Peers | None, *, with_whom: str = "") -> str:
    """One sentence on a survey figure beside that of similar organisations. Empty without figures."""
    if figure is None:
        return ""
    if figure.hidden:
        return _("{title}: {told}. That is not nought.").format(
            title=_(figure.measure.title), told=words.told(figure)
        )
    other = peers.middle if peers else None
    text = str(_templates(figure.measure)[relation(figure, other)])
    return text.format(
        what=_what(figure.measure),
        value=words.amount(figure.value, figure.measure),
        other=words.amount(other, figure.measure),
        whom=with_whom or _("similar organisations"),
    )


def against_england(figure: Shown, england: float | None) -> str:
    """One sentence on an area's survey figure beside England's."""
    if figure.hidden or england is None:
        return compared(figure, None)
    text = str(_templates(figure.measure)[relation(figure, england)])
    return text.format(
        what=_what(figure.measure),
        value=words.amount(figure.value, figure.measure),
        other=words.amount(england, figure.measure),
        whom=_("England"),
    )


def _what(measure: Measure) -> str:
    return str(WHAT.get(measure.slug) or _(measure.title).lower())


def _templates(measure: Measure) -> Mapping[Relation, Any]:
    return SCORES if measure.unit is Unit.SCORE else SHARES


def over_years(series: Sequence[Shown]) -> str:
    """Whether it is getting better: the first of the last years against the latest."""
    known = [figure for figure in series if figure.value is not None]
    if not known:
        return ""
    latest = known[-1]
    if len(known) == 1:
        text = _(
            "Only the {year} survey has been loaded, "
            "so nobody can say from this whether it is getting better."
        )
        return text.format(year=words.period(latest))
    return _change(known[-4:][0], latest)


def _change(first: Shown, latest: Shown) -> str:
    """Two figures whose intervals overlap are not called different."""
    facts = {
        "since": words.period(first),
        "then": words.amount(first.value, first.measure),
        "now": words.amount(latest.value, latest.measure),
    }
    way = _way(first, latest)
    if way is Relation.SAME:
        return _("No clear change since {since} ({then} then, {now} now).").format(**facts)
    better = way is Relation.MORE if latest.measure.good is Good.HIGHER else way is Relation.LESS
    if better:
        return _("It has got better since {since} ({then} then, {now} now).").format(**facts)
    return _("It has got worse since {since} ({then} then, {now} now).").format(**facts)


def _way(first: Shown, latest: Shown) -> Relation:
    ends = (first.low, first.high, latest.low, latest.high)
    if None in ends:
        return Relation.SAME
    if latest.low > first.high:  # type: ignore[operator]  # None was ruled out above
        return Relation.MORE
    return Relation.LESS if latest.high < first.low else Relation.SAME  # type: ignore[operator]  # the same


def usual(usual: Usual | None) -> str:
    """What a control chart says, in words."""
    if usual is None:
        return _("No monthly figures have been loaded for this organisation.")
    if usual.reading is None:
        return " ".join(reason.in_words(_) for reason in usual.in_the_way)
    return " ".join(filter(None, (_signal(usual), _trial(usual))))


def _signal(usual: Usual) -> str:
    reading, last = usual.reading, usual.months[-1]
    if reading is None:
        return ""
    facts = {
        "month": design_words.month(last.ended_on),
        "value": words.amount(last.value, last.measure),
        "mean": words.amount(reading.mean, last.measure),
        "count": _run(usual),
    }
    text = str(SIGNALS[reading.signals[-1], reading.directions[-1]])
    unusual = sum(signal is not Signal.COMMON for signal in reading.signals)
    if reading.signals[-1] is Signal.COMMON and unusual:
        text += " " + _("Earlier on, some months were unusual; the chart marks them.")
    return text.format(**facts)


def _run(usual: Usual) -> int:
    """How many months up to the last lie on its side of the usual level."""
    mean = usual.reading.mean if usual.reading else 0.0
    sides = [(figure.value or 0.0) > mean for figure in usual.months]
    count = 0
    for side in reversed(sides):
        if side is not sides[-1]:
            break
        count += 1
    return count


def _trial(usual: Usual) -> str:
    if usual.reading is None or not usual.reading.trial:
        return ""
    text = _("These are trial limits: {count} months are few, and the limits may still move.")
    return text.format(count=len(usual.months))


def signal_in_words(signal: Signal) -> str:
    """What is special about one month; nothing for an ordinary one."""
    return str(SPECIAL[signal]) if signal in SPECIAL else ""


def icon(variation: Variation) -> str:
    """What the icon for the last month means."""
    return str(ICONS[variation])


def whole(picture: LeadershipPicture, *, asked: date | None) -> tuple[str, str]:
    """One sentence on everything, and its date and doubt."""
    led, bullied = (
        picture.latest(s) for s in ("compassionate-and-inclusive", "bullying-by-managers")
    )
    if led is None and bullied is None:
        return _without_survey(picture, asked)
    parts = [_told(picture, figure) for figure in (led, bullied) if figure is not None]
    figure = bullied or led
    doubt = _("A difference smaller than the doubt in it is not called a difference.")
    if figure is None:  # pragma: no cover - one of the two is there
        return "", ""
    peers = picture.peers.get(figure.measure.slug)
    likes = _likes(peers) if peers and peers.speaks else ""
    return " ".join(parts), Markup(" ").join(filter(None, (surveyed(figure), likes, doubt)))


def _told(picture: LeadershipPicture, figure: Shown) -> str:
    """A figure beside its peers, and whether it is getting better where several years are known."""
    slug = figure.measure.slug
    said = compared(figure, picture.peers.get(slug))
    series = picture.series[slug]
    return f"{said} {over_years(series)}" if len(series) > 1 else said


def surveyed(figure: Shown) -> str:
    """Which survey a figure is from, and how many answered."""
    text = _("From the survey of {year}, {answers}.")
    return text.format(year=words.period(figure), answers=words.answered(figure))


def _likes(peers: Peers) -> Markup:
    """Who the similar organisations are: a comparison names whom it compares with."""
    text = _("Similar organisations are the {count} that the publisher groups as “{group}”.")
    return Markup(text).format(count=peers.count, group=design_words.data(peers.group))  # noqa: S704 - our own words


def _unasked(picture: LeadershipPicture) -> str:
    """Why there is no word of the staff: nobody asks them, or what they said is not here."""
    if picture.organisation.kind in SURVEYED:
        return _("No staff survey has been loaded for it, so how people feel led is not known.")
    return _("No staff survey is published for this place, so how people feel led is not known.")


def _counted(picture: LeadershipPicture) -> str:
    """How many places have each overall rating, the commonest first: Good 41, Inadequate 1."""
    if len(picture.rated) >= MOST_PLACES:
        return _("the first of them by name stand below")
    counts = Counter(place.rating for place in picture.rated if place.measure == "cqc-overall")
    return ", ".join(f"{rating} {count}" for rating, count in counts.most_common())


def _without_survey(picture: LeadershipPicture, asked: date | None) -> tuple[str, str]:
    rating = picture.latest("cqc-well-led") or picture.latest("cqc-overall")
    if rating is not None:
        text = _("The regulator's latest word here is {rating}, published on {day}.")
        said = text.format(rating=rating.label, day=design_words.day(rating.ended_on))
        return said, _unasked(picture)
    if picture.rated:
        text = _("The regulator has rated its places one by one: {ratings}.")
        return text.format(ratings=_counted(picture)), _unasked(picture)
    if picture.series:
        return (
            _("Some workforce figures are published here, but no staff survey has been loaded."),
            _("How people feel led is not known from these."),
        )
    if asked:
        text = _("Nothing about how this place is led has been loaded for {day} or before.")
        return text.format(day=design_words.day(asked)), ""
    return (
        _("Nothing about how this place is led has been loaded yet."),
        _(
            "Staff surveys, sickness and turnover are published for NHS trusts and boards in England; "
            "ratings for places there that give care."
        ),
    )
