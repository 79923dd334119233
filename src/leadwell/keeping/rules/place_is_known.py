"""KEE-12: A question, a claim or a hold names an organisation that is in the register, open or closed.

Source: house rule, from the promise that somebody may ask a former employer whose work went on elsewhere.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def place_is_known(*, known: bool) -> list[Reason]:
    """Say what stands in the way of choosing this place."""
    if known:
        return []
    return [Reason("KEE-12", "No organisation has that code. Look it up under Find.")]
