"""What is typed when a file is offered, its columns are matched, or a held file is decided on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design import fields
from leadwell.design.words import data
from leadwell.intake.rules.a_file_name_promises_rows import a_file_name_promises_rows

A_FEW = 6
MOST_TO_CHOOSE_FROM = 300
WIDE = 20


class OfferFile(fields.Form):
    """A file, what it is, and whose."""

    def __init__(
        self,
        *args: Any,
        places: Sequence[tuple[str, str]],
        kinds: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = _place_field(places)
        self.fields["kind"] = fields.ChoiceField(
            label=gettext_lazy("What is in the file?"),
            choices=kinds,
            initial=kinds[0][0],
        )
        self.fields["as_at"] = fields.DateField(
            label=gettext_lazy("Which day is it for?"),
            help_text=gettext_lazy("The day the extract was made, like 30 6 2026"),
        )
        self.fields["file"] = fields.FileField(
            label=gettext_lazy("The file"),
            help_text=gettext_lazy("A CSV file. In a spreadsheet: save as, then CSV UTF-8"),
            max_length=200,
        )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        for reason in a_file_name_promises_rows(file.name):
            raise forms.ValidationError(reason.in_words(_))
        return file

    def asked(self) -> dict[str, Any]:
        """What `offer_staff_file` is asked for."""
        typed = self.cleaned_data
        kind, _colon, changes = typed["kind"].partition(":")
        return {
            "organisation_code": typed["organisation"].strip().upper(),
            "kind": kind,
            "full": not changes,
            "as_at": typed["as_at"],
            "file_name": typed["file"].name,
            "content": typed["file"].chunks(),
        }


def _place_field(places: Sequence[tuple[str, str]]) -> forms.Field:
    """A few organisations are buttons, the only one is chosen; more drop down. Somebody who looks
    after a whole region types a code."""
    label = gettext_lazy("Which organisation is it about?")
    if not places:
        hint = gettext_lazy("Its code, like RTE or 1-101607887")
        return fields.TextField(label=label, help_text=hint, width=WIDE, max_length=40)
    if len(places) > A_FEW:
        choose = ("", gettext_lazy("Choose an organisation"))
        return fields.SelectField(label=label, choices=[choose, *places], names=True)
    initial = places[0][0] if len(places) == 1 else None
    named = [(code, data(name)) for code, name in places]
    return fields.ChoiceField(label=label, choices=named, initial=initial)


class OfferCareFiles(fields.Form):
    """Up to three social-care files of one employer: their names do not matter."""

    as_at = fields.DateField(label=gettext_lazy("Which day are they for?"))
    workplace = fields.FileField(
        label=gettext_lazy("Workplace file"), required=False, max_length=200
    )
    worker = fields.FileField(label=gettext_lazy("Worker file"), required=False, max_length=200)
    training = fields.FileField(label=gettext_lazy("Training file"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self._given() and not self.errors:
            self.add_error("workplace", _("Choose at least one file"))
        return typed

    def asked(self) -> dict[str, Any]:
        """What `offer_care_files` is asked for."""
        files = [(file.name, file.chunks) for file in self._given()]
        return {"as_at": self.cleaned_data["as_at"], "files": files}

    def _given(self) -> list[Any]:
        names = ("workplace", "worker", "training")
        return [self.cleaned_data[name] for name in names if self.cleaned_data.get(name)]


class LoadChart(fields.Form):
    """A published organisation chart, and its day."""

    as_at = fields.DateField(
        label=gettext_lazy("Which day is the chart for?"),
        help_text=gettext_lazy("It stands where the chart is published, like 31 3 2024"),
    )
    file = fields.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("Load the senior posts first, then the junior posts. CSV files"),
        max_length=200,
    )

    def asked(self) -> dict[str, Any]:
        """What `load_chart` is asked for."""
        file = self.cleaned_data["file"]
        return {
            "as_at": self.cleaned_data["as_at"],
            "file_name": file.name,
            "content": file.chunks(),
        }


class MatchColumns(fields.Form):
    """Which of their columns is which of ours: a list for each of ours, guessed already."""

    def __init__(
        self,
        *args: Any,
        columns: Sequence[Any],
        headings: Sequence[str],
        guessed: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [(name, name) for name in dict.fromkeys(headings) if name.strip()]
        for column in columns:
            self.fields[column.name] = _heading_field(
                column, offered[:MOST_TO_CHOOSE_FROM], guessed.get(column.name, "")
            )

    def needed(self) -> list[Any]:
        """The fields without which no row can be taken."""
        return [self[name] for name, field in self.fields.items() if field.required]

    def welcome(self) -> list[Any]:
        """All others."""
        return [self[name] for name, field in self.fields.items() if not field.required]

    def asked(self) -> dict[str, str]:
        """Our column and their heading, for those that were matched."""
        return {name: heading for name, heading in self.cleaned_data.items() if heading}


def _heading_field(column: Any, offered: Sequence[tuple[str, str]], guess: str) -> forms.Field:
    nothing = _("Choose a column") if column.needed else _("Not in this file")
    return fields.SelectField(
        names=True,
        label=column.title,
        help_text=column.left_out,
        required=column.needed,
        choices=[("", nothing), *offered],
        initial=guess if guess in dict(offered) else "",
    )


class Decide(fields.Form):
    """Whether a held file is taken, and why."""

    because = fields.LongTextField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Whoever asks later will read this, with your name"),
        max_length=500,
    )
    decision = forms.ChoiceField(
        choices=[("release", ""), ("decline", "")], widget=forms.HiddenInput, required=True
    )
