"""PPL-02: A person's name is kept as they write it, so long as there is one and it fits.

Source: W3C, "Personal names around the world": do not require parts, letters or lengths.
"""

from __future__ import annotations

from unicodedata import category

from leadwell.reasons import Reason

LONGEST = 200
_CONTROL = "Cc"


def name_can_be_kept(name: str) -> list[Reason]:
    """Say what stands in the way of keeping this name. An empty list means nothing does."""
    if not name.strip():
        return [Reason("PPL-02a", "Enter the person's name.")]
    if len(name) > LONGEST:
        return [Reason("PPL-02b", "Use {longest} characters or fewer.", {"longest": LONGEST})]
    if any(category(letter) == _CONTROL for letter in name):
        return [Reason("PPL-02c", "Leave out tabs, line breaks and other hidden signs.")]
    return []
