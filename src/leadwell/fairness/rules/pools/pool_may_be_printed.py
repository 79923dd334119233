"""FAR-94: A pooled figure is printed with its four counts, or says why it is not.

From unrounded sums, and only if none of the four is small itself. Printed sums are rounded as every count.
Source: house rule, from the rule of the Hospital Episode Statistics since 2018 (no calculation on small
counts).
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.fairness.rules.disclosing.facts import Words
from leadwell.fairness.rules.facts import Count, Indicator, Line, Reading, Shown, ShownGroup
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Profile, show_count


def pool_may_be_printed(
    line: Line,
    *,
    indicator: Indicator,
    words: Words,
    profile: Profile,
    betrays: Sequence[Reason] = (),
) -> Shown:
    """The line as it may be printed, all four counts or none; `betrays` are the reasons why it would give
    somebody away."""
    why = tuple(betrays) or _small(line, profile)
    value = None if why else line.value

    def group(code: str, count: Count | None) -> ShownGroup:
        part, whole = (
            None if why or count is None else show_count(number, profile)
            for number in ((count.part, count.whole) if count else (0, 0))
        )
        return ShownGroup(code, words.group(indicator.characteristic, code), part, whole)

    return Shown(
        indicator=line.indicator,
        row=line.row,
        row_title="",
        split="",
        first=group(indicator.first, line.first),
        second=group(indicator.second, line.second),
        value=value,
        low=None if why else line.low,
        high=None if why else line.high,
        unit="ratio",
        test="" if why else line.test,
        p=None if why else line.p,
        reading=Reading.WITHHELD if why else line.reading,
        declared=None,
        withheld=why or (line.why_not if value is None else ()),
    )


def _small(line: Line, profile: Profile) -> tuple[Reason, ...]:
    counts = [
        number for one in (line.first, line.second) if one for number in (one.part, one.whole)
    ]
    if not any(profile.hides(number) for number in counts):
        return ()
    limits = {"low": profile.hide_from, "high": profile.hide_to}
    return (Reason("FAR-94", "Even together a number from {low} to {high} was counted.", limits),)
