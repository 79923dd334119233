"""The tables of a pack of evidence: figures, their rows, plans and methods, out of its frozen contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Row, Table
from leadwell.design.plain_pages import Part
from leadwell.design.words import day, number
from leadwell.fairness.pages.acting.shapes import columns, figure_name, in_words, value_of
from leadwell.fairness.pages.reports import row_words, words
from leadwell.fairness.pages.reports.found import told
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.reports.facts import Change, Findings
from leadwell.reasons import Reason

Plain = Mapping[str, Any]


def figures_table(figures: Sequence[Plain], caption: str) -> Table:
    """Each figure by its first line, with its years and what stands beside it."""
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=columns(
            _("Figure"), _("Value, with its 95% interval"), _("Counts"), _("What it says"),
            _("Earlier years"), _("Similar organisations"),
        ),
        rows=tuple(_row(one) for one in figures if one["lines"]),
        empty=_("No figure of ours speaks to this statement here. That is not evidence of fairness."),
        stacked=True,
    )  # fmt: skip


def _row(figure: Plain) -> Row:
    """A figure by its first line: that of everybody, where there is one."""
    line = from_json(figure["lines"][:1])[0]
    row = f", {row_words.row(line)}" if line.row_title else ""
    ended = words.year(date.fromisoformat(figure["ended_on"]))
    said = (words.in_short(line), _(figure["favours"]))
    return Row(
        (
            f"{name_of(figure)}{row}, {ended}",
            words.with_interval(line),
            _counts(line, figure["profile"]),
            " ".join(filter(None, said)),
            _trend(figure),
            _similar(figure["similar"]),
        )
    )


def by_row(figures: Sequence[Plain], code: str, title: str) -> Iterator[Part]:
    """What lies behind the first line of a figure: level by level, or one way of looking after another."""
    rows = tuple(
        Row(
            (
                f"{name_of(figure)}, {row_words.row(line)}",
                words.with_interval(line),
                _counts(line, figure["profile"]),
                words.in_short(line),
            )
        )
        for figure in figures
        for line in from_json(figure["lines"][1:])
    )
    if not rows:
        return
    heading = _("{title}: row by row").format(title=title)
    heads = columns(_("Figure"), _("Value, with its 95% interval"), _("Counts"), _("What it says"))
    table = Table(heading, heads, rows, caption_hidden=True, stacked=True)
    folded = ngettext("Show %(n)s row", "Show %(n)s rows", len(rows)) % {"n": len(rows)}
    yield Part(f"rows-{code}", heading, table, folded=folded)


def name_of(figure: Plain) -> str:
    """The set it belongs to, its number and its title."""
    number, title = figure["number"], _(figure["title"])
    if number[:1].isdigit():
        title = _("{number}. {title}").format(number=number, title=title)
    return f"{_(figure['set'])}: {title}"


def _counts(line: Shown, profile: str) -> str:
    groups = [group for group in (line.first, line.second) if group is not None]
    said = [f"{_(group.title)}: {words.counts_of(line, group, profile)}" for group in groups]
    if line.declared is not None:
        said.append(_("group known of {share}").format(share=words.declared(line)))
    return "; ".join(said)


def _trend(figure: Plain) -> str:
    years = [
        f"{words.short_year(date.fromisoformat(one['ended_on']))}: {words.value(from_json([one['line']])[0])}"
        for one in figure["trend"][:-1]
    ]
    if not years:
        return _("None yet")
    changed = [words.changed(Change(figure["changed"]))] if figure["changed"] else []
    return " ".join(["; ".join(years) + ".", *changed])


def _similar(counted: Mapping[str, Any]) -> str:
    """Others by how their figure reads: of the same kind, and of those the ones nearest by."""
    if not all(isinstance(one, Mapping) for one in counted.values()):
        counted = {"kind": counted}  # a pack that was frozen before others were told apart
    if not counted.get("kind"):
        return _("None to set beside it")
    texts = {
        "kind": _("{n} of the same kind: {said}."),
        "region": _("{n} of them in the same region: {said}."),
        "size": _("{n} of them of about the same size: {said}."),
    }
    told = [
        text.format(n=sum(counted[name].values()), said=_readings(counted[name]))
        for name, text in texts.items()
        if counted.get(name)
    ]
    return " ".join(told)


def _readings(counted: Mapping[str, int]) -> str:
    names = {
        Reading.ABOVE: _("above parity"),
        Reading.BELOW: _("below parity"),
        Reading.NO_DIFFERENCE: _("no clear difference"),
        Reading.NOT_CALCULABLE: _("not calculable"),
        Reading.WITHHELD: _("hidden"),
    }
    said = (f"{number(counted[key])} {name}" for key, name in names.items() if counted.get(key))
    return ", ".join(said)


def findings_table(findings: Findings, code: str, caption: str) -> Table:
    """What stands out at the place with this code: each thing with its counts, and for how long."""
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=columns(_("What stands out"), _("Counts"), _("Since when"), _("Figure")),
        rows=tuple(
            Row(
                (
                    f"{said.sentence} {said.few}".strip(),
                    said.counts,
                    said.tag.text,
                    figure_name(one.watched.line.indicator),
                )
            )
            for one, said in zip(findings.found, told(findings, code), strict=True)
        ),
        empty=_("Nothing stands out beyond what chance would bring."),
        stacked=True,
    )


def plans_table(plans: Sequence[Plain], caption: str) -> Table:
    """What was planned about these figures, and what came of it."""
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=columns(
            _("What"), _("Figure"), _("Who"), _("By when"), _("Figure before, expected, then"),
            _("What came of it"), _("What is wrong with it"),
        ),
        rows=tuple(_plan(one) for one in plans),
        empty=_("There is no plan for these figures."),
        stacked=True,
    )  # fmt: skip


def _plan(plan: Plain) -> Row:
    values = ", ".join(value_of(plan[name]) for name in ("before", "expects", "now"))
    reasons = in_words(Reason(**one) for one in plan["reasons"])
    return Row(
        (
            Cell(plan["what"], is_data=True),
            _(plan["title"]),
            Cell(plan["who"], is_data=True) if plan["who"] else _("Nobody yet"),
            _day(plan["by_on"]) or _("No day yet"),
            values,
            _came(plan),
            reasons or _("Nothing"),
        )
    )


def _came(plan: Plain) -> Any:
    if plan["ended"]:
        return Cell(plan["ended_because"], is_data=True)
    if plan["came_of_it"]:
        return Cell(plan["came_of_it"], is_data=True)
    return _("Not said yet") if plan["done_on"] else _("Still running")


def returns_said(returns: Sequence[Plain]) -> str:
    """The returns about them that stand."""
    stand = [
        f"{_(one['title'])}, {words.year(date.fromisoformat(one['ended_on']))}"
        for one in returns
        if not one["withdrawn"]
    ]
    if not stand:
        return _("No return about these figures is published.")
    return _("Published returns: {returns}.").format(returns="; ".join(stand))


def methods_table(figures: Sequence[Plain]) -> Table:
    """How each figure was worked out."""
    return Table(
        caption=_("How each figure was worked out"),
        caption_hidden=True,
        columns=columns(_("Figure"), _("Method"), _("Source"), _("To be verified")),
        rows=tuple(
            Row(
                (
                    name_of(one),
                    _(one["method"]),
                    Cell(one["source"], is_data=True),
                    " ".join(_(note) for note in one["to_be_verified"]) or _("Nothing"),
                )
            )
            for one in figures
        ),
        empty=_("There is no figure in it."),
        stacked=True,
    )


def _day(iso: str | None) -> str:
    return day(date.fromisoformat(iso)) if iso else ""
