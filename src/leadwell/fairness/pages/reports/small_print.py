"""What stands under each figure, wherever it is printed: of when it is, of how many people the group is
known, and by which definition it was counted."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.facts import Indicator, Shown


def small_print(year: Year, indicator: Indicator) -> str:
    """The period, the declaration rate and the version of the definition of one figure."""
    period = _("For the {year}.").format(year=words.year(year.ended_on))
    known = _known(year, indicator)
    version = (
        _("Definition: {version}.").format(version=indicator.version) if indicator.version else ""
    )
    return " ".join(filter(None, (period, known, version)))


def how_counted(indicator: Indicator) -> tuple[str, ...]:
    """The method of one figure, and where its definition comes from."""
    method = _(indicator.method) if indicator.method else ""
    source = _("Source: {source}").format(source=indicator.source) if indicator.source else ""
    return tuple(filter(None, (method, source)))


def _known(year: Year, indicator: Indicator) -> str:
    rates = [words.declared(line) for line in _whole_first(year, indicator)]
    known = next(filter(None, rates), "")
    text = _("The group is known of {share} of the people counted.")
    return text.format(share=known) if known else ""


def _whole_first(year: Year, indicator: Indicator) -> list[Shown]:
    own = year.line(indicator.code)
    rest = [line for line in year.of(indicator.code) if not line.split]
    return [own, *rest] if own else rest
