"""ACS-02: Nobody gives themselves a role.

Source: NIST SP 800-53, control AC-5, separation of duties.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def nobody_gives_themselves_a_role(*, giver_id: int | None, receiver_id: int) -> list[Reason]:
    """Say what stands in the way of this giver. A named system actor has no person number."""
    if giver_id == receiver_id:
        return [Reason("ACS-02", "Ask another administrator: nobody gives themselves a role.")]
    return []
