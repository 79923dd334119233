"""How the sign-in library speaks and behaves here: our words, nobody signs themselves up."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from threading import Thread
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

DONE = {
    "account/messages/password_changed.txt": _("Your password was changed."),
    "account/messages/password_set.txt": _("Your password was chosen."),
    "mfa/messages/totp_activated.txt": _("Your authenticator app was added."),
    "mfa/messages/totp_deactivated.txt": _("Your authenticator app was taken away."),
    "mfa/messages/webauthn_added.txt": _("Your passkey was added."),
    "mfa/messages/webauthn_removed.txt": _("Your passkey was taken away."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes."),
}
CHANGES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("Your password was changed."),
    "account/email/password_set": _("Your password was chosen."),
    "mfa/email/totp_activated": _("An authenticator app was added."),
    "mfa/email/totp_deactivated": _("The authenticator app was taken away."),
    "mfa/email/webauthn_added": _("A passkey was added."),
    "mfa/email/webauthn_removed": _("A passkey was taken away."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made."),
}


log = logging.getLogger(__name__)
ONE_TRY_AT_A_TIME = 4_730_623


class Accounts(AuthenticationBackend):
    """Who may sign in, and stay signed in."""

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and not _of_the_demo(user)


def _of_the_demo(account: Any) -> bool:
    """Whether it is a made-up account where real people work: a home that once ran the demo holds
    them, an administrator among them, and everybody was told the password."""
    real = settings.LEADWELL_MODE == "production"
    return real and account.person is not None and account.person.made_up


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by an administrator; pages and letters are in our words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask your administrator."),
        "email_password_mismatch": _("The email address or the password is not right."),
        "enter_current_password": _("That is not your password now. Try again."),
        "incorrect_code": _("That code is not right. Try the next one."),
        "incorrect_password": _("That password is not right."),
        "invalid_login": _("The email address or the password is not right."),
        "invalid_password_reset": _("This link has been used or is too old. Ask for a new one."),
        "same_as_current": _("Choose a password you do not use now."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count this try. Tries are counted one at a time, or many at once would count as one."""
        refused: ValidationError | None = None
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_TRY_AT_A_TIME])
            try:
                super().pre_authenticate(request, **credentials)
            except ValidationError as refusal:
                refused = refusal  # raised below, so that what was counted stays counted
        if refused:
            raise refused

    def pre_login(self, request: HttpRequest, user: Any, **rest: Any) -> HttpResponse | None:
        if _of_the_demo(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **rest)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def add_message(self, request: Any, level: int, message_template: Any = None,
                    *rest: Any, message: Any = None, **more: Any) -> None:  # fmt: skip
        """Say that it is done, where there is something worth saying."""
        if said := message or DONE.get(message_template or ""):
            messages.add_message(request, level, str(said))

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """A plain letter in our words: how to choose a password, or what has just changed."""
        if template_prefix == "account/email/password_reset_key":
            subject, body = _reset_letter(context["password_reset_url"])
        else:
            subject, body = _change_letter(str(CHANGES[template_prefix]))
        to = [email] if isinstance(email, str) else email
        return Letter(subject, body, self.get_from_email(), to, headers=headers)


class Letter(EmailMessage):
    """A letter that goes while the page is answered already: how long the post takes, or that it
    fails, would tell whether anybody has an account with this address."""

    def send(self, *args: Any, **kwargs: Any) -> int:
        if settings.LEADWELL_MODE != "production":
            return super().send(*args, **kwargs)
        Thread(target=self._send_or_note).start()
        return 1

    def _send_or_note(self) -> None:
        try:
            super().send()
        except (OSError, SMTPException):
            log.exception("A letter could not be sent")


class StepsAdapter(DefaultMFAAdapter):
    """Second steps at sign-in, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Your organisation asks for a second step."),
        "cannot_generate_recovery_codes": _("Add an authenticator app or a passkey first."),
        "incorrect_code": _("That code is not right. Try the next one."),
    }

    def get_totp_issuer(self) -> str:
        return "Leadwell"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return gettext("My passkey")


def _reset_letter(address: str) -> tuple[str, str]:
    lines = (
        gettext("Somebody, probably you, asked to choose a new password for Leadwell."),
        gettext("To choose one, open this address:"),
        address,
        gettext("If it was not you, do nothing. Your password stays as it is."),
    )
    return gettext("Choose a new password for Leadwell"), "\n\n".join(lines)


def _change_letter(what: str) -> tuple[str, str]:
    lines = (
        what,
        gettext("If it was you, there is nothing to do."),
        gettext("If it was not you, tell your administrator at once."),
    )
    return gettext("A change to your Leadwell account"), "\n\n".join(lines)
