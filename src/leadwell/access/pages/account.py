"""What the pages about signing in, passwords and second steps say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Link, Page


@dataclass(frozen=True, kw_only=True)
class AccountPage(Page):
    """A page with a short form: what to know first, the button's verb, and other ways."""

    words: tuple[str, ...] = ()
    button: str = ""
    careful: bool = False
    ways: tuple[Link, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()


def _mine() -> tuple[Crumb, ...]:
    return (
        Crumb(_("My record"), reverse("home:my")),
        Crumb(_("How I sign in"), reverse("mfa_index")),
    )


def _forgotten() -> Link:
    return Link(_("I have forgotten my password"), reverse("account_reset_password"))


def _back_to_sign_in() -> Link:
    return Link(_("Go to sign in"), reverse("account_login"))


def sign_in() -> AccountPage:
    return AccountPage(
        title=_("Sign in"),
        purpose=_("For people who were given an account. Everything published is open to anyone."),
        button=_("Sign in"),
        ways=(_forgotten(),),
    )


def sign_out() -> AccountPage:
    return AccountPage(
        title=_("Do you want to sign out?"),
        purpose=_("Do this when you leave a computer that other people use."),
        button=_("Sign out"),
    )


def inactive() -> AccountPage:
    return AccountPage(
        title=_("This account is closed"),
        purpose=_("Ask the administrator at your organisation to open it again."),
        ways=(_back_to_sign_in(),),
    )


def reauthenticate() -> AccountPage:
    return AccountPage(
        title=_("Is it still you?"),
        purpose=_("This changes how you sign in, so we ask for your password once more."),
        button=_("Go on"),
        crumbs=_mine(),
    )


def change_password() -> AccountPage:
    return AccountPage(
        title=_("Change your password"),
        purpose=_("Choose a new one. You stay signed in here and are signed out everywhere else."),
        button=_("Change password"),
        ways=(_forgotten(),),
        crumbs=_mine(),
    )


def set_password() -> AccountPage:
    return AccountPage(
        title=_("Choose a password"),
        purpose=_("You have none yet. With one you can sign in without your passkey."),
        button=_("Choose password"),
        crumbs=_mine(),
    )


def reset_password() -> AccountPage:
    return AccountPage(
        title=_("Choose a new password"),
        purpose=_("We send you a letter with an address where you can choose one."),
        button=_("Send the letter"),
        ways=(_back_to_sign_in(),),
    )


def reset_sent() -> AccountPage:
    return AccountPage(
        title=_("Look in your email"),
        purpose=_("If that address has an account, a letter is on its way to it."),
        words=(
            _("It can take a few minutes. Look among the unwanted letters too."),
            _("Nothing came? Then the address may be another one. Ask your administrator."),
        ),
        ways=(_back_to_sign_in(),),
    )


def reset_from_key() -> AccountPage:
    return AccountPage(
        title=_("Choose a new password"),
        purpose=_("Write it twice, so that a slip of the finger does not lock you out."),
        button=_("Choose password"),
    )


def reset_too_late() -> AccountPage:
    return AccountPage(
        title=_("This link does not work any more"),
        purpose=_("It has been used, or it is too old. You can ask for a new one."),
        ways=(Link(_("Ask for a new link"), reverse("account_reset_password")),),
    )


def reset_done() -> AccountPage:
    return AccountPage(
        title=_("Your new password is ready"),
        purpose=_("Sign in with it now."),
        ways=(_back_to_sign_in(),),
    )


def second_step() -> AccountPage:
    return AccountPage(
        title=_("One more step"),
        purpose=_("Show that it is you with your app, a recovery code or your passkey."),
        button=_("Sign in"),
        ways=(Link(_("Start again"), reverse("account_login")),),
    )


def second_step_again() -> AccountPage:
    return AccountPage(
        title=_("Is it still you?"),
        purpose=_("This changes how you sign in, so we ask for a code once more."),
        button=_("Go on"),
        crumbs=_mine(),
    )


def passkey_again() -> AccountPage:
    return AccountPage(
        title=_("Is it still you?"),
        purpose=_("This changes how you sign in, so we ask for your passkey once more."),
        button=_("Use my passkey"),
        crumbs=_mine(),
    )


def add_app() -> AccountPage:
    return AccountPage(
        title=_("Add an authenticator app"),
        purpose=_(
            "An app on your phone shows a code. Nobody can sign in with your password alone."
        ),
        button=_("Add the app"),
        crumbs=_mine(),
    )


def take_away_app() -> AccountPage:
    return AccountPage(
        title=_("Take away your authenticator app?"),
        purpose=_("After this we no longer ask for a code from it."),
        button=_("Take it away"),
        careful=True,
        crumbs=_mine(),
    )


def recovery_codes() -> AccountPage:
    return AccountPage(
        title=_("Your recovery codes"),
        purpose=_(
            "Each works once, on a day without your phone. Keep them where you keep your keys."
        ),
        ways=(Link(_("Make new codes"), reverse("mfa_generate_recovery_codes")),),
        crumbs=_mine(),
    )


def new_recovery_codes() -> AccountPage:
    return AccountPage(
        title=_("Make new recovery codes?"),
        purpose=_("Codes you wrote down before will stop working."),
        button=_("Make new codes"),
        careful=True,
        crumbs=_mine(),
    )


def add_passkey() -> AccountPage:
    return AccountPage(
        title=_("Add a passkey"),
        purpose=_("Sign in with your fingerprint, your face or a key you plug in."),
        button=_("Add a passkey"),
        words=(_("Your browser will ask you. What it keeps never leaves your device."),),
        crumbs=_mine(),
    )


def name_passkey() -> AccountPage:
    return AccountPage(
        title=_("Rename this passkey"),
        purpose=_("A name helps you tell your passkeys apart."),
        button=_("Save"),
        crumbs=_mine(),
    )


def take_away_passkey() -> AccountPage:
    return AccountPage(
        title=_("Take away this passkey?"),
        purpose=_("After this it no longer signs you in."),
        button=_("Take it away"),
        careful=True,
        crumbs=_mine(),
    )


def too_many_tries() -> AccountPage:
    return AccountPage(
        title=_("Too many tries"),
        purpose=_("Somebody tried many times from here. Wait five minutes, then try again."),
        words=(_("Nothing was changed."),),
    )
