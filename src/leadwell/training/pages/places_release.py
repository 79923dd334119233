"""Release: what the applicant, their manager and whoever hears an appeal see."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Row, Tag
from leadwell.design.words import moment
from leadwell.training.models import PlaceApplication, Release
from leadwell.training.pages.programmes_shapes import PlacesPage, my_crumbs, part


def release_words(release: Release | None) -> str:
    """Where it stands, in a few words."""
    if release is None:
        return _("Not asked for. It is no condition of applying.")
    if release.heard_at:
        return _("Given on appeal") if release.upheld else _("Refused, on appeal too")
    if release.appealed_at:
        return _("Refused; your appeal waits")
    if release.decided_at:
        return _("Given") if release.granted else _("Refused")
    return _("Asked for")


def my_release_page(mine: PlaceApplication, release: Release | None) -> PlacesPage:
    """Asking for it, or appealing against a refusal."""
    button = _("Ask for release") if release is None else ""
    if release and release.decided_at and not release.granted and not release.appealed_at:
        button = _("Appeal")
    back = Crumb(
        _("My application: {title}").format(title=mine.round.title),
        reverse("training:my-application", args=[mine.pk]),
    )
    return PlacesPage(
        title=_("Will my employer let me go? {title}").format(title=mine.round.title),
        purpose=_(
            "Your manager says whether you can take part in working time. You have applied either way."
        ),
        answer=release_words(release) + ("" if release is None else "."),
        facts=_facts(release),
        button=button,
        crumbs=my_crumbs(back),
    )


def _facts(release: Release | None) -> tuple[Fact, ...]:
    if release is None:
        return ()
    said = (
        (_("Asked for"), moment(release.asked_at)),
        (_("The manager's reason"), release.because),
        (_("Appeal"), release.appeal_says),
        (_("What was decided on appeal"), release.heard_because),
    )
    return tuple(Fact(key, value, is_data=True) for key, value in said if value)


def releases_page(found: Sequence[Release]) -> PlacesPage:
    """What a manager's team asked."""
    waits = sum(1 for each in found if each.decided_at is None)
    says = ngettext("%(n)s request waits for you.", "%(n)s requests wait for you.", waits)
    return PlacesPage(
        title=_("Whom do I release for training?"),
        purpose=_("People who report to you ask for time. They have applied already: you decide about time."),
        answer=says % {"n": waits},
        parts=(part("releases", _("Requests"), _columns(), [_row(each, "training:release") for each in found],
                    _("Nobody in your team has asked.")),),
        crumbs=my_crumbs(),
    )  # fmt: skip


def appeals_page(found: Sequence[Release]) -> PlacesPage:
    """Refusals that somebody appealed against."""
    waits = sum(1 for each in found if each.heard_at is None)
    says = ngettext("%(n)s appeal waits.", "%(n)s appeals wait.", waits)
    return PlacesPage(
        title=_("Which refused releases are appealed?"),
        purpose=_("Somebody who neither asked nor refused looks at it again."),
        answer=says % {"n": waits},
        parts=(part("appeals", _("Appeals"), _columns(), [_row(each, "training:appeal") for each in found],
                    _("Nobody has appealed.")),),
        crumbs=my_crumbs(),
    )  # fmt: skip


def _columns() -> tuple[str, ...]:
    return (_("Who"), _("For what"), _("Asked"), _("State"))


def _row(each: Release, door: str) -> Row:
    who = each.application.person.name
    open_ = each.decided_at is None if door == "training:release" else each.heard_at is None
    return Row(
        (
            Cell(who, href=reverse(door, args=[each.pk]), is_data=True),
            Cell(each.application.round.title, is_data=True),
            moment(each.asked_at),
            Cell("", tag=Tag(release_words(each), "attention" if open_ else "quiet")),
        )
    )


def release_page(each: Release, *, in_the_way: tuple[str, ...]) -> PlacesPage:
    """One request, for the manager."""
    decided = each.decided_at is not None
    return PlacesPage(
        title=_("Release {n}: can they go?").format(n=each.pk),
        purpose=_(
            "Say yes if the work can be covered. A refusal needs a reason, and can be appealed."
        ),
        answer=release_words(each) + ".",
        in_the_way=() if decided else in_the_way,
        facts=(
            Fact(_("Who"), each.application.person.name, is_data=True),
            Fact(_("For what"), each.application.round.title, is_data=True),
            *_facts(each),
        ),
        button="" if decided or in_the_way else _("Decide"),
        crumbs=my_crumbs(Crumb(_("Whom do I release for training?"), reverse("training:releases"))),
    )


def appeal_page(each: Release, *, in_the_way: tuple[str, ...]) -> PlacesPage:
    """One appeal, for whoever hears it."""
    heard = each.heard_at is not None
    return PlacesPage(
        title=_("Appeal {n}: should they be released?").format(n=each.pk),
        purpose=_("Read both sides. What you decide, and why, both of them read."),
        answer=release_words(each) + ".",
        in_the_way=() if heard else in_the_way,
        facts=(
            Fact(_("Who"), each.application.person.name, is_data=True),
            Fact(_("For what"), each.application.round.title, is_data=True),
            *_facts(each),
        ),
        button="" if heard or in_the_way else _("Decide"),
        crumbs=my_crumbs(
            Crumb(_("Which refused releases are appealed?"), reverse("training:appeals"))
        ),
    )
