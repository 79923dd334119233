"""What is typed on the pages about credentials."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design import fields
from leadwell.gateways.open_badges.documents import MOST_BYTES


class Check(fields.Form):
    """A credential in whatever form somebody has it."""

    said = fields.LongTextField(
        label=gettext_lazy("The number, the link, or the whole text of the credential"),
        help_text=gettext_lazy(
            "The number stands on the certificate. The text of a file begins with { or with eyJ."
        ),
        required=False,
        max_length=MOST_BYTES,
    )
    file = fields.FileField(
        label=gettext_lazy("Or its file"),
        help_text=gettext_lazy("A file that ends in .json or .jws"),
        required=False,
        max_length=200,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("That file is larger than any credential."))
        return file

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and not typed.get("said", "").strip() and not typed.get("file"):
            self.add_error("said", _("Write a number, paste the text, or choose a file"))
        return typed

    def brought(self) -> str:
        """What there is to look at, as text."""
        file = self.cleaned_data.get("file")
        if file:
            return str(file.read().decode("utf-8", errors="replace"))
        return str(self.cleaned_data["said"])


class Find(fields.Form):
    """A credential by its number."""

    number = fields.TextField(
        label=gettext_lazy("Number of the credential"),
        help_text=gettext_lazy("It stands on the certificate and in the file, after urn:uuid:"),
        max_length=60,
        width=30,
    )


class Decide(fields.Form):
    """What an assurer decides, and why."""

    what = fields.ChoiceField(
        label=gettext_lazy("What do you want to do?"),
        choices=[
            ("suspend", gettext_lazy("Suspend it for now")),
            ("lift", gettext_lazy("Lift the suspension")),
            ("withdraw", gettext_lazy("Withdraw it for good. This cannot be undone")),
        ],
    )
    because = fields.LongTextField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("The person reads this."),
        max_length=500,
    )
