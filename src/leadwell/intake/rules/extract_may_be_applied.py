"""INT-38: An extract about applications or training that looks wrong waits until a person has looked.

What looks wrong: adverts for which more people were appointed than shortlisted, and days that lie
outside sense in more rows than a slip of the pen explains.
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
    if facts.odd_days > max(limits.odd_days_at_least, limits.odd_days_share * facts.rows):
        words = "In {odd:,} of {rows:,} rows the days lie further apart than makes sense."
        found.append(Reason("INT-38b", words, {"odd": facts.odd_days, "rows": facts.rows}))
    return found
