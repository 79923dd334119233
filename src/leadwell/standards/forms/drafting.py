"""What drafters type."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields

NARROW = 10
CODE, LONGEST = 40, 4000


class Start(fields.Form):
    """Which framework, and what number the draft has."""

    framework = fields.SelectField(label=_("Framework"), names=True)
    number = fields.TextField(
        label=_("Number of the new version"),
        help_text=_("For example 1.1. It begins as a copy of the version published last."),
        max_length=20,
        width=NARROW,
    )

    def __init__(self, data: Any = None, *, frameworks: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["framework"].choices = [("", gettext("Choose one")), *frameworks]  # type: ignore[attr-defined]  # a list that drops down


class Seen(fields.Form):
    """A form that knows when what it shows was last changed, so that nobody overwrites anybody."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def seen_at(self) -> datetime | None:
        """The moment; nothing where the browser sent something else."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return None


class Describe(Seen):
    """What a version says about itself."""

    title = fields.TextField(label=_("Title"), max_length=300)
    about = fields.LongTextField(label=_("What it is, in a few sentences"), required=False)
    creator = fields.TextField(label=_("Who wrote it"), max_length=200)
    source = fields.LongTextField(
        label=_("Where the words come from"),
        help_text=_("An address, a document with its date, or that they are your own"),
        required=False,
    )
    unverified = fields.LongTextField(
        label=_("What nobody has checked yet"), help_text=_("One on each line"), required=False
    )
    example = fields.YesField(label=_("This is an example, and no national text"), required=False)

    def said(self) -> dict[str, Any]:
        """What was typed, under the action's names."""
        names = ("title", "about", "creator", "source", "example")
        typed = {name: self.cleaned_data[name] for name in names}
        return {**typed, "unverified": lines(self.cleaned_data["unverified"])}


