"""What is typed about objectives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields

LONG = 2000


class SetObjective(fields.Form):
    """Whose, what, in which figure, by when."""

    person = fields.SelectField(label=_("Whose objective is it?"), names=True)
    says = fields.LongTextField(
        label=_("What will they do?"),
        help_text=_("One thing, with a number in it: how many, how often or by how much."),
        max_length=LONG,
    )
    indicator = fields.SelectField(
        label=_("In which figure will it show?"),
        help_text=_("You may leave this empty."),
        required=False,
    )
    by_on = fields.DateField(
        label=_("By when?"), help_text=_("A first step within a year is best.")
    )

    @classmethod
    def among(
        cls, people: Sequence[tuple[str, str]], figures: Sequence[tuple[str, str]], data: Any = None
    ) -> SetObjective:
        """With these people and figures to choose from."""
        form = cls(data)
        form.fields["person"].choices = [("", gettext("Choose one")), *people]  # type: ignore[attr-defined]  # a list that drops down
        form.fields["indicator"].choices = [("", gettext("No figure")), *figures]  # type: ignore[attr-defined]  # the same
        return form


class Evidence(fields.Form):
    """What shows it."""

    evidence = fields.LongTextField(label=_("What did you do, and what shows it?"), max_length=LONG)


class Judge(fields.Form):
    """Whether it was met."""

    met = fields.ChoiceField(
        label=_("Does the evidence show that it was met?"),
        choices=(("yes", _("Yes")), ("no", _("No"))),
    )
