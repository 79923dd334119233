"""Around the forms of a draft: what each asks, its button, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Link, Page
from leadwell.reasons import Reason
from leadwell.standards.models import Comment, Version
from leadwell.standards.pages.drafting.steps import PURPOSES, TITLES, to_desk, to_draft


@dataclass(frozen=True, kw_only=True)
class DraftFormPage(Page):
    """A form about one draft: its button, and the way back."""

    button: str
    back: Link
    away: Link | None = None


def start_page() -> DraftFormPage:
    return DraftFormPage(
        title=_("Start a draft"),
        purpose=_("The next version of a framework. Nobody but those who work on it sees it."),
        crumbs=to_desk(),
        button=_("Start"),
        back=Link(_("Back to the drafts"), reverse("standards:drafts")),
    )


def describe_page(version: Version) -> DraftFormPage:
    return _form(version, _("What is it, and whose words are these?"),
                 _("Everybody reads this above the standards."), _("Save"))  # fmt: skip


def item_page(version: Version, item_id: int | None) -> DraftFormPage:
    title = _("Add an item") if item_id is None else _("Change an item")
    away = None
    if item_id is not None:
        address = reverse("standards:item-remove", args=[version.pk, item_id])
        away = Link(_("Take it out of this draft"), address)
    purpose = _(
        "A level, a domain, a standard or a behaviour. Versions already published keep theirs."
    )
    return _form(version, title, purpose, _("Save"), away=away)


def item_gone_page(version: Version) -> DraftFormPage:
    return _form(version, _("Take this item out?"),
                 _("What belongs to it goes too. Versions already published keep it."),
                 _("Take it out"))  # fmt: skip


def requirement_page(version: Version, requirement_id: int | None) -> DraftFormPage:
    title = _("Add what a level asks") if requirement_id is None else _("Change what a level asks")
    purpose = _("Whoever takes a post on this level has to have shown this.")
    return _form(version, title, purpose, _("Save"))


def requirement_gone_page(version: Version) -> DraftFormPage:
    return _form(version, _("Take this requirement out?"),
                 _("The level asks it no more, once this version is published."),
                 _("Take it out"))  # fmt: skip


def answer_page(version: Version, comment: Comment) -> DraftFormPage:
    purpose = _("{name} wrote: “{said}”").format(name=comment.person.name, said=comment.said)
    return _form(version, _("Answer a comment"), purpose, _("Answer"))


def step_page(version: Version, verb: str, reasons: tuple[Reason, ...]) -> DraftFormPage:
    return _form(version, str(TITLES[verb]), str(PURPOSES[verb]), str(TITLES[verb]),
                 in_the_way=tuple(one.in_words(_) for one in reasons))  # fmt: skip


def _form(
    version: Version,
    title: str,
    purpose: str,
    button: str,
    *,
    away: Link | None = None,
    in_the_way: tuple[str, ...] = (),
) -> DraftFormPage:
    return DraftFormPage(
        title=title,
        purpose=purpose,
        in_the_way=in_the_way,
        crumbs=to_draft(version),
        button=button,
        back=Link(_("Change nothing"), reverse("standards:draft", args=[version.pk])),
        away=away,
    )