class KeepItem(Seen):
    """One item of a version."""

    kind = fields.SelectField(label=_("What is it?"))
    code = fields.TextField(
        label=_("Code"),
        help_text=_("Short and lasting, such as 2.1"),
        max_length=CODE,
        width=NARROW,
    )
    short = fields.TextField(label=_("Short name"), max_length=200, required=False)
    statement = fields.LongTextField(
        label=_("What it says"), help_text=_("A sentence people understand"), max_length=LONGEST
    )
    level = fields.NumberField(
        label=_("Level"), help_text=_("Empty for all levels"), required=False, min_value=1, max_value=20,
        width=NARROW,
    )  # fmt: skip
    parent = fields.SelectField(label=_("Part of"), required=False, names=True)
    after = fields.TextField(
        label=_("What has to come first"),
        help_text=_("Codes with commas between them, such as 1.1, 1.2"),
        required=False,
        max_length=400,
    )
    notes = fields.LongTextField(label=_("Notes"), required=False, max_length=LONGEST)

    def __init__(
        self,
        data: Any = None,
        *,
        kinds: Sequence[tuple[str, Any]],
        parents: Sequence[tuple[str, str]],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a list that drops down
        self.fields["parent"].choices = [("", gettext("Nothing: it stands at the top")), *parents]  # type: ignore[attr-defined]  # the same

    def said(self) -> dict[str, Any]:
        """What was typed, under the action's names."""
        names = ("kind", "code", "short", "statement", "level", "parent", "notes")
        typed = {name: self.cleaned_data[name] for name in names}
        return {**typed, "after": codes(self.cleaned_data["after"])}


class KeepRequirement(fields.Form):
    """What a level asks. Most rules are a list of what is always needed, and some of a choice; any other
    is written out."""

    code = fields.TextField(label=_("Code"), max_length=CODE, width=NARROW)
    title = fields.TextField(label=_("Title"), max_length=200)
    level = fields.NumberField(label=_("Level"), min_value=1, max_value=20, width=NARROW)
    staff_group = fields.TextField(
        label=_("Staff group"), help_text=_("Empty for everybody"), required=False, max_length=60
    )
    always = fields.LongTextField(
        label=_("Always needed"), help_text=_("Codes, one on each line"), required=False
    )
    count = fields.NumberField(
        label=_("And at least this many"), required=False, min_value=1, width=NARROW
    )
    choice = fields.LongTextField(
        label=_("of these"), help_text=_("Codes, one on each line"), required=False
    )
    tree = fields.LongTextField(
        label=_("Or the whole rule, written out"),
        help_text=_("Only for rules that do not fit above. It takes the place of the three boxes."),
        required=False,
    )
    bites_on = fields.DateField(
        label=_("Refuses from"),
        help_text=_("Until then it explains and refuses nobody. Empty: never."),
        required=False,
    )
    on_hold = fields.YesField(label=_("On hold for now"), required=False)
    because = fields.TextField(label=_("Why it is on hold"), required=False, max_length=400)

    def __init__(
        self, data: Any = None, *, slug: str, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.slug = slug

    def clean_tree(self) -> Any:
        """The written rule as a value; nothing where the box is empty."""
        typed = self.cleaned_data["tree"].strip()
        try:
            return json.loads(typed) if typed else None
        except ValueError as trouble:
            words = _("Write it as JSON, such as {“item”: “core:2.1”}")
            raise forms.ValidationError(words) from trouble

    def said(self) -> dict[str, Any]:
        """What was typed, under the action's names."""
        typed = dict(self.cleaned_data)
        parts = {name: typed.pop(name) for name in ("always", "count", "choice", "tree")}
        return {**typed, "rule": parts["tree"] or self._rule(parts)}

    def _rule(self, parts: Mapping[str, Any]) -> dict[str, Any]:
        always = [{"item": self._key(code)} for code in lines(parts["always"])]
        choice = [{"item": self._key(code)} for code in lines(parts["choice"])]
        if choice:
            always.append({"at_least": parts["count"] or len(choice), "of": choice})  # type: ignore[dict-item]  # a part may be a list
        return always[0] if len(always) == 1 else {"all": always}

    def _key(self, code: str) -> str:
        return code if ":" in code else f"{self.slug}:{code}"


class Comment(fields.Form):
    """Something to say about a draft."""

    item = fields.SelectField(label=_("What is it about?"), required=False, names=True)
    said = fields.LongTextField(label=_("Your comment"), max_length=LONGEST)

    def __init__(
        self,
        data: Any = None,
        *,
        items: Sequence[tuple[str, str]],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["item"].choices = [("", gettext("All of it")), *items]  # type: ignore[attr-defined]  # a list that drops down


class Answer(fields.Form):
    """What was done about a comment."""

    answer = fields.LongTextField(label=_("Your answer"), max_length=LONGEST)


class Nothing(fields.Form):
    """A button and no more."""


class SendBack(fields.Form):
    """Why it goes back."""

    because = fields.LongTextField(label=_("What should change?"), max_length=LONGEST)


class Publish(fields.Form):
    """From which day it holds."""

    from_on = fields.DateField(label=_("In force from"))


class Retire(fields.Form):
    """When it ends, and why."""

    until_on = fields.DateField(label=_("First day on which it is not in force"))
    because = fields.LongTextField(label=_("Why does it end?"), max_length=LONGEST)


def lines(typed: str) -> list[str]:
    """What stands on each line, without the empty ones."""
    return [line.strip() for line in typed.splitlines() if line.strip()]


def codes(typed: str) -> list[str]:
    """What stands between the commas."""
    return [each.strip() for each in typed.split(",") if each.strip()]


def boxes_of(rule: Any, slug: str) -> dict[str, Any]:
    """A rule in the boxes of its form: the plain ones where it fits, written out where it does not."""
    parts = rule.get("all", [rule]) if isinstance(rule, dict) else []
    always = [part["item"] for part in parts if set(part) == {"item"}]
    choices = [part for part in parts if set(part) == {"at_least", "of"}]
    plain = all(set(one) == {"item"} for part in choices for one in part["of"])
    if len(always) + len(choices) != len(parts) or len(choices) > 1 or not plain or not parts:
        return {"tree": json.dumps(rule, indent=1)}
    boxes: dict[str, Any] = {"always": "\n".join(_short(key, slug) for key in always)}
    for one in choices:
        boxes["count"] = one["at_least"]
        boxes["choice"] = "\n".join(_short(each["item"], slug) for each in one["of"])
    return boxes


def _short(key: str, slug: str) -> str:
    return key.removeprefix(f"{slug}:")


def described(version: Any) -> dict[str, Any]:
    """A version as the form about it shows it."""
    names = ("title", "about", "creator", "source", "example")
    return {name: getattr(version, name) for name in names} | {
        "unverified": "\n".join(version.unverified),
        "seen": version.changed_at.isoformat(),
    }


def in_boxes(kept: Any, slug: str) -> dict[str, Any]:
    """A requirement as its form shows it; nothing for a new one."""
    if kept is None:
        return {}
    names = ("code", "title", "level", "staff_group", "bites_on", "on_hold", "because")
    return {name: getattr(kept, name) for name in names} | boxes_of(kept.rule, slug)
