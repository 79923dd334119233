"""PPL-09: A national insurance number or an NHS number is never kept, whoever types it.

An employer's own number leads to one person at one employer; these lead to that person everywhere.
Source: house rule, from keeping no more than is needed. The forms are those of public guidance on both
numbers, to be verified: two letters, six digits and a letter A to D; ten digits whose last checks the rest.
"""

from __future__ import annotations

import re

from leadwell.reasons import Reason

# Two letters that are never used are left out of the pattern's first places.
_INSURANCE = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]").fullmatch
_TEN_DIGITS = re.compile(r"\d{3}[ -]\d{3}[ -]\d{4}").fullmatch
_SPACES = re.compile(r"[ -]")


def number_may_be_kept(value: str) -> list[Reason]:
    """Say what stands in the way of keeping this number. An empty list means nothing does.

    Ten digits in one run may be anybody's staff number; written in threes and four, with a last digit
    that checks the others, they are an NHS number.
    """
    plain = _SPACES.sub("", value).upper()
    if _INSURANCE(plain):
        return [
            Reason("PPL-09a", "Use the employer's own number, never a national insurance number.")
        ]
    if _TEN_DIGITS(value.strip()) and _checks(plain):
        return [Reason("PPL-09b", "Use the employer's own number, never an NHS number.")]
    return []


def _checks(digits: str) -> bool:
    """Whether the last digit is the one that the nine before it ask for."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[-1])
