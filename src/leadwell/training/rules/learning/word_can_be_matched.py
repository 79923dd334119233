"""TRN-54: A system's word for a person is matched once, with somebody who had a place with the provider.

Source: house rule, so that a provider can write only on the records of people it taught.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def word_can_be_matched(*, used: bool, taught: bool, other: bool) -> list[Reason]:
    """Say what stands in the way. `used`: the system said this word; `taught`: the person had a place with
    the provider; `other`: the word is matched with somebody else already."""
    reasons = []
    if not used:
        reasons.append(Reason("TRN-54a", "This system has never used that word."))
    if not taught:
        text = "Match only people who took a place with you. Others can show it as prior learning."
        reasons.append(Reason("TRN-54b", text))
    if other:
        text = "This word is matched with somebody else. Take that back first."
        reasons.append(Reason("TRN-54c", text))
    return reasons
