"""One pack of evidence, on the screen and on paper: the same tables, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Link
from leadwell.design.pdf import Paper, PaperPart, PaperPicture
from leadwell.design.plain_pages import ListPage, Part
from leadwell.design.words import data, moment
from leadwell.fairness.models import EvidencePack
from leadwell.fairness.pages.acting.pack_charts import trends, trends_on_paper
from leadwell.fairness.pages.acting.pack_tables import (
    by_row,
    figures_table,
    findings_table,
    methods_table,
    plans_table,
    returns_said,
)
from leadwell.fairness.pages.acting.shapes import facts_part
from leadwell.fairness.pages.acting.spoken_to import spoken_part
from leadwell.fairness.pages.reports.found import answer, looked
from leadwell.fairness.queries.acting.spoken_to import SpokenWith
from leadwell.fairness.queries.reports.frozen_findings import thawed
from leadwell.organisations.rules.name_to_read import name_to_read

Plain = Mapping[str, Any]


def pack_page(pack: EvidencePack, *, own: bool, spoken: SpokenWith | None) -> ListPage:
    """A pack to read. `own`: the reader opened it, and may close it. `spoken`: the staff they spoke to, for
    whoever may know."""
    name = name_to_read(pack.organisation.name)
    ways = [Link(_("Print it (PDF)"), reverse("fairness:pack-paper", args=[pack.pk]))]
    if spoken is not None:
        here = reverse("fairness:note-spoken-to", args=[pack.pk])
        ways.append(Link(_("Note whom you spoke to"), here))
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
        parts=(*_spoken(spoken), *_parts(pack), _about(pack)),
    )


def paper(pack: EvidencePack, *, now: datetime) -> Paper:
    """The same to print."""
    name = name_to_read(pack.organisation.name)
    pictures = {
        f"figures-{one['code']}": tuple(trends_on_paper(one["figures"], place=name))
        for one in pack.contents["statements"]
    }
    said = (*_parts(pack, drawn=False), _about(pack))
    return Paper(
        title=_("Evidence about {place}, pack {number}").format(place=name, number=pack.pk),
        words=[_answer(pack.contents)],
        parts=[_on_paper(part, pictures.get(part.id, ())) for part in said],
        drawn_at=now,
        footer=_("Printed {moment}.").format(moment=moment(now)),
        made_up=pack.made_up,
    )


def _spoken(spoken: SpokenWith | None) -> Iterator[Part]:
    """On the screen only: paper is passed on."""
    if spoken is not None and spoken.notes:
        yield spoken_part(spoken)


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
    count = ngettext("It holds %(n)s figure.", "It holds %(n)s figures.", len(figures))
    said, kept = count % {"n": len(figures)}, contents.get("findings")
    return f"{said} {answer(thawed(kept))}" if kept else said


def _found(pack: EvidencePack) -> Iterator[Part]:
    """What stood out when the pack was frozen, and what was planned about it. Early packs do not hold it."""
    kept = pack.contents.get("findings")
    if not kept:
        return
    findings, heading = thawed(kept), _("What stands out beyond chance")
    table = findings_table(findings, pack.organisation.code, heading)
    yield Part("found", heading, table, looked(findings))
    if findings.found:
        done = _("{title}: what was done about it").format(title=heading)
        yield Part("found-plans", done, plans_table(kept["plans"], done))


def _unlike(figures: Iterator[Plain]) -> list[Plain]:
    return list({one["indicator"]: one for one in figures}.values())


def _parts(pack: EvidencePack, *, drawn: bool = True) -> Iterator[Part]:
    contents, place = pack.contents, name_to_read(pack.organisation.name)
    yield from _found(pack)
    for one in contents["statements"]:
        code, title = one["code"], _(one["title"])
        pictures = tuple(trends(one["figures"], place=place)) if drawn else ()
        table = figures_table(one["figures"], title)
        yield Part(f"figures-{code}", title, table, _(one["asks"]), pictures=pictures)
        yield from by_row(one["figures"], code, title)
        heading = _("{title}: what was done about it").format(title=title)
        yield Part(
            f"plans-{code}",
            heading,
            plans_table(one["plans"], heading),
            returns_said(one["returns"]),
        )
    figures = _unlike(one for each in contents["statements"] for one in each["figures"])
    heading = _("How it was worked out")
    table = methods_table(figures)
    yield Part("methods", heading, table, folded=_("Show the method of each figure"))


def _on_paper(part: Part, pictures: Sequence[PaperPicture]) -> PaperPart:
    table = part.table
    rows = [[_text(cell) for cell in row.cells] for row in table.rows]
    return PaperPart(
        heading=part.heading,
        words=[text for text in (part.words, "" if rows else table.empty) if text],
        pictures=pictures,
        columns=[column.text for column in table.columns],
        rows=rows,
    )


def _text(cell: Any) -> str:
    return str(cell.text if isinstance(cell, Cell) else cell)
