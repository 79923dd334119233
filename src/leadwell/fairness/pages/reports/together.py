"""What a small employer meets where one year of its own says too little: its years, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.fairness.pages.reports import words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.together import Together
from leadwell.fairness.rules.facts import Shown, ShownGroup


def together_chapters(one: OneSet) -> tuple[Chapter, ...]:
    """The chapters of a small employer: several years together, and employers like it nearby."""
    return (*_years(one), *_neighbours(one))


def _years(one: OneSet) -> Iterator[Chapter]:
    if one.together is None:
        return
    yield Chapter(
        "together",
        _("Several years together"),
        _(
            "One year here is too few people to say anything. Added up, the last years may say more: every"
            " count of every year goes into one sum, and the figure comes from the sums. It is never an"
            " average of yearly figures."
        ),
        more=(*_said(one, one.together), *_how()),
        table=_table(one, one.together, _("Several years together"), years=True),
    )


def _neighbours(one: OneSet) -> Iterator[Chapter]:
    found = one.nearby
    if found is None:
        return
    title = _("With employers like yours nearby")
    yield Chapter(
        "nearby",
        title,
        _who(found).format(
            n=found.employers,
            kind=found.kind,
            region=found.region,
            year=words.year(one.year.ended_on),
        ),
        more=(
            *_said(one, found),
            _("This says how it is among places like yours. It does not say how it is at yours."),
        ),
        table=_table(one, found, title, years=False),
    )


def _who(found: Together) -> str:
    """Whose people these are, in a sentence."""
    if found.region:
        return ngettext(
            "Everybody counted in the {year} at the {n} employer of your kind ({kind}) in {region}, in one"
            " sum.",
            "Everybody counted in the {year} at all {n} employers of your kind ({kind}) in {region}, your own"
            " among them, in one sum.",
            found.employers,
        )
    return ngettext(
        "Everybody counted in the {year} at the {n} employer of your kind ({kind}), in one sum.",
        "Everybody counted in the {year} at all {n} employers of your kind ({kind}), your own among them, in"
        " one sum. No region is known for them.",
        found.employers,
    )


def _said(one: OneSet, found: Together) -> Iterator[str]:
    """What each figure says, how sure it is and which way round, in sentences."""
    for line in found.lines:
        indicator = one.indicator(line.indicator)
        said = [words.says(line, indicator), words.verdict(line)]
        if indicator and line.value is not None:
            said.append(words.parity(indicator, line.unit))
        text = " ".join(each for each in said if each)
        yield _("{name}: {sentence}").format(
            name=words.name(indicator, line.indicator), sentence=text
        )


def _how() -> tuple[str, ...]:
    return (
        _(
            "Only what happened in a year is added up, such as being shortlisted. Figures about staff are"
            " not: nearly the same people work here each year, and would be counted again and again"
            " (FAR-91)."
        ),
        _("A sum is hidden where it would tell what a single year hides (FAR-93)."),
    )


def _table(one: OneSet, found: Together, caption: str, *, years: bool) -> Table:
    columns = [Column(_("Figure")), Column(_("One group")), Column(_("The other group")),
               Column(_("Figure together"), True), Column(_("95% interval"), True),
               Column(_("What it says"))]  # fmt: skip
    if years:
        columns.insert(1, Column(_("Years")))
    rows = (_row(one, line, found, years=years) for line in found.lines)
    return Table(caption, tuple(columns), tuple(rows), caption_hidden=True, stacked=True)


def _row(one: OneSet, line: Shown, found: Together, *, years: bool) -> Row:
    cells: list[object] = [words.name(one.indicator(line.indicator), line.indicator)]
    if years:
        cells.append(_named(found.years.get(line.indicator, ())))
    cells += [_group(line.first, found.profile), _group(line.second, found.profile)]
    between = words.interval(line) or _("none")
    return Row((*cells, words.value(line), between, Cell("", tag=words.tag(line))))


def _group(group: ShownGroup | None, profile: str) -> str:
    if group is None:
        return _("not counted")
    return _("{group}: {counts}").format(group=_(group.title), counts=words.counts(group, profile))


def _named(days: tuple[date, ...]) -> str:
    """Years by name: 2021–22 to 2025–26 where none is missing between."""
    if not days:
        return ""
    first, last = words.short_year(days[0]), words.short_year(days[-1])
    if days[-1].year - days[0].year + 1 == len(days):
        return _("{first} to {last}").format(first=first, last=last)
    return ", ".join(words.short_year(day) for day in days)


def more_is_said(one: OneSet) -> str:
    """That years or neighbours say more than the year itself, where they do."""
    found = [each for each in (one.together, one.nearby) if each]
    if not any(line.value is not None for each in found for line in each.lines):
        return ""
    return _("More can be said of several years together, or with employers like yours: read on.")
