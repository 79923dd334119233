"""What is typed about a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import HiddenInput
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields

LONG, SHORT = 2000, 120


class ValueField(fields.Draws, forms.FloatField):
    """A value with decimals."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"invalid": _("Write a number such as 1.10")}


class Figure(fields.Form):
    """Which figure the list is about."""

    indicator = fields.SelectField(label=_("Figure"), required=False)

    @classmethod
    def among(cls, figures: Sequence[tuple[str, str]], data: Any = None) -> Figure:
        """With these figures to choose from."""
        form = cls(data)
        form.fields["indicator"].choices = [("", gettext("All figures")), *figures]  # type: ignore[attr-defined]  # a list that drops down
        return form


class Change(fields.Form):
    """What a plan says. `seen` is the mark of what was shown."""

    what = fields.LongTextField(
        label=_("What is done?"),
        help_text=_("One thing, so that anybody can see whether it was done."),
        max_length=LONG,
    )
    who = fields.TextField(
        label=_("Who answers for it?"),
        help_text=_("A post, such as chief nurse, and not a team."),
        max_length=SHORT,
        required=False,
    )
    by_on = fields.DateField(label=_("By when?"), required=False)
    expects = ValueField(
        label=_("What will the figure be then?"),
        help_text=_("In the unit of the figure. For a ratio 1.00 is parity."),
        required=False,
        width=10,
    )
    expects_words = fields.LongTextField(
        label=_("What changes for people?"),
        help_text=_("You may leave this empty."),
        max_length=LONG,
        required=False,
    )
    seen = forms.CharField(widget=HiddenInput, required=False, max_length=40)


class Make(Change):
    """A plan from the beginning."""

    indicator = fields.SelectField(label=_("Which figure is it about?"))
    field_order = ["indicator"]

    @classmethod
    def among(cls, figures: Sequence[tuple[str, str]], data: Any = None, **more: Any) -> Make:
        """With these figures to choose from."""
        form = cls(data, **more)
        form.fields["indicator"].choices = [("", gettext("Choose one")), *figures]  # type: ignore[attr-defined]  # a list that drops down
        return form


class Note(fields.Form):
    """What happened."""

    says = fields.LongTextField(label=_("What happened?"), max_length=LONG)


class Finish(fields.Form):
    """When it was done, and what came of it."""

    done_on = fields.DateField(label=_("When was it done?"))
    came_of_it = fields.LongTextField(
        label=_("What came of it?"),
        help_text=_("What is different now. If you do not know yet, come back and say it."),
        max_length=LONG,
        required=False,
    )
    seen = forms.CharField(widget=HiddenInput, required=False, max_length=40)


class End(fields.Form):
    """Why it ends."""

    because = fields.LongTextField(label=_("Why does it end?"), max_length=LONG)
