"""What somebody completed, as their employers' files say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.design.words import day
from leadwell.home.rules.facts import Completed


def completed_table(done: Sequence[Completed]) -> Table:
    """One row for each training, the newest first."""
    columns = (_("Training"), _("Where"), _("Completed"), _("To be done again"))
    return Table(
        caption=_("What you completed"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(
            Row(
                (
                    Cell(each.title, is_data=True),
                    Cell(each.place, is_data=True),
                    day(each.completed_on) or _("Not said"),
                    day(each.expires_on) or _("Not said"),
                )
            )
            for each in done
        ),
        empty=_("No employer has told us of training you completed."),
        stacked=True,
    )


def completed_data(each: Completed) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "title": each.title,
        "category": each.category,
        "organisation": each.place,
        "completed": each.completed_on and each.completed_on.isoformat(),
        "expires": each.expires_on and each.expires_on.isoformat(),
        "accredited": each.accredited,
        "provider": each.provider,
    }
