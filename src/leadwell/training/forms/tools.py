"""What a provider types about its learning systems."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from leadwell.design import fields


class Nothing(fields.Form):
    """A button alone."""


class AddSystem(fields.Form):
    """A system that sends statements."""

    provider_id = fields.SelectField(label=_("For which provider?"), choices=(), names=True)
    title = fields.TextField(
        label=_("What do you call the system?"),
        help_text=_("For example: our Moodle."),
        max_length=200,
    )

    def __init__(
        self, *args: Any, providers: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider_id"].choices = list(providers)  # type: ignore[attr-defined]  # a field of choices

    def clean_provider_id(self) -> int:
        """Its number."""
        return int(self.cleaned_data["provider_id"])


class AddTool(AddSystem):
    """A system that courses are opened in."""

    login_url = fields.TextField(
        label=_("Address where a login begins"),
        help_text=_("Your system calls it the initiate login URL."),
        max_length=300,
    )
    launch_url = fields.TextField(
        label=_("Address where a course opens"),
        help_text=_(
            "Your system calls it the tool URL or redirect URI. We send people nowhere else."
        ),
        max_length=300,
    )
    keys = fields.LongTextField(
        label=_("Its public keys"),
        help_text=_('Paste the whole key set (JWKS). It begins with {"keys".'),
        max_length=20_000,
    )


class LinkCourse(fields.Form):
    """A course in a system, and what it is here."""

    programme_id = fields.SelectField(label=_("Which programme does it teach?"), choices=())
    resource = fields.TextField(
        label=_("The number of the course in your system"), max_length=100, width=20
    )
    title = fields.TextField(label=_("What people see as its name"), max_length=200)
    percent = fields.NumberField(
        label=_("Least score that shows the course was completed, in percent"),
        help_text=_("Type 0 where the course gives no points."),
        min_value=0,
        max_value=100,
    )

    def __init__(
        self, *args: Any, programmes: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme_id"].choices = list(programmes)  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        """The numbers as they are kept: a share, and the programme's own."""
        found = dict(self.cleaned_data)
        if "percent" in found:
            found["threshold"] = Decimal(found.pop("percent")) / 100
        if "programme_id" in found:
            found["programme_id"] = int(found["programme_id"])
        return found


class MatchWord(fields.Form):
    """Who a system's word for a person is."""

    actor = fields.SelectField(label=_("Which word?"), choices=())
    person_id = fields.SelectField(
        label=_("Who is it?"),
        help_text=_("Only people who took a place with you are listed."),
        choices=(),
    )

    def __init__(
        self,
        *args: Any,
        words: Sequence[str] = (),
        people: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actor"].choices = [(word, word) for word in words]  # type: ignore[attr-defined]  # fields of choices
        self.fields["person_id"].choices = list(people)  # type: ignore[attr-defined]  # the same

    def clean_person_id(self) -> int:
        """Their number."""
        return int(self.cleaned_data["person_id"])


class UnmatchWord(fields.Form):
    """A match that was a mistake."""

    actor = fields.SelectField(label=_("Which word was matched by mistake?"), choices=())

    def __init__(self, *args: Any, matched: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actor"].choices = list(matched)  # type: ignore[attr-defined]  # a field of choices
