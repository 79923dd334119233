"""INT-03: A staff file that looks wrong changes nothing until a person has looked at it.

What looks wrong: more people leaving at once than leave in a month anywhere, organisations nobody
knows, one number for two people, an older day than the last file's, a mapping that fits badly, and
rows nobody can name beside people who would be taken for leavers.
Source: house rule, from the plan of the intake: what is held back and why.
"""

from __future__ import annotations

from leadwell.intake.rules.facts import FileFacts, HoldLimits
from leadwell.reasons import Reason


def file_may_be_applied(facts: FileFacts, *, limits: HoldLimits) -> list[Reason]:
    """Say what makes this file look wrong. An empty list means that nothing does."""
    return [*_about_people(facts, limits), *_about_the_file(facts, limits)]


def _about_people(facts: FileFacts, limits: HoldLimits) -> list[Reason]:
    found = []
    if facts.leavers > max(limits.leavers_at_least, limits.leavers_share * facts.held):
        words = "{leavers:,} of {held:,} people would have left at once."
        found.append(Reason("INT-03a", words, {"leavers": facts.leavers, "held": facts.held}))
    if facts.nameless and facts.leavers:
        words = "{rows:,} rows have no staff number, so their people would be taken for leavers."
        found.append(Reason("INT-03b", words, {"rows": facts.nameless}))
    if facts.doubles:
        words = "{rows:,} rows share a number with another row."
        found.append(Reason("INT-03c", words, {"rows": facts.doubles}))
    return found


def _about_the_file(facts: FileFacts, limits: HoldLimits) -> list[Reason]:
    found = []
    if facts.unknown_places:
        words = "{count:,} organisation codes are not known."
        found.append(Reason("INT-03d", words, {"count": facts.unknown_places}))
    if facts.last_as_at is not None and facts.as_at < facts.last_as_at:
        words = "A file for {day} was taken before, and this one is older."
        found.append(Reason("INT-03e", words, {"day": facts.last_as_at.isoformat()}))
    if facts.rejected > max(limits.rejected_at_least, limits.rejected_share * facts.rows):
        words = "{rejected:,} of {rows:,} rows cannot be taken. Are the columns matched well?"
        found.append(Reason("INT-03f", words, {"rejected": facts.rejected, "rows": facts.rows}))
    return found
