"""What is typed to open a round, to apply in it, and to answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.training.forms.programmes import moment
from leadwell.training.rules.places.facts import ReserveFacts, RoundFacts

OPENS, CLOSES, KNOWN = time(9), time(17), time(20)
KEPT_FOR = (
    ("sector:social-care", _("People in adult social care")),
    ("sector:primary-care", _("People in primary care")),
    ("small-employer:yes", _("People at small employers")),
    ("first-place:yes", _("People who never had such a place")),
)
Pairs = Iterable[tuple[str, str]]


class OpenRound(fields.Form):
    """Everything that is fixed before anybody applies."""

    programme = fields.SelectField(label=_("Which programme?"), choices=(), names=True)
    runs = fields.ChoicesField(label=_("Which cohorts?"), choices=())
    draw = fields.TextField(
        label=_("Name of the draw"), help_text=_("It stands in the address: mid-career-2027-1."),
        max_length=60, width=20,
    )  # fmt: skip
    title = fields.TextField(label=_("Title"), max_length=200)
    criteria = fields.LongTextField(
        label=_("Who may apply, and how are places given?"), max_length=5000
    )
    opens_on = fields.DateField(label=_("Opens on"), help_text=_("At 9 in the morning."))
    closes_on = fields.DateField(label=_("Closes on"), help_text=_("At 5 in the afternoon."))
    public_on = fields.DateField(
        label=_("The public value is known on"), help_text=_("At 8 in the evening.")
    )
    public_source = fields.TextField(
        label=_("Where will the public value come from?"),
        help_text=_("Something nobody can know or choose before that evening, named exactly."),
        max_length=300,
    )
    most_choices = fields.NumberField(
        label=_("How many choices may people make?"), width=5, initial=5
    )
    answer_days = fields.NumberField(label=_("Days to answer an offer"), width=5, initial=14)
    kept_for = fields.SelectField(
        label=_("Places kept in each cohort, for"), required=False,
        choices=(("", _("Nobody")), *KEPT_FOR),
    )  # fmt: skip
    kept = fields.NumberField(label=_("How many places in each?"), required=False, width=5)
    reserves_first = fields.ChoiceField(
        label=_("Which places are given first?"), initial="yes",
        choices=(("yes", _("The kept places: a promise of at least so many")),
                 ("no", _("The open places: kept places come on top"))),
    )  # fmt: skip

    @classmethod
    def of(cls, programmes: Pairs, runs: Pairs, data: Any = None) -> OpenRound:
        """The form with what there is to choose from."""
        form = cls(data)
        form.fields["programme"].choices = list(programmes)  # type: ignore[attr-defined]  # ours is a choice field
        form.fields["runs"].choices = list(runs)  # type: ignore[attr-defined]  # the same
        return form

    def clean_draw(self) -> str:
        """As an address."""
        return slugify(self.cleaned_data["draw"])

    def facts(self) -> RoundFacts:
        """What was said, for the rule and the action."""
        said = self.cleaned_data
        return RoundFacts(
            draw=said["draw"], title=said["title"], criteria=said["criteria"],
            opens_at=moment(said["opens_on"], OPENS), closes_at=moment(said["closes_on"], CLOSES),
            public_at=moment(said["public_on"], KNOWN), public_source=said["public_source"],
            runs=tuple(said["runs"]), reserves=self._reserves(), most_choices=said["most_choices"],
            answer_days=said["answer_days"], reserves_first=said["reserves_first"] == "yes",
        )  # fmt: skip

    def _reserves(self) -> tuple[ReserveFacts, ...]:
        said = self.cleaned_data
        if not said["kept_for"] or not said["kept"]:
            return ()
        fact, _colon, value = said["kept_for"].partition(":")
        label = str(dict(KEPT_FOR)[said["kept_for"]])
        return tuple(ReserveFacts(run, label, fact, value, said["kept"]) for run in said["runs"])


class Apply(fields.Form):
    """Cohorts in the order one would like them: a list to drop down for each place of the ranking."""

    @classmethod
    def over(cls, cohorts: Pairs, most: int, data: Any = None, before: Sequence[str] = ()) -> Apply:
        """The form for these cohorts, with what was chosen before."""
        form, offered = cls(data), list(cohorts)
        for rank in range(1, min(most, len(offered)) + 1):
            form.fields[f"choice_{rank}"] = fields.SelectField(
                label=_words_for(rank),
                required=rank == 1,
                choices=[("", gettext("No choice")), *offered],
                initial=before[rank - 1] if rank <= len(before) else "",
                names=True,
            )
        return form

    def choices(self) -> list[str]:
        """The codes chosen, the dearest first."""
        return [code for _name, code in sorted(self._said()) if code]

    def _said(self) -> Iterable[tuple[int, str]]:
        for name, code in self.cleaned_data.items():
            yield int(name.removeprefix("choice_")), code


def _words_for(rank: int) -> str:
    if rank == 1:
        return gettext("The one you would like best")
    return gettext("Choice {n}, if those above are full").format(n=rank)


class PublicValue(fields.Form):
    """The value everybody can look up."""

    value = fields.TextField(
        label=_("The public value"), help_text=_("Letter for letter, as it was published."),
        max_length=500,
    )  # fmt: skip


class AnswerPlace(fields.Form):
    """Yes, no, or hand it back."""

    answer = fields.ChoiceField(label=_("What do you say?"), choices=())

    @classmethod
    def of(cls, answers: Iterable[tuple[str, Any]], data: Any = None) -> AnswerPlace:
        """The form with the answers that are open."""
        form = cls(data)
        form.fields["answer"].choices = list(answers)  # type: ignore[attr-defined]  # ours is a choice field
        return form


class DecideRelease(fields.Form):
    """Released, or not."""

    answer = fields.ChoiceField(
        label=_("Can they go in working time?"), choices=(("yes", _("Yes")), ("no", _("No")))
    )
    because = fields.LongTextField(
        label=_("Why?"), help_text=_("The person reads this."), max_length=2000
    )


class HearAppeal(fields.Form):
    """Upheld, or not."""

    answer = fields.ChoiceField(
        label=_("What did you decide?"),
        choices=(("yes", _("They are to be released")), ("no", _("The refusal stands"))),
    )
    because = fields.LongTextField(
        label=_("Why?"), help_text=_("Both sides read this."), max_length=2000
    )


class Appeal(fields.Form):
    """In one's own words."""

    says = fields.LongTextField(label=_("Why should you be released?"), max_length=2000)
