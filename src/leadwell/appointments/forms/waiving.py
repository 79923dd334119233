"""A waiver: from when until when, why, and what happens meanwhile."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from leadwell.design.fields import DateField, Form, LongTextField


class Waive(Form):
    """Everything a waiver needs."""

    from_on = DateField(label=gettext_lazy("First day"))
    until_on = DateField(
        label=gettext_lazy("First day without it"),
        help_text=gettext_lazy("By then they meet what is asked, or leave the post."),
    )
    because = LongTextField(
        label=gettext_lazy("Why can the post not wait?"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say why")},
    )
    plan = LongTextField(
        label=gettext_lazy("How and by when will they meet what is asked?"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say how and by when")},
    )

    def asked(self) -> dict[str, Any]:
        """What was typed, under the action's names."""
        return {
            name: self.cleaned_data[name] for name in ("from_on", "until_on", "because", "plan")
        }


class EndWaiver(Form):
    """Why it ends."""

    because = LongTextField(
        label=gettext_lazy("Why does it end?"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say why")},
    )


class RefuseWaiver(Form):
    """Why it is refused."""

    because = LongTextField(
        label=gettext_lazy("Why is it refused?"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say why")},
    )
