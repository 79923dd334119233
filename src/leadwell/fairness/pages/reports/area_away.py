"""Who in an area stays away from parity for more than one year, by name, and what is planned about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Row, Table, Tag
from leadwell.fairness.pages.reports import found
from leadwell.fairness.queries.definitions import indicators
from leadwell.fairness.queries.reports.standing_out import Lasting, Planned, WhoStandsOut
from leadwell.organisations.rules.name_to_read import name_to_read


@dataclass(frozen=True, slots=True)
class Away:
    """The heading, what to know before reading, and the table."""

    heading: str
    words: tuple[str, ...]
    table: Table


def away(who: WhoStandsOut) -> Away:
    """Everybody by name. Nobody is ranked."""
    heading = _("Who stays away from parity?")
    return Away(
        heading, tuple(filter(None, (_about(who), _new(who), _more(who)))), _table(who, heading)
    )


def at_how_many(who: WhoStandsOut) -> str:
    """At how many organisations something stands out for more than one year, in a sentence."""
    if not who.at:
        return ""
    text = ngettext(
        "At {n} organisation something stands out for more than one year.",
        "At {n} organisations something stands out for more than one year.",
        who.at,
    )
    return text.format(n=who.at)


def _about(who: WhoStandsOut) -> str:
    if not who.lasting:
        return ""
    return _(
        "What stands out at an organisation for more than one year, beyond what chance would bring among all"
        " its figures. By name: this is no ranking."
    )


def _new(who: WhoStandsOut) -> str:
    if not who.new:
        return ""
    text = ngettext(
        "{n} more thing stands out this year only. It may be chance, and is named on the organisation's own"
        " page alone.",
        "{n} more things stand out this year only. They may be chance, and are named on the organisations'"
        " own pages alone.",
        who.new,
    )
    return text.format(n=who.new)


def _more(who: WhoStandsOut) -> str:
    if not who.more:
        return ""
    text = ngettext(
        "{n} more is not listed. Look at a smaller area to see it.",
        "{n} more are not listed. Look at smaller areas to see them.",
        who.more,
    )
    return text.format(n=who.more)


def _table(who: WhoStandsOut, heading: str) -> Table:
    return Table(
        caption=heading,
        caption_hidden=True,
        columns=(Column(_("Organisation")), Column(_("What stands out")), Column(_("Counts")),
                 Column(_("Since when")), Column(_("Plan"))),
        rows=tuple(_row(one) for one in who.lasting),
        empty=_("Nobody here stands away from parity for more than one year, beyond what chance would bring."
                " Hidden figures say nothing either way."),
        stacked=True,
    )  # fmt: skip


def _row(one: Lasting) -> Row:
    watched = one.finding.watched
    here = reverse("fairness:overview", args=[one.code])
    return Row(
        (
            Cell(name_to_read(one.name), href=here, is_data=True),
            found.sentence(watched, indicators().get(watched.line.indicator)),
            found.counts(watched.line, watched.profile),
            Cell("", tag=found.lasts(one.finding)),
            _planned(one),
        )
    )


def _planned(one: Lasting) -> Cell:
    tags = {
        Planned.NOT: Tag(_("No plan"), "attention"),
        Planned.LATE: Tag(_("Late"), "attention"),
        Planned.RUNNING: Tag(_("In time"), "good"),
    }
    return Cell("", tag=tags[one.planned])
