"""TRN-55: An activity is one of our programmes where its address ends with the programme's short name.

Source: house rule: the page of a programme here ends so, and providers are told to do the same.
"""

from __future__ import annotations

from collections.abc import Collection


def programme_named(activity: str, codes: Collection[str]) -> str:
    """The short name of the programme an activity's address ends with; empty where it names none."""
    last = activity.split("?", 1)[0].split("#", 1)[0].rstrip("/").rsplit("/", 1)[-1].casefold()
    return last if last in codes else ""
