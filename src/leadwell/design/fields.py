"""Fields that draw themselves as NHS components: `{{ form["name"] }}` is the whole of it.

Label, hint and error come with the field. A field of anybody's (a library's form) is drawn with
the filter `{{ form["login"]|drawn }}`, chosen by its widget.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template import engines
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

SHORT, MIDDLING = 10, 20


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

    def __str__(self) -> str:  # type: ignore[override]
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


class SearchInput(forms.TextInput):
    """A search box."""

    input_type = "search"


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
    """One of many: a list that drops down."""

    default_error_messages = ChoiceField.default_error_messages


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


class DayInput(forms.MultiWidget):
    """Three boxes: day, month, year."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        parts = dict.fromkeys(("day", "month", "year"), forms.TextInput)
        super().__init__(parts, dict(attrs or {}))  # type: ignore[arg-type]  # a mapping is allowed

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


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
        except ValueError as trouble:
            raise self._said("not_a_day") from trouble

    def _said(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code)


def _plain_lengths(field: forms.CharField) -> None:
    """Put our words where Django's validators have their own."""
    for validator in field.validators:
        code = getattr(validator, "code", "")
        if code in field.error_messages:
            validator.message = field.error_messages[code]  # type: ignore[attr-defined]  # Django's own validators


def drawn(bound: BoundField) -> Markup:
    """The NHS component for any form field, by its widget: label, hint, error and box."""
    widget = bound.field.widget
    if widget.is_hidden:
        return Markup(bound.as_widget())  # noqa: S704 - Django's own widget, escaped by Django
    for kind, draw in _KINDS:
        if isinstance(widget, kind):
            return draw(bound)
    return _box(bound, "input")


def _about(bound: BoundField) -> dict[str, Any]:
    """What every component is told: where it is, what it is called, what is wrong with it."""
    about: dict[str, Any] = {"id": bound.auto_id or bound.html_name, "name": bound.html_name}
    if bound.help_text:
        about["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        about["errorMessage"] = {
            "text": str(bound.errors[0]),
            "visuallyHiddenText": _("Error"),
        }
    if autocomplete := _attribute(bound, "autocomplete"):
        about["autocomplete"] = autocomplete
    return about


def _attribute(bound: BoundField, name: str) -> str:
    given = getattr(bound.field, name, "") or bound.field.widget.attrs.get(name, "")
    return str(given)


def _label(bound: BoundField) -> dict[str, Any]:
    label: dict[str, Any] = {"text": _named(bound)}
    if getattr(bound.field, "page_heading", False):
        label |= {"isPageHeading": True, "classes": "nhsuk-label--l"}
    return label


def _named(bound: BoundField) -> str:
    """The label; "(optional)" is said only where other fields have to be filled in."""
    quiet = isinstance(bound.field.widget, SearchInput | forms.CheckboxInput)
    if quiet or bound.field.required or not any(f.required for f in bound.form.fields.values()):
        return str(bound.label)
    return _("{label} (optional)").format(label=bound.label)


def _fieldset(bound: BoundField) -> dict[str, Any]:
    heading = getattr(bound.field, "page_heading", False)
    size = "nhsuk-fieldset__legend--l" if heading else "nhsuk-fieldset__legend--m"
    legend = {"text": _named(bound), "classes": size, "isPageHeading": heading}
    return {"legend": legend}


def _box(bound: BoundField, component: str) -> Markup:
    widget = bound.field.widget
    about = {**_about(bound), "label": _label(bound), "value": bound.value() or ""}
    about["type"] = getattr(widget, "input_type", "text")
    if width := getattr(bound.field, "width", 0):
        about["classes"] = f"nhsuk-input--width-{width}"
    for name in ("inputmode", "spellcheck", "pattern"):
        if name in widget.attrs:
            about[name] = widget.attrs[name]
    return _component(component, about)


def _plain_box(bound: BoundField) -> Markup:
    return _box(bound, "input")


def _number(bound: BoundField) -> Markup:
    about = {**_about(bound), "label": _label(bound), "value": bound.value()}
    width = getattr(bound.field, "width", 0) or 5
    return _component("input", {**about, "inputmode": "numeric", "width": width})


def _password(bound: BoundField) -> Markup:
    about = {**_about(bound), "label": _label(bound)}
    words = {
        "showPasswordText": _("Show"),
        "hidePasswordText": _("Hide"),
        "showPasswordAriaLabelText": _("Show password"),
        "hidePasswordAriaLabelText": _("Hide password"),
        "passwordShownAnnouncementText": _("Your password is shown"),
        "passwordHiddenAnnouncementText": _("Your password is hidden"),
    }
    return _component("passwordInput", {**about, **words})


def _textarea(bound: BoundField) -> Markup:
    about = {**_about(bound), "label": _label(bound), "value": bound.value() or ""}
    return _component("textarea", about)


