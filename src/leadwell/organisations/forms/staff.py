"""What is typed at the desk of a small employer: one short form for each thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.fields import ChoiceField, DateField, Form, SelectField, TextField, YesField
from leadwell.organisations.actions import Job
from leadwell.organisations.queries import Desk, JobRole, Member, footings, job_of
from leadwell.organisations.rules.facts import PostFacts

MOST_HOURS = 75
STAYS, GOES = "stays", "goes"
AS_IT_IS = "as-it-is"


class Person(Form):
    """Who somebody is and what they do here."""

    name = TextField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As they write it themselves"),
        max_length=200,
        autocomplete="off",
        error_messages={"required": gettext_lazy("Write their name")},
    )
    job = SelectField(label=gettext_lazy("Job"))
    called = TextField(
        label=gettext_lazy("What you call this job"),
        help_text=gettext_lazy("Leave empty if it is the same"),
        required=False,
        max_length=200,
    )
    leads = YesField(label=gettext_lazy("Leads other people"), required=False)
    hours = TextField(
        label=gettext_lazy("Hours a week"),
        help_text=gettext_lazy("Leave empty if they change from week to week"),
        required=False,
        max_length=6,
        width=5,
    )
    kind = SelectField(
        label=gettext_lazy("Footing"),
        help_text=gettext_lazy("Substantive: the post is theirs. Bank: they come when asked."),
        choices=footings,
    )
    reports_to = SelectField(label=gettext_lazy("Reports to"), required=False, names=True)
    from_on = DateField(label=gettext_lazy("First day in this job"))
    as_it_is = JobRole("", "")

    def __init__(self, data: Any, *, desk: Desk, leave_out: int = 0, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.desk = desk
        self.fields["hours"].widget.attrs["inputmode"] = "decimal"
        jobs = ((job.slug, _(job.title)) for job in desk.jobs)
        self._offer("job", [("", _("Choose a job")), *self._as_it_is(), *jobs])
        self._offer("reports_to", _superiors(desk, leave_out))

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, SelectField)
        field.choices = list(choices)

    def clean_hours(self) -> Decimal | None:
        """A number of hours, with a point or a comma."""
        typed = self.cleaned_data["hours"].strip().replace(",", ".")
        if not typed:
            return None
        try:
            hours = Decimal(typed)
        except InvalidOperation:
            hours = Decimal(-1)
        if not hours.is_finite() or not 0 <= hours <= MOST_HOURS:
            raise forms.ValidationError(_("Write the hours as a number, like 22.5"))
        return hours

    def job_asked(self) -> Job:
        """What was typed, as the action takes it."""
        typed = self.cleaned_data
        role = next((each for each in self.desk.jobs if each.slug == typed["job"]), self.as_it_is)
        facts = PostFacts(
            title=typed["called"].strip() or role.title,
            job_role=role.slug,
            leads=role.leads or typed["leads"],
        )
        to = typed["reports_to"]
        to_post = int(to) if to else None
        return Job(facts, fte=self._share(), kind=typed["kind"], reports_to=to_post)

    def _as_it_is(self) -> Sequence[tuple[str, str]]:
        """A job that is not in our list, and may stay."""
        return ()

    def _share(self) -> Decimal | None:
        """The hours as a share of full time."""
        hours = self.cleaned_data["hours"]
        return None if hours is None else round(hours / Decimal(str(self.desk.full_time)), 3)


class AddStaff(Person):
    """Somebody new, and the empty post they take, if there is one."""

    fills = SelectField(label=gettext_lazy("Takes an empty post"), required=False, names=True)
    once = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Any, *, desk: Desk, **kwargs: Any) -> None:
        # The number of the form: pressed twice, it is the same person.
        super().__init__(data, desk=desk, initial={"once": uuid4().hex}, **kwargs)
        empty = [(str(each.pk), each.title) for each in desk.empty]
        self._offer("fills", [("", _("No, this is a new post")), *empty])
        if not empty:
            del self.fields["fills"]

    def asked(self) -> dict[str, Any]:
        """What was typed, under the action's names."""
        typed = self.cleaned_data
        fills = typed.get("fills", "")
        return {
            "name": typed["name"],
            "staff_number": typed["once"],
            "job": self.job_asked(),
            "from_on": typed["from_on"],
            "post_id": int(fills) if fills else None,
        }


