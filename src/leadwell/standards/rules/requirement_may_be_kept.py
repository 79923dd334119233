"""STD-03: A requirement can be read, asks for items that are there, and belongs to a level that is there.

Source: house rule: nobody is refused a post for something nobody can achieve.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason
from leadwell.standards.rules.facts import RequirementFacts
from leadwell.standards.rules.rule_is_well_formed import rule_is_well_formed
from leadwell.standards.rules.rule_tree import keys_of, read_rule


def requirement_may_be_kept(
    asked: RequirementFacts,
    *,
    taken: Collection[str],
    known: Collection[str],
    levels: Collection[int],
) -> list[Reason]:
    """Say what is wrong. `taken` are codes of the others, `known` the keys that may be named."""
    found = list(rule_is_well_formed(asked.rule)) or _unknown(asked, known)
    if asked.code in taken:
        found.append(
            Reason(
                "STD-03b",
                "Another requirement has the code {code}. Choose another.",
                {"code": asked.code},
            )
        )
    if asked.level not in levels:
        found.append(
            Reason(
                "STD-03c",
                "There is no level {level} in this version. Add the level first.",
                {"level": asked.level},
            )
        )
    if asked.on_hold and not asked.because.strip():
        found.append(Reason("STD-03d", "Say why the requirement is on hold."))
    return found


def _unknown(asked: RequirementFacts, known: Collection[str]) -> list[Reason]:
    strange = sorted(keys_of(read_rule(asked.rule)) - set(known))
    return [
        Reason(
            "STD-03a",
            "Nothing is called {key}. Name an item of this version or of a framework in force.",
            {"key": key},
        )
        for key in strange
    ]
