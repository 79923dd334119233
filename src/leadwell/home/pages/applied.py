"""What somebody applied for, as recruitment systems say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.design.words import day
from leadwell.home.rules.facts import Applied


def applied_table(asked: Sequence[Applied]) -> Table:
    """One row for each application, the newest first, with the last stage it came to."""
    columns = (_("Post"), _("Where"), _("Applied"), _("Last step"))
    return Table(
        caption=_("What you applied for"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(
            Row(
                (
                    Cell(each.title, is_data=True),
                    Cell(each.place, is_data=True),
                    day(each.applied_on) or _("Not said"),
                    _last_step(each),
                )
            )
            for each in asked
        ),
        empty=_("No employer has told us of posts you applied for."),
        stacked=True,
    )


def _last_step(each: Applied) -> str:
    steps: tuple[tuple[str, date | None], ...] = (
        (_("Withdrawn on {day}"), each.withdrawn_on),
        (_("Appointed on {day}"), each.appointed_on),
        (_("Offered on {day}"), each.offered_on),
        (_("Interviewed on {day}"), each.interviewed_on),
        (_("Shortlisted on {day}"), each.shortlisted_on),
    )
    said = (words.format(day=day(on)) for words, on in steps if on)
    return next(said, _("Nothing after you applied"))


def applied_data(each: Applied) -> dict[str, Any]:
    """The same as plain values."""
    stages = ("applied", "shortlisted", "interviewed", "offered", "appointed", "withdrawn")
    days = {name: getattr(each, f"{name}_on") for name in stages}
    return {
        "title": each.title,
        "organisation": each.place,
        **{name: on and on.isoformat() for name, on in days.items()},
    }
