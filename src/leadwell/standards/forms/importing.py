"""The file of a framework that comes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields

LARGEST = 20_000_000  # bytes


class ImportFramework(fields.Form):
    """A CASE document."""

    file = fields.FileField(
        label=_("The CASE document"),
        help_text=_("A JSON file, version 1.0 or 1.1, of at most 20 megabytes."),
    )

    def clean_file(self) -> Any:
        """A file of a size that can be read at once."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(gettext("The file is larger than 20 megabytes."))
        return given
