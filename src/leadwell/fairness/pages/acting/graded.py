"""Grades of outcomes, and how an organisation stands under the equality duty."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Row, Table
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import data, day, number
from leadwell.fairness.models import Grade
from leadwell.fairness.pages.acting.shapes import columns, facts_part, in_words, way_back
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.acting.graded import DutyAt, Graded
from leadwell.fairness.rules.acting.facts import Rating
from leadwell.fairness.rules.facts import Indicator


def grade_word(grade: int) -> str:
    """What a grade is called."""
    return (_("Undeveloped"), _("Developing"), _("Achieving"), _("Excelling"))[grade]


def rating_word(name: str | None) -> str:
    """What a rating is called; one that a file names otherwise is shown as it is."""
    known = {
        "undeveloped": _("Undeveloped"),
        "developing": _("Developing"),
        "achieving": _("Achieving"),
        "excelling": _("Excelling"),
    }
    return known.get(name or "", name or _("not rated yet"))


def graded_page(found: Graded) -> ListPage:
    """How an organisation grades itself, outcome by outcome, and what it comes to."""
    place = found.place
    return ListPage(
        title=format_html(_("How does {place} grade itself?"), place=data(place.name)),
        purpose=_("Equality Delivery System 2022: eleven outcomes, each graded from 0 to 3 by people, with"
                  " evidence. Nothing here is worked out but the sum."),
        crumbs=way_back(place),
        made_up=place.organisation.made_up,
        answer=_answer(found.rating),
        ways=(),
        parts=(
            Part("outcomes", _("The year to {day}").format(day=day(found.ended_on)), _outcomes(found)),
            Part("bands", _("What a sum is called"), _bands(found), _to_be_verified(found)),
            Part("earlier", _("Earlier years"), _earlier(found)),
        ),
    )  # fmt: skip


def _answer(rating: Rating) -> str:
    if not rating.given:
        return _("No outcome has its grade for this year yet.")
    if rating.rating is None:
        return _("{given} of {of} outcomes have a grade. They are rated once all have one.").format(
            given=rating.given, of=rating.of
        )
    return _("The grades add up to {total}: {rating}.").format(
        total=rating.total, rating=rating_word(rating.rating)
    )


def _outcomes(found: Graded) -> Table:
    return Table(
        caption=_("Outcomes and their grades"),
        caption_hidden=True,
        columns=columns(_("Outcome"), _("Grade"), _("What shows it"), _("Given on")),
        rows=tuple(_outcome(one, found) for one in found.outcomes),
        stacked=True,
    )


def _outcome(one: Indicator, found: Graded) -> Row:
    name, grade = words.name(one), found.grades.get(one.code)
    href = reverse("fairness:grade", args=[found.place.code, one.code]) if found.may_grade else ""
    if grade is None:
        return Row((Cell(name, href=href), _("Not graded yet"), "", ""))
    said = _("{grade}: {word}").format(grade=grade.grade, word=grade_word(grade.grade))
    return Row(
        (Cell(name, href=href), said, Cell(grade.evidence, is_data=True), day(grade.given_at))
    )


def _bands(found: Graded) -> Table:
    return Table(
        caption=_("Ratings and the sums they stand for"),
        caption_hidden=True,
        columns=(
            Column(_("Rating")),
            Column(_("From"), numeric=True),
            Column(_("To"), numeric=True),
        ),
        rows=tuple(
            Row((rating_word(name), number(low), number(high)))
            for name, (low, high) in found.set.totals.items()
        ),
    )


def _to_be_verified(found: Graded) -> str:
    notes = (_("To be verified: {note}").format(note=_(note)) for note in found.set.to_be_verified)
    return " ".join(notes)


def _earlier(found: Graded) -> Table:
    return Table(
        caption=_("Earlier years"),
        caption_hidden=True,
        columns=(Column(_("Year")), Column(_("Sum"), numeric=True), Column(_("Rating"))),
        rows=tuple(
            Row((words.year(ended_on), number(one.total), rating_word(one.rating)))
            for ended_on, one in found.earlier
        ),
        empty=_("Nothing was graded here in an earlier year."),
    )


def grade_page(found: Graded, outcome: Indicator, stands: Grade | None) -> AskPage:
    """The form that grades one outcome."""
    back = reverse("fairness:eds", args=[found.place.code])
    facts = [Fact(_("Asks"), _(outcome.asks))]
    if stands:
        said = _("{grade}: {word}").format(grade=stands.grade, word=grade_word(stands.grade))
        facts += [
            Fact(_("Grade that stands"), said),
            Fact(_("What was said to show it"), stands.evidence, is_data=True),
        ]
    return AskPage(
        of=found.place.organisation.name,
        title=_("Grade outcome {name}").format(name=words.name(outcome)),
        purpose=_("Decide it with the people concerned. An earlier grade stays in the record."),
        crumbs=way_back(found.place, Crumb(_("How do we grade ourselves?"), back)),
        made_up=found.place.organisation.made_up,
        facts=tuple(facts),
        words=tuple(
            _("To be verified: {note}").format(note=_(note)) for note in outcome.to_be_verified
        ),
        button=_("Keep the grade"),
        ways=(Link(_("Back to the outcomes"), back),),
    )


def duty_page(found: DutyAt) -> ListPage:
    """What the equality duty asks, and what is missing."""
    place, terms = found.place, found.terms
    figures = reverse("fairness:set", args=[place.code, "psed"])
    return ListPage(
        title=format_html(_("Does {place} meet the equality duty?"), place=data(place.name)),
        purpose=_("What the law asks every public body to publish and to set itself, and when it last did."),
        crumbs=way_back(place),
        made_up=place.organisation.made_up,
        answer=in_words(found.lacks) or _("An objective and the yearly information are there."),
        ways=(
            *([Link(_("Its figures by group"), figures)] if found.counted else []),
            Link(_("Its plans"), reverse("fairness:plans", args=[place.code])),
        ),
        parts=(
            facts_part("duty", _("What is asked, and what is there"), _duty(found)),
            Part("objectives", _("Objectives with an expected change"), _objectives(found)),
            facts_part("source", _("Where this comes from"), [
                (_("Source"), Cell(terms.source, is_data=True)),
                *((_("To be verified"), _(note)) for note in terms.to_be_verified),
            ]),
        ),
    )  # fmt: skip


def _duty(found: DutyAt) -> list[tuple[str, object]]:
    duty, terms = found.duty, found.terms
    large = duty.employees >= terms.employees
    asked = _("{n} or more: information about employees is asked")
    small = _("Fewer than {n}: information about employees is not asked")
    return [
        (_("Employees"), (asked if large else small).format(n=terms.employees)),
        (
            _("A measurable objective at least every {years} years").format(
                years=terms.objective_years
            ),
            day(duty.objective_on) or _("None yet"),
        ),
        (_("Information published every year"), day(duty.published_on) or _("Nothing yet")),
    ]


def _objectives(found: DutyAt) -> Table:
    code = found.place.code
    return Table(
        caption=_("Objectives with an expected change"),
        caption_hidden=True,
        columns=columns(_("What"), _("Written on"), _("By when")),
        rows=tuple(
            Row(
                (
                    Cell(one.what, href=reverse("fairness:plan", args=[code, one.pk]), is_data=True),
                    day(one.made_at),
                    day(one.by_on) or _("No day yet"),
                )
            )
            for one in found.plans
        ),
        empty=_("A plan that says what a figure will be counts as a measurable objective. There is none."),
        stacked=True,
    )  # fmt: skip
