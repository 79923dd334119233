"""Every version that may be tried at a place, and the page that asks for one to be counted."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Crumb, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import data, day
from leadwell.fairness.pages.acting.shapes import columns, way_back
from leadwell.fairness.queries.reports.place import Place
from leadwell.fairness.queries.tried.at_place import OneTried, TriedHere, VersionAt
from leadwell.standards.models import Version


def every_page(found: TriedHere) -> ListPage:
    """The versions of the standards, each with what came of it here."""
    place = found.place
    return ListPage(
        title=format_html(_("What would new standards do to groups of people at {place}?"),
                          place=data(place.name)),
        purpose=_("Try a version before it is in force: does it hit one group harder than another?"),
        crumbs=way_back(place),
        made_up=place.organisation.made_up,
        answer=_answer(found),
        ways=(to_gate(place),),
        parts=(Part("versions", _("Choose a version"), _table(found)),),
    )  # fmt: skip


def ask_page(one: OneTried) -> AskPage:
    """Before it is counted: what is counted, and how small numbers are kept safe."""
    place, version = one.place, one.at.version
    return AskPage(
        title=format_html(_("Count {version} by group at {place}"), version=data(called(version)),
                          place=data(place.name)),
        purpose=_("How many in each group are asked something by this version, and would not meet it."),
        crumbs=way_back(place, to_every(place), to_one(one)),
        made_up=place.organisation.made_up,
        words=(
            _("It is counted from who holds what, as of last night, and from what people told of themselves."
              " Nobody sees either: only numbers come out, and small ones are hidden."),
            _("It is refused where so few people stand apart from an earlier answer that they could be found."
              " Asking again on the same day gives the same answer."),
        ),
        button=_("Count it by group"),
        ways=(Link(_("Back without counting"), to_one(one).href),),
    )  # fmt: skip


def called(version: Version) -> str:
    """A version by its framework and number."""
    return f"{version.framework.title} {version.number}"


def to_every(place: Place) -> Crumb:
    """The step back to every version."""
    return Crumb(_("What if?"), reverse("fairness:what-ifs", args=[place.code]))


def to_one(one: OneTried) -> Crumb:
    """The step back to one version."""
    href = reverse("fairness:what-if", args=[one.place.code, one.at.version.pk])
    return Crumb(called(one.at.version), href, is_data=True)


def to_gate(place: Place, version: Version | None = None) -> Link:
    """The same question by level, sector and region, and what training it takes."""
    here = reverse("appointments:what-if", args=[place.code])
    text = _("How many by level, sector and region, and the training it takes")
    return Link(text, f"{here}?version={version.pk}" if version else here)


def _answer(found: TriedHere) -> str:
    if not found.versions:
        return _("No version of the standards asks for anything yet.")
    if all(one.last is None for one in found.versions):
        return _("None has been counted by group here yet. Choose one.")
    return _("Choose a version to see which groups would fall short of it.")


def _table(found: TriedHere) -> Table:
    return Table(
        caption=_("Versions that ask for something"),
        caption_hidden=True,
        columns=columns(_("Version"), _("Its state"), _("By group"), _("People in post on")),
        rows=tuple(_row(found.place, one) for one in found.versions),
        empty=_("None yet."),
        stacked=True,
    )


def _row(place: Place, one: VersionAt) -> Row:
    here = reverse("fairness:what-if", args=[place.code, one.version.pk])
    counted = one.answered.counted_on if one.answered else None
    return Row(
        (
            Cell(called(one.version), href=here, is_data=True),
            str(one.version.get_status_display()),
            Cell("", tag=state(one)),
            day(counted) if counted else "",
        )
    )


def state(one: VersionAt) -> Tag:
    """How far it is, in a word or two."""
    if one.waits:
        return Tag(_("Being counted"))
    if one.refused:
        return Tag(_("Refused"), "attention")
    return Tag(_("Counted"), "good") if one.answered else Tag(_("Not asked for yet"), "quiet")
