"""What is typed on the pages about one's record and about answering."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.forms import HiddenInput
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields, words

LONG = 2000
KINDS = (
    ("access", _("See what is held about me")),
    ("correction", _("Have something put right")),
    ("erasure", _("Have something taken out")),
    ("objection", _("Object to how it is used")),
    ("complaint", _("Complain about how it was handled")),
)
STEPS = (
    ("acknowledge", _("Say that the complaint has arrived")),
    ("pause", _("Ask who they are or what they mean: the clock stops")),
    ("continue", _("They have told me: the clock runs again")),
    ("extend", _("Take two more months, because it is complex")),
    ("answer", _("Answer it")),
    ("refuse", _("Say no")),
)
FILES = (
    ("workforce", _("Staff list of the employer")),
    ("asc-wds", _("Adult social care workforce data")),
)


def _said(label: Any, hint: Any = "", *, required: bool = True) -> fields.LongTextField:
    return fields.LongTextField(label=label, help_text=hint, max_length=LONG, required=required)


class DisputeFact(fields.Form):
    """What is right, and how one knows."""

    should_say = fields.TextField(label=_("What is right?"), max_length=300)
    because = _said(_("How can they check it?"), _("You may leave this empty."), required=False)


class Ask(fields.Form):
    """A rights request."""

    kind = fields.ChoiceField(label=_("What do you ask for?"), choices=KINDS)
    place = fields.TextField(
        label=_("Code of the organisation you ask"),
        help_text=_("It stands beside each post on your record, such as RJ1."),
        max_length=40,
        width=10,
    )
    says = _said(_("What do you ask, in your words?"))


class Claim(fields.Form):
    """A record elsewhere."""

    kind = fields.SelectField(label=_("Where the number comes from"), choices=FILES)
    place = fields.TextField(
        label=_("Code of the organisation"), help_text=_("Such as RJ1."), max_length=40, width=10
    )
    value = fields.TextField(
        label=_("Your number there"),
        help_text=_("Your staff or assignment number, from a payslip or badge."),
        max_length=80,
        width=20,
    )
    says = fields.LongTextField(
        label=_("Anything that helps them to know you"),
        help_text=_("You may leave this empty."),
        max_length=500,
        required=False,
    )


class Reply(fields.Form):
    """The last word."""

    reply = _said(_("What should people know who read this later?"))


class GoOn(fields.Form):
    """The answer to a question."""

    says = _said(_("Your answer"))


class Withdraw(fields.Form):
    """Nothing to type."""


class AnswerDispute(fields.Form):
    """Put right, or kept."""

    answer = fields.ChoiceField(
        label=_("What did you decide?"),
        choices=(
            ("corrected", _("It was wrong, and it is put right")),
            ("kept", _("It stays as it is")),
        ),
    )
    because = _said(_("Why?"), _("The person reads this."))


class AnswerClaim(fields.Form):
    """Theirs, or not."""

    accepted = fields.ChoiceField(
        label=_("Is the record theirs?"),
        choices=(("yes", _("Yes: join the two records")), ("no", _("No"))),
    )
    because = _said(_("Why?"), _("The person reads this. Write no number in it."))


class MoveOn(fields.Form):
    """One step of a request."""

    step = fields.ChoiceField(label=_("What do you want to do?"), choices=STEPS)
    words = _said(_("Your question, reason or answer"), _("The person reads this."), required=False)
    route = _said(
        _("Where else can they turn?"),
        _("Only when you say no. You, your data protection officer, the Information Commissioner."),
        required=False,
    )

    @classmethod
    def of(cls, steps: Collection[str], data: Any = None) -> MoveOn:
        """The form with the steps that can be taken now."""
        form = cls(data)
        form.fields["step"].choices = [each for each in STEPS if each[0] in steps]  # type: ignore[attr-defined]  # a field with choices
        return form


class PlaceHold(fields.Form):
    """A hold."""

    place = fields.TextField(label=_("Code of the organisation"), max_length=40, width=10)
    person_id = fields.NumberField(
        label=_("Number of the person's record"),
        help_text=_("Leave it empty to hold everybody there, or everybody in one post."),
        required=False,
        min_value=1,
        max_value=10**15,
        width=10,
    )
    post_number = fields.TextField(
        label=_("Number of the post"), required=False, max_length=80, width=20
    )
    until_on = fields.DateField(
        label=_("First day without the hold"),
        help_text=_("Leave it empty for no end."),
        required=False,
    )
    because = _said(_("Why?"), _("Such as: a tribunal asks for these records."))


class EndHold(fields.Form):
    """Why a hold ends."""

    because = _said(_("Why?"))


class Decide(fields.Form):
    """Dispose of what was ticked, or keep it."""

    records = fields.ChoicesField(label=_("Which records?"))
    answer = fields.ChoiceField(
        label=_("What do you decide?"),
        choices=(
            ("dispose", _("Dispose of them: this cannot be undone")),
            ("keep", _("Keep them for another year")),
        ),
    )
    because = _said(_("Why?"))

    @classmethod
    def over(
        cls, records: list[tuple[int, str, date]], data: Any = None, *, counted_from: str
    ) -> Decide:
        """The form with these records to choose from, all of them ticked at first. Beside each name
        stands the day from which its time is counted."""
        form = cls(data, initial={"records": [str(number) for number, *_more in records]})
        field = form.fields["records"]
        field.choices = [  # type: ignore[attr-defined]  # a field with choices
            (str(number), format_html("{}, {}", words.data(name), words.day(day)))
            for number, name, day in records
        ]
        hint = gettext("The day beside each name is {what}.")
        field.help_text = hint.format(what=counted_from)
        return form


class Join(fields.Form):
    """Why two records are one person."""

    because = _said(_("How do you know?"), _("The person reads this."))


class FindPeople(fields.Form):
    """Whose records to look for."""

    q = fields.SearchField(label=_("Name"))
    keep = fields.TextField(required=False, max_length=18, widget=HiddenInput)

    @classmethod
    def keeping(cls, asked: Any) -> FindPeople:
        """The form as it was asked, holding on to the record that was chosen."""
        return cls(asked or None)
