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
        about = {"leavers": facts.leavers, "held": facts.held}
        found.append(
            Reason("INT-03a", "{leavers:,} of {held:,} people would have left at once.", about)
        )
    if facts.nameless and facts.leavers:
        about = {"rows": facts.nameless}
        found.append(
            Reason(
                "INT-03b",
                "{rows:,} rows have no staff number, so their people would be taken for leavers.",
                about,
            )
        )
    if facts.doubles:
        about = {"rows": facts.doubles}
        found.append(Reason("INT-03c", "{rows:,} rows share a number with another row.", about))
    return found


def _about_the_file(facts: FileFacts, limits: HoldLimits) -> list[Reason]:
    found = []
    about: dict[str, object]
    if facts.unknown_places:
        about = {"count": facts.unknown_places}
        found.append(Reason("INT-03d", "{count:,} organisation codes are not known.", about))
    if facts.last_as_at is not None and facts.as_at < facts.last_as_at:
        about = {"day": facts.last_as_at.isoformat()}
        found.append(
            Reason("INT-03e", "A file for {day} was taken before, and this one is older.", about)
        )
    if facts.rejected > max(limits.rejected_at_least, limits.rejected_share * facts.rows):
        about = {"rejected": facts.rejected, "rows": facts.rows}
        found.append(
            Reason(
                "INT-03f",
                "{rejected:,} of {rows:,} rows cannot be taken. Are the columns matched well?",
                about,
            )
        )
    return found
