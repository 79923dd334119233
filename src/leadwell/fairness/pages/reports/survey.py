"""What the staff survey answers to a set: the organisation's own, and England's two groups beside it."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.fairness.pages.reports import words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.queries.definitions import group_titles
from leadwell.fairness.queries.survey_answers import SurveyAnswer
from leadwell.fairness.rules.facts import Indicator
from leadwell.measures.queries import Shown
from leadwell.measures.rules.facts import Unit


def survey_chapters(answers: Sequence[SurveyAnswer]) -> tuple[Chapter, ...]:
    """A chapter with all answers; none where nothing was published."""
    if not answers:
        return ()
    said = _(
        "As the staff survey published it, never worked out here. It publishes groups of people for England"
        " only, so there is no figure by group for one organisation. Questions are never added up: the same"
        " people may have said yes to both (MEA-03)."
    )
    return (Chapter("survey", _("What staff say"), said, table=_table(answers)),)


def _table(answers: Sequence[SurveyAnswer]) -> Table:
    columns = (
        Column(_("Figure")),
        Column(_("Here, all staff"), numeric=True),
        Column(_("England, all staff"), numeric=True),
        Column(_("England, first group"), numeric=True),
        Column(_("England, second group"), numeric=True),
        Column(_("Which way is better")),
    )
    rows = tuple(_row(one) for one in answers)
    return Table(_("What staff say"), columns, rows, caption_hidden=True, stacked=True)


def _row(one: SurveyAnswer) -> Row:
    href = reverse("fairness:indicator-meaning", args=[one.indicator.code])
    name = _("{figure}: {measure}").format(
        figure=words.name(one.indicator), measure=_(one.measure.title)
    )
    return Row((
        Cell(name, href),
        _value(one.own),
        _value(one.nation),
        _of_group(one.first, one.indicator, one.indicator.first),
        _of_group(one.second, one.indicator, one.indicator.second),
        _(one.indicator.favours) if one.indicator.favours else "",
    ))  # fmt: skip


def _of_group(shown: Shown | None, indicator: Indicator, group: str) -> str:
    if shown is None or not group:
        return _("not published")
    title = group_titles(indicator.characteristic, indicator.grouping)[group]
    return _("{group}: {value}").format(group=_(title), value=_value(shown))


def _value(shown: Shown | None) -> str:
    if shown is None:
        return _("not published")
    if shown.value is None:
        return _("hidden")
    unit = "percent" if shown.measure.unit is Unit.PERCENT else "score"
    # the newest there is: an organisation's may be of another year than England's
    return _("{value} ({year})").format(
        value=words.amount(shown.value, unit), year=shown.ended_on.year
    )
