"""ORG-51: By hand nobody begins at a level unless the gate was asked.

What a level asks is not known on this floor. Whoever puts somebody into a post brings the gate along; this
is what an action does where nobody brought one. So a way round the gate is a way that leads nowhere.
Source: house rule: a post's tenure cannot begin at a gated level without met or waived.
"""

from __future__ import annotations

from leadwell.organisations.rules.facts import Admitted, Entry
from leadwell.reasons import Reason


def the_gate_is_asked(entry: Entry) -> Admitted:
    """Admit to a post without a level, and to the level somebody has already; refuse every other."""
    if entry.level is None or entry.goes_on:
        return Admitted()
    reason = Reason(
        "ORG-51",
        "This post is at level {level}. Only the gate lets somebody begin there.",
        {"level": entry.level},
    )
    return Admitted((reason,))
