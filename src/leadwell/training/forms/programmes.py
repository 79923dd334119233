"""What is typed about programmes, providers, runs and accreditation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms as plain
from django.utils.text import slugify
from django.utils.timezone import make_aware
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.training.rules.programmes.facts import ProgrammeFacts, RunFacts

LONG = 5000
MODES = (("online", _("Online")), ("in-person", _("In person")), ("blended", _("Partly online")))
KINDS = (("mid-career", _("Mid-career programme")), ("course", _("Course")))


class Look(fields.Form):
    """The register, narrowed."""

    q = fields.SearchField(label=_("Words in the title"))
    level = fields.SelectField(label=_("Level"), required=False, choices=(("", _("All levels")),))
    standard = fields.TextField(
        label=_("Code of a standard"), help_text=_("Such as core:2.1."), required=False, max_length=110,
        width=10,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [(str(n), gettext("Level {n}").format(n=n)) for n in range(1, 6)]
        self.fields["level"].choices = [("", gettext("All levels")), *levels]  # type: ignore[attr-defined]  # ours is a choice field

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Look:
        """The form as it was asked."""
        return cls(initial={name: asked.get(name, "") for name in cls.base_fields})


def _number(label: Any, hint: Any = "") -> fields.NumberField:
    return fields.NumberField(label=label, help_text=hint, required=False, width=5, min_value=0)


def _pounds(label: Any) -> plain.Field:
    return fields.NumberField(label=label, required=False, width=10, min_value=0)


class KeepProgramme(fields.Form):
    """A programme or a course."""

    code = fields.TextField(
        label=_("Short name"), help_text=_("It stands in the address: small letters and dashes."),
        max_length=60, width=20,
    )  # fmt: skip
    title = fields.TextField(label=_("Title"), max_length=200)
    kind = fields.ChoiceField(label=_("What is it?"), choices=KINDS)
    about = fields.LongTextField(label=_("What is it about?"), max_length=LONG, required=False)
    criteria = fields.LongTextField(
        label=_("Who may take it, in words?"), max_length=LONG, required=False
    )
    needs = fields.LongTextField(
        label=_("Standards people need before it"), required=False, max_length=2000,
        help_text=_("Codes, one to a line, such as core:1.1. All of them are needed."),
    )  # fmt: skip
    covers = fields.LongTextField(
        label=_("Standards it teaches"), help_text=_("Codes, one to a line, such as core:2.1."),
        required=False, max_length=LONG,
    )  # fmt: skip
    first = fields.LongTextField(
        label=_("Programmes to pass before it"), help_text=_("Short names, one to a line."),
        required=False, max_length=2000,
    )  # fmt: skip
    level = _number(_("Level"), _("Leave it empty for all levels."))
    mode = fields.ChoiceField(label=_("How is it taught?"), choices=MODES)
    hours = _number(_("Hours of work for one person"))
    weeks = _number(_("Weeks from start to end"))
    cost = _pounds(_("Pounds for one person"))
    valid_months = _number(_("Months it counts"), _("Leave it empty if it counts for good."))
    from_on = fields.DateField(label=_("From which day is it offered?"))
    until_on = fields.DateField(label=_("Until which day?"), required=False)

    def clean_code(self) -> str:
        """An address has small letters, digits and dashes."""
        return slugify(self.cleaned_data["code"])

    def facts(self, *, made_up: bool = False) -> ProgrammeFacts:
        """What was said, for the rule and the action."""
        said = dict(self.cleaned_data)
        needs = _lines(said.pop("needs"))
        rule = {"all": [{"item": key} for key in needs]} if needs else None
        covers, first = _lines(said.pop("covers")), _lines(said.pop("first"))
        return ProgrammeFacts(rule=rule, covers=covers, first=first, made_up=made_up, **said)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (line.strip() for line in text.splitlines()))))


class Hold(fields.Form):
    """On hold, or not."""

    answer = fields.ChoiceField(
        label=_("Does it take people?"),
        choices=(("hold", _("No: put it on hold")), ("go-on", _("Yes: let it go on"))),
    )
    because = fields.LongTextField(
        label=_("Why?"), help_text=_("Everybody reads this."), max_length=500, required=False
    )


class KeepProvider(fields.Form):
    """What a provider says of itself."""

    about = fields.LongTextField(label=_("Who are you, and what do you teach?"), max_length=LONG)
    issuer_url = fields.TextField(
        label=_("Your web address"), help_text=_("You may leave this empty."), required=False,
        max_length=300,
    )  # fmt: skip


class AskAccreditation(fields.Form):
    """Evidence."""

    evidence = fields.LongTextField(
        label=_("What shows that it teaches what it says?"),
        help_text=_("Where it was taught, to whom, who assessed them, and how it went."),
        max_length=LONG,
    )


class DecideAccreditation(fields.Form):
    """Yes, no, longer, or no more."""

    answer = fields.ChoiceField(label=_("What did you decide?"), choices=())
    until_on = fields.DateField(
        label=_("Until which day does it count?"), required=False,
        help_text=_("Needed if you accredit or renew it."),
    )  # fmt: skip
    because = fields.LongTextField(
        label=_("Why?"), help_text=_("The register shows this."), max_length=2000
    )

    @classmethod
    def of(cls, answers: Iterable[tuple[str, Any]], data: Any = None) -> DecideAccreditation:
        """The form with the answers that are open."""
        form = cls(data)
        form.fields["answer"].choices = list(answers)  # type: ignore[attr-defined]  # ours is a choice field
        return form

    def clean(self) -> dict[str, Any]:
        """A yes needs its last day."""
        said = super().clean() or {}
        if said.get("answer") in ("grant", "renew") and not said.get("until_on"):
            self.add_error("until_on", gettext("Write the day until which it counts"))
        return said


class PlanRun(fields.Form):
    """When, where, for how many."""

    code = fields.TextField(
        label=_("Short name"), help_text=_("It stands in the address and in the draw."), max_length=60,
        width=20,
    )  # fmt: skip
    title = fields.TextField(label=_("Title"), max_length=200)
    mode = fields.ChoiceField(label=_("How is it taught?"), choices=MODES)
    where = fields.TextField(label=_("Where?"), max_length=200, required=False)
    region = fields.SelectField(
        label=_("For which region?"), choices=(), required=False, names=True
    )
    starts_on = fields.DateField(label=_("First day"))
    ends_on = fields.DateField(label=_("Last day"))
    places = fields.NumberField(label=_("Places"), width=5, min_value=0)
    cost = _pounds(_("Pounds for the whole run"))

    @classmethod
    def of(cls, regions: Iterable[tuple[str, str]], data: Any = None) -> PlanRun:
        """The form with the regions there are."""
        form = cls(data)
        form.fields["region"].choices = [("", gettext("Everywhere")), *regions]  # type: ignore[attr-defined]  # ours is a choice field
        return form

    def clean_code(self) -> str:
        """As of a programme."""
        return slugify(self.cleaned_data["code"])

    def facts(self, *, made_up: bool = False) -> RunFacts:
        """What was said, for the rule and the action."""
        return RunFacts(made_up=made_up, **self.cleaned_data)


class PlanSession(fields.Form):
    """One meeting of a run."""

    title = fields.TextField(label=_("Title"), max_length=200, required=False)
    where = fields.TextField(label=_("Where?"), max_length=200, required=False)
    on = fields.DateField(label=_("Which day?"))
    begins = fields.TextField(
        label=_("From what time?"), help_text=_("Such as 09:30."), max_length=5, width=5
    )
    ends = fields.TextField(
        label=_("Until what time?"), help_text=_("Such as 16:00."), max_length=5, width=5
    )

    def clean_begins(self) -> time:
        """A time of day."""
        return _time(self.cleaned_data["begins"])

    def clean_ends(self) -> time:
        """A time of day."""
        return _time(self.cleaned_data["ends"])

    def said(self) -> dict[str, Any]:
        """What was said, for the action."""
        typed = self.cleaned_data
        return {
            "title": typed["title"],
            "where": typed["where"],
            "starts_at": moment(typed["on"], typed["begins"]),
            "ends_at": moment(typed["on"], typed["ends"]),
        }


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text.strip().zfill(5))
    except ValueError:
        raise plain.ValidationError(gettext("Write a time like 09:30")) from None


def moment(day: date, at: time) -> datetime:
    """A day and a time of day, in London."""
    return make_aware(datetime.combine(day, at))


class Why(fields.Form):
    """A reason."""

    because = fields.LongTextField(
        label=_("Why?"), help_text=_("Everybody it concerns reads this."), max_length=2000
    )


class Nothing(fields.Form):
    """Nothing to type."""
