"""The page "How I sign in": what protects the account, and what could."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table
from leadwell.design.words import day


@dataclass(frozen=True, kw_only=True)
class StepsPage(Page):
    """What is in place, as facts with a way to change each."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class PasskeysPage(Page):
    """The passkeys, as a table."""

    passkeys: Table
    add: Link


def steps_page(authenticators: Mapping[str, Any]) -> StepsPage:
    """`authenticators` is what the library found, by its kind."""
    app = "totp" in authenticators
    passkeys = len(authenticators.get("webauthn", ()))
    facts = [
        Fact(_("Password"), _("In use"), action=_change("account_change_password", _("password"))),
        Fact(_("Authenticator app"), _("In use") if app else _("Not yet"), action=_app(app)),
        Fact(
            _("Passkeys"), _passkeys(passkeys), action=_change("mfa_list_webauthn", _("passkeys"))
        ),
    ]
    if "recovery_codes" in authenticators:
        facts.append(_codes(len(authenticators["recovery_codes"].get_unused_codes())))
    return StepsPage(
        title=_("How do I sign in?"),
        purpose=_protected(bool(app or passkeys)),
        crumbs=(Crumb(_("My record"), reverse("home:my")),),
        facts=tuple(facts),
    )


def _protected(second: bool) -> str:
    if second:
        return _("Your account has a second step. Somebody who learns your password cannot get in.")
    return _("Your password alone opens your account. A second step makes it far safer.")


def _change(name: str, what: str) -> Link:
    return Link(_("Change"), reverse(name), hidden=what)


def _app(there: bool) -> Link:
    if there:
        return Link(_("Take away"), reverse("mfa_deactivate_totp"), hidden=_("authenticator app"))
    return Link(_("Add"), reverse("mfa_activate_totp"), hidden=_("authenticator app"))


def _passkeys(count: int) -> str:
    if not count:
        return _("None yet")
    return ngettext("%(n)s passkey", "%(n)s passkeys", count) % {"n": count}


def _codes(left: int) -> Fact:
    value = ngettext("%(n)s code left", "%(n)s codes left", left) % {"n": left}
    link = Link(_("See"), reverse("mfa_view_recovery_codes"), hidden=_("recovery codes"))
    return Fact(_("Recovery codes"), value, action=link)


def passkeys_page(authenticators: Iterable[Any]) -> PasskeysPage:
    """The person's own passkeys, oldest first."""
    columns = (_("Passkey"), _("Added"), _("Last used"), _("Change"), _("Take away"))
    return PasskeysPage(
        title=_("Which passkeys do I have?"),
        purpose=_("Each one can sign you in. Take away any you no longer have."),
        crumbs=(
            Crumb(_("My record"), reverse("home:my")),
            Crumb(_("How I sign in"), reverse("mfa_index")),
        ),
        passkeys=Table(
            caption=_("Your passkeys"),
            caption_hidden=True,
            columns=tuple(Column(text) for text in columns),
            rows=tuple(_row(each) for each in authenticators),
            empty=_("You have no passkey yet."),
            stacked=True,
        ),
        add=Link(_("Add a passkey"), reverse("mfa_add_webauthn")),
    )


def _row(passkey: Any) -> Row:
    return Row(
        (
            Cell(passkey.wrap().name, is_data=True),
            day(passkey.created_at),
            day(passkey.last_used_at) or _("Never"),
            Cell(_("Rename"), href=reverse("mfa_edit_webauthn", args=[passkey.pk])),
            Cell(_("Take away"), href=reverse("mfa_remove_webauthn", args=[passkey.pk])),
        )
    )
