"""TRN-11: What somebody showed at an earlier employer is not asked again.

Words in the category or the name of a training record say which parts of the induction it shows.
Source: house rule, from the recommendation that nobody repeats training; which words count is dated data.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from leadwell.training.rules.facts import Showing


def record_shows(
    record: str, *, lines: Sequence[Showing], codes: Collection[str]
) -> frozenset[str]:
    """The codes of the parts that a record with this category and name shows."""
    said = " ".join(record.replace("-", " ").replace(",", " ").split()).casefold()
    fit = [line for line in lines if any(word in said for word in line.words)]
    return frozenset(
        code
        for code in codes
        for line in fit
        if code in line.parts or (line.prefix and code.startswith(line.prefix))
    )
