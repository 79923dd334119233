"""FAR-29: A figure is given with the digits that its page prints, in every form and no more.

The counts beside a ratio are rounded; all sixteen digits of the ratio itself would say which two counts it
was divided from. Nobody can use the digits beyond those printed either: the interval is far wider.
Source: house rule, from the differencing attack in our method notes.
"""

from __future__ import annotations

# By unit. A share of those whose group is known is printed without any.
DIGITS = {"ratio": 2, "percent": 1, "points": 1, "pounds": 2, "score": 2, "words": 2, "declared": 0}


def digits_as_printed(number: float | None, unit: str) -> float | None:
    """The number as it may be given to a program. None stays none, and nought has no sign."""
    return None if number is None else round(number, DIGITS[unit]) + 0.0
