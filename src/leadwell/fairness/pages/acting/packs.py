"""Packs of evidence: the list of an organisation, the inspector's own, and the form that opens one."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import data, moment
from leadwell.fairness.models import EvidencePack
from leadwell.fairness.pages.acting.shapes import columns, in_words, way_back
from leadwell.fairness.queries.acting.packs import ListedPack, PacksAt
from leadwell.fairness.queries.reports.place import Place
from leadwell.fairness.rules.acting.facts import Framework, PackTerms
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import Reason


def packs_page(found: PacksAt) -> ListPage:
    """Which packs there are about an organisation, and who opened what when."""
    place = found.place
    return ListPage(
        title=format_html(_("Who looked at evidence about {place}?"), place=data(place.name)),
        purpose=_("Every pack an inspector opened, why, and each time somebody read it."),
        crumbs=way_back(place),
        made_up=place.organisation.made_up,
        answer=_answer(found.packs),
        ways=_ways(found),
        parts=(
            Part("packs", _("Packs"), _table(found.packs, with_place=False), _who(found)),
            Part("openings", _("Who opened what, and when"), _openings(found)),
        ),
    )


def _answer(packs: Sequence[ListedPack]) -> str:
    if not packs:
        return _("No pack has been opened.")
    open_ = sum(not one.closed for one in packs)
    said = ngettext("%(n)s pack is open now.", "%(n)s packs are open now.", open_)
    return said % {"n": open_} if open_ else _("No pack is open now.")


def _who(found: PacksAt) -> str:
    if found.is_lead:
        return _("Inspectors see only the packs they opened themselves.")
    return _(
        "You see the packs you opened yourself. The organisation sees them too, with your reason."
    )


def _ways(found: PacksAt) -> tuple[Link, ...]:
    if not found.may_open:
        return ()
    address = reverse("fairness:open-evidence", args=[found.place.code])
    return (Link(_("Open a pack"), address),)


def my_packs_page(packs: Sequence[ListedPack]) -> ListPage:
    """The packs an inspector opened."""
    return ListPage(
        title=_("Which packs of evidence have I opened?"),
        purpose=_(
            "Packs close by themselves. To open one, go to the organisation's fairness figures."
        ),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
        answer=_answer(packs),
        ways=(Link(_("Find an organisation"), reverse("organisations:search")),),
        parts=(Part("packs", _("My packs"), _table(packs, with_place=True)),),
    )


def _table(packs: Sequence[ListedPack], *, with_place: bool) -> Table:
    heads = [_("Pack"), _("Why"), _("Open from"), _("Until"), _("State")]
    heads.insert(1, _("About") if with_place else _("Opened by"))
    return Table(
        caption=_("Packs of evidence"),
        caption_hidden=True,
        columns=columns(*heads),
        rows=tuple(_row(one, with_place) for one in packs),
        empty=_("None yet. An inspector opens one with a reason, for a time."),
        stacked=True,
    )


def _row(one: ListedPack, with_place: bool) -> Row:
    pack, name = one.pack, _("Pack {number}").format(number=one.pack.pk)
    here = "" if one.closed else reverse("fairness:pack", args=[pack.pk])
    state = Tag(_("Closed"), "quiet") if one.closed else Tag(_("Open"), "you")
    about = name_to_read(pack.organisation.name) if with_place else one.asked_by
    return Row(
        (
            Cell(name, href=here),
            Cell(about, is_data=True),
            Cell(pack.because, is_data=True),
            moment(pack.opens_at),
            moment(pack.closed_early_at or pack.closes_at),
            Cell("", tag=state),
        )
    )


def _openings(found: PacksAt) -> Table:
    return Table(
        caption=_("Openings"),
        caption_hidden=True,
        columns=columns(_("When"), _("Who"), _("What"), _("Pack")),
        rows=tuple(
            Row(
                (
                    Cell(
                        moment(told.at),
                        href=f"{reverse('history:proof', args=[told.number])}?seen={told.seen}",
                        hidden=_("event {number}").format(number=told.number),
                    ),
                    Cell(told.by, is_data=True),
                    _(told.says),
                    _("Pack {number}").format(number=number),
                )
            )
            for number, told in found.openings
        ),
        empty=_("Nobody has opened anything yet."),
        stacked=True,
    )


def open_pack_page(place: Place, frameworks: Sequence[Framework], *, terms: PackTerms) -> AskPage:
    """The form that opens one."""
    back = reverse("fairness:evidence", args=[place.code])
    return AskPage(
        title=format_html(_("Open a pack of evidence about {place}"), place=data(place.name)),
        purpose=_("Dated figures and what was done about them, frozen as they are at this moment."),
        crumbs=way_back(place, Crumb(_("Who looked at evidence?"), back)),
        made_up=place.organisation.made_up,
        facts=tuple(
            Fact(
                _("To be verified"),
                " ".join(_(note) for note in one.to_be_verified) or _("Nothing"),
            )
            for one in frameworks
        ),
        words=(
            _("The organisation sees who opened it, why, and every time you read it."),
            _("It can be open for {days} days at most. Then nobody can read it.").format(
                days=terms.most_days
            ),
            _("Ask like with like: each figure stands beside those of similar organisations."),
        ),
        button=_("Open the pack"),
        ways=(Link(_("Back without opening one"), back),),
    )


def close_pack_page(pack: EvidencePack) -> AskPage:
    """The form that closes one."""
    back = reverse("fairness:pack", args=[pack.pk])
    return AskPage(
        title=_("Close pack {number} now?").format(number=pack.pk),
        purpose=_("Nobody can read it after that. That it was open stays in the record."),
        crumbs=(Crumb(_("My packs"), reverse("fairness:my-packs")),),
        made_up=pack.made_up,
        button=_("Close it"),
        careful=True,
        ways=(Link(_("Back to the pack"), back),),
    )


def closed_page(pack: EvidencePack, *, reasons: Sequence[Reason]) -> ListPage:
    """What is said of a pack that cannot be read any more."""
    return ListPage(
        title=_("Pack {number} is closed").format(number=pack.pk),
        purpose=_("A pack of evidence is open for a time only."),
        made_up=pack.made_up,
        answer=in_words(reasons),
        ways=(
            Link(
                _("Back to the organisation's packs"),
                reverse("fairness:evidence", args=[pack.organisation.code]),
            ),
        ),
        parts=(),
    )
