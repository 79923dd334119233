"""PPL-02: A person's name is kept as they write it, so long as there is one and it fits.

Signs that turn the direction of the words after them are left out: they make a line say another thing.
Source: W3C, "Personal names around the world": do not require parts, letters or lengths.
"""

from __future__ import annotations

from unicodedata import category

from leadwell.reasons import Reason

LONGEST = 200
_CONTROL = ("Cc", "Zl", "Zp")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = ("Cc", "Cf", "Z")  # newer letters, which no list here knows yet, are seen


def name_can_be_kept(name: str) -> list[Reason]:
    """Say what stands in the way of keeping this name. An empty list means nothing does."""
    if all(category(letter).startswith(_UNSEEN) for letter in name):
        return [Reason("PPL-02a", "Enter the person's name.")]
    if len(name) > LONGEST:
        return [Reason("PPL-02b", "Use {longest} characters or fewer.", {"longest": LONGEST})]
    if any(category(letter) in _CONTROL or letter in _TURNING for letter in name):
        return [Reason("PPL-02c", "Leave out tabs, line breaks and other hidden signs.")]
    return []
