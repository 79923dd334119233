"""FAR-83: Only sets of figures that there are can be worked out.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def sets_are_known(named: Collection[str], *, known: Collection[str]) -> list[Reason]:
    """What stands in the way: one reason for each strange name."""
    text = "There is no set of figures called {set}. There are: {sets}."
    strange = sorted(set(named) - set(known))
    facts = {"sets": ", ".join(known)}
    return [Reason("FAR-83", text, {"set": one, **facts}) for one in strange]
