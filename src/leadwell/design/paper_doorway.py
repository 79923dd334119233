"""The view every paper to print inherits. A paper costs more to draw than a page, so nobody's address gets
more of them in a minute than people print."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header

from leadwell.actor import Actor
from leadwell.design import errors
from leadwell.design.doorways import Doorway
from leadwell.design.pdf import Paper, drawn

A_MINUTE = 60


class PaperView(Doorway):
    """A paper to print. Give `permission` and `paper`, which answers it and the name of its file."""

    http_method_names = ["get", "head", "options"]

    def paper(self, *, by: Actor, now: datetime) -> tuple[Paper, str]:
        """What is on it, and the name of the file. `self.kwargs` is at hand."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        now = timezone.now()
        if _papers_this_minute(request, now) > settings.LEADWELL_PAPERS_A_MINUTE:
            return errors.too_many(request)
        paper, name = self.paper(by=self.by, now=now)
        answer = HttpResponse(drawn(paper), content_type="application/pdf")
        answer["Content-Disposition"] = content_disposition_header(True, name)
        return answer


def _papers_this_minute(request: HttpRequest, now: datetime) -> int:
    """How many one address has asked for, this one among them. Two at the same moment may count as one: the
    limit keeps the site awake and guards nothing else."""
    address = get_adapter().get_client_ip(request)
    key = f"papers:{address}:{int(now.timestamp()) // A_MINUTE}"
    cache.add(key, 0, timeout=2 * A_MINUTE)
    return cache.incr(key)
