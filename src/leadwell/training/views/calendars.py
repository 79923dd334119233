"""Doors to one's course dates: one date, or a private address with all of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import Doorway, NotFound
from leadwell.design.fields import Form
from leadwell.design.plain_doorways import AskView
from leadwell.gateways.calendar import CourseDate, calendar
from leadwell.training.actions import calendars as actions
from leadwell.training.pages import calendars as pages
from leadwell.training.queries import calendars as queries


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _file(dates: list[CourseDate]) -> HttpResponse:
    text = calendar(dates, name=_("My course dates"), made_at=timezone.now())
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


class Feed(Doorway):
    """What a calendar fetches: the address itself is the secret."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        found = queries.dates_at(token, site=_site(request))
        if found is None:
            raise NotFound
        answer = _file(found)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex"
        return answer


class OneDate(Doorway):
    """One session as a file for a calendar."""

    permission = Permission.SIGNED_IN

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        answer = _file(queries.my_date(number, by=self.by, site=_site(request)))
        answer["Content-Disposition"] = f'attachment; filename="course-date-{number}.ics"'
        return answer


class Calendars(AskView):
    permission = Permission.SIGNED_IN
    form_class = Form
    goes_to = "training:my-calendar"


class MyCalendar(Calendars):
    """Whether there is a private address, and a button to end it."""

    def page(self, *, by, today):
        dates = queries.my_dates(by=by, site=_site(self.request))
        return pages.my_calendar_page(dates, opened=queries.has_calendar(by=by))

    def shown(self, page, *, status=200, **more: Any):
        done = [str(message) for message in messages.get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)

    def done(self):
        return _("The address is ended. A calendar that has it gets nothing more.")

    def do(self, typed, *, by, now):
        actions.close_calendar(by=by, now=now)


class NewAddress(Calendars):
    """A new private address, shown once."""

    def page(self, *, by, today):
        return pages.new_address_page(opened=queries.has_calendar(by=by))

    def do(self, typed, *, by, now):
        secret = actions.open_calendar(by=by, now=now)
        self.address = self.request.build_absolute_uri(
            reverse("training:calendar-feed", args=[secret])
        )

    def done(self):
        return _(
            "This is your private address. Copy it into your calendar now: we cannot show it again. "
            "{address}"
        ).format(address=self.address)
