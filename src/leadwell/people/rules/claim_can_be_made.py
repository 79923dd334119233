"""PPL-06: A person may say "that record is mine too", a few times a day and not twice at once.

What is asked never depends on whether such a record is there: nobody learns which numbers exist by
claiming them. The limit keeps guessing slow and the answering bearable.
Source: house rule, from the promise that a claim reveals nothing about anybody else.
"""

from __future__ import annotations

from unicodedata import category

from leadwell.people.rules.facts import OpenClaims
from leadwell.reasons import Reason

IN_A_DAY, WAITING = 5, 5
LONGEST = 80
LONGEST_SAYS = 500


def claim_can_be_made(value: str, says: str, already: OpenClaims) -> list[Reason]:
    """Say what stands in the way of making this claim."""
    return [*_in_the_words(value, says), *_in_the_number(already)]


def _in_the_words(value: str, says: str) -> list[Reason]:
    if not value.strip():
        return [Reason("PPL-06a", "Write the number that employer gave you.")]
    if len(value) > LONGEST or any(category(letter) == "Cc" for letter in value):
        return [Reason("PPL-06b", "Write the number as it stands on your payslip or badge.")]
    if len(says.strip()) > LONGEST_SAYS:
        return [Reason("PPL-06c", "Use {longest} characters or fewer.", {"longest": LONGEST_SAYS})]
    return []


def _in_the_number(already: OpenClaims) -> list[Reason]:
    if already.same:
        return [Reason("PPL-06d", "You have asked about this number already. Wait for the answer.")]
    if already.in_a_day >= IN_A_DAY or already.waiting >= WAITING:
        return [
            Reason("PPL-06e", "You may ask about {most} numbers a day. Wait for an answer first.",
                   {"most": IN_A_DAY})
        ]  # fmt: skip
    return []
