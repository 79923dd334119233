"""In which group each answer is counted, as rows: for whoever counts in the database and not here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from leadwell.equality.queries.definitions import LOCAL_SIGNS, characteristics
from leadwell.equality.rules.facts import NOT_ASKED, NOT_SAID, Characteristic
from leadwell.equality.rules.group_of import group_of

# characteristic, grouping, answer as it is kept, group, and the days the grouping holds
GroupingRow = tuple[str, str, str, str, date | None, date | None]


def grouping_rows() -> Iterator[GroupingRow]:
    """Every answer of every characteristic in every grouping there ever was."""
    for slug, about in characteristics().items():
        values = [NOT_ASKED, NOT_SAID, *_answers(about)]
        for grouping in about.groupings:
            for value in values:
                group = group_of(value, characteristic=about, grouping=grouping)
                yield slug, grouping.slug, value, group, grouping.begins_on, grouping.ends_on


def _answers(about: Characteristic) -> Sequence[str]:
    """Each answer as it is kept; an NHS letter may carry a second sign of the employer's own."""
    kept = dict.fromkeys(code.kept for scheme in about.schemes for code in scheme.codes)
    letters = [value for value in kept if about.slug == "ethnicity" and value.startswith("nhs:")]
    return [*kept, *(letter + sign for letter in letters for sign in LOCAL_SIGNS)]
