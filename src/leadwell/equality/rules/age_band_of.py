"""EQU-02: Of a birth date only the band of the age is kept; the date itself never is.

An age nobody works at says nothing: it is taken as not asked, and the row's own rules refuse the date.
Source: house rule, from the plan of the sealed rooms; UK GDPR, Article 5(1)(c), data minimisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leadwell.equality.rules.facts import NOT_ASKED

OLDEST = 110


def age_band_of(born_on: date, *, on: date, bands: Sequence[tuple[int, str]]) -> str:
    """The band of the age on that day. `bands` are the first year of each and how it is kept."""
    age = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
    if age < 0 or age > OLDEST:
        return NOT_ASKED
    return max(((first, kept) for first, kept in bands if first <= age))[1]
