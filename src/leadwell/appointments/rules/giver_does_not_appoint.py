"""APT-13: Whoever gave a waiver does not appoint on the strength of it.

Source: house rule: a named role above the hiring manager; two pairs of eyes on every exception.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.appointments.rules.facts import Verdict
from leadwell.reasons import Reason


def giver_does_not_appoint(verdict: Verdict, *, appointing: Collection[int]) -> list[Reason]:
    """Say what stands in the way; `appointing` are all records of whoever appoints."""
    if verdict.waiver is None or verdict.waiver.given_by not in appointing:
        return []
    return [Reason("APT-13", "You gave the waiver. Somebody else makes the appointment.")]
