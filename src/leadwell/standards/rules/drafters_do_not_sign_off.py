"""STD-06: Nobody signs off what they drafted.

Source: house rule: four eyes on what people's careers depend on.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def drafters_do_not_sign_off(
    person_id: int | None, *, drafters: Collection[int | None]
) -> list[Reason]:
    """Say what stands in the way of this person. Only a person signs off, never a job of ours."""
    if person_id is None:
        return [Reason("STD-06a", "Only a person can sign off. Sign in first.")]
    if person_id in drafters:
        return [Reason("STD-06b", "You drafted this version. Ask a colleague to sign it off.")]
    return []
