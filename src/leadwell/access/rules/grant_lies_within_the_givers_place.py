"""ACS-05: A role is given only at the giver's own place or beneath it.

Source: UK GDPR, Article 5(1)(f), integrity and confidentiality.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadwell.reasons import Reason


def grant_lies_within_the_givers_place(
    place_path: str, *, giver_roots: Iterable[str]
) -> list[Reason]:
    """Say what stands in the way. Paths end with a slash, so "/A/" never holds "/AB/"."""
    if any(place_path.startswith(root) for root in giver_roots):
        return []
    return [Reason("ACS-05", "This organisation is outside the place where you give access.")]
