"""ORG-11: In a short word two letters may be swapped, or one may be too many.

Trigrams find longer words in spite of a slip; in a short word one slip leaves too few of them.
The first letter is taken as right.
Source: our own.
"""

from __future__ import annotations

SHORTEST, LONGEST = 4, 8


def near_spellings(word: str) -> tuple[str, ...]:
    """The spellings one such slip away. Empty for long and very short words."""
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return ()
    places = range(1, len(word))
    swapped = [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in places[:-1]]
    too_many = [word[:n] + word[n + 1 :] for n in places]
    near = [*swapped, *too_many] if len(word) > SHORTEST else swapped
    return tuple(dict.fromkeys(spelling for spelling in near if spelling != word))
