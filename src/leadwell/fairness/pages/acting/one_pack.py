"""One pack of evidence, on the screen and on paper: the same tables, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Link, Row, Table
from leadwell.design.pdf import Paper, PaperPart
from leadwell.design.plain_pages import ListPage, Part
from leadwell.design.words import data, day, moment, number
from leadwell.fairness.models import EvidencePack
from leadwell.fairness.pages.acting.shapes import columns, facts_part, in_words, value_of
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.reports.facts import Change
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import Reason

Plain = Mapping[str, Any]


def pack_page(pack: EvidencePack, *, own: bool) -> ListPage:
    """A pack to read. `own`: the reader opened it, and may close it."""
    name = name_to_read(pack.organisation.name)
    ways = [Link(_("Print it (PDF)"), reverse("fairness:pack-paper", args=[pack.pk]))]
    if own:
        ways.append(Link(_("Close it now"), reverse("fairness:close-pack", args=[pack.pk])))
    back = reverse("fairness:evidence", args=[pack.organisation.code])
    return ListPage(
        title=format_html(
            _("Evidence about {place}, pack {number}"), place=data(name), number=pack.pk
        ),
        purpose=_("What a regulator asks, what the figures say, and what was done about them."),
        crumbs=(Crumb(_("Who looked at evidence?"), back),),
        made_up=pack.made_up,
        answer=_answer(pack.contents),
        ways=tuple(ways),
        parts=(*_parts(pack.contents), _about(pack)),
    )


def paper(pack: EvidencePack, *, now: datetime) -> Paper:
    """The same to print."""
    name = name_to_read(pack.organisation.name)
    return Paper(
        title=_("Evidence about {place}, pack {number}").format(place=name, number=pack.pk),
        words=[_answer(pack.contents)],
        parts=[_on_paper(part) for part in (*_parts(pack.contents), _about(pack))],
        drawn_at=now,
        footer=_("Printed {moment}.").format(moment=moment(now)),
        made_up=pack.made_up,
    )


def _about(pack: EvidencePack) -> Part:
    """Which framework it follows, since when it is frozen, and its fingerprint."""
    contents = pack.contents
    return facts_part(
        "about",
        _("About this pack"),
        [
            (_("Framework"), f"{_(contents['title'])} ({_(contents['version'])})"),
            *((_("To be verified"), _(note)) for note in contents["to_be_verified"]),
            (_("Why it was opened"), Cell(pack.because, is_data=True)),
            (_("Frozen on"), moment(pack.opens_at)),
            (_("Open until"), moment(pack.closes_at)),
            (_("Fingerprint (SHA-256)"), Cell(pack.digest, is_data=True)),
        ],
    )


def _answer(contents: Plain) -> str:
    figures = _unlike(one for each in contents["statements"] for one in each["figures"])
    away = sum(any(_is_away(line) for line in from_json(one["lines"])) for one in figures)
    count = ngettext("It holds %(n)s figure.", "It holds %(n)s figures.", len(figures))
    stands = ngettext("%(n)s stands away from parity.", "%(n)s stand away from parity.", away)
    said = count % {"n": len(figures)}
    return f"{said} {stands % {'n': away}}"


def _unlike(figures: Iterator[Plain]) -> list[Plain]:
    return list({one["indicator"]: one for one in figures}.values())


def _is_away(line: Shown) -> bool:
    return line.reading in (Reading.ABOVE, Reading.BELOW)


def _parts(contents: Plain) -> Iterator[Part]:
    for one in contents["statements"]:
        code, title = one["code"], _(one["title"])
        yield Part(f"figures-{code}", title, _figures(one["figures"], title), _(one["asks"]))
        yield from _by_row(one["figures"], code, title)
        heading = _("{title}: what was done about it").format(title=title)
        yield Part(
            f"plans-{code}", heading, _plans(one["plans"], heading), _returns(one["returns"])
        )
    figures = _unlike(one for each in contents["statements"] for one in each["figures"])
    heading = _("How it was worked out")
    yield Part("methods", heading, _methods(figures), folded=_("Show the method of each figure"))


def _figures(figures: Sequence[Plain], caption: str) -> Table:
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
    row = f", {words.row(line)}" if line.row_title else ""
    ended = words.year(date.fromisoformat(figure["ended_on"]))
    said = (words.in_short(line), _(figure["favours"]))
    return Row(
        (
            f"{_name(figure)}{row}, {ended}",
            words.with_interval(line),
            _counts(line, figure["profile"]),
            " ".join(filter(None, said)),
            _trend(figure),
            _similar(figure["similar"]),
        )
    )


def _by_row(figures: Sequence[Plain], code: str, title: str) -> Iterator[Part]:
    """What lies behind the first line of a figure: level by level, or one way of looking after another."""
    rows = tuple(
        Row(
            (
                f"{_name(figure)}, {words.row(line)}",
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


def _name(figure: Plain) -> str:
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


def _similar(counted: Mapping[str, int]) -> str:
    if not counted:
        return _("None to set beside it")
    names = {
        Reading.ABOVE: _("above parity"),
        Reading.BELOW: _("below parity"),
        Reading.NO_DIFFERENCE: _("no clear difference"),
        Reading.NOT_CALCULABLE: _("not calculable"),
        Reading.WITHHELD: _("hidden"),
    }
    said = [f"{number(counted[key])} {name}" for key, name in names.items() if counted.get(key)]
    return _("{n} of the same kind: {said}").format(n=sum(counted.values()), said=", ".join(said))


def _plans(plans: Sequence[Plain], caption: str) -> Table:
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


def _returns(returns: Sequence[Plain]) -> str:
    stand = [
        f"{_(one['title'])}, {words.year(date.fromisoformat(one['ended_on']))}"
        for one in returns
        if not one["withdrawn"]
    ]
    if not stand:
        return _("No return about these figures is published.")
    return _("Published returns: {returns}.").format(returns="; ".join(stand))


def _methods(figures: Sequence[Plain]) -> Table:
    return Table(
        caption=_("How each figure was worked out"),
        caption_hidden=True,
        columns=columns(_("Figure"), _("Method"), _("Source"), _("To be verified")),
        rows=tuple(
            Row(
                (
                    _name(one),
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


def _on_paper(part: Part) -> PaperPart:
    table = part.table
    rows = [[_text(cell) for cell in row.cells] for row in table.rows]
    return PaperPart(
        heading=part.heading,
        words=[text for text in (part.words, "" if rows else table.empty) if text],
        columns=[column.text for column in table.columns],
        rows=rows,
    )


def _text(cell: Any) -> str:
    return str(cell.text if isinstance(cell, Cell) else cell)
