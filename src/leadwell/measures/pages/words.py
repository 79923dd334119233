"""Values, periods and doubts in words."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy, ngettext

from leadwell.design import words
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import Shown
from leadwell.measures.rules.facts import Frequency, Good, Measure, Unit
from leadwell.organisations.models import Kind, Organisation
from leadwell.organisations.rules.name_to_read import name_to_read

DECIMALS = {Unit.PERCENT: 1, Unit.SCORE: 2, Unit.PER_HUNDRED: 1, Unit.RATE: 2, Unit.RATIO: 2}

GOOD = {
    Good.HIGHER: gettext_lazy("Higher is better"),
    Good.LOWER: gettext_lazy("Lower is better"),
    Good.NONE: gettext_lazy("Neither high nor low is good by itself"),
}

KINDS = {
    Kind.COUNTRY: gettext_lazy("Country"),
    Kind.REGION: gettext_lazy("NHS region"),
    Kind.ICB: gettext_lazy("Integrated care board"),
    Kind.COMMISSIONER: gettext_lazy("Commissioning organisation"),
    Kind.TRUST: gettext_lazy("NHS trust"),
    Kind.SITE: gettext_lazy("NHS trust site"),
    Kind.PRACTICE: gettext_lazy("GP practice"),
    Kind.PRESCRIBER: gettext_lazy("Other prescribing centre"),
    Kind.PCN: gettext_lazy("Primary care network"),
    Kind.CARE_PROVIDER: gettext_lazy("Care provider"),
    Kind.CARE_LOCATION: gettext_lazy("Care location"),
    Kind.SUPPORT_UNIT: gettext_lazy("Commissioning support unit"),
    Kind.NATIONAL_BODY: gettext_lazy("National body"),
    Kind.SOCIAL_ENTERPRISE: gettext_lazy("Social enterprise"),
    Kind.EMPLOYER: gettext_lazy("Other employer"),
    Kind.PREDECESSOR: gettext_lazy("Earlier organisation"),
}


def name(organisation: Organisation) -> str:
    """An organisation's name with capitals where a reader expects them; a code stays a code."""
    is_code = organisation.name == organisation.code
    return organisation.code if is_code else name_to_read(organisation.name)


def name_of(text: str) -> str:
    """The same for a name by itself."""
    return name_to_read(text)


def kind(organisation: Organisation) -> str:
    """What an organisation is."""
    return str(KINDS.get(Kind(organisation.kind), organisation.kind))


def amount(value: float | None, measure: Measure) -> str:
    """A value with its unit: 10.1%, 7.35, 6.2 or 1,235."""
    if value is None:
        return ""
    if measure.unit is Unit.PERCENT:
        return words.percent(value)
    return words.number(value, DECIMALS.get(measure.unit, 0))


def told(figure: Shown | None) -> str:
    """A figure's value, its word where it is a rating, or why there is none."""
    if figure is None:
        return _("not published")
    if figure.suppressed:
        return _("held back by the publisher: too few answers")
    if figure.withheld:
        return _("not shown: too few people")
    if figure.measure.unit is Unit.RATING:
        return figure.label
    return amount(figure.value, figure.measure)


def interval(figure: Shown | None) -> str:
    """The interval of a figure: 9.9% to 11.3%; nothing where there is none."""
    if figure is None or figure.low is None or figure.high is None:
        return ""
    low, high = amount(figure.low, figure.measure), amount(figure.high, figure.measure)
    return _("{low} to {high}").format(low=low, high=high)


def between(figure: Shown) -> str:
    """The interval of a figure, to follow "between": 9.9% and 11.3%."""
    low, high = amount(figure.low, figure.measure), amount(figure.high, figure.measure)
    return _("{low} and {high}").format(low=low, high=high)


def answered(figure: Shown | None) -> str:
    """How many the figure rests on."""
    if figure is None:
        return ""
    if figure.base is not None:
        return _answers(figure.base)
    if figure.denominator is not None and figure.measure.source == "turnover":
        return _("{count} staff").format(count=words.number(figure.denominator))
    if figure.denominator is not None:
        return _("{count} days").format(count=words.number(figure.denominator))
    return ""


def _answers(count: int) -> str:
    text = ngettext("{count} answer", "{count} answers", count)
    return text.format(count=words.number(count))


def period(figure: Shown) -> str:
    """2024, June 2024 or 12 March 2020, as the measure is published."""
    if figure.measure.frequency is Frequency.MONTHLY:
        return _month(get_language(), figure.ended_on)
    if figure.measure.frequency is Frequency.ANNUAL and figure.began_on != figure.ended_on:
        return str(figure.ended_on.year)
    return words.day(figure.ended_on)


@lru_cache(maxsize=2_000)
def _month(language: str | None, ended_on: date) -> str:
    """A page names the same few months dozens of times; `language` is the one it is said in."""
    return words.month(ended_on)


def source(figure: Shown) -> str:
    """Who published it, and where."""
    return _("{publisher}: {edition}").format(publisher=figure.publisher, edition=figure.edition)


def good_way(measure: Measure) -> str:
    """Which way is better, in a few words."""
    return str(GOOD[measure.good])
