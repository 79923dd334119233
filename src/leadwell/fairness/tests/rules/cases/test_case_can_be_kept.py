"""Which cases out of a file can be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadwell.fairness.rules.cases.case_can_be_kept import case_can_be_kept
from leadwell.fairness.rules.cases.facts import CaseFacts
from leadwell.fairness.rules.facts import Funnel, Stage

STAGES = (Stage("informal", "Informal"), Stage("formal", "Formal"), Stage("outcome", "Outcome"))
DISCIPLINARY = Funnel(
    "disciplinary", "Disciplinary", "", "case", STAGES, good=False, deciders_known=True, groups=(),
    split_by=(), from_on=date(2015, 4, 1),
)  # fmt: skip
RECRUITMENT = replace(DISCIPLINARY, code="recruitment", source="appointments")
ENDED = replace(DISCIPLINARY, code="ended", until_on=date(2025, 3, 31))
FUNNELS = {one.code: one for one in (DISCIPLINARY, RECRUITMENT, ENDED)}
LAST = date(2026, 4, 1)


def case(*days: str, funnel: str = "disciplinary") -> CaseFacts:
    """A case with these days; "" where a stage was not reached."""
    found = tuple(date.fromisoformat(day) if day else None for day in days)
    return CaseFacts(2, 7, funnel, "C1", found)


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param(case("2026-01-05", "2026-02-05", "2026-03-05"), [], id="all-stages"),
        pytest.param(case("", "2026-02-05", ""), [], id="straight-to-the-second"),
        pytest.param(case("2026-01-05", "2026-01-05"), [], id="two-on-one-day"),
        pytest.param(case("2026-04-01"), [], id="on-the-day-of-the-file"),
        pytest.param(case("2015-04-01"), [], id="on-the-first-day-that-is-counted"),
        pytest.param(case("2026-01-05", funnel="promise"), ["FAR-45a"], id="a-code-nobody-knows"),
        pytest.param(case("2026-01-05", funnel="recruitment"), ["FAR-45b"], id="counted-elsewhere"),
        pytest.param(case("", "", ""), ["FAR-45c"], id="no-day"),
        pytest.param(case("2026-01-05", "", "", "2026-02-05"), ["FAR-45d"], id="a-stage-too-many"),
        pytest.param(case("2026-01-05", "", "", ""), [], id="empty-cells-after-the-last-stage"),
        pytest.param(case("2026-02-05", "2026-01-05"), ["FAR-45e"], id="a-stage-before-the-one-before"),
        pytest.param(case("2026-02-05", "", "2026-01-05"), ["FAR-45e"], id="before-one-two-stages-back"),
        pytest.param(case("2026-01-05", "2026-04-02"), ["FAR-45f"], id="after-the-day-of-the-file"),
        pytest.param(case("2015-03-31"), ["FAR-45g"], id="before-it-was-counted"),
        pytest.param(case("2025-03-31", funnel="ended"), [], id="on-the-last-day-that-is-counted"),
        pytest.param(case("2025-04-01", funnel="ended"), ["FAR-45h"], id="after-it-was-counted"),
        pytest.param(case("2025-03-31", "2025-04-01", funnel="ended"), [], id="began-in-time"),
    ],
)  # fmt: skip
def test_which_cases_can_be_kept(facts: CaseFacts, codes: list[str]) -> None:
    found = case_can_be_kept(facts, funnels=FUNNELS, last_on=LAST)
    assert [reason.code for reason in found] == codes


def test_how_far_a_case_came_is_its_last_stage_with_a_day() -> None:
    assert case("2026-01-05", "", "2026-02-05", "").reached == 3
    assert case("", "").reached == 0
    assert case("", "2026-02-05", "2026-03-05").began_on == date(2026, 2, 5)


def test_leave_for_training_that_an_employer_decides_elsewhere_comes_by_file() -> None:
    known = {"release": replace(DISCIPLINARY, code="release", source="training")}
    told = case("2026-01-05", "2026-02-05", funnel="release")
    assert case_can_be_kept(told, funnels=known, last_on=LAST) == []
