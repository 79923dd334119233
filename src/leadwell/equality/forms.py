"""What a person chooses about themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from leadwell.design import fields

Choices = Sequence[tuple[str, Any]]


class OneAnswer(fields.Form):
    """The answer to one question."""

    answer = fields.ChoiceField(
        label=_("Your answer"), error_messages={"required": _("Choose an answer, or go back")}
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = choices  # type: ignore[attr-defined]  # a field of choices


class TakeBack(fields.Form):
    """Which answers are taken back."""

    through = fields.ChoiceField(
        label=_("What do you want to take back?"),
        error_messages={"required": _("Choose what to take back, or go back")},
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["through"].choices = choices  # type: ignore[attr-defined]  # a field of choices
