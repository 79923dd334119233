"""Doors to one's own credentials, to those somebody shows, and to an assurer's decisions."""

from __future__ import annotations

import json
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header

from leadwell.actor import Permission
from leadwell.design.doorways import ActionView, Doorway, NotFound, PageView
from leadwell.design.paper_doorway import PaperView
from leadwell.training.actions import credentials as actions
from leadwell.training.forms import credentials as forms
from leadwell.training.pages import credentials as pages
from leadwell.training.pages import stopping
from leadwell.training.queries import credentials as queries

BADGE = "application/vc+ld+json"
READABLE = {"ensure_ascii": False, "indent": 1}
READ = ["get", "head", "options"]


def _to_keep(content: str | bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def _badge(document: object, name: str) -> HttpResponse:
    text = json.dumps(queries.in_order(document), **READABLE)  # type: ignore[arg-type]  # a document
    return _to_keep(text, BADGE, name)


class MyCredentials(PageView):
    permission = Permission.SIGNED_IN
    template_name = "training/credentials/mine.jinja"

    def page(self, *, by, today):
        return pages.my_credentials_page(list(queries.my_credentials(by=by)), today=today)


class MyCredential(PageView):
    permission = Permission.SIGNED_IN
    template_name = "training/credentials/one.jinja"

    def page(self, *, by, today):
        found = queries.my_credential(self.kwargs["number"], by=by)
        return pages.my_credential_page(found, today=today, address=settings.LEADWELL_ADDRESS)


class Share(Doorway):
    """Make the link, or take it back; then the page of the credential shows it or not."""

    permission = Permission.SIGNED_IN
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: UUID) -> HttpResponse:
        self.act(number)
        return HttpResponseRedirect(reverse("training:my-credential", args=[number]))

    def act(self, number: UUID) -> None:
        """One call to one action."""
        actions.share_credential(by=self.by, identifier=number, now=timezone.now())


class StopSharing(Share):
    def act(self, number: UUID) -> None:
        actions.stop_sharing_credential(by=self.by, identifier=number, now=timezone.now())


class CredentialFile(Doorway):
    """The document, for a wallet."""

    permission = Permission.SIGNED_IN
    http_method_names = READ

    def get(self, request: HttpRequest, number: UUID) -> HttpResponse:
        found = queries.my_credential(number, by=self.by)
        if found.document is None:
            raise NotFound
        return _badge(found.document, f"credential-{number}.json")


class CredentialToken(Doorway):
    """The same as a token."""

    permission = Permission.SIGNED_IN
    http_method_names = READ

    def get(self, request: HttpRequest, number: UUID) -> HttpResponse:
        found = queries.my_credential(number, by=self.by)
        if not found.token:
            raise NotFound
        return _to_keep(found.token, "text/plain", f"credential-{number}.jws")


class CredentialPaper(PaperView):
    """The certificate to print."""

    permission = Permission.SIGNED_IN

    def paper(self, *, by, now):
        number = self.kwargs["number"]
        found = queries.my_credential(number, by=by)
        if found.signed_at is None:
            raise NotFound
        paper = pages.certificate(found, now=now, today=timezone.localdate())
        return paper, f"credential-{number}.pdf"


class SharedCredential(PageView):
    permission = Permission.PUBLIC
    template_name = "training/credentials/shared.jinja"

    def page(self, *, by, today):
        token = self.kwargs["token"]
        found = queries.shared_credential(token)
        return pages.shared_credential_page(found, today=today, token=token)

    def shown(self, page, *, status=200, **more):
        answer = super().shown(page, status=status, **more)
        patch_cache_control(answer, private=True, no_store=True)
        answer["X-Robots-Tag"] = "noindex"
        answer["Referrer-Policy"] = "no-referrer"
        return answer


class SharedCredentialFile(Doorway):
    permission = Permission.PUBLIC
    http_method_names = READ

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        found = queries.shared_credential(token)
        answer = _badge(found.document, f"credential-{found.identifier}.json")
        patch_cache_control(answer, private=True, no_store=True)
        return answer


class AssureCredentials(ActionView):
    """Find a credential by its number, and see those that are suspended."""

    permission = Permission.ASSURE_TRAINING
    template_name = "training/credentials/assure.jinja"
    form_class = forms.Find

    def page(self, *, by, today):
        return stopping.assure_page(list(queries.stopped_credentials(by=by)))

    def act(self, form, *, by, now):
        found = queries.credential_named(form.cleaned_data["number"], by=by)
        return reverse("training:decide-credential", args=[found.identifier])


class DecideCredential(ActionView):
    permission = Permission.ASSURE_TRAINING
    template_name = "training/credentials/decide.jinja"
    form_class = forms.Decide
    acts = {
        "suspend": actions.suspend_credential,
        "lift": actions.lift_suspension,
        "withdraw": actions.withdraw_credential,
    }

    def page(self, *, by, today):
        return stopping.decide_page(
            queries.credential_for_assurer(self.kwargs["number"], by=by), today=today
        )

    def act(self, form, *, by, now):
        typed = form.cleaned_data
        act = self.acts[typed["what"]]
        act(by=by, identifier=self.kwargs["number"], because=typed["because"], now=now)
