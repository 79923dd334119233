"""ORG-08: Nobody succeeds themselves.

Source: NHS England, Organisation Data Service, successor file: some rows name one code twice.
"""

from __future__ import annotations

from leadwell.organisations.rules.facts import SuccessionFacts
from leadwell.reasons import Reason


def succession_may_be_noted(facts: SuccessionFacts) -> list[Reason]:
    """Say what stands in the way of one succession. An empty list means yes."""
    if facts.old_code.upper() == facts.new_code.upper():
        return [Reason("ORG-08", "The old code and the new code are the same.")]
    return []
