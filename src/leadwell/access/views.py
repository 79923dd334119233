"""Doors to signing in, to one's own second steps, and to who may do what.

Signing in is the library's: each of its views is given a permission, a page and our template.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leadwell.access import actions, forms, queries
from leadwell.access.pages import account as says
from leadwell.access.pages import grants as grant_pages
from leadwell.access.pages import steps as step_pages
from leadwell.actor import Permission
from leadwell.design import errors
from leadwell.design.doorways import ActionView, NotFound, PageView
from leadwell.design.pages import Page

SECONDS_TO_WAIT = str(5 * 60)


class Ours:
    """What the library's views are given: who may come in, what the page says, how it is drawn."""

    permission: ClassVar[Permission] = Permission.SIGNED_IN
    template_name = "access/account.jinja"
    says: ClassVar[Callable[[], Page]]
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)  # type: ignore[misc]  # a mixin before a view
        said = [str(message) for message in get_messages(self.request)]
        return {**found, "page": self.page_for(found), "done": said}

    def page_for(self, found: dict[str, Any]) -> Page:
        """The page, given what the library found."""
        return type(self).says()


class TakesPasskey:
    """What a browser says about a passkey is a tree the library trusts to have every branch."""

    request: HttpRequest

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(*args, **kwargs)  # type: ignore[misc]  # a mixin before a view
        except (AttributeError, LookupError, RecursionError, TypeError):
            return errors.bad_request(self.request)


class SignIn(Ours, account.LoginView):
    permission = Permission.PUBLIC
    template_name = "access/sign_in.jinja"
    says = staticmethod(says.sign_in)

    def form_invalid(self, form: Any) -> HttpResponse:
        answer = super().form_invalid(form)
        if form.has_error("__all__", "too_many_login_attempts"):
            answer.status_code = 429
            answer["Retry-After"] = SECONDS_TO_WAIT
        return answer


class SignOut(Ours, account.LogoutView):
    permission = Permission.PUBLIC
    says = staticmethod(says.sign_out)


class Inactive(Ours, account.AccountInactiveView):
    permission = Permission.PUBLIC
    says = staticmethod(says.inactive)


class Reauthenticate(Ours, account.ReauthenticateView):
    says = staticmethod(says.reauthenticate)


class ChangePassword(Ours, account.PasswordChangeView):
    says = staticmethod(says.change_password)


class SetPassword(Ours, account.PasswordSetView):
    says = staticmethod(says.set_password)


class ResetPassword(Ours, account.PasswordResetView):
    permission = Permission.PUBLIC
    says = staticmethod(says.reset_password)


class ResetSent(Ours, account.PasswordResetDoneView):
    permission = Permission.PUBLIC
    says = staticmethod(says.reset_sent)


class ResetFromKey(Ours, account.PasswordResetFromKeyView):
    permission = Permission.PUBLIC
    says = staticmethod(says.reset_from_key)

    def page_for(self, found: dict[str, Any]) -> Page:
        return says.reset_too_late() if found.get("token_fail") else says.reset_from_key()


class ResetDone(Ours, account.PasswordResetFromKeyDoneView):
    permission = Permission.PUBLIC
    says = staticmethod(says.reset_done)


class Steps(Ours, mfa.IndexView):
    template_name = "access/steps.jinja"

    def page_for(self, found: dict[str, Any]) -> Page:
        return step_pages.steps_page(found["authenticators"])


class SecondStep(TakesPasskey, Ours, mfa.AuthenticateView):
    permission = Permission.PUBLIC  # in the middle of signing in; the library checks the first step
    template_name = "access/second_step.jinja"
    says = staticmethod(says.second_step)


class SecondStepAgain(Ours, mfa.ReauthenticateView):
    says = staticmethod(says.second_step_again)


class AddApp(Ours, totp.ActivateTOTPView):
    template_name = "access/add_app.jinja"
    says = staticmethod(says.add_app)


class TakeAwayApp(Ours, totp.DeactivateTOTPView):
    says = staticmethod(says.take_away_app)


class RecoveryCodes(Ours, codes.ViewRecoveryCodesView):
    template_name = "access/recovery_codes.jinja"
    says = staticmethod(says.recovery_codes)


class NewRecoveryCodes(Ours, codes.GenerateRecoveryCodesView):
    says = staticmethod(says.new_recovery_codes)


class RecoveryCodesFile(codes.DownloadRecoveryCodesView):
    permission = Permission.SIGNED_IN
    template_name = "access/recovery_codes.txt"


class Passkeys(Ours, webauthn.ListWebAuthnView):
    template_name = "access/passkeys.jinja"

    def page_for(self, found: dict[str, Any]) -> Page:
        return step_pages.passkeys_page(found["authenticators"])


class AddPasskey(TakesPasskey, Ours, webauthn.AddWebAuthnView):
    template_name = "access/add_passkey.jinja"
    says = staticmethod(says.add_passkey)


class SignInWithPasskey(TakesPasskey, webauthn.LoginWebAuthnView):
    permission = Permission.PUBLIC


class PasskeyAgain(TakesPasskey, Ours, webauthn.ReauthenticateWebAuthnView):
    template_name = "access/passkey_again.jinja"
    says = staticmethod(says.passkey_again)


class NamePasskey(Ours, webauthn.EditWebAuthnView):
    says = staticmethod(says.name_passkey)


class TakeAwayPasskey(Ours, webauthn.RemoveWebAuthnView):
    says = staticmethod(says.take_away_passkey)


def too_many_tries(request: HttpRequest) -> HttpResponse:
    """429: the library calls this where somebody tries too often."""
    page = says.too_many_tries()
    answer = render(request, "access/account.jinja", {"page": page}, status=429)
    answer["Retry-After"] = SECONDS_TO_WAIT
    return answer


# Who may do what


class Roles(PageView):
    permission = Permission.PUBLIC
    template_name = "access/roles.jinja"

    def page(self, *, by, today):
        return grant_pages.roles_page()


class Grants(PageView):
    permission = Permission.SEE_GRANTS
    template_name = "access/grants.jinja"

    def page(self, *, by, today):
        asked = forms.FindGrants(self.request.GET)
        found = queries.page_of_grants(
            by=by, today=today, page=self.request.GET.get("page", ""), **asked.asked()
        )
        return grant_pages.grants_page(found, asked=self.request.GET, today=today, by=by)

    def shown(self, page, *, status=200, **more):
        form = forms.FindGrants(self.request.GET or None)
        return super().shown(page, status=status, filters=form, **more)


class GiveRole(ActionView):
    permission = Permission.MANAGE_GRANTS
    template_name = "access/give_role.jinja"
    form_class = forms.GiveRole
    success_address = "/access/grants/"

    def page(self, *, by, today):
        return grant_pages.give_role_page()

    def act(self, form, *, by, now):
        actions.give_role_by_email(by=by, now=now, **form.asked())


class EndRole(ActionView):
    permission = Permission.MANAGE_GRANTS
    template_name = "access/end_role.jinja"
    form_class = forms.EndRole
    success_address = "/access/grants/"

    def page(self, *, by, today):
        ending = queries.ending(self.kwargs["grant_id"], by=by, today=today)
        if ending is None:
            raise NotFound
        return grant_pages.end_role_page(ending)

    def act(self, form, *, by, now):
        reason = form.cleaned_data["reason"]
        actions.end_role(by=by, grant_id=self.kwargs["grant_id"], reason=reason, now=now)
