"""Taking in a framework, and the report of what was mended."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Crumb, Link, Row, Table
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.standards.actions.case_import import Imported

A_FEW = 3


def _crumbs() -> tuple[Crumb, ...]:
    return (Crumb(_("Which standards are being written?"), reverse("standards:drafts")),)


def import_page() -> AskPage:
    """A framework in a file."""
    return AskPage(
        title=_("Take in a framework from a file"),
        purpose=_("It becomes a draft. Nothing holds for anybody until it is signed off and published."),
        crumbs=_crumbs(),
        words=(
            _("A CASE document is how other systems pass frameworks on. What is wrong in it is mended where "
              "we can, and you read what was mended."),
        ),
        button=_("Take it in"),
        with_files=True,
    )  # fmt: skip


def imported_page(done: Imported) -> ListPage:
    """The draft that came of it, and every repair, the most frequent first."""
    version, count = done.version, len(done.repairs)
    says = ngettext("%(n)s thing was mended.", "%(n)s things were mended.", count) % {"n": count}
    rows = [
        Row((Cell(what, is_data=True), Cell(str(len(places))), Cell(_some(places), is_data=True)))
        for what, places in _grouped(done).items()
    ]
    table = Table(
        caption=_("What was mended"),
        caption_hidden=True,
        columns=(Column(_("What was done")), Column(_("How often")), Column(_("Where"))),
        rows=tuple(rows),
        empty=_("Nothing had to be mended."),
        stacked=True,
    )
    return ListPage(
        title=_("{title} is a draft now").format(title=version.title),
        title_is_data=True,
        purpose=_("Read what was mended, then read the draft."),
        answer=says,
        crumbs=_crumbs(),
        ways=(Link(_("Open the draft"), reverse("standards:draft", args=[version.pk])),),
        parts=(Part("repairs", _("What was mended"), table),),
    )


def _grouped(done: Imported) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for repair in done.repairs:
        found.setdefault(repair.done, []).append(repair.where)
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))


def _some(places: list[str]) -> str:
    more = len(places) - A_FEW
    shown = "; ".join(places[:A_FEW])
    return _("{places} and {n} more").format(places=shown, n=more) if more > 0 else shown
