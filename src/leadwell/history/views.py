"""The doors of the ledger: checkpoints for anyone, proofs for those who may see the event."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from leadwell.actor import Actor, Permission
from leadwell.design.doorways import Doorway, NotFound, PageView
from leadwell.history import pages, queries
from leadwell.history.permissions import may_see_event


class Checkpoints(PageView):
    """What the ledger is, its newest checkpoints and how to keep a copy."""

    permission = Permission.PUBLIC
    template_name = "history/checkpoints.jinja"

    def page(self, *, by: Actor, today: date) -> pages.CheckpointsPage:
        newest = queries.checkpoints(pages.SHOWN)
        return pages.checkpoints_page(newest, waiting=queries.waiting())


class LatestNote(Doorway):
    """The newest checkpoint as its signed text, for whoever keeps copies."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        newest = queries.latest_checkpoint()
        if newest is None:
            raise NotFound
        return HttpResponse(newest.note, content_type="text/plain; charset=utf-8")


class Since(Doorway):
    """The proof that the newest checkpoint only adds to one that somebody kept."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        newest = queries.latest_checkpoint()
        if newest is None or not 0 < self.kwargs["size"] <= newest.size:
            raise NotFound
        hashes = queries.consistency(self.kwargs["size"], newest.size)
        return JsonResponse(pages.since_data(self.kwargs["size"], hashes, newest))


class Proof(PageView):
    """That one event stands in the ledger, in words."""

    permission = Permission.SIGNED_IN
    template_name = "history/proof.jinja"

    def page(self, *, by: Actor, today: date) -> pages.ProofPage:
        event, seen = _asked(self)
        return pages.proof_page(event, queries.proof_of(event), seen=seen)


class ProofData(Doorway):
    """The same for programs: everything needed to check it without us."""

    permission = Permission.SIGNED_IN

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        event, _seen = _asked(self)
        proof = queries.proof_of(event)
        if proof is None:
            raise NotFound
        return JsonResponse(pages.proof_data(proof))


def _asked(view: Doorway) -> tuple[Any, str]:
    """The event in the address. One this person may not see looks like one that is not there."""
    event, seen = queries.event(view.kwargs["event"]), view.request.GET.get("seen", "")
    if not may_see_event(view.by, event, seen=seen):
        raise NotFound
    return event, seen
