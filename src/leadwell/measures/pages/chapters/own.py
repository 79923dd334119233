"""What an organisation's own staff file shows."""

from __future__ import annotations

from leadwell.design.pages import Column, Row, Table
from leadwell.measures.pages import words
from leadwell.measures.pages.chapters.chapter import Chapter
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture


def own_staff(picture: LeadershipPicture) -> Chapter | None:
    """What is published about the people a board itself employs, apart from its area."""
    if not picture.own_staff:
        return None
    title = _("The people this board employs")
    said = _(
        "A board is an employer too. These figures are about its own staff and not about its area."
    )
    rows = tuple(
        Row(
            (
                _(f.measure.title),
                words.told(f),
                words.interval(f),
                words.answered(f),
                words.period(f),
            )
        )
        for f in picture.own_staff
    )
    columns = (Column(_("Measure")), Column(_("Value"), True), Column(_("Likely between"), True),
               Column(_("Rests on"), True), Column(_("Period")))  # fmt: skip
    table = Table(title, columns, rows, stacked=True, caption_hidden=True)
    return Chapter("own-staff", title, said, table=table)
