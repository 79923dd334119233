"""Charts of figures: strips of peers, control charts, years and ratings. Rows are as they may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from leadwell.design import words as design_words
from leadwell.design.charts import Chart
from leadwell.measures.pages import sentences, words
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import OneMeasure, Peers, Shown, SideBySide, Usual
from leadwell.measures.rules.facts import Frequency, Good, Measure, Unit
from leadwell.organisations.models import Organisation
from leadwell.stats.xmr import Direction, Signal

LEVELS = ("Inadequate", "Requires improvement", "Good", "Outstanding")


def chart_of(one: OneMeasure) -> Chart | None:
    """The chart that says most about a measure here; None where there is nothing to draw."""
    if one.measure.unit is Unit.RATING:
        return ratings([one.series], until=one.day)
    if one.usual and one.usual.reading:
        return control(one.usual)
    if one.latest is None or one.latest.value is None:
        return None
    if one.others:
        return strip(one)
    return trend(one.series, one.england)


def years_of(one: OneMeasure) -> Chart | None:
    """The years as a line, where there are several and another chart comes first."""
    if one.measure.frequency is not Frequency.ANNUAL or not one.others or len(one.series) < 2:
        return None
    return trend(one.series, one.england)


def strip(one: OneMeasure) -> Chart | None:
    """One organisation among its peers."""
    latest = one.latest
    if latest is None or latest.value is None:
        return None
    rows = tuple(
        _dot(organisation, figure, you=organisation.pk == one.organisation.pk)
        for organisation, figure in one.others
        if figure.value is not None
    )
    options = _options(one.measure) | {
        "median": one.peers.middle if one.peers else None,
        "national": england_value(one, latest),
        "national_name": _("England"),
        "you_name": _("This organisation"),
        "peers_name": _("organisations like it"),
    }
    said = strip_says(latest, one.peers, england_value(one, latest))
    return Chart("strip", strip_title(latest), said, rows, options)


def strip_title(figure: Shown) -> str:
    """What a strip is about."""
    return _("{measure}, {period}").format(
        measure=_(figure.measure.title), period=words.period(figure)
    )


def strip_says(figure: Shown, peers: Peers | None, england: float | None) -> str:
    """What a strip shows, for somebody who cannot see it."""
    value = words.told(figure)
    if figure.low is not None:
        value = _("{value} (likely between {range})").format(
            value=value, range=words.between(figure)
        )
    parts = [_("This organisation: {value}.").format(value=value)]
    if peers and peers.speaks:
        parts.append(
            _("Half of {count} similar organisations lie between {low} and {high}.").format(
                count=peers.count,
                low=words.amount(peers.lower, figure.measure),
                high=words.amount(peers.upper, figure.measure),
            )
        )
    if england is not None:
        value = words.amount(england, figure.measure)
        parts.append(_("England: {value}.").format(value=value))
    return " ".join(parts)


def england_value(one: OneMeasure, figure: Shown) -> float | None:
    """England's figure for the same period: the publisher's, else everybody's pooled."""
    same = [f for f in one.england if f.ended_on == figure.ended_on]
    if same:
        return same[-1].value
    return one.peers.everybody if one.peers else None


def control(usual: Usual) -> Chart | None:
    """What is usual for the months, and which are not."""
    reading = usual.reading
    if reading is None:
        return None
    measure = usual.months[0].measure
    rows = tuple(
        {
            "on": figure.ended_on, "value": figure.value, "mean": reading.mean,
            "lower": max(0.0, reading.lower), "upper": reading.upper,
            "signal": _meaning(signal, way, measure.good),
        }
        for figure, signal, way in zip(
            usual.months, reading.signals, reading.directions, strict=True
        )
    )  # fmt: skip
    title = _("{measure}, month by month").format(measure=_(measure.title))
    return Chart("control", title, sentences.usual(usual), rows, _options(measure))


def _meaning(signal: Signal, way: Direction, good: Good) -> str:
    if signal is Signal.COMMON or way is Direction.NONE:
        return ""
    if good is Good.NONE:
        return "neither"
    high_is_good = good is Good.HIGHER
    return "improvement" if (way is Direction.HIGH) is high_is_good else "concern"


def trend(series: Sequence[Shown], england: Sequence[Shown] = ()) -> Chart | None:
    """A few years of one organisation, with their intervals."""
    if not any(figure.value is not None for figure in series):
        return None
    national = {figure.ended_on: figure.value for figure in england}
    rows = tuple(
        {
            "label": words.period(figure), "value": figure.value, "low": figure.low,
            "high": figure.high, "national": national.get(figure.ended_on),
        }
        for figure in series
    )  # fmt: skip
    measure = series[0].measure
    title = _("{measure} over time").format(measure=_(measure.title))
    says = sentences.over_years(series) or words.told(series[-1])
    return Chart("trend", title, says, rows, _options(measure) | {"national_name": _("England")})


def ratings(several: Sequence[Sequence[Shown]], *, until: date) -> Chart | None:
    """What the regulator found, over time: one strip for each question that was rated."""
    rows = tuple(
        row for series in several for row in _steps([f for f in series if f.label in LEVELS])
    )
    if not rows:
        return None
    says = " ".join(_rated(series[-1]) for series in several if series)
    return Chart("ratings", _("Ratings over time"), says, rows, {"until": until, "levels": LEVELS})


def _steps(series: Sequence[Shown]) -> list[Mapping[str, Any]]:
    ends = [figure.ended_on - timedelta(days=1) for figure in series[1:]]
    return [
        {"domain": _(f.measure.title), "from": f.ended_on, "to": end, "rating": f.label}
        for f, end in zip(series, [*ends, None], strict=True)
    ]


def _rated(figure: Shown) -> str:
    text = _("{measure}: {rating}, published on {day}.")
    return text.format(
        measure=_(figure.measure.title), rating=figure.label, day=design_words.day(figure.ended_on)
    )


def dots(beside: SideBySide, measure: Measure) -> Chart | None:
    """Two to six organisations on one scale."""
    figures = [(one, beside.latest.get((one.pk, measure.slug))) for one in beside.organisations]
    if not any(figure and figure.value is not None for _one, figure in figures):
        return None
    rows = tuple(
        {"name": words.name(one), "value": figure.value, "low": figure.low, "high": figure.high}
        for one, figure in figures
        if figure is not None
    )
    england = beside.england.get(measure.slug)
    options = _options(measure) | {
        "national": england.value if england else None,
        "national_name": _("England"),
    }
    told = _("{name}: {value}")
    says = "; ".join(
        told.format(name=words.name(one), value=words.told(figure)) for one, figure in figures
    )
    return Chart("dots", _(measure.title), says, rows, options)


def _dot(organisation: Organisation, figure: Shown, *, you: bool) -> Mapping[str, Any]:
    row: dict[str, Any] = {"name": words.name(organisation), "value": figure.value}
    if you:
        row |= {"you": True, "low": figure.low, "high": figure.high}
    return row


def _options(measure: Measure) -> dict[str, Any]:
    return {
        "unit": "%" if measure.unit is Unit.PERCENT else "",
        "decimals": words.DECIMALS.get(measure.unit, 0),
        "axis_title": words.good_way(measure),
    }
