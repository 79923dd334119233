"""The figures of a set that a page has nothing about, each with why: silence reads as if all were well."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.fairness.pages.reports import words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.rules.facts import Indicator, Kind


def not_counted(one: OneSet) -> tuple[Chapter, ...]:
    """A chapter of what is not counted here yet; none where everything is."""
    answered = {each.indicator.code for each in one.survey}
    missing = [
        each for each in one.indicators if not one.year.of(each.code) and each.code not in answered
    ]
    if not missing or one.exact:
        return ()
    heading = _("Not counted here yet")
    table = Table(
        heading,
        (Column(_("Figure")), Column(_("Why"))),
        tuple(Row((_name(each), _why(each))) for each in missing),
        caption_hidden=True,
        stacked=True,
    )
    said = _("The standard asks for these too. That they are not here says nothing about them.")
    return (Chapter("not-counted", heading, said, table=table),)


def _name(indicator: Indicator) -> Cell:
    href = reverse("fairness:indicator-meaning", args=[indicator.code])
    return Cell(words.name(indicator), href, hidden=_("what it is"))


def _why(indicator: Indicator) -> str:
    if indicator.kind is Kind.SURVEY and indicator.measures:
        return _("The staff survey has published no answer for this organisation or for England.")
    if indicator.kind in (Kind.SURVEY, Kind.NARRATIVE):
        return _(indicator.method)
    return _("Nobody was counted for it in this year, or it was asked for only after the figures were"
             " worked out.")  # fmt: skip
