"""Form fields drawn as NHS components, each chosen by its widget: label, hint, error and box."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template import engines
from django.utils.translation import gettext as _
from markupsafe import Markup

from leadwell.design.widgets import DayInput, SearchInput


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
    typed = {"value": bound.value() or "", "attributes": {"translate": "no"}}
    return _component("textarea", {**_about(bound), "label": _label(bound), **typed})


def _select(bound: BoundField) -> Markup:
    items = _options(bound, chosen="selected")
    names = getattr(bound.field, "names", False)
    about = {**_about(bound), "label": _label(bound), "items": items, "names": names}
    return _component("select", about)


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
        {"value": str(key), "text": _as_it_is(text), chosen: str(key) in held}
        for key, text in _flat(bound.field.choices)  # type: ignore[attr-defined]  # a choice field
    ]


def _as_it_is(text: Any) -> str:
    """The words of a choice. A name that is marked as one stays marked."""
    return text if isinstance(text, Markup) else str(text)


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
