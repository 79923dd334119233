"""The staff survey's workbooks as facts: one row is one organisation, or one group of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from leadwell.gateways.staff_survey import SurveyOrganisation, SurveyResult
from leadwell.gateways.staff_survey_national import SurveyNational
from leadwell.intake.actions.translated import Translated
from leadwell.measures.queries import by_question
from leadwell.measures.rules.a_question_carries_information import a_question_carries_information
from leadwell.measures.rules.facts import WHOLE_AREA, FigureFacts, Measure

ENGLAND = "ENG"
SCORE = "score"


class _Share(NamedTuple):
    """The answers that were asked for, put together. `value` is None where there was none."""

    value: float | None
    base: int | None
    suppressed: bool


def survey_figures(rows: Sequence[Any], *, as_at: date | None) -> Translated:
    """The organisational workbook. `as_at` is a day in the survey's year."""
    organisations = {row.code: row for row in rows if isinstance(row, SurveyOrganisation)}
    results = (row for row in rows if isinstance(row, SurveyResult))
    figures = [
        _fact(measure, share, _year(as_at), line=organisations[code].line, code=code,
              peer_group=organisations[code].benchmarking_group)
        for (code, measure), share in _shares(results, _organisation_of, national=False)
    ]  # fmt: skip
    by_line = {row.line: row for row in organisations.values()}
    return Translated(figures, by_line, "ODS code")


def groups_of(rows: Sequence[Any]) -> set[tuple[str, str]]:
    """Every breakdown with its subgroup in the national workbook."""
    return {_group_of(row) for row in rows if isinstance(row, SurveyNational)}


def national_figures(
    rows: Sequence[Any], *, as_at: date | None, areas: Mapping[tuple[str, str], str]
) -> Translated:
    """The national workbook: England, and groups of people within it. `areas` gives the code of a
    region or board by ("Region" or "ICS", its name); where the name is exactly known, the figure is
    the area's own as well."""
    results = [row for row in rows if isinstance(row, SurveyNational)]
    lines: dict[tuple[str, str], SurveyNational] = {}
    for row in results:
        lines.setdefault((row.breakdown, row.subgroup), row)
    figures = []
    for (group, measure), share in _shares(results, _group_of, national=True):
        fact = _fact(measure, share, _year(as_at), line=lines[group].line, code=ENGLAND)
        named = ": ".join(part for part in group if part)
        figures.append(_with(fact, breakdown=named))
        if group in areas:
            figures.append(_with(fact, code=areas[group], breakdown=WHOLE_AREA))
    by_line = {row.line: row for row in lines.values()}
    return Translated(figures, by_line, "Breakdown subgroup", cells=_national_cells)


def _organisation_of(row: SurveyResult) -> str:
    return row.organisation_code


def _group_of(row: SurveyNational) -> tuple[str, str]:
    return (row.breakdown, row.subgroup)


def _shares(
    results: Iterable[Any], who: Any, *, national: bool
) -> Iterator[tuple[tuple[Any, Measure], _Share]]:
    """Every measure of everybody: the answers it is made of, put together."""
    known = {
        question: measure
        for question, measure in by_question().items()
        if not a_question_carries_information(question, national=national)
    }
    answers: dict[tuple[Any, str], dict[str, Any]] = defaultdict(dict)
    for row in results:
        if row.question in known:
            answers[who(row), row.question][row.answer.removeprefix("% ")] = row
    for (whose, question), given in answers.items():
        share = _share(known[question], given)
        if share is not None:
            yield (whose, known[question]), share


def _share(measure: Measure, given: Mapping[str, Any]) -> _Share | None:
    """None where the workbook has no such answers, or left them empty."""
    ((kind, words),) = measure.answers.items() or (("sum_of", (SCORE,)),)
    chosen = [given[word] for word in words if word in given]
    if len(chosen) < len(words):
        return None
    base = chosen[0].base
    if any(row.suppressed for row in chosen):
        return _Share(None, base, True)
    if any(row.value is None for row in chosen):
        return None
    together = sum(row.value for row in chosen)
    return _Share(round(100 - together if kind == "all_but" else together, 9), base, False)


def _year(as_at: date | None) -> tuple[date, date]:
    if as_at is None:
        raise ValueError("A survey has a year.")
    return date(as_at.year, 1, 1), date(as_at.year, 12, 31)


def _fact(
    measure: Measure, share: _Share, period: tuple[date, date], *, line: int, code: str,
    peer_group: str = "",
) -> FigureFacts:  # fmt: skip
    return FigureFacts(
        line=line, measure=measure.slug, organisation_code=code, began_on=period[0],
        ended_on=period[1], value=share.value, base=share.base, suppressed=share.suppressed,
        peer_group=peer_group,
    )  # fmt: skip


def _with(fact: FigureFacts, *, breakdown: str = "", code: str = ENGLAND) -> FigureFacts:
    return FigureFacts(
        line=fact.line, measure=fact.measure, organisation_code=code, began_on=fact.began_on,
        ended_on=fact.ended_on, value=fact.value, base=fact.base, suppressed=fact.suppressed,
        breakdown=breakdown,
    )  # fmt: skip


def _national_cells(row: SurveyNational) -> tuple[str, ...]:
    return ("", row.breakdown, row.subgroup, "")
