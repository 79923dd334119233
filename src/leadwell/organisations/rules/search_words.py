"""ORG-03: What is looked for and what is found are spelled alike.

Accents, capitals, points and apostrophes do not matter, "&" is "and", and a reviewed list says which
words are the same ("Saint" and "St").
Source: our own; the list is definitions/words.toml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_APOSTROPHES = str.maketrans("", "", "'’‘`")
_APART = re.compile(r"[^a-z0-9]+")


def search_words(text: str, *, same: Mapping[str, str]) -> str:
    """The words of a text as they are stored and compared, with single spaces between."""
    folded = _plain(text.translate(_APOSTROPHES).casefold().replace("&", " and "))
    return " ".join([same.get(word, word) for word in _APART.split(folded) if word])


def _plain(text: str) -> str:
    """Letters without their accents."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
