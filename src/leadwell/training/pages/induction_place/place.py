"""How the induction goes at a place, in counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Crumb, Fact, Figure, Link, Page, Row, Stat, Table
from leadwell.design.words import number
from leadwell.training.pages import induction_words as words
from leadwell.training.pages.induction_place.charts import figure_of
from leadwell.training.pages.induction_place.saying import (
    count_said,
    line_name,
    percent_said,
    picture_address,
    state_name,
)
from leadwell.training.queries.induction_counts import ALL, STATES, InductionCounts, Line, Share


@dataclass(frozen=True, kw_only=True)
class PlaceInductionPage(Page):
    """The induction at a place, in counts."""

    organisation_name: str
    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    figures: tuple[Figure, ...]
    table: Table | None
    hidden: tuple[tuple[str, str], ...]
    method: tuple[Fact, ...]
    doors: tuple[Link, ...]
    empty: str


def place_induction_page(
    counts: InductionCounts, *, sees_people: bool, keeps: bool
) -> PlaceInductionPage:
    """Who was asked, who finished, who is late; by sector or place, and by quarter."""
    place = counts.organisation
    known = counts.whole is not None and counts.whole.counts[ALL] != 0
    return PlaceInductionPage(
        title=_("Does everybody who joins get an induction?"),
        purpose=_("How many are on the national induction, how many finish, and whether in time."),
        crumbs=(Crumb(words.place_name(place), picture_address(place), is_data=True),),
        made_up=place.made_up,
        organisation_name=words.place_name(place),
        answer=_answer(counts),
        doubt=_doubt(counts),
        stats=_stats(counts) if known else (),
        figures=tuple(figure for name in ("by", "quarters") if (figure := figure_of(counts, name))),
        table=_table(counts) if known else None,
        hidden=tuple((reason.in_words(_), reason.code) for reason in counts.reasons),
        method=_method(counts),
        doors=tuple(_doors(counts, sees_people=sees_people, keeps=keeps, known=known)),
        empty="" if known or counts.refused else _empty(),
    )


def _empty() -> str:
    return _(
        "Nobody has joined since the induction began. People appear here the day they begin, "
        "as soon as a staff file or the staff desk says so."
    )


def _answer(counts: InductionCounts) -> str:
    if counts.whole is None:
        return _("How many are on the induction is not shown, because there are so few people.")
    share = counts.whole.finished
    if share.of is None or share.part is None:
        return _("How many have finished is not shown, because there are so few people.")
    if not share.of:
        return _("Nobody is on the induction here yet.")
    said = ngettext(
        "{part} of {of} person who was asked has finished the induction",
        "{part} of {of} people who were asked have finished the induction",
        share.of,
    ).format(part=number(share.part), of=number(share.of))
    late = counts.whole.counts["overdue"]
    if not late:
        return f"{said}."
    more = ngettext("{n} is overdue", "{n} are overdue", late).format(n=number(late))
    return f"{said}; {more}."


def _doubt(counts: InductionCounts) -> str:
    if counts.exact:
        return _(
            "These are exact numbers, for those who see the people. Do not pass small ones on."
        )
    return _("Counts are rounded to the nearest 5, and those from 1 to 7 are hidden.")


def _stats(counts: InductionCounts) -> tuple[Stat, ...]:
    whole = counts.whole
    if whole is None:  # pragma: no cover - asked only where something is known
        return ()
    of = _("{part} of {of}")
    saved = _("not shown") if counts.days is None else words.days_said(counts.days)
    return (
        Stat(_("Finished"), percent_said(whole.finished), _part(whole.finished, of), "you"),
        Stat(_("Finished in time"), percent_said(whole.on_time), _part(whole.on_time, of)),
        Stat(_("Not repeated"), saved, _("parts that were shown before")),
    )


def _part(share: Share, sentence: str) -> str:
    if share.of is None or share.part is None:
        return ""
    return sentence.format(part=number(share.part), of=number(share.of))


def _table(counts: InductionCounts) -> Table:
    columns = (
        Column(_("Sector") if counts.area else _("Place")),
        *(Column(state_name(state), True) for state in (*STATES, ALL)),
    )
    return Table(
        _("How far everybody is"),
        columns,
        tuple(_row(line, counts) for line in counts.lines),
        stacked=True,
    )


def _row(line: Line, counts: InductionCounts) -> Row:
    name = Cell(line_name(line, counts), is_data=not counts.area and bool(line.name))
    return Row((name, *(count_said(line.counts[state]) for state in (*STATES, ALL))))


def _method(counts: InductionCounts) -> tuple[Fact, ...]:
    hours = number(counts.hours_a_day, 1)
    return (
        Fact(_("Who is counted"), _("Everybody who began with an employer here on the induction's "
             "first day or later, once for each employer. Whoever was there before is not asked.")),
        Fact(_("Finished"), _("Of those who are asked: without the exempt, and without those who left "
             "before they had finished (TRN-17).")),
        Fact(_("In time"), _("Of those who finished or are overdue: finished by the last day of their "
             "last part.")),
        Fact(_("Not repeated"), _("The planned minutes of the parts that were shown before, at another "
             "employer or by a training record, as working days of {hours} hours (TRN-11, TRN-18). It "
             "is time not asked, not money saved.").format(hours=hours)),
        Fact(_("Whose content"), _("The parts are an example in our own words, until the national ones "
             "are published.")),
    )  # fmt: skip


def _doors(counts: InductionCounts, *, sees_people: bool, keeps: bool, known: bool) -> list[Link]:
    code, doors = [counts.organisation.code], []
    if sees_people:
        doors.append(
            Link(_("Who is due, by name"), reverse("training:induction-people", args=code))
        )
    if keeps:
        doors.append(
            Link(_("The parts, and those we add"), reverse("training:induction-parts", args=code))
        )
    if known:
        doors.append(
            Link(_("Download these numbers (CSV)"), reverse("training:induction-sheet", args=code))
        )
    return doors
