"""PPL-01: People are listed by their whole name, whatever its accents, case or script.

Nothing is assumed about first and last names: many people have one name, several, or their
family name first. Letters are compared without their accents, so that "Élodie" stands beside
"Elodie"; signs that are letters in their own right in other scripts are kept.
Source: W3C, "Personal names around the world"; Unicode Standard Annex 15 (normal forms).
"""

from __future__ import annotations

from unicodedata import normalize

LONGEST = 200
_ACCENTS = dict.fromkeys(range(0x0300, 0x0370))  # only the marks shared by European scripts
# Letters that no normal form takes apart, as most European lists file them.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def sort_key(name: str) -> str:
    """The text to order a name by, at most 200 characters. The same name gives the same key."""
    whole = normalize("NFKD", name).translate(_APOSTROPHES).casefold()
    plain = normalize("NFKD", whole).translate(_ACCENTS).translate(_LETTERS)
    spaced = normalize("NFC", plain).replace("-", " ").replace("‐", " ")
    return " ".join(spaced.split())[:LONGEST]