class ChangeStaff(Person):
    """Somebody who works here, from a day on in another way."""

    from_on = DateField(
        label=gettext_lazy("From which day is this so?"),
        help_text=gettext_lazy("What was so before stays in the record."),
    )
    kind = None  # type: ignore[assignment]  # another footing is another time in the post

    def __init__(self, data: Any, *, desk: Desk, member: Member, today: date) -> None:
        self.member = member
        super().__init__(
            data, desk=desk, leave_out=member.tenure.post_id, initial=_as_it_is(member, desk, today)
        )

    def _as_it_is(self) -> Sequence[tuple[str, str]]:
        """A file may have called this job something that is not in our list."""
        post = self.member.tenure.post
        self.as_it_is = JobRole("", post.title)  # nothing is said anew about the role
        if job_of(post, self.desk.jobs):
            return ()
        return ((AS_IT_IS, _("{job} (as it is)").format(job=post.title)),)

    def _share(self) -> Decimal | None:
        """Hours that nobody touched stay exactly as they were."""
        as_it_was = hours_of(self.member.tenure.fte, self.desk.full_time)
        typed = self.cleaned_data["hours"]
        if typed is not None and f"{typed:g}" == as_it_was:
            return self.member.tenure.fte
        return super()._share()

    def asked(self) -> dict[str, Any]:
        """What was typed, under the action's names."""
        self.cleaned_data["kind"] = self.member.tenure.kind
        typed = self.cleaned_data
        return {"name": typed["name"], "job": self.job_asked(), "from_on": typed["from_on"]}


class StaffLeaves(Form):
    """Their last day, and what becomes of the post."""

    last_day = DateField(label=gettext_lazy("Their last day at work"))
    post = ChoiceField(
        label=gettext_lazy("What becomes of the post?"),
        choices=(
            (STAYS, gettext_lazy("We look for somebody else")),
            (GOES, gettext_lazy("The post goes too")),
        ),
    )

    def asked(self) -> dict[str, Any]:
        """What was typed, under the action's names."""
        typed = self.cleaned_data
        return {"last_day": typed["last_day"], "post_stays": typed["post"] == STAYS}


class PutBack(Form):
    """Nothing to type: a button."""


def _superiors(desk: Desk, leave_out: int) -> list[tuple[str, str]]:
    """The posts of this place that somebody can report to, by who holds them."""
    found = [
        (str(each.tenure.post_id), f"{each.tenure.person.name} – {each.tenure.post.title}")
        for each in desk.members
        if each.tenure.post_id != leave_out
    ]
    return [("", _("Nobody here")), *dict(found).items()]


def _as_it_is(member: Member, desk: Desk, today: date) -> dict[str, Any]:
    """The form as it stands before anything is changed."""
    tenure, post = member.tenure, member.tenure.post
    role = job_of(post, desk.jobs)
    return {
        "name": tenure.person.name,
        "job": role.slug if role else AS_IT_IS,
        "called": "" if role is None or role.title == post.title else post.title,
        "leads": post.leads,
        "hours": hours_of(tenure.fte, desk.full_time),
        "reports_to": str(member.reports_to.pk) if member.reports_to else "",
        "from_on": max(today, tenure.from_on),
    }


def hours_of(fte: Decimal | None, full_time: float) -> str:
    """Hours a week, to the nearest quarter of an hour: 22.5."""
    if fte is None:
        return ""
    return f"{round(float(fte) * full_time * 4) / 4:g}"
