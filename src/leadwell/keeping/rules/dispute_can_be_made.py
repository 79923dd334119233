"""KEE-07: A person may say of any fact held about them that it is wrong, and what is right.

Source: UK GDPR article 16, as summed up in our notes on standards (3.10). House rule for the numbers.
"""

from __future__ import annotations

from leadwell.keeping.rules.facts import AskedDispute
from leadwell.reasons import Reason

MOST_WAITING = 20
LONGEST = 300


def dispute_can_be_made(asked: AskedDispute) -> list[Reason]:
    """Say what stands in the way of this dispute."""
    if asked.fact not in asked.known:
        return [Reason("KEE-07a", "Choose what is wrong.")]
    if not asked.answerable:
        return [Reason("KEE-07e", "No employer of yours is known here. Ask with a request.")]
    if asked.same:
        return [Reason("KEE-07b", "You have said so already. Wait for the answer.")]
    if asked.waiting >= MOST_WAITING:
        return [Reason("KEE-07c", "{most} of yours wait. Let some be answered first.",
                       {"most": MOST_WAITING})]  # fmt: skip
    if not asked.should_say.strip() or len(asked.should_say) > LONGEST:
        return [Reason("KEE-07d", "Say what is right, in {longest} characters or fewer.",
                       {"longest": LONGEST})]  # fmt: skip
    return []