def _select(bound: BoundField) -> Markup:
    items = _options(bound, chosen="selected")
    return _component("select", {**_about(bound), "label": _label(bound), "items": items})


def _radios(bound: BoundField) -> Markup:
    return _several(bound, "radios")


def _checkboxes(bound: BoundField) -> Markup:
    return _several(bound, "checkboxes")


def _several(bound: BoundField, component: str) -> Markup:
    about = _about(bound)
    items = [item for item in _options(bound, chosen="checked") if item["value"] != ""]
    about["idPrefix"] = about.pop("id")
    return _component(component, {**about, "fieldset": _fieldset(bound), "items": items})


def _options(bound: BoundField, *, chosen: str) -> list[dict[str, Any]]:
    value = bound.value()
    held = {str(v) for v in value} if isinstance(value, list | tuple | set) else {str(value)}
    held = {""} if value is None else held
    return [
        {"value": str(key), "text": str(text), chosen: str(key) in held}
        for key, text in _flat(bound.field.choices)  # type: ignore[attr-defined]  # a choice field
    ]


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Groups of choices are shown as one list."""
    found: list[tuple[Any, Any]] = []
    for key, text in choices:
        found += _flat(text) if isinstance(text, list | tuple) else [(key, text)]
    return found


def _tick(bound: BoundField) -> Markup:
    about = _about(bound)
    hint = about.pop("hint", None)
    item = {"value": "on", "text": _named(bound), "checked": bool(bound.value()), "hint": hint}
    about["idPrefix"] = about.pop("id")
    return _component("checkboxes", {**about, "items": [item]})


def _day(bound: BoundField) -> Markup:
    about = _about(bound)
    words = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    value = bound.value()
    typed = value if isinstance(value, list | tuple) else DayInput().decompress(value)
    items = [
        {
            "id": _first_id(bound) if part == "day" else f"{about['id']}_{part}",
            "name": f"{bound.html_name}_{part}",
            "label": words[part],
            "value": "" if held is None else str(held),
            "width": 4 if part == "year" else 2,
            "error": bool(bound.errors),
        }
        for part, held in zip(words, typed, strict=False)
    ]
    about.pop("name")
    return _component("dateInput", {**about, "fieldset": _fieldset(bound), "items": items})


def _file(bound: BoundField) -> Markup:
    words = {
        "chooseFilesButtonText": _("Choose file"),
        "noFileChosenText": _("No file chosen"),
        "dropInstructionText": _("or drop file"),
        "enteredDropZoneText": _("Entered drop zone"),
        "leftDropZoneText": _("Left drop zone"),
    }
    return _component("fileUpload", {**_about(bound), "label": _label(bound), **words})


_KINDS: tuple[tuple[Any, Any], ...] = (
    (DayInput, _day),
    (forms.PasswordInput, _password),
    (forms.NumberInput, _number),
    (forms.FileInput, _file),
    (forms.Textarea, _textarea),
    (forms.CheckboxSelectMultiple, _checkboxes),  # a kind of RadioSelect to Django: first
    (forms.RadioSelect, _radios),
    (forms.Select, _select),
    (forms.CheckboxInput, _tick),
    (forms.TextInput, _plain_box),
)


def error_summary(form: forms.BaseForm, reasons: tuple[str, ...] = ()) -> Markup:
    """What is wrong, in one box at the top, each line a link to its field. Nothing if all is well.

    `reasons` are sentences from a rule; they stand first.
    """
    if not form.errors and not reasons:
        return Markup("")
    lines: list[dict[str, str]] = [{"text": reason} for reason in reasons]
    lines += [{"text": str(error)} for error in form.non_field_errors()]
    for bound in form:
        if bound.errors:
            lines.append({"text": str(bound.errors[0]), "href": f"#{_first_id(bound)}"})
    return _component("errorSummary", {"heading": _("There is a problem"), "errorList": lines})


def _first_id(bound: BoundField) -> str:
    """The box a link should land in."""
    base = bound.auto_id or bound.html_name
    return f"{base}_day" if isinstance(bound.field.widget, DayInput) else str(base)


_FILES = {
    "input": "input",
    "passwordInput": "password-input",
    "textarea": "textarea",
    "radios": "radios",
    "checkboxes": "checkboxes",
    "dateInput": "date-input",
    "fileUpload": "file-upload",
    "errorSummary": "error-summary",
}


def _component(name: str, params: Mapping[str, Any]) -> Markup:
    return Markup(_macro(name)(params))  # noqa: S704 - the macro escapes what it is given


@lru_cache(maxsize=32)
def _macro(name: str) -> Any:
    env = engines["jinja2"].env  # type: ignore[attr-defined]  # Django's Jinja2 backend has it
    file = f"nhsuk/components/{_FILES[name]}/macro.jinja" if name in _FILES else "boxes.jinja"
    return getattr(env.get_template(file).module, name)
