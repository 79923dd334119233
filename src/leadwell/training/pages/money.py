"""What a completed place costs, and who was reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Row
from leadwell.design.words import number
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.pages.programmes_shapes import (
    Part,
    PlacesPage,
    my_crumbs,
    part,
    pounds,
    register_crumbs,
)
from leadwell.training.queries.money import Money, Reached, Spent, sector_words


def money_page(found: Money) -> PlacesPage:
    """Pooled over all runs that have ended; small numbers hidden."""
    return PlacesPage(
        title=_("What does a completed place cost?"),
        purpose=_("Every pound spent on runs that have ended, divided by those who passed."),
        answer=_answer(found.all),
        doubt=_(
            "Numbers from 1 to 7 are hidden and all others rounded to 5; costs are rounded to 10 pounds."
        ),
        parts=(
            _spent("providers", _("By provider"), found.providers, name_to_read),
            _spent("sectors", _("By sector"), found.sectors, sector_words),
        ),
        crumbs=register_crumbs(),
    )


def _answer(all_: Spent) -> str:
    if all_.completed == 0:
        return _("Nobody has completed a run with a known cost yet.")
    if all_.each is None or all_.completed is None:
        return _("Too few people have completed a run to say.")
    says = ngettext(
        "%(n)s completed place, at {each}.",
        "%(n)s completed places, at {each} each.",
        all_.completed,
    )
    return (says % {"n": number(all_.completed)}).format(each=pounds(all_.each))


def _spent(slug: str, heading: str, rows: Sequence[Spent], words: Callable[[str], str]) -> Part:
    columns = (_("Name"), _("Completed places"), _("Pounds for each"))
    empty = _("Nothing can be shown yet: no run has ended, or too few people completed one.")
    made = [
        Row(
            (
                Cell(words(each.name), is_data=True),
                _count(each.completed),
                pounds(each.each) or _("Hidden"),
            )
        )
        for each in rows
    ]
    return part(slug, heading, columns, made, empty)


def _count(n: int | None) -> Cell:
    return Cell(_("Hidden") if n is None else number(n), numeric=True)


def mix_words(mix: dict[str, int | None]) -> list[tuple[str, str]]:
    """The sectors of a run, in words."""
    return [
        (sector_words(each), _("Hidden") if n is None else number(n)) for each, n in mix.items()
    ]


def reach_page(sectors: Sequence[Reached], regions: Sequence[Reached]) -> PlacesPage:
    """How far applicants got, by where they work."""
    applied = sum(each.applied for each in sectors)
    says = ngettext(
        "%(n)s application from your places.", "%(n)s applications from your places.", applied
    )
    return PlacesPage(
        title=_("Whom do the programmes reach?"),
        purpose=_(
            "Who applied, who was offered a place, who took it and who completed. Only counts."
        ),
        answer=says % {"n": number(applied)},
        doubt=_("Exact numbers, for your own work. Somebody in two sectors counts in both."),
        parts=(
            _reached("sectors", _("By sector"), sectors, sector_words),
            _reached("regions", _("By region"), regions, name_to_read),
        ),
        crumbs=my_crumbs(),
    )


def _reached(slug: str, heading: str, rows: Sequence[Reached], words: Callable[[str], str]) -> Part:
    columns = (_("Name"), _("Applied"), _("Offered"), _("Took it"), _("Completed"))
    made = [
        Row(
            (
                Cell(words(each.name), is_data=True),
                *(Cell(number(n), numeric=True)
                  for n in (each.applied, each.offered, each.taken, each.completed)),
            )
        )
        for each in rows
    ]  # fmt: skip
    return part(slug, heading, columns, made, _("Nobody from your places has applied yet."))
