"""Measures and published figures in the open interface.

Whoever asks is answered as anyone would be: what it gives may be kept in any cache.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Schema
from pydantic import Field

from leadwell.actor import ANYONE
from leadwell.design.interface import (
    GO_ON,
    Code,
    Day,
    ListOf,
    Number,
    Slug,
    Turn,
    Words,
    answers,
    next_address,
)
from leadwell.measures import queries
from leadwell.organisations import queries as organisations

router = Router()
# Written out rather than taken from the rules: what programs rely on changes on purpose only.
Unit = Literal["percent", "score", "rate", "ratio", "count", "rating", "per-hundred"]
Good = Literal["higher", "lower", "none"]
Frequency = Literal["annual", "monthly", "irregular"]


class MeasureInFull(Schema):
    """What a measure means: what is counted, how, and which way is better."""

    slug: str
    title: str
    question: str = Field(description="The question it answers, in plain words.")
    unit: Unit
    good: Good = Field(description="Which way is better, if any.")
    frequency: Frequency
    numerator: str
    denominator: str
    how: str
    method_note: str
    source: str


class MeasureList(Schema):
    """Every measure: those an organisation's picture is built from come first."""

    items: list[MeasureInFull]


class SourceOf(Schema):
    """The edition of the publication a figure comes from."""

    edition: str
    publisher: str
    licence: str
    as_at: date | None


class Range(Schema):
    """Where the true value lies, with 95% confidence, in the unit of the value."""

    low: float
    high: float


class Why(Schema):
    """A reason with the code of its rule."""

    code: str
    text: str


class Value(Schema):
    """One published figure. A suppressed one has no value and is never nought."""

    measure: str
    organisation: str = Field(description="The code of the organisation.")
    breakdown: str = Field(description="The part of the whole it speaks of; empty for everybody.")
    began_on: date
    ended_on: date = Field(description="The last day of its period.")
    value: float | None
    label: str = Field(description="A rating in words, where the value is one.")
    unit: Unit
    numerator: float | None
    denominator: float | None
    base: int | None = Field(description="How many people answered, where published.")
    interval: Range | None
    suppressed: bool = Field(description="Left out, by the publisher or by us: too few people.")
    withheld: list[Why] = Field(description="Why we left it out, where it was us.")
    restated: bool = Field(description="Whether it replaces what an earlier edition said.")
    source: SourceOf


class ValueList(ListOf):
    """A page of figures, in order of organisation, measure, breakdown and period."""

    items: list[Value]


class Period(Turn):
    """Which periods and which parts of the whole. Leave all out for everything."""

    cursor: Number | None = Field(None, description=GO_ON)
    since: Day | None = Field(None, description="Only periods that end on or after this day.")
    until: Day | None = Field(None, description="Only periods that begin on or before this day.")
    breakdown: Words | None = Field(None, description="Only this part; empty for everybody.")


class OfOrganisation(Period):
    """Which figures of an organisation."""

    measure: Slug | None = Field(None, description="Only this measure.")


class OfMeasure(Period):
    """Which figures of a measure."""

    organisation: Code | None = Field(None, description="Only the organisation with this code.")


@router.get("measures", response=answers(MeasureList), operation_id="measures")
def measures(request: HttpRequest):
    """List every measure, with what it means and how it is worked out."""
    return {"items": list(queries.definitions().values())}


@router.get("measures/{slug}", response=answers(MeasureInFull), operation_id="measure")
def measure(request: HttpRequest, slug: Path[Slug]):
    """One measure: what it means and how it is worked out."""
    return _known_measure(slug)


@router.get("measures/{slug}/values", response=answers(ValueList), operation_id="measure_values")
def values_of_measure(request: HttpRequest, slug: Path[Slug], asked: Query[OfMeasure]):
    """The figures of one measure, of every organisation that has one."""
    _known_measure(slug)
    return _page(request, asked, measure=slug, organisation=asked.organisation)


@router.get(
    "organisations/{code}/values", response=answers(ValueList), operation_id="organisation_values"
)
def values_of_organisation(request: HttpRequest, code: Path[Code], asked: Query[OfOrganisation]):
    """The figures of one organisation, of every measure it has."""
    if not organisations.known_codes([code]):
        raise Http404(_("No organisation has this code."))
    return _page(request, asked, measure=asked.measure, organisation=code)


def _known_measure(slug: str):
    found = queries.measure(slug)
    if found is None:
        raise Http404(_("No measure has this name. The list of measures has them all."))
    return found


def _page(request: HttpRequest, asked: Period, **which: str | None):
    wanted = queries.WantedFigures(
        breakdown=asked.breakdown, since=asked.since, until=asked.until, **which
    )
    after = queries.key_of_figure(asked.cursor, by=ANYONE) if asked.cursor else None
    if asked.cursor and after is None:
        raise Http404(_("This list has no such place to go on from. Begin again without a cursor."))
    found, last = queries.page_of_figures(wanted, by=ANYONE, after=after, limit=asked.limit)
    items = [_value(listed) for listed in found]
    return {"items": items, "next": next_address(request, last[-1] if last else None)}


def _value(listed: queries.Listed) -> Value:
    figure = listed.figure
    return Value(
        measure=figure.measure.slug,
        organisation=listed.organisation,
        breakdown=figure.breakdown,
        began_on=figure.began_on,
        ended_on=figure.ended_on,
        value=figure.value,
        label=figure.label,
        unit=figure.measure.unit.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        base=figure.base,
        interval=_range(figure.low, figure.high),
        suppressed=figure.hidden,
        withheld=[Why(code=why.code, text=why.in_words(_)) for why in figure.withheld],
        restated=figure.restated,
        source=_source(listed),
    )


def _range(low: float | None, high: float | None) -> Range | None:
    return None if low is None or high is None else Range(low=low, high=high)


def _source(listed: queries.Listed) -> SourceOf:
    figure = listed.figure
    return SourceOf(
        edition=figure.edition,
        publisher=figure.publisher,
        licence=listed.licence,
        as_at=figure.source_as_at,
    )
