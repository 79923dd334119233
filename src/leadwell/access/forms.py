"""What is typed on the pages about access. The library checks passwords and codes; the words are ours."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as steps
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from leadwell.access.rules.reason_is_given import LONGEST as LONGEST_REASON
from leadwell.access.rules.roles import ROLES
from leadwell.design import fields

MISSING_PASSWORD = _("Write your password")
MISSING_CODE = _("Write the code")
WIDE, NARROW = 30, 10  # letters
NEW_PASSWORD_HINT = _("12 characters or more. Three words you will remember make a good one.")


def _say(
    form: forms.BaseForm, name: str, label: Any, *, hint: Any = "", missing: Any, width: int = 0
) -> None:
    """Put our words on a field of the library's; `width` is in letters, for boxes only."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.width = width  # type: ignore[attr-defined]  # what draws fields looks for it
    field.error_messages["required"] = missing
    field.widget.attrs.pop("placeholder", None)


def _say_email(form: forms.BaseForm, name: str) -> None:
    _say(form, name, _("Email address"), missing=_("Write your email address"), width=WIDE)
    wrong = _("Write an email address like name@example.com")
    form.fields[name].error_messages["invalid"] = wrong
    for validator in form.fields[name].validators:
        if getattr(validator, "code", "") == "invalid":
            validator.message = wrong  # type: ignore[attr-defined]  # validators with a code have one


def _say_new_password(form: forms.BaseForm) -> None:
    _say(form, "password1", _("New password"), hint=NEW_PASSWORD_HINT, missing=MISSING_PASSWORD)
    _say(form, "password2", _("The same password again"), missing=MISSING_PASSWORD)


class _Quiet:
    """No browser bubbles over our own words, no colons after labels."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.say()

    def say(self) -> None:
        """Put our words on the fields."""
        raise NotImplementedError


class SignIn(_Quiet, account.LoginForm):
    def say(self) -> None:
        _say_email(self, "login")
        _say(self, "password", _("Password"), missing=MISSING_PASSWORD)


class ChangePassword(_Quiet, account.ChangePasswordForm):
    def say(self) -> None:
        _say(self, "oldpassword", _("Your password now"), missing=MISSING_PASSWORD)
        _say_new_password(self)


class SetPassword(_Quiet, account.SetPasswordForm):
    def say(self) -> None:
        _say_new_password(self)


class ResetPassword(_Quiet, account.ResetPasswordForm):
    def say(self) -> None:
        _say_email(self, "email")


class ResetPasswordFromKey(_Quiet, account.ResetPasswordKeyForm):
    def say(self) -> None:
        _say_new_password(self)


class Reauthenticate(_Quiet, account.ReauthenticateForm):
    def say(self) -> None:
        _say(self, "password", _("Password"), missing=MISSING_PASSWORD)


class SecondStep(_Quiet, steps.AuthenticateForm):
    def say(self) -> None:
        hint = _("Six digits from your app, or one of your recovery codes")
        _say(self, "code", _("Code"), hint=hint, missing=MISSING_CODE, width=NARROW)


class SecondStepAgain(_Quiet, steps.ReauthenticateForm):
    def say(self) -> None:
        hint = _("Six digits from your app, or one of your recovery codes")
        _say(self, "code", _("Code"), hint=hint, missing=MISSING_CODE, width=NARROW)


class AddApp(_Quiet, totp.ActivateTOTPForm):
    def say(self) -> None:
        hint = _("Six digits. They change every half minute.")
        _say(
            self,
            "code",
            _("Code from the app"),
            hint=hint,
            missing=MISSING_CODE,
            width=NARROW,
        )
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddPasskey(_Quiet, webauthn.AddWebAuthnForm):
    def say(self) -> None:
        missing = _("Give this passkey a name")
        hint = _("So that you can tell your passkeys apart, such as “Work phone”")
        _say(self, "name", _("Name of this passkey"), hint=hint, missing=missing, width=WIDE)
        words = _("Let me sign in with this passkey alone, without my password")
        _say(self, "passwordless", words, missing=missing)


class NamePasskey(_Quiet, webauthn.EditWebAuthnForm):
    def say(self) -> None:
        missing = _("Give this passkey a name")
        _say(self, "name", _("Name of this passkey"), missing=missing, width=WIDE)


def _roles(first: Any) -> list[tuple[str, Any]]:
    return [("", first), *((role.slug, _(role.name)) for role in ROLES.values())]


class FindGrants(fields.Form):
    """Which grants to list."""

    q = fields.SearchField(label=_("Person, email, organisation or code"))
    role = fields.SelectField(label=_("Role"), required=False, choices=lambda: _roles(_("Any")))
    soon = fields.YesField(label=_("Only roles that end within 30 days"), required=False)
    over = fields.YesField(label=_("Show roles that have ended too"), required=False)

    def asked(self) -> dict[str, Any]:
        """What was asked for, leaving out what could not be read."""
        self.is_valid()
        typed = self.cleaned_data
        return {
            "words": typed.get("q", ""),
            "role": typed.get("role", ""),
            "soon": typed.get("soon", False),
            "over": typed.get("over", False),
        }


class GiveRole(fields.Form):
    """Who gets which role, where and when."""

    email = fields.EmailField(label=_("Their email address"), autocomplete="off")
    name = fields.TextField(
        label=_("Their name"),
        help_text=_("Only for somebody who has no account yet"),
        required=False,
        max_length=200,
    )
    role = fields.SelectField(label=_("Role"), choices=lambda: _roles(_("Choose a role")))
    organisation = fields.TextField(
        label=_("Code of the organisation"),
        help_text=_("The role holds there and at everything beneath it"),
        max_length=40,
        width=NARROW,
        error_messages={"required": _("Write the code of an organisation")},
    )
    from_on = fields.DateField(label=_("First day"))
    until_on = fields.DateField(
        label=_("First day without the role"),
        help_text=_("Leave empty if nobody knows yet"),
        required=False,
    )
    reason = fields.TextField(
        label=_("Why"),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say why they get this role")},
    )

    def asked(self) -> dict[str, Any]:
        """What was typed, under the action's names."""
        typed = dict(self.cleaned_data)
        typed["organisation_code"] = typed.pop("organisation")
        return typed


class EndRole(fields.Form):
    """Why a role ends."""

    reason = fields.TextField(label=_("Why does it end?"), max_length=LONGEST_REASON)
