"""The tables of a funnel: who came to each stage, how two groups compare, and what is taken apart."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.fairness.pages.funnels import names
from leadwell.fairness.pages.reports import row_words, words
from leadwell.fairness.queries.funnels import OneFunnel
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.funnels.facts import Asked, Step, code_of, steps_of
from leadwell.fairness.rules.reports.what_stands_out import AWAY

MOST_YEARS = 10


def rates_table(one: OneFunnel, year: Year, asked: Asked) -> Table:
    """Each step and group: how many came so far, how many came on, the share with its interval."""
    columns = (Column(_("Step")), Column(_("Who")), Column(_came_on(one), True),
               Column(_("Share"), True), Column(_("95% interval"), True))  # fmt: skip
    rows = [
        _rate(one, step, asked, line, year.profile)
        for step in steps_of(one.funnel)
        for line in rates(one, year, asked, step)
    ]
    caption = _("{decision}: who {did}, by {characteristic}").format(
        decision=_(one.funnel.title),
        did=names.did(one.funnel),
        characteristic=names.within(names.characteristic(asked)),
    )
    return Table(caption, columns, tuple(rows), stacked=True)


def _came_on(one: OneFunnel) -> str:
    """What was counted, over a column."""
    if len(one.funnel.stages) > 2:
        return _("Came to the stage, of those at the one before")
    first, last = one.funnel.stages
    return _("{stage}, of those at “{before}”").format(stage=_(last.title), before=_(first.title))


def rates(one: OneFunnel, year: Year, asked: Asked, step: Step) -> list[Shown]:
    """The rates of a step, group by group, as far as they are there."""
    codes = (code_of(one.funnel, step, asked, group) for group in one.groups(asked))
    return [line for code in codes if (line := year.line(code)) is not None]


def ratio(one: OneFunnel, year: Year, asked: Asked, step: Step) -> Shown | None:
    """How many times as likely one group was to come on as the other."""
    return year.line(code_of(one.funnel, step, asked))


def group_of(one: OneFunnel, asked: Asked, line: Shown) -> str:
    """Whom a rate is of."""
    code = line.first.group if line.first else ""
    return names.group(asked, code, one.groups(asked).get(code, code))


def _rate(one: OneFunnel, step: Step, asked: Asked, line: Shown, profile: str) -> Row:
    return Row((
        names.step(one.funnel, step), group_of(one, asked, line), words.counts(line.first, profile),
        words.value(line), words.interval(line) or _("none"),
    ))  # fmt: skip


def ratios_table(one: OneFunnel, year: Year, asked: Asked) -> Table | None:
    """How the two groups compare at each step. None where no two are compared."""
    found = [(step, ratio(one, year, asked, step)) for step in steps_of(one.funnel)]
    lines = [(step, line) for step, line in found if line is not None]
    if not lines:
        return None
    first, second = _both(one, asked, lines[0][1])
    caption = _("{first} against {second}, step by step").format(first=first, second=second)
    return Table(caption, _columns(_("Step"), first, second), tuple(
        _compared(names.step(one.funnel, step), line, year.profile) for step, line in lines
    ), stacked=True)  # fmt: skip


def years_table(one: OneFunnel, asked: Asked) -> Table | None:
    """How the two groups compared at each step, a column a year. None where there is one year, or nothing is
    compared."""
    years = one.years[-MOST_YEARS:]
    rows = tuple(
        Row((names.step(one.funnel, step), *(_in_year(one, year, asked, step) for year in years)))
        for step in steps_of(one.funnel)
        if any(ratio(one, year, asked, step) for year in years)
    )
    if len(years) < 2 or not rows:
        return None
    caption = _("{decision}: times as likely, year on year, by {characteristic}").format(
        decision=_(one.funnel.title), characteristic=names.within(names.characteristic(asked))
    )
    columns = (Column(_("Step")), *(Column(words.column_of(year), True) for year in years))
    return Table(caption, columns, rows, stacked=True)


def _in_year(one: OneFunnel, year: Year, asked: Asked, step: Step) -> str:
    line = ratio(one, year, asked, step)
    return words.with_interval(line) if line else _("not worked out")


def split_columns(one: OneFunnel, year: Year, asked: Asked) -> tuple[str, ...]:
    """By which columns the ratios of a characteristic can be taken apart."""
    return tuple(
        dict.fromkeys(line.split.partition(":")[0] for _step, line in _splits(one, year, asked))
    )


def _splits(one: OneFunnel, year: Year, asked: Asked) -> list[tuple[Step, Shown]]:
    return [
        (step, line)
        for step in steps_of(one.funnel)
        for line in year.of(code_of(one.funnel, step, asked))
        if line.split
    ]


def split_tables(one: OneFunnel, year: Year, asked: Asked) -> tuple[tuple[str, Table], ...]:
    """The ratios taken apart: a table for each column, with each step under its own name."""
    lines = _splits(one, year, asked)
    found = []
    for column in split_columns(one, year, asked):
        some = [pair for pair in lines if pair[1].split.startswith(f"{column}:")]
        found.append((names.column(column), _split_table(one, year, asked, column, some)))
    return tuple(found)


def _split_table(
    one: OneFunnel, year: Year, asked: Asked, column: str, lines: Sequence[tuple[Step, Shown]]
) -> Table:
    first, second = _both(one, asked, lines[0][1])
    caption = _("{decision} by {characteristic}: {column}").format(
        decision=_(one.funnel.title), characteristic=names.within(names.characteristic(asked)),
        column=names.within(names.column(column)),
    )  # fmt: skip
    rows = []
    for step, line in lines:
        name = _("{step}: {part}").format(
            step=names.step(one.funnel, step), part=row_words.split(line.split)
        )
        rows.append(_compared(name, line, year.profile))
    return Table(caption, _columns(_("Step, and who"), first, second), tuple(rows), stacked=True)


def _both(one: OneFunnel, asked: Asked, line: Shown) -> tuple[str, str]:
    titles = one.groups(asked)
    codes = [group.group if group else "" for group in (line.first, line.second)]
    first, second = (names.group(asked, code, titles.get(code, code)) for code in codes)
    return first, second


def _columns(head: str, first: str, second: str) -> tuple[Column, ...]:
    return (Column(head), Column(first, True), Column(second, True), Column(_("Times as likely"), True),
            Column(_("95% interval"), True), Column(_("What it says")))  # fmt: skip


def _compared(name: str, line: Shown, profile: str) -> Row:
    cells = (name, words.counts(line.first, profile), words.counts(line.second, profile),
             words.value(line), words.interval(line) or _("none"), Cell("", tag=words.tag(line)))  # fmt: skip
    return Row(cells, you=line.reading in AWAY)
