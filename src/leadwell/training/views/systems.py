"""Doors to the learning systems of one's providers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.training.actions import statements_sources, tools
from leadwell.training.forms import tools as forms
from leadwell.training.pages import systems as pages
from leadwell.training.queries import statements as sources_read
from leadwell.training.queries import tools as tools_read


class Systems(ListView):
    permission = Permission.OFFER_TRAINING

    def page(self, *, by, today):
        found = list(sources_read.sources(by=by))
        return pages.systems_page(found, list(tools_read.tools(by=by)))


class Mapping(ListView):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        return pages.mapping_page(sorted(sources_read.verbs_that_complete()))


class AddSystem(AskView):
    """Adds it, and shows its secret this once: it is in no address and in no session."""

    permission = Permission.OFFER_TRAINING

    def form(self, data=None, files=None):
        self.providers = sources_read.providers_to_choose(by=self.by)
        return forms.AddSystem(data, files, providers=self.providers)

    def page(self, *, by, today):
        return pages.add_system_page(providers=len(self.providers))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST)
        if not form.is_valid():
            return self._with(form, status=422)
        return self._shown_once(
            *statements_sources.open_source(by=self.by, now=timezone.now(), **form.cleaned_data)
        )

    def _shown_once(self, source: Any, secret: str) -> HttpResponse:
        return self.shown(pages.system_added_page(source, secret))


class System(ListView):
    permission = Permission.OFFER_TRAINING

    def page(self, *, by, today):
        return pages.system_page(sources_read.opened_source(self.kwargs["number"], by=by))


class OfSystem(AskView):
    """A question about one system; afterwards its page says what was done."""

    permission = Permission.OFFER_TRAINING
    form_class = forms.Nothing

    def next_address(self) -> str:
        return reverse("training:source", args=[self.kwargs["number"]])


class MatchWord(OfSystem):
    def form(self, data=None, files=None):
        self.found = sources_read.opened_source(self.kwargs["number"], by=self.by)
        words = [one.actor for one in self.found.words]
        return forms.MatchWord(data, files, words=words, people=self.found.people)

    def page(self, *, by, today):
        return pages.match_page(self.found)

    def done(self):
        return _("They are matched, and what was said about them counts.")

    def do(self, typed, *, by, now):
        statements_sources.match_actor(by=by, source_id=self.kwargs["number"], now=now, **typed)


class UnmatchWord(OfSystem):
    def form(self, data=None, files=None):
        self.found = sources_read.opened_source(self.kwargs["number"], by=self.by)
        matched = [(one.actor, f"{one.actor}: {one.person.name}") for one in self.found.matches]
        return forms.UnmatchWord(data, files, matched=matched)

    def page(self, *, by, today):
        return pages.unmatch_page(self.found)

    def done(self):
        return _("The match is taken back.")

    def do(self, typed, *, by, now):
        statements_sources.unmatch_actor(by=by, source_id=self.kwargs["number"], now=now, **typed)


class EndSystem(OfSystem):
    def page(self, *, by, today):
        return pages.end_page(sources_read.source(self.kwargs["number"], by=by))

    def done(self):
        return _("The system can send nothing any more.")

    def do(self, typed, *, by, now):
        statements_sources.end_source(by=by, source_id=self.kwargs["number"], now=now)


class AddTool(AskView):
    permission = Permission.OFFER_TRAINING

    def form(self, data=None, files=None):
        self.providers = sources_read.providers_to_choose(by=self.by)
        return forms.AddTool(data, files, providers=self.providers)

    def page(self, *, by, today):
        return pages.add_tool_page(providers=len(self.providers))

    def done(self):
        return _("The system is added. Its client number stands below.")

    def do(self, typed, *, by, now):
        self.tool = tools.register_tool(by=by, now=now, **typed)

    def next_address(self) -> str:
        return reverse("training:tool", args=[self.tool.pk])


class Tool(ListView):
    permission = Permission.OFFER_TRAINING

    def page(self, *, by, today):
        return pages.tool_page(tools_read.opened_tool(self.kwargs["number"], by=by))


class OfTool(AskView):
    """A question about one system that courses open in."""

    permission = Permission.OFFER_TRAINING
    form_class = forms.Nothing

    def next_address(self) -> str:
        return reverse("training:tool", args=[self.kwargs["number"]])


class LinkCourse(OfTool):
    def form(self, data=None, files=None):
        self.found = tools_read.opened_tool(self.kwargs["number"], by=self.by)
        return forms.LinkCourse(data, files, programmes=self.found.programmes)

    def page(self, *, by, today):
        return pages.link_page(self.found)

    def done(self):
        return _("The course is tied to the programme.")

    def do(self, typed, *, by, now):
        tools.link_course(by=by, tool_id=self.kwargs["number"], now=now, **typed)


class EndTool(OfTool):
    def page(self, *, by, today):
        return pages.end_page(tools_read.opened_tool(self.kwargs["number"], by=by).tool)

    def done(self):
        return _("The system opens no courses any more.")

    def do(self, typed, *, by, now):
        tools.end_tool(by=by, tool_id=self.kwargs["number"], now=now)
