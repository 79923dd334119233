"""Nested cells written as Python literals: read by the literal parser, never evaluated."""

from __future__ import annotations

import ast
import warnings

LONGEST_LITERAL = 100_000


def literal(text: str) -> object:
    """The lists, dictionaries and texts in a cell. `ValueError` for anything else.

    The parser takes only literals: a name, a call or an attribute is an error. Length is
    limited first, because a very long or very deep text costs the parser memory.
    """
    if len(text) > LONGEST_LITERAL:
        raise ValueError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            warnings.simplefilter("ignore", SyntaxWarning)
            return ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise ValueError from None


def as_table(found: object) -> dict[str, object]:
    """A dictionary, or `ValueError`."""
    if not isinstance(found, dict):
        raise ValueError
    return found


def as_list(found: object) -> list[object]:
    """A list, or `ValueError`."""
    if not isinstance(found, list):
        raise ValueError
    return found


def as_text(found: object) -> str:
    """A text of a reasonable length, or `ValueError`. What is missing is an empty text."""
    if found is None:
        return ""
    if not isinstance(found, str) or len(found) > 500:
        raise ValueError
    return found
