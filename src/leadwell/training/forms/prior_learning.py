"""What is typed about prior learning: by the person, by a panel, and on an appeal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.design.words import data

LONG = 3000
ANSWERS = (("yes", _("Yes, it counts")), ("no", _("No, not yet")))


def _said(label: Any, hint: Any = "") -> fields.LongTextField:
    return fields.LongTextField(label=label, help_text=hint, max_length=LONG)


class ClaimLearning(fields.Form):
    """Which standards, and how one can see it."""

    items = fields.ChoicesField(label=_("What have you learned already?"))
    says = _said(
        _("Where did you learn it, and how can one see it?"),
        _("For example: I led a team of ten for four years. My appraisals show it."),
    )

    def __init__(self, *args: Any, items: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(pk, data(says)) for pk, says in items]  # type: ignore[attr-defined]  # a choice field

    def clean_items(self) -> list[int]:
        """The numbers of what was ticked."""
        return [int(one) for one in self.cleaned_data["items"]]


class GiveEvidence(fields.Form):
    """A file."""

    file = fields.FileField(
        label=_("Choose a file"), help_text=_("A PDF, a picture or a document, up to 10 MB.")
    )


class AppealLearning(fields.Form):
    """What the panel did not see."""

    says = _said(_("What did the panel not see?"))


class Decide(fields.Form):
    """What a panel decided."""

    granted = fields.ChoiceField(label=_("Does it count?"), choices=ANSWERS)
    panel = fields.ChoicesField(
        label=_("Who decided with you?"), help_text=_("A panel has at least two people.")
    )
    because = _said(_("Why?"), _("The person reads this."))

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["panel"].choices = [(pk, data(name)) for pk, name in people]  # type: ignore[attr-defined]  # a choice field

    def clean_granted(self) -> bool:
        """Yes or no, as it is kept."""
        return self.cleaned_data["granted"] == "yes"

    def clean_panel(self) -> list[int]:
        """The numbers of those who were ticked."""
        return [int(one) for one in self.cleaned_data["panel"]]


class Hear(fields.Form):
    """What was found on an appeal."""

    upheld = fields.ChoiceField(label=_("Does it count after all?"), choices=ANSWERS)
    because = _said(_("Why?"), _("The person reads this."))

    def clean_upheld(self) -> bool:
        """Yes or no, as it is kept."""
        return self.cleaned_data["upheld"] == "yes"
