"""A page says some three hundred things; each is looked up in its language once a process."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language, gettext


def said(text: str) -> str:
    """The text in the reader's language, as `gettext` gives it. Imported as `_`."""
    return _said(get_language(), text)


@lru_cache(maxsize=5_000)
def _said(language: str | None, text: str) -> str:
    return gettext(text)
