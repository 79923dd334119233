"""What the demo plants stands out of chance in every year, at its own trust and at no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from leadwell.intake.actions.demo.fairness.cases import cases
from leadwell.intake.actions.demo.fairness.recruitment import ADVERTS_A_YEAR, WHITE, applications
from leadwell.intake.actions.demo.staff import Row, told_by
from leadwell.stats.relative_likelihood import koopman

UNTIL = date(2026, 11, 1)
YEARS = (2024, 2025, 2026)
Decided = Callable[[str, list[Row], int], Iterable[tuple[str, bool]]]


def low_and_high(rows: Iterable[tuple[str, bool]]) -> tuple[float, float]:
    """The interval of how many times as likely white people were, of those whose ethnicity is known."""
    counts = {True: [0, 0], False: [0, 0]}
    for ethnicity, through in rows:
        if ethnicity.isalpha() and ethnicity != "Z":
            counts[ethnicity in WHITE][0] += through
            counts[ethnicity in WHITE][1] += 1
    (came, of), (others, of_others) = counts[True], counts[False]
    found = koopman([came], [of], [others], [of_others])
    return float(found.low[0]), float(found.high[0])


def asked_for_leave(code: str, told: list[Row], year: int) -> Iterable[tuple[str, bool]]:
    said = {row["staff_number"]: row["ethnicity"] for row in told}
    for row in cases(code, told, year):
        if row["funnel"] == "release":
            yield said[row["staff_number"]], bool(row["stage_2_on"])


def applied(code: str, told: list[Row], year: int) -> Iterable[tuple[str, bool]]:
    for row in applications(code, told, year):
        yield row["ethnicity"], bool(row["shortlisted_on"])


@pytest.mark.parametrize(
    ("decided", "where"),
    [
        pytest.param(applied, "XXT01", id="shortlisting-at-kelder-bay"),
        pytest.param(asked_for_leave, "XXT03", id="leave-at-marrow-vale"),
    ],
)
@pytest.mark.parametrize("year", YEARS)
def test_white_people_get_further_where_it_is_planted_and_there_alone(
    decided: Decided, where: str, year: int
) -> None:
    found = {
        code: low_and_high(decided(code, list(told_by(code, until=UNTIL)), year))
        for code in ADVERTS_A_YEAR
    }
    assert [code for code, (low, _high) in found.items() if low > 1] == [where]
