"""TRN-31: Who may apply stands in the programme's published rule. No manager is asked.

Source: house rule, from the review: places go by open criteria and not by contacts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leadwell.reasons import Reason
from leadwell.standards.rules.rule_tree import Rule, missing


def person_may_apply(
    rule: Rule | None,
    *,
    have: Collection[str],
    first: Mapping[str, str],
    passed: Collection[str],
    words: Mapping[str, str],
) -> list[Reason]:
    """Say what is missing. `have` are the keys held today, `first` the programmes that come before it
    (code to title), `passed` those the person passed, `words` what each item is called."""
    reasons = [
        Reason("TRN-31a", "Pass {title} first.", {"title": title})
        for code, title in first.items()
        if code not in passed
    ]
    ways = missing(rule, have) if rule else ()
    if ways:
        named = ", ".join(words.get(key, key) for key in sorted(ways[0]))
        says = "You need: {items}." if len(ways) == 1 else "You need, for example: {items}."
        reasons.append(Reason("TRN-31b", says, {"items": named}))
    return reasons
