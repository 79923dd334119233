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
        words = "Another requirement has the code {code}. Choose another."
        found.append(Reason("STD-03b", words, {"code": asked.code}))
    if asked.level not in levels:
        words = "There is no level {level} in this version. Add the level first."
        found.append(Reason("STD-03c", words, {"level": asked.level}))
    if asked.on_hold and not asked.because.strip():
        found.append(Reason("STD-03d", "Say why the requirement is on hold."))
    return found


def _unknown(asked: RequirementFacts, known: Collection[str]) -> list[Reason]:
    strange = sorted(keys_of(read_rule(asked.rule)) - set(known))
    words = "Nothing is called {key}. Name an item of this version or of a framework in force."
    return [Reason("STD-03a", words, {"key": key}) for key in strange]
