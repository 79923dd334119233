"""The front door."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views import View

from leadwell.actor import Permission
from leadwell.design.doorways import Doorway, PageView
from leadwell.design.paper_doorway import PaperView
from leadwell.home import queries
from leadwell.home.pages import front, my, record, taken, texts

READABLE = {"ensure_ascii": False, "indent": 2}


class Front(PageView):
    permission = Permission.PUBLIC
    template_name = "home/front.jinja"

    def page(self, *, by, today):
        return front.front_page(queries.examples())


class My(PageView):
    permission = Permission.SIGNED_IN
    template_name = "home/my.jinja"

    def page(self, *, by, today):
        return my.my_page(queries.mine(by=by, today=today), today=today)

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class About(PageView):
    permission = Permission.PUBLIC
    template_name = "home/text.jinja"

    def page(self, *, by, today):
        return texts.about_page()


class Figures(PageView):
    permission = Permission.PUBLIC
    template_name = "home/text.jinja"

    def page(self, *, by, today):
        return texts.figures_page()


class Accessibility(PageView):
    permission = Permission.PUBLIC
    template_name = "home/text.jinja"

    def page(self, *, by, today):
        return texts.accessibility_page()


class Privacy(PageView):
    permission = Permission.PUBLIC
    template_name = "home/text.jinja"

    def page(self, *, by, today):
        return texts.privacy_page()


class Plain(View):
    """An answer for machines: no actor, no session, nothing kept."""

    permission: ClassVar[Permission] = Permission.PUBLIC
    http_method_names = ["get", "head", "options"]

    def answer(self, text: str, status: int = 200) -> HttpResponse:
        said = HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
        said["Cache-Control"] = "no-store"
        return said


class SecurityText(Plain):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.answer(
            texts.security_text(
                contact=settings.LEADWELL_SECURITY_CONTACT,
                canonical=request.build_absolute_uri(request.path),
                now=timezone.now(),
            )
        )


class Alive(Plain):
    """This process answers. Asks nothing of the database."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.answer("alive\n")


class Ready(Plain):
    """The database answers and holds every table this version needs."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.answer("ready\n") if queries.ready() else self.answer("not ready\n", 503)


# My record


class Record(PageView):
    permission = Permission.SIGNED_IN
    template_name = "home/record.jinja"

    def page(self, *, by, today):
        held = queries.my_record(by=by, today=today)
        told = queries.told(held, by=by)
        return record.record_page(held, today=today, told=told)

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class RecordFile(Doorway):
    """Everything held about me, for another computer system."""

    permission = Permission.SIGNED_IN
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        held = queries.my_record(by=self.by, today=timezone.localdate())
        told = queries.told(held, by=self.by)
        data = taken.as_data(held, now=timezone.now(), told=told)
        answer = JsonResponse(data, json_dumps_params=READABLE)
        answer["Content-Disposition"] = content_disposition_header(True, "my-record.json")
        return answer


class RecordPaper(PaperView):
    """The same to read or print."""

    permission = Permission.SIGNED_IN

    def paper(self, *, by, now):
        held = queries.my_record(by=by, today=timezone.localdate())
        return taken.paper(held, now=now, told=queries.told(held, by=by)), "my-record.pdf"
