"""A figure in words that anybody reads: of a hundred people of one group so many, of the other so many."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from leadwell.design import words as design_words
from leadwell.fairness.pages.reports import found, people_words, words
from leadwell.fairness.queries.definitions import funnels
from leadwell.fairness.rules.facts import Indicator, Kind, Selection, Shown, ShownGroup
from leadwell.fairness.rules.reports.facts import Watched
from leadwell.fairness.rules.reports.out_of_a_hundred import OutOf, out_of_a_hundred


@dataclass(frozen=True, slots=True)
class Plain:
    """A figure in plain words, whether it may be chance, the counts behind it, and whether it
    says how likely people were to do something."""

    sentence: str
    verdict: str
    counts: str
    of_people: bool


def plain(line: Shown, indicator: Indicator, *, profile: str, stands_out: bool) -> Plain:
    """One figure of everybody together that has a value."""
    verdict = (
        _("That is more than chance would bring.") if stands_out else _("This could be chance.")
    )
    return Plain(
        _sentence(line, indicator),
        verdict,
        found.counts(line, profile),
        indicator.kind is Kind.LIKELIHOOD,
    )


def _sentence(line: Shown, indicator: Indicator) -> str:
    many = out_of_a_hundred(line) if indicator.kind is Kind.LIKELIHOOD else None
    did = _did(indicator.part)
    if many is None or not did:
        return found.sentence(Watched(indicator.set, line), indicator)
    first, second = (_people(group, indicator) for group in (line.first, line.second))
    text = _("Of {base} {people}, about {n} {did}. Of {base} {others}, about {m}.")
    return text.format(people=first, others=second, did=did, **_numbers(many))


def _numbers(many: OutOf) -> dict[str, str]:
    """The numbers as a sentence has them."""
    known = {"base": many.base, "n": many.first, "m": many.second}
    return {name: design_words.number(number) for name, number in known.items()}


def _did(part: Selection | None) -> str:
    """What those did who are counted above the line."""
    if part is None or part.funnel not in funnels():
        return ""
    return _(funnels()[part.funnel].stages[part.reached - 1].did)


def _people(group: ShownGroup | None, indicator: Indicator) -> str:
    """Whom a group is of: staff, or those who came to a stage."""
    code, title = (group.group, group.title) if group else ("", "")
    asked = (indicator.characteristic, indicator.grouping)
    whole = indicator.whole
    if whole is not None and whole.fact == "staff":
        return people_words.staff(asked, code, title)
    people = people_words.people(asked, code, title)
    came = _did(whole)
    return _("{people} who {did}").format(people=people, did=came) if came else people


def survey_value(value: float | None) -> str:
    """A share of the staff survey."""
    return _("not known") if value is None else words.amount(value, "percent")
