"""Fields that draw themselves as NHS components: `{{ form["name"] }}` is the whole of it.

Label, hint and error come with the field. A field of anybody's (a library's form) is drawn with
the filter `{{ form["login"]|drawn }}`, chosen by its widget.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy

from leadwell.design.components import drawn
from leadwell.design.widgets import DayInput, SearchInput

SHORT, MIDDLING = 10, 20  # letters wide


class Form(forms.Form):
    """A form of ours: no browser bubbles over our own words, no colons after labels."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class DrawnField(BoundField):
    """A field on its form; written into a page it is the NHS component."""

    def __html__(self) -> str:  # type: ignore[override]  # Django says SafeString; ours is as safe
        return drawn(self)

    def __str__(self) -> str:  # type: ignore[override]  # the same
        return drawn(self)


class Draws:
    """What our fields add to Django's: they draw themselves, and say how wide and what for."""

    def __init__(
        self, *, width: int = 0, autocomplete: str = "", page_heading: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.width = width
        self.autocomplete = autocomplete
        self.page_heading = page_heading

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        return DrawnField(form, self, field_name)  # type: ignore[arg-type]  # mixed into a Field


def _missing(words: Any) -> dict[str, Any]:
    return {"required": words}


class TextField(Draws, forms.CharField):
    """One line of text."""

    default_error_messages = {
        "required": gettext_lazy("Write something here"),
        "max_length": gettext_lazy("Use %(limit_value)d characters or fewer"),
        "min_length": gettext_lazy("Use %(limit_value)d characters or more"),
        "null_characters_not_allowed": gettext_lazy("Take out the character that cannot be shown"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        _plain_lengths(self)


class LongTextField(TextField):
    """Several lines of text."""

    widget = forms.Textarea


class SearchField(TextField):
    """Words to look for. Never required: an empty search shows everything."""

    widget = SearchInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": 200, **kwargs})


class EmailField(Draws, forms.EmailField):
    """An e-mail address."""

    default_error_messages = {
        "required": gettext_lazy("Write an email address"),
        "invalid": gettext_lazy("Write an email address like name@example.com"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"autocomplete": "email", "width": MIDDLING, **kwargs})
        _plain_lengths(self)
        for validator in self.validators:
            if getattr(validator, "code", "") == "invalid":
                validator.message = self.error_messages["invalid"]  # type: ignore[attr-defined]  # Django's own validators


class PasswordField(Draws, forms.CharField):
    """A password, with a button to show it."""

    widget = forms.PasswordInput
    default_error_messages = _missing(gettext_lazy("Write your password"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"strip": False, "autocomplete": "current-password", **kwargs})


class NumberField(Draws, forms.IntegerField):
    """A whole number."""

    default_error_messages = {
        "required": gettext_lazy("Write a number"),
        "invalid": gettext_lazy("Write a whole number, like 12"),
    }


class ChoiceField(Draws, forms.ChoiceField):
    """One of a few: radio buttons."""

    widget = forms.RadioSelect
    default_error_messages = {
        "required": gettext_lazy("Choose one"),
        "invalid_choice": gettext_lazy("Choose one from the list"),
    }


class SelectField(Draws, forms.ChoiceField):
    """One of many: a list that drops down. `names` says that what it offers came from a file."""

    default_error_messages = ChoiceField.default_error_messages

    def __init__(self, *, names: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = names


class ChoicesField(Draws, forms.MultipleChoiceField):
    """Any of a few: check boxes."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": gettext_lazy("Choose at least one"),
        "invalid_choice": gettext_lazy("Choose from the list"),
        "invalid_list": gettext_lazy("Choose from the list"),
    }


class YesField(Draws, forms.BooleanField):
    """One box to tick."""

    default_error_messages = _missing(gettext_lazy("Tick the box to go on"))


class FileField(Draws, forms.FileField):
    """A file from this device."""

    default_error_messages = {
        "required": gettext_lazy("Choose a file"),
        "missing": gettext_lazy("Choose a file"),
        "invalid": gettext_lazy("The file did not arrive. Choose it again"),
        "empty": gettext_lazy("That file is empty. Choose another"),
    }


class DateField(Draws, forms.MultiValueField):
    """A day, typed as three numbers. Its value is a date, or None when left empty."""

    widget = DayInput
    default_error_messages = {
        "required": gettext_lazy("Write a date"),
        "incomplete": gettext_lazy("Write the day, the month and the year"),
        "not_a_day": gettext_lazy("Write a real date, like 27 3 2026"),
    }

    def __init__(self, **kwargs: Any) -> None:
        parts = tuple(forms.CharField(required=False, max_length=4) for _part in range(3))
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        typed = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(typed):
            if self.required:
                raise self._said("required")
            return None
        if not all(typed):
            raise self._said("incomplete")
        return self.compress(typed)

    def compress(self, data_list: list[str]) -> date:
        try:
            day, month, year = (int(part) for part in data_list)
            return date(year, month, day)
        except (ValueError, OverflowError) as trouble:
            raise self._said("not_a_day") from trouble

    def _said(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code)


def _plain_lengths(field: forms.CharField) -> None:
    """Put our words where Django's validators have their own."""
    for validator in field.validators:
        code = getattr(validator, "code", "")
        if code in field.error_messages:
            validator.message = field.error_messages[code]  # type: ignore[attr-defined]  # Django's own validators
