"""Made-up decisions of one organisation, counted stage by stage and printed as the worker would do it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leadwell.fairness.models import Result, Snapshot
from leadwell.fairness.queries.definitions import indicators_of
from leadwell.fairness.queries.row_words import words_of
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.rules.facts import Count, Indicator, Selection, Shown, Tally
from leadwell.fairness.rules.work_out import work_out
from leadwell.fairness.tests.factories import result
from leadwell.organisations.models import Organisation
from leadwell.stats.disclosure import HES_2018, Profile

Stages = tuple[int, ...]
Counts = Mapping[tuple[str, str], Stages]  # characteristic and group -> how many came to each stage
RECRUITMENT: Counts = {
    ("ethnicity", "white"): (2_400, 900, 700, 320, 300), ("ethnicity", "bme"): (1_600, 390, 300, 120, 110),
    ("ethnicity", "not-said"): (120, 40, 30, 12, 10),
    ("disability", "no"): (3_500, 1_130, 880, 380, 360), ("disability", "yes"): (400, 140, 110, 44, 42),
    ("disability", "not-asked"): (220, 60, 40, 28, 18),
    ("sex", "female"): (3_000, 1_010, 790, 350, 325), ("sex", "male"): (1_100, 315, 236, 100, 94),
    ("sex", "other"): (20, 5, 4, 2, 1),
    ("tie", "tie"): (180, 120, 110, 80, 78), ("tie", "none"): (2_700, 800, 620, 250, 240),
    ("tie", "unknown"): (1_240, 410, 300, 122, 102), ("", "everyone"): (4_120, 1_330, 1_030, 452, 420),
}  # fmt: skip
SPLITS = {
    "internal": {"yes": 0.3, "no": 0.6, "unknown": 0.1}, "from_abroad": {"yes": 0.2, "no": 0.8},
    "openly": {"yes": 0.85, "no": 0.15}, "clinical": {"clinical": 0.6, "non-clinical": 0.4},
    "pay_row": {"5": 0.5, "6": 0.25, "7": 0.15, "8a": 0.07, "8c": 0.03}, "leads": {"yes": 0.2, "no": 0.8},
}  # fmt: skip


def printed(
    set_code: str, funnels: Mapping[str, Counts], *, profile: Profile = HES_2018
) -> tuple[Shown, ...]:
    """The lines of a set of these decisions, as they may be printed."""
    indicators = [
        one for one in indicators_of(set_code, date(2026, 3, 31)) if one.part and one.part.funnel in funnels
    ]  # fmt: skip
    lines = [line for one in indicators for line in work_out(one, _tallies(one, funnels))]
    known = {one.code: one for one in indicators}
    return may_be_printed(
        lines, indicators=known, words=words_of(indicators), profile=profile
    ).shown


def kept(
    at: Organisation,
    set_code: str,
    funnels: Mapping[str, Counts],
    *,
    year: int = 2026,
    of: Snapshot | None = None,
) -> Result:
    """The same kept as the result of a year."""
    lines = printed(set_code, funnels)
    return result(at, lines, year=year, of=of, set_code=set_code, profile="hes-2018")


def _tallies(one: Indicator, funnels: Mapping[str, Counts]) -> list[Tally]:
    assert one.part
    groups = {
        group: _count(one, stages)
        for (characteristic, group), stages in funnels[one.part.funnel].items()
        if characteristic == one.characteristic
    }
    found = [Tally(1, one.code, "", "", groups)]
    for column in one.split_by:
        for value, share in SPLITS[column].items():
            some = {name: _some(count, share) for name, count in groups.items()}
            found.append(Tally(1, one.code, "", f"{column}:{value}", some))
    return found


def _count(one: Indicator, stages: Stages) -> Count:
    assert one.part
    openly = SPLITS["openly"]["yes"] if "openly" in one.part.where else 1.0
    return Count(round(_at(one.part, stages) * openly), _at(one.whole or one.part, stages))


def _at(selection: Selection, stages: Stages) -> int:
    return stages[selection.reached - 1]


def _some(count: Count, share: float) -> Count:
    return Count(round(count.part * share), round(count.whole * share))
