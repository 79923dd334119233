"""ORG-30: An employer corrects the name of somebody who works for nobody else.

A person is one record for life: where several employers know them, the person says what they are called.
Source: house rule, from "one record for life, across employers and sectors".
"""

from __future__ import annotations

from leadwell.reasons import Reason


def name_may_be_corrected(*, known_elsewhere: bool) -> list[Reason]:
    """Say what stands in the way of correcting the name. An empty list means nothing does."""
    if known_elsewhere:
        return [
            Reason(
                "ORG-30",
                "This person is known to another employer too. They can correct their own name.",
            )
        ]
    return []
