"""What an assurer and a provider type: who passed, who came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.design.words import data

PASSED = (("yes", _("Passed")), ("no", _("Not passed yet")))


class GiveResult(fields.Form):
    """A result, its day, and what it was seen from."""

    passed = fields.ChoiceField(label=_("What did you find?"), choices=PASSED)
    assessed_on = fields.DateField(label=_("When was it assessed?"))
    because = fields.LongTextField(
        label=_("What did you see it from?"),
        help_text=_(
            "The person reads this. Say what was shown, and what is missing where it is not."
        ),
        max_length=2000,
    )

    def clean_passed(self) -> bool:
        """Yes or no, as it is kept."""
        return self.cleaned_data["passed"] == "yes"


class TakeBack(fields.Form):
    """Why a pass counts no more."""

    because = fields.LongTextField(
        label=_("Why does it not count?"),
        help_text=_("The person reads this."),
        max_length=500,
    )


class Register(fields.Form):
    """Who came: a box for each person."""

    came = fields.ChoicesField(
        label=_("Who came?"),
        help_text=_("Leave the others empty: they did not come."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[int, str]] = (),
        came: Collection[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = [(str(number), data(name)) for number, name in people]  # type: ignore[attr-defined]  # a field of choices
        self.fields["came"].initial = [str(number) for number in came]
        self.people = tuple(number for number, _name in people)

    def clean(self) -> dict[str, Any]:
        """For everybody on the run, whether they came."""
        ticked = set(self.cleaned_data.get("came", ()))
        return {"came": {number: str(number) in ticked for number in self.people}}
