"""Putting somebody into a post: which post, who, from when, on what footing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.appointments.actions import Wish
from leadwell.appointments.queries import Appointing
from leadwell.design.fields import (
    DateField,
    Form,
    NumberField,
    SelectField,
    TextField,
    YesField,
)
from leadwell.organisations.queries import footings

WHOLE = 100


class FindPerson(Form):
    """Somebody of many, by name. The post that was chosen already stays chosen."""

    called = TextField(
        label=gettext_lazy("Find somebody who works here, by name"), required=False, max_length=200
    )
    post = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)


class Appoint(Form):
    """One short form. Somebody who works here is chosen; somebody new is named."""

    post = SelectField(label=gettext_lazy("Which post?"), names=True)
    person = SelectField(label=gettext_lazy("Who?"), required=False, names=True)
    name = TextField(
        label=gettext_lazy("Name of somebody new"),
        help_text=gettext_lazy("Only for somebody who does not work here yet"),
        required=False,
        max_length=200,
        autocomplete="off",
    )
    from_on = DateField(label=gettext_lazy("First day in the post"))
    kind = SelectField(label=gettext_lazy("Footing"), choices=footings)
    share = NumberField(
        label=gettext_lazy("Hours, in percent of full time"),
        min_value=0,
        max_value=WHOLE,
        required=False,
        width=5,
        help_text=gettext_lazy("Leave empty if they change from week to week"),
    )
    leaves = YesField(label=gettext_lazy("They leave the post they have here now"), required=False)
    once = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Any, *, found: Appointing, **kwargs: Any) -> None:
        only = found.people[0].pk if found.called and len(found.people) == 1 else ""
        who = found.person_id or only
        chosen = {"post": found.post_id or "", "person": who, "share": WHOLE}
        super().__init__(data, initial={"once": uuid4().hex, **chosen}, **kwargs)
        posts = [(str(each.pk), _post(each)) for each in found.posts]
        self._offer("post", [("", _("Choose a post")), *posts])
        people = [(str(each.pk), each.name) for each in found.people]
        self._offer("person", [("", _("Somebody new, named below")), *people])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, SelectField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Somebody: either chosen, or named."""
        typed = super().clean() or {}
        if not typed.get("person") and not typed.get("name", "").strip():
            self.add_error("name", _("Choose somebody above, or write their name"))
        return typed

    def wish(self) -> Wish:
        """What was typed, as the action takes it."""
        typed = self.cleaned_data
        share = typed["share"]
        return Wish(
            post_id=int(typed["post"]),
            person_id=int(typed["person"]) if typed["person"] else None,
            name=typed["name"],
            staff_number=typed["once"],
            from_on=typed["from_on"],
            kind=typed["kind"],
            fte=None if share is None else Decimal(share) / WHOLE,
            leaves=typed["leaves"],
        )


def _post(post: Any) -> str:
    where = f", {post.unit}" if post.unit else ""
    return f"{post.title}{where} ({post.number})"
