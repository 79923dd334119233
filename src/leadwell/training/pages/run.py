"""One run of a programme: its days, its places, and who comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Fact, Link, Row, Tag
from leadwell.design.words import day, moment
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.models import (
    Mode,
    Run,
    Session,
)
from leadwell.training.pages.programmes_shapes import (
    Part,
    PlacesPage,
    part,
    pounds,
    register_crumbs,
)


def region_of(run: Run) -> Cell:
    """For which region a run is meant."""
    return Cell(run.region.name, is_data=True) if run.region else Cell(_("Everywhere"))


def state_of_run_tag(run: Run, *, today: date) -> Tag | None:
    """Cancelled, begun, or by a draw; nothing where it is simply open."""
    if run.cancelled_on:
        return Tag(_("Cancelled"), "attention")
    if run.starts_on <= today:
        return Tag(_("Begun"), "quiet")
    return Tag(_("By a draw")) if run.round_id else None


def run_page(
    each: Run,
    sessions: Sequence[Session],
    taken: int,
    mix: Sequence[tuple[str, str]],
    *,
    may_teach: bool,
    in_the_way: tuple[str, ...],
) -> PlacesPage:
    """One run: days, places, who takes part, and the way to a place on it."""
    free = max(0, each.places - taken)
    says = ngettext("%(n)s of {all} places is free.", "%(n)s of {all} places are free.", free)
    return PlacesPage(
        title=_("{title}: when, where, and is there room?").format(title=each.title),
        title_is_data=True,
        purpose=_("One run of a programme, with its days and its places."),
        answer=(says % {"n": free}).format(all=each.places),
        in_the_way=in_the_way,
        first=Link(_("Book a place"), reverse("training:book-place", args=[each.code]))
        if not in_the_way and each.round is None
        else None,
        facts=(
            Fact(_("Programme"), each.programme.title, is_data=True),
            Fact(_("Taught by"), name_to_read(each.provider.organisation.name), is_data=True),
            Fact(_("From"), day(each.starts_on)),
            Fact(_("Until"), day(each.ends_on)),
            Fact(_("How it is taught"), Mode(each.mode).label),
            Fact(_("Where"), each.where or _("Not said yet"), is_data=bool(each.where)),
            Fact(_("Cost of the whole run"), pounds(each.cost) or _("Not said")),
        ),
        parts=(_sessions(sessions), _mix(mix)),
        ways=tuple(_run_ways(each, may_teach=may_teach)),
        crumbs=register_crumbs(),
        made_up=each.made_up,
    )


def _sessions(sessions: Sequence[Session]) -> Part:
    rows = [
        Row(
            (
                Cell(moment(one.starts_at)),
                Cell(moment(one.ends_at)),
                Cell(one.title or one.where, is_data=True,
                     tag=Tag(_("Cancelled"), "attention") if one.cancelled else None),
            )
        )
        for one in sessions
    ]  # fmt: skip
    columns = (_("From"), _("Until"), _("What and where"))
    return part("sessions", _("Days"), columns, rows, _("The days have not been planned yet."))


def _mix(mix: Sequence[tuple[str, str]]) -> Part:
    words = _("Small numbers are hidden, so that nobody can be told from them.")
    rows = [Row((label, Cell(n, numeric=True))) for label, n in mix]
    columns = (_("Sector"), _("People with a place"))
    empty = _("Nobody has accepted a place yet.")
    return part("mix", _("Who takes part"), columns, rows, empty, words if mix else "")


def _run_ways(each: Run, *, may_teach: bool) -> list[Link]:
    ways = [
        Link(_("About the programme"), reverse("training:programme", args=[each.programme.code]))
    ]
    if each.round:
        ways.append(Link(_("To its round"), reverse("training:round", args=[each.round.draw])))
    if may_teach:
        ways.append(Link(_("Who came?"), reverse("training:run-sessions", args=[each.code])))
        ways.append(Link(_("Add a day"), reverse("training:plan-session", args=[each.code])))
        ways.append(Link(_("Cancel the run"), reverse("training:cancel-run", args=[each.code])))
    return ways
