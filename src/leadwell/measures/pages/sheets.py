"""Figures to take away. A sheet says no more than its page: the same figures, as they may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from leadwell.design.doorways import Download
from leadwell.measures.pages import charts, words
from leadwell.measures.queries import LeadershipPicture, OneMeasure, Shown
from leadwell.organisations.models import Organisation


def measure_sheet(one: OneMeasure) -> Download:
    """One measure: every period here, England, and similar organisations in the latest period."""
    head = _head()
    rows = [
        *(_row(one.organisation, figure) for figure in (*one.series, *one.parts)),
        *_england(one),
        *(_row(organisation, figure) for organisation, figure in one.others
          if organisation.pk != one.organisation.pk),
    ]  # fmt: skip
    name = f"{one.organisation.code}-{one.measure.slug}.csv"
    return Download(name, head, rows, made_up=one.organisation.made_up)


def picture_sheet(picture: LeadershipPicture) -> Download:
    """Every figure behind the leadership picture."""
    rows = [
        _row(picture.organisation, figure)
        for series in picture.series.values()
        for figure in series
    ]
    name = f"{picture.organisation.code}-leadership-picture.csv"
    return Download(name, _head(), rows, made_up=picture.organisation.made_up)


def _head() -> Sequence[str]:
    return (
        _("organisation code"), _("organisation"), _("measure"), _("group"), _("began"), _("ended"),
        _("value"), _("low"), _("high"), _("unit"), _("rating"), _("counted"), _("out of"),
        _("answers"), _("why there is no value"), _("restated"), _("publisher"), _("edition"), _("licence"),
    )  # fmt: skip


def _row(organisation: Organisation, figure: Shown) -> Sequence[Any]:
    return (
        organisation.code, words.name(organisation), figure.measure.slug, figure.breakdown,
        figure.began_on, figure.ended_on, figure.value, figure.low, figure.high,
        figure.measure.unit.value, figure.label, figure.numerator, figure.denominator, figure.base,
        words.told(figure) if figure.hidden else "", "yes" if figure.restated else "",
        figure.publisher, figure.edition, figure.licence,
    )  # fmt: skip


def _england(one: OneMeasure) -> Iterator[Sequence[Any]]:
    if one.latest is None:
        return
    value = charts.england_value(one, one.latest)
    if value is not None:
        blank = ("",) * 9
        yield ("ENG", _("England"), one.measure.slug, "", one.latest.began_on, one.latest.ended_on,
               value, "", "", one.measure.unit.value, *blank)  # fmt: skip
