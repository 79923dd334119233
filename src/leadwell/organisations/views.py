"""Finding an organisation; its people and posts, for those who may see them; and its staff, for those who
keep them."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import ActionView, PageView, Sheet
from leadwell.organisations import actions, forms, pages, queries
from leadwell.organisations.rules.facts import Gate


class Find(PageView):
    permission = Permission.PUBLIC
    template_name = "organisations/search.jinja"

    def page(self, *, by, today):
        given = self.request.GET.dict()
        answer = queries.search(**forms.asked(given), by=by, today=today)
        return pages.find_page(given, answer, form=forms.Search(given, regions=answer.regions))


class People(PageView):
    permission = Permission.SEE_PEOPLE
    template_name = "organisations/people.jinja"

    def page(self, *, by, today):
        given, sought = self.request.GET, forms.sought(self.request.GET)
        after, code = forms.after(given), self.kwargs["code"]
        self.found = queries.people_of(code, by=by, today=today, sought=sought, after=after)
        kept = forms.kept(given)
        return pages.people_page(self.found, sought=sought, kept=kept, by=by, today=today)

    def shown(self, page, *, status=200, **more):
        form = forms.FindPeople(self.request.GET, self.found.choices)
        return super().shown(page, status=status, filters=form, **more)


class PeopleSheet(Sheet):
    permission = Permission.SEE_PEOPLE

    def sheet(self, *, by, today):
        code, sought = self.kwargs["code"], forms.sought(self.request.GET)
        listed = actions.take_away_people(by=by, code=code, sought=sought, now=timezone.now())
        return pages.people_sheet(code, listed, today=today)


class Person(PageView):
    permission = Permission.SIGNED_IN
    template_name = "organisations/person.jinja"

    def page(self, *, by, today):
        number = self.kwargs["person_id"]
        picture = actions.look_at_person(by=by, person_id=number, now=timezone.now())
        return pages.person_page(picture, by=by, today=today)


class Post(PageView):
    permission = Permission.SIGNED_IN
    template_name = "organisations/post.jinja"

    def page(self, *, by, today):
        code, number = self.kwargs["code"], self.kwargs["post_id"]
        picture = queries.picture_of_post(code, number, by=by, today=today)
        return pages.post_page(picture, today=today)


class MyTeam(PageView):
    permission = Permission.SIGNED_IN
    template_name = "organisations/team.jinja"

    def page(self, *, by, today):
        return pages.team_page(queries.team(by=by, today=today), today=today)


class Staff(PageView):
    permission = Permission.KEEP_STAFF
    template_name = "organisations/staff.jinja"

    def page(self, *, by, today):
        return pages.desk_page(queries.desk(self.kwargs["code"], by=by, today=today), today=today)

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class StaffForm(ActionView):
    """One short form of the desk; afterwards the desk says what was done."""

    permission = Permission.KEEP_STAFF
    template_name = "organisations/staff_form.jinja"
    said = ""

    @cached_property
    def desk(self) -> queries.Desk:
        return queries.desk(self.kwargs["code"], by=self.by, today=timezone.localdate())

    @cached_property
    def member(self) -> queries.Member:
        code, number = self.kwargs["code"], self.kwargs["tenure_id"]
        return queries.member(code, number, by=self.by, today=timezone.localdate())

    def gate(self, now: datetime) -> Gate:
        """The gate that the roof of the house hands to these pages: what it asks is not known here."""
        gate: Gate = self.kwargs["gate"](by=self.by, now=now)
        return gate

    def done(self, said: str) -> str:
        messages.success(self.request, said)
        return reverse("organisations:staff", args=[self.kwargs["code"]])


class AddStaff(StaffForm):
    def form(self, data: Any = None, files: Any = None) -> forms.AddStaff:
        return forms.AddStaff(data, desk=self.desk)

    def page(self, *, by, today):
        return pages.add_page(self.desk.organisation)

    def act(self, form, *, by, now):
        code = self.desk.organisation.code
        actions.add_member_of_staff(
            by=by, organisation_code=code, now=now, gate=self.gate(now), **form.asked()
        )
        return self.done(_("They are added."))


class ChangeStaff(StaffForm):
    def form(self, data: Any = None, files: Any = None) -> forms.ChangeStaff:
        today = timezone.localdate()
        return forms.ChangeStaff(data, desk=self.desk, member=self.member, today=today)

    def page(self, *, by, today):
        return pages.change_page(self.member)

    def act(self, form, *, by, now):
        number = self.member.tenure.pk
        actions.change_member_of_staff(
            by=by, tenure_id=number, now=now, gate=self.gate(now), **form.asked()
        )
        return self.done(_("What you changed is saved."))


class StaffLeaves(StaffForm):
    form_class = forms.StaffLeaves

    def page(self, *, by, today):
        return pages.leaves_page(self.member)

    def act(self, form, *, by, now):
        actions.leaver(by=by, tenure_id=self.member.tenure.pk, now=now, **form.asked())
        return self.done(_("Their last day is saved. You can undo it for thirty days."))


class StaffBack(StaffForm):
    form_class = forms.PutBack

    def page(self, *, by, today):
        return pages.back_page(self.member, today=today)

    def act(self, form, *, by, now):
        actions.undo_leaver(by=by, tenure_id=self.member.tenure.pk, now=now)
        return self.done(_("They are back, as if they had not left."))
