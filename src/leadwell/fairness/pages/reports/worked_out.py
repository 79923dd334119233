"""How was this worked out? One figure with its counts, formula, years, and others beside."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Fact, Link, Page, Row, Stat
from leadwell.fairness.pages.reports import charts, parts, set_doors, tables, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.queries.reports.own import OneIndicator
from leadwell.fairness.rules.facts import Indicator, Kind, Shown
from leadwell.fairness.rules.how_worked_out import how_worked_out
from leadwell.fairness.rules.reports.what_changed import what_changed


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the working, and the code of its rule where it has one."""

    says: str
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class WorkedOutPage(Page):
    """How was this worked out?"""

    organisation_name: str
    figure_name: str
    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    steps: tuple[Step, ...]
    formula: str
    chapters: tuple[Chapter, ...]
    method: tuple[Fact, ...]
    notes: tuple[str, ...]
    doors: tuple[Link, ...]


def worked_out_page(one: OneIndicator) -> WorkedOutPage:
    """The words of the page."""
    seen, indicator = one.of, one.indicator
    lines = seen.year.of(indicator.code)
    own = seen.year.line(indicator.code)
    line = own or (lines[0] if lines else None)
    return WorkedOutPage(
        title=_("How was this worked out?"),
        purpose=_(indicator.asks),
        crumbs=_crumbs(one),
        made_up=seen.year.made_up,
        organisation_name=seen.place.name,
        figure_name=words.name(indicator),
        answer=words.says(line, indicator)
        if line
        else _("This figure was not worked out this year."),
        doubt=words.verdict(line) if line else "",
        stats=_stats(own),
        steps=_steps(indicator, line),
        formula=_in_words(indicator),
        chapters=_chapters(one),
        method=(*set_doors.method(seen), *_definition(indicator)),
        notes=parts.verifying(indicator.to_be_verified),
        doors=(
            Link(
                _("What this figure means, everywhere"),
                reverse("fairness:indicator-meaning", args=[indicator.code]),
            ),
            Link(
                _("Back to the whole set"),
                reverse("fairness:set", args=[seen.place.code, seen.code]),
            ),
        ),
    )


def _crumbs(one: OneIndicator) -> tuple[Crumb, ...]:
    place = one.of.place
    href = reverse("fairness:set", args=[place.code, one.of.code])
    return parts.crumbs(place, parts.to_fairness(place), Crumb(_(one.of.title), href))


def _stats(line: Shown | None) -> tuple[Stat, ...]:
    if line is None or line.value is None:
        return ()
    stats = [Stat(_("Figure"), words.value(line), words.interval(line), "you")]
    if words.declared(line):
        stats.append(
            Stat(_("Group known of"), words.declared(line), _("of the people counted"), "quiet")
        )
    return tuple(stats)


def _in_words(indicator: Indicator) -> str:
    """The formula, for a reader."""
    return {
        Kind.SHARE: _("The part of the first group, divided by everybody, times 100."),
        Kind.LIKELIHOOD: _(
            "(Part of the first group divided by its whole) divided by (part of the second group divided by"
            " its whole)."
        ),
        Kind.DIFFERENCE: _(
            "The first group's share of the one body, less its share of the other, in percentage points."
        ),
        Kind.DISPARITY: _(
            "(First group in the upper tier divided by the lower tier) divided by (the same of the second"
            " group)."
        ),
        Kind.PAY_GAP: _(
            "(Pay of the first group less pay of the second) divided by pay of the first, times 100."
        ),
    }.get(indicator.kind, "")


def _steps(indicator: Indicator, line: Shown | None) -> tuple[Step, ...]:
    """How the figure came about, step by step, each with the code of its rule."""
    if line is None:
        return ()
    found = how_worked_out(indicator, line)
    said = [Step(step.in_words(_), step.code) for step in found]
    if not said and indicator.kind is Kind.SURVEY:
        words_of_survey = _(
            "Taken from the staff survey as it was published. Nothing is worked out here."
        )
        said = [Step(words_of_survey)]
    if line.value is None and not found:
        said.append(Step(words.missing(line)))
    parity = words.parity(indicator, line.unit)
    return (*said, *([Step(parity)] if parity else []))


def _definition(indicator: Indicator) -> tuple[Fact, ...]:
    facts = [Fact(_("Method"), _(indicator.method))] if indicator.method else []
    if indicator.source:
        facts.append(Fact(_("Source of the definition"), indicator.source, is_data=True))
    if indicator.version:
        facts.append(Fact(_("Version"), indicator.version, is_data=True))
    return (
        *facts,
        Fact(_("Rules"), "FAR-05, FAR-10, FAR-22, FAR-55, FAR-58, FAR-59", is_data=True),
    )


def _chapters(one: OneIndicator) -> tuple[Chapter, ...]:
    made = (_lines, _apart, _years, _beside)
    return tuple(chapter for make in made if (chapter := make(one)) is not None)


def _lines(one: OneIndicator) -> Chapter | None:
    lines = [line for line in one.of.year.of(one.indicator.code) if not line.split]
    if not lines:
        return None
    table = tables.lines_table(words.name(one.indicator), lines, one.of.year.profile)
    return Chapter("counts", _("The counts behind it"), table=table)


def _apart(one: OneIndicator) -> Chapter | None:
    lines = tables.taken_apart(one.of.year.of(one.indicator.code))
    if not lines:
        return None
    said = _(
        "Where people came from, and at which level, can move the whole. Small differences at each level"
        " add up over a career."
    )
    table = tables.lines_table(_("Taken apart"), lines, one.of.year.profile)
    return Chapter("apart", _("Taken apart"), said, table=table)


def _years(one: OneIndicator) -> Chapter | None:
    seen, indicator = one.of, one.indicator
    lines = [(year, line) for year in seen.years if (line := year.line(indicator.code))]
    if not lines:
        return None
    said = _("There is only one year so far.")
    whole = [line for year, line in lines if not year.running]
    if len(whole) > 1:
        said = words.changed(what_changed(whole[-2], whole[-1]))
    columns = (tables.Column(_("Year")), tables.Column(_("Figure"), True),
               tables.Column(_("95% interval"), True), tables.Column(_("People counted"), True))  # fmt: skip
    rows = tuple(Row((words.column_of(year), *tables.size_cells(line))) for year, line in lines)
    table = tables.Table(_("Year by year"), columns, rows, caption_hidden=True, stacked=True)
    chart = charts.years_of(seen, indicator)
    if chart is None:
        return Chapter("years", _("Year by year"), said, table=table)
    href = reverse(
        "fairness:set-chart", args=[seen.place.code, seen.code, f"years-{indicator.code}"]
    )
    return Chapter("years", _("Year by year"), said, picture=parts.figure(chart, href, table))


def _beside(one: OneIndicator) -> Chapter | None:
    chart = charts.beside(one)
    own = one.of.year.line(one.indicator.code)
    if chart is None or own is None:
        return None
    count = len(one.beside)
    said = ngettext(
        "{n} organisation of the same kind whose figures are published, or that you may see.",
        "{n} organisations of the same kind whose figures are published, or that you may see. They are in"
        " order of name: a list by value would rank chance (FAR-58).",
        count,
    ).format(n=count)
    mine = Row((tables.Cell(one.of.place.name, is_data=True), *tables.size_cells(own)), you=True)
    table = tables.beside_table(_("Similar organisations"), mine, one.beside)
    place = one.of.place.code
    href = reverse("fairness:indicator-chart", args=[place, one.of.code, one.indicator.code])
    return Chapter("beside", _("Beside similar organisations"), said,
                   picture=parts.figure(chart, href, table))  # fmt: skip
