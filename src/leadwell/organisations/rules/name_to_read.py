"""ORG-07: A name published in capitals is shown as people write it.

"MANCHESTER UNIVERSITY NHS FOUNDATION TRUST" becomes "Manchester University NHS Foundation Trust".
The name itself is kept as published; a name with small letters in it is left as it is.
Source: our own; the register publishes names in capitals.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Z0-9][A-Z0-9'’]*")
_STAY = frozenset({
    "NHS", "ICB", "ICS", "CCG", "PCN", "CSU", "GP", "CIC", "UK", "HQ", "LLP", "PLC", "CAMHS", "MSK",
    "HMP", "YOI", "CQC", "PCT", "SHA", "II", "III", "IV", "VI", "NE", "NW", "SE", "SW",
})  # fmt: skip
_SHORT = frozenset({"ST", "DR", "DRS", "MR", "MRS", "MS", "LTD", "RD", "MT", "CTR"})
_SMALL = frozenset({
    "and", "of", "the", "in", "on", "at", "for", "with", "to", "by", "upon", "under", "next",
})  # fmt: skip
_CLUSTER = re.compile(r"[^AEIOUY]+").fullmatch


def name_to_read(name: str) -> str:
    """The name with capitals where a reader expects them."""
    if any(letter.islower() for letter in name):
        return name
    return _WORD.sub(lambda found: _spoken(found[0], first=found.start() == 0), name)


def _spoken(word: str, *, first: bool) -> str:
    if word in _STAY or any(c.isdigit() for c in word):
        return word
    if word in _SHORT:
        return word.capitalize()
    if word.lower() in _SMALL and not first:
        return word.lower()
    if len(word) <= 4 and _CLUSTER(word) and len(word) > 1:
        return word  # no vowel: an abbreviation
    return word[:1] + word[1:].lower()
