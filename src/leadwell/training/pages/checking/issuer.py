"""Who signs credentials here: the keys, and the lists of those taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design import words
from leadwell.design.pages import Cell, Column, Fact, Link, Page, Row, Table
from leadwell.training.models import SigningKey, StatusList

LISTS = {
    "revocation": gettext_lazy("Not to be accepted: withdrawn, or suspended for now"),
    "suspension": gettext_lazy("Of those, which are only suspended"),
}


@dataclass(frozen=True, kw_only=True)
class IssuerPage(Page):
    answer: str
    facts: tuple[Fact, ...]
    keys: Table
    lists: Table
    verify: Link


def issuer_page(
    name: str, address: str, keys: Sequence[SigningKey], lists: Sequence[StatusList]
) -> IssuerPage:
    """Who signs credentials here, with every key there ever was."""
    return IssuerPage(
        title=_("Who signs credentials here?"),
        purpose=_(
            "Our public keys and lists. With them anybody can check a credential without us."
        ),
        answer=_("Keys that were replaced stay here, so that what they signed can be checked."),
        facts=(
            Fact(_("Name"), name, is_data=True),
            Fact(_("Address"), address, is_data=True),
        ),
        keys=_keys(keys),
        lists=_lists(lists),
        verify=Link(_("Check a credential"), reverse("training:verify")),
    )


def _keys(keys: Sequence[SigningKey]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(
                    _shortened(key.name),
                    href=reverse("training:key", args=[key.name]),
                    is_data=True,
                ),
                _("Token (RS256)") if key.kind == "rsa" else _("Document (Ed25519)"),
                words.moment(key.from_at),
                words.moment(key.until_at) if key.until_at else _("signs today"),
            )
        )
        for key in keys
    )
    columns = (Column(_("Key")), Column(_("Signs")), Column(_("From")), Column(_("Until")))
    empty = _("No key has signed anything yet.")
    return Table(caption=_("Keys"), columns=columns, rows=rows, empty=empty, stacked=True)


def _shortened(name: str) -> str:
    """The two ends of a key's name: a phone is narrow. The document behind the link has it whole."""
    return f"{name[:8]}…{name[-6:]}"


def _lists(lists: Sequence[StatusList]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(
                    f"{one.purpose} {one.number}",
                    href=reverse("training:status-list", args=[one.purpose, one.number]),
                    is_data=True,
                ),
                str(LISTS[one.purpose]),
                words.moment(one.signed_at) if one.signed_at else "",
            )
        )
        for one in lists
    )
    columns = (Column(_("List")), Column(_("What a bit that is set says")), Column(_("Signed")))
    empty = _("No list was signed yet.")
    return Table(caption=_("Status lists"), columns=columns, rows=rows, empty=empty, stacked=True)
