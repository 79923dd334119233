"""The staff an inspector spoke to: what they come to beside the staff of the place, and the form."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, Part
from leadwell.design.words import day, moment, number
from leadwell.fairness.models import EvidencePack, StaffSpokenTo
from leadwell.fairness.pages.acting.pack_tables import name_of
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.acting.spoken_to import SpokenWith, StaffPrinted
from leadwell.fairness.rules.acting.facts import Mix
from leadwell.fairness.rules.facts import Reading
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import Reason


def spoken_part(found: SpokenWith) -> Part:
    """What was noted, and whether it is a mix that chance could bring."""
    said = (_spoke(found.mix), _staff(found.staff), _reading(found))
    return Part(
        "spoken-to",
        _("Whom did you speak to?"),
        _table(found),
        " ".join((*filter(None, said), _("The organisation does not see this."))),
    )


def _spoke(mix: Mix) -> str:
    text = ngettext(
        "You spoke to %(n)s person: %(white)s White, %(bme)s Black and minority ethnic,"
        " %(not_known)s not known.",
        "You spoke to %(n)s people: %(white)s White, %(bme)s Black and minority ethnic,"
        " %(not_known)s not known.",
        mix.everybody,
    )
    counts = {"n": mix.everybody, "white": mix.white, "bme": mix.bme, "not_known": mix.not_known}
    return text % {name: number(count) for name, count in counts.items()}


def _staff(staff: StaffPrinted | None) -> str:
    if staff is None:
        return ""
    text = _("Of the staff here {share} are Black and minority ethnic ({figure}, {year}).")
    year = words.year(staff.ended_on)
    return text.format(share=words.value(staff.line), figure=name_of(staff.figure), year=year)


def _reading(found: SpokenWith) -> str:
    """Nothing where too few were spoken to, or where there is nothing to hold them against."""
    return {
        Reading.NO_DIFFERENCE: _(
            "Of those whose group is known the mix is compatible with no difference: people picked by"
            " chance from the staff could well be such a mix."
        ),
        Reading.ABOVE: _(
            "Of those whose group is known more are Black and minority ethnic than chance would bring,"
            " picked from the staff."
        ),
        Reading.BELOW: _(
            "Of those whose group is known fewer are Black and minority ethnic than chance would bring,"
            " picked from the staff. Think about whom else to speak to."
        ),
    }.get(found.reading, "")


def _table(found: SpokenWith) -> Table:
    return Table(
        caption=_("Staff you spoke to"),
        caption_hidden=True,
        columns=(
            Column(_("Day")),
            Column(_("Where")),
            Column(_("White"), numeric=True),
            Column(_("Black and minority ethnic"), numeric=True),
            Column(_("Not known"), numeric=True),
            Column(_("State")),
        ),
        rows=tuple(_row(one, corrected=one.pk in found.corrected) for one in found.notes),
        stacked=True,
    )


def _row(note: StaffSpokenTo, *, corrected: bool) -> Row:
    right = Cell(
        _("Put it right"),
        href=reverse("fairness:correct-spoken-to", args=[note.pk]),
        hidden=_("note {number} of {day}").format(number=note.pk, day=day(note.on)),
    )
    state = Cell("", tag=Tag(_("Put right by another"), "quiet")) if corrected else right
    where = Cell(note.where_at, is_data=True)
    counts = (number(note.white), number(note.bme), number(note.not_known))
    return Row((day(note.on), where, *counts, state))


def note_page(pack: EvidencePack, *, reasons: Sequence[Reason]) -> AskPage:
    """The form that notes it. `reasons`: why the pack is closed, if it is."""
    return _asking(
        pack,
        reasons,
        title=_("Whom did you speak to? Pack {number}").format(number=pack.pk),
        button=_("Note it"),
    )


def correct_page(note: StaffSpokenTo, *, reasons: Sequence[Reason]) -> AskPage:
    """The form that puts a note right."""
    title = _("Put right whom you spoke to: pack {number}, note {note}")
    return _asking(
        note.pack,
        reasons,
        title=title.format(number=note.pack_id, note=note.pk),
        button=_("Keep it instead"),
        facts=(Fact(_("Noted"), moment(note.noted_at)),),
    )


def _asking(
    pack: EvidencePack, reasons: Sequence[Reason], *, title: str, button: str,
    facts: tuple[Fact, ...] = (),
) -> AskPage:  # fmt: skip
    back = reverse("fairness:pack", args=[pack.pk])
    name = name_to_read(pack.organisation.name)
    return AskPage(
        title=title,
        purpose=_(
            "Count the members of staff you spoke to on a visit, by group and without names."
        ),
        crumbs=(Crumb(_("My packs"), reverse("fairness:my-packs")), Crumb(_("The pack"), back)),
        made_up=pack.made_up,
        facts=(Fact(_("Organisation"), name, is_data=True), *facts),
        in_the_way=tuple(reason.in_words(_) for reason in reasons),
        words=(
            _("Count people by what they say of themselves, never by how they look or are called."),
            _("The organisation does not see this: not the note, not how many, not the day."),
            _(
                "What you note stays. If a number is wrong, put it right: the new one counts instead."
            ),
        )[: 0 if reasons else None],
        button="" if reasons else button,
        ways=(Link(_("Back to the pack"), back),),
    )
