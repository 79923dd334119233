"""ORG-09: Another name belongs to an organisation that is known here, and is a name.

Source: our own.
"""

from __future__ import annotations

from leadwell.organisations.rules.facts import AliasFacts
from leadwell.reasons import Reason

LONGEST_NAME = 250


def names_may_be_noted(facts: AliasFacts, *, known: bool) -> list[Reason]:
    """Say what stands in the way of keeping other names. An empty list means nothing."""
    if not known:
        text = "The organisation {code} is not known here. Load the registers first."
        return [Reason("ORG-09a", text, {"code": facts.code})]
    if any(len(name) > LONGEST_NAME or not name for name in facts.names):
        return [
            Reason("ORG-09b", "A name has between 1 and {most} letters.", {"most": LONGEST_NAME})
        ]
    return []
