"""KEE-06: Anybody may ask about their record, and one question of a kind waits at a time.

Source: UK GDPR articles 15 to 21, as summed up in our notes on standards (3.10). House rule for one at a
time.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.keeping.rules.facts import RequestKind
from leadwell.reasons import Reason


def request_can_be_made(kind: str, *, waiting: Collection[str]) -> list[Reason]:
    """`waiting` are the kinds this person has asked at this place and waits for."""
    if kind not in set(RequestKind):
        return [Reason("KEE-06a", "Choose what you ask for.")]
    if kind in waiting:
        return [Reason("KEE-06b", "You have asked for this here already. Wait for the answer.")]
    return []
