"""FAR-23: A figure of the staff survey is printed only where at least eleven of each group answered.

Source: house rule, after the least number of respondents of the NHS Staff Survey (to be verified).
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Line
from leadwell.reasons import Reason
from leadwell.stats.disclosure import SURVEY_11


def survey_may_be_printed(line: Line) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    answered = [count.whole for count in (line.first, line.second) if count is not None]
    if any(SURVEY_11.hides(number) for number in answered):
        return [
            Reason(
                "FAR-23",
                "Fewer than {fewest} people of a group answered: too few to show it.",
                {"fewest": SURVEY_11.hide_to + 1},
            )
        ]
    return []
