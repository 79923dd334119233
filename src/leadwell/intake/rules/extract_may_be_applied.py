"""INT-38: An extract about applications, training or decisions that looks wrong waits for a person to look.

What looks wrong: adverts for which more people were appointed than shortlisted, decisions of which more
people came to a stage than to the one before it, one person in two groups, and days that lie outside sense
in more rows than a slip of the pen explains.
Source: house rule, from what the equality measures count: applied, shortlisted, appointed.
"""

from __future__ import annotations

from leadwell.intake.rules.facts import ExtractFacts, HoldLimits
from leadwell.reasons import Reason


def extract_may_be_applied(facts: ExtractFacts, *, limits: HoldLimits) -> list[Reason]:
    """Say what makes this extract look wrong. An empty list means that nothing does."""
    found = []
    if facts.upside_down:
        words = "For {adverts:,} adverts more people were appointed than shortlisted."
        found.append(Reason("INT-38a", words, {"adverts": facts.upside_down}))
    if facts.stages_turned:
        words = "For {decisions:,} decisions more people came to a stage than to the one before it."
        found.append(Reason("INT-38c", words, {"decisions": facts.stages_turned}))
    if facts.torn_groups:
        words = (
            "In {rows:,} rows a person declares something else than in another row. They would be in two"
            " groups, and the groups would not add up."
        )
        found.append(Reason("INT-38d", words, {"rows": facts.torn_groups}))
    if facts.odd_days > max(limits.odd_days_at_least, limits.odd_days_share * facts.rows):
        words = "In {odd:,} of {rows:,} rows the days lie further apart than makes sense."
        found.append(Reason("INT-38b", words, {"odd": facts.odd_days, "rows": facts.rows}))
    return found
