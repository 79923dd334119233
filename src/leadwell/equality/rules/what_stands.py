"""EQU-04: What a person says here themselves outranks what any employer's file says.

Of several files the latest holds. "Prefer not to say" is an answer and outranks like any other; "not
asked" is none, and lets the next one stand.
Source: house rule; UK GDPR, Article 5(1)(d), accuracy, and Article 16, rectification.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadwell.equality.rules.facts import NOT_ASKED, Said


def what_stands(said: Iterable[Said]) -> Said | None:
    """The answer that holds, of everything that was said to one question; None if nobody asked."""
    answers = (one for one in said if one.value != NOT_ASKED)
    return max(answers, key=lambda one: (one.own, one.given_on, one.number), default=None)
