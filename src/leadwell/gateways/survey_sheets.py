"""The sheets of the NHS Staff Survey's detailed workbooks, organisational and national.

Row 1 holds the title of the workbook and, above each group of columns, the question. Row 5
holds the column names: first who the row is about, then for each question its answers and
"Base (number of responses)". "-" among the answers is a result withheld because fewer than
10 people answered: suppressed, and never 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from leadwell.gateways.opening import Head, Sheet, Workbook
from leadwell.gateways.rows import UnusableFile, gettext_noop

HEADER_ROWS = 5
SCORE = "score"
WITHHELD = "-"

NOT_THE_SURVEY = gettext_noop(
    "The file is not {what} of the NHS Staff Survey: its sheets do not begin with that title and "
    "the five rows of headings. Load the workbook as it was published."
)

_TITLE = re.compile(r"NHS Staff Survey (20[0-9]{2})\b").match
_QUESTION = re.compile(r"\s*(\S.*?) - ").match
_BASE = "base"

# Every People Promise score and theme with its parts, and the questions behind the
# indicators on leadership, fairness, safety from harm and speaking up.
_WANTED = (
    *("PP1", "PP1_1", "PP1_2", "PP1_3", "PP1_4", "PP2", "PP3", "PP3_1", "PP3_2", "PP4", "PP4_1"),
    *("PP4_2", "PP4_3", "PP5", "PP5_1", "PP5_2", "PP6", "PP6_1", "PP6_2", "PP7", "PP7_1", "PP7_2"),
    *("Staff Engagement", "E_1", "E_2", "E_3", "Morale", "M_1", "M_2", "M_3", "Q7h"),
    *("Q9a", "Q9b", "Q9c", "Q9d", "Q9e", "Q9f", "Q9g", "Q9h", "Q9i"),
    *("Q13a", "Q13b", "Q13c", "Q13d", "Q14a", "Q14b", "Q14c", "Q14d"),
    *("Q15", "Q16a", "Q16b", "Q17a", "Q17b", "Q20a", "Q20b", "Q21"),
    *("Q23a", "Q23b", "Q23c", "Q23d", "Q24d", "Q24e", "Q25e", "Q25f"),
)
WANTED = frozenset(_WANTED)


class SurveyQuestion(NamedTuple):
    """A question as the workbook words it. `line` is its row in the sheet."""

    line: int
    sheet: str
    code: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one question: answers with their places, and the place of the base."""

    question: SurveyQuestion
    answers: tuple[tuple[str, int], ...]
    base: int


def is_survey(head: Head, first_columns: Sequence[str]) -> bool:
    """Is there a sheet of the survey whose rows are about these things?"""
    likely = (name for name in ("THEMES", "PEOPLE PROMISE ELEMENTS") if name in head.sheets)
    tops = (head.top(name, rows=HEADER_ROWS) for name in likely)
    return any(_is_about(top, first_columns) for top in tops)


def survey_year(workbook: Workbook, first_columns: Sequence[str]) -> int | None:
    """The year in the title, if any sheet is of the survey and about these things."""
    for name in workbook.sheets:
        top = workbook.rows(name, first=HEADER_ROWS)
        if _is_about(top, first_columns):
            found = _TITLE(str(top[0][0]))
            return int(found[1]) if found else None
    return None


def wanted_sheets(
    workbook: Workbook, first_columns: Sequence[str], wanted: frozenset[str] | None
) -> Iterator[tuple[Sheet, tuple[Group, ...]]]:
    """The sheets that have any of the wanted questions (None: all), with those questions."""
    for name in workbook.sheets:
        sheet = workbook.sheet(name)
        top = sheet.rows(first=HEADER_ROWS)
        if _is_about(top, first_columns):
            groups = _groups(name, top[0], top[HEADER_ROWS - 1], len(first_columns))
            chosen = tuple(g for g in groups if wanted is None or g.question.code in wanted)
            if chosen:
                yield sheet, chosen


def insist_on_year(year: int | None, what: str) -> int:
    """The year, or a sentence."""
    if year is None:
        raise UnusableFile(NOT_THE_SURVEY, what=what)
    return year


def _is_about(top: Sequence[Sequence[object]], first_columns: Sequence[str]) -> bool:
    return (
        len(top) == HEADER_ROWS
        and _TITLE(str(top[0][0])) is not None
        and tuple(top[HEADER_ROWS - 1][: len(first_columns)]) == tuple(first_columns)
    )


def _groups(
    sheet: str, titles: Sequence[object], labels: Sequence[object], begin: int
) -> Iterator[Group]:
    """One group for each question: its columns run from its title to its base."""
    starts = [place for place in range(begin, len(titles)) if _QUESTION(str(titles[place]))]
    for start, end in zip(starts, [*starts[1:], len(titles)], strict=True):
        found = _QUESTION(str(titles[start]))
        places = range(start, end)
        base = next((p for p in places if str(labels[p]).lower().startswith(_BASE)), None)
        if found is None or base is None:
            continue
        answers = tuple((_answer(str(labels[place])), place) for place in range(start, base))
        words = tuple(answer for answer, _ in answers)
        text = str(titles[start])[found.end() :].strip()
        yield Group(SurveyQuestion(1, sheet, found[1], text, words), answers, base)


def _answer(label: str) -> str:
    return SCORE if label.endswith("- score") else label.strip()
