"""Doors to one's own route, to the gate, and to what became of it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.appointments import actions, forms, queries
from leadwell.appointments.pages.appointing import appoint_page
from leadwell.appointments.pages.at_gate import (
    at_gate_page,
    end_waiver_page,
    refuse_waiver_page,
    waive_page,
)
from leadwell.appointments.pages.my_route import my_route_page
from leadwell.appointments.pages.place_gate import place_gate_page
from leadwell.appointments.pages.waivers import waivers_page
from leadwell.appointments.pages.what_if import what_if_page
from leadwell.design.doorways import ActionView, NotFound, PageView


def _number(given: str | None) -> int | None:
    """A number in an address; nothing for none. What is no number leads nowhere."""
    if not given:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 18:
        raise NotFound
    return int(given)


class MyRoute(PageView):
    permission = Permission.SIGNED_IN
    template_name = "appointments/my_route.jinja"

    def page(self, *, by, today):
        return my_route_page(queries.my_route(by=by, today=today))


class Gate(PageView):
    permission = Permission.SEE_PEOPLE
    template_name = "appointments/at_gate.jinja"

    def page(self, *, by, today):
        post = _number(self.request.GET.get("post"))
        person = self.kwargs["person_id"]
        found = actions.look_at_gate(by=by, person_id=person, post_id=post, now=timezone.now())
        return at_gate_page(found)

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class AboutAWaiver(ActionView):
    """Deciding about a waiver for one person and the post of the address."""

    permission = Permission.WAIVE_GATE
    template_name = "ask_page.jinja"

    @cached_property
    def found(self) -> queries.AtGate:
        post = _number(self.request.GET.get("post"))
        if post is None:
            raise NotFound
        person, today = self.kwargs["person_id"], timezone.localdate()
        return queries.at_gate(person, post, by=self.by, today=today)

    @property
    def asked(self) -> dict[str, Any]:
        """Whom it is for, and which post."""
        assert self.found.post is not None
        return {"person_id": self.found.person.pk, "post_id": self.found.post.pk}

    def done(self, said: str) -> str:
        """Back to the gate, which says what was done."""
        messages.success(self.request, said)
        person, post = self.asked.values()
        return f"{reverse('appointments:gate', args=[person])}?post={post}"


class Waive(AboutAWaiver):
    form_class = forms.Waive

    def page(self, *, by, today):
        return waive_page(self.found)

    def act(self, form, *, by, now):
        actions.give_waiver(by=by, now=now, **self.asked, **form.asked())
        return self.done(_("The waiver is given. It is counted in public."))


class RefuseWaiver(AboutAWaiver):
    form_class = forms.RefuseWaiver

    def page(self, *, by, today):
        return refuse_waiver_page(self.found)

    def act(self, form, *, by, now):
        actions.refuse_waiver(by=by, now=now, **self.asked, because=form.cleaned_data["because"])
        return self.done(_("The refusal is kept with its reason, and counted."))


class EndWaiver(ActionView):
    permission = Permission.WAIVE_GATE
    template_name = "ask_page.jinja"
    form_class = forms.EndWaiver

    def page(self, *, by, today):
        return end_waiver_page(queries.waiver_to_end(self.kwargs["waiver_id"], by=by))

    def act(self, form, *, by, now):
        number = self.kwargs["waiver_id"]
        ended = actions.end_waiver(
            by=by, waiver_id=number, because=form.cleaned_data["because"], now=now
        )
        messages.success(self.request, _("The waiver is ended."))
        return reverse("appointments:organisation-gate", args=[ended.organisation.code])


class OrganisationGate(PageView):
    permission = Permission.SEE_GATE
    template_name = "list_page.jinja"

    def page(self, *, by, today):
        found = queries.place_gate(self.kwargs["code"], by=by, today=today)
        return place_gate_page(found, by=by)

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class WhatIf(PageView):
    permission = Permission.SEE_GATE
    template_name = "list_page.jinja"

    def page(self, *, by, today):
        version = _number(self.request.GET.get("version"))
        found = queries.what_if(self.kwargs["code"], version, by=by, today=today)
        return what_if_page(found, by=by)


class Waivers(PageView):
    permission = Permission.PUBLIC
    template_name = "list_page.jinja"

    def page(self, *, by, today):
        return waivers_page(*queries.public_waivers(today=today))


class Appoint(ActionView):
    permission = Permission.APPOINT
    template_name = "appointments/appoint.jinja"

    @cached_property
    def found(self) -> queries.Appointing:
        chosen = {name: _number(self.request.GET.get(name)) for name in ("post", "person")}
        return queries.appointing(
            self.kwargs["code"],
            by=self.by,
            today=timezone.localdate(),
            post_id=chosen["post"],
            person_id=chosen["person"],
            called=self.request.GET.get("called", "").replace("\0", "")[:200].strip(),
        )

    def form(self, data: Any = None, files: Any = None) -> forms.Appoint:
        return forms.Appoint(data, found=self.found)

    def finding(self) -> forms.FindPerson | None:
        """A box for a name, where a list would be too long."""
        found = self.found
        if not found.posts or not (found.more or found.called):
            return None
        typed = {"called": found.called, "post": found.post_id or ""}
        return forms.FindPerson(initial=typed, auto_id="find_%s")

    def shown(self, page, *, status=200, **more):
        return super().shown(page, status=status, finding=self.finding(), **more)

    def page(self, *, by, today):
        return appoint_page(self.found)

    def act(self, form, *, by, now):
        held = actions.appoint_as_wished(by=by, wish=form.wish(), now=now)
        return reverse("organisations:person", args=[held.person_id])
