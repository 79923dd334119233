"""MEA-16: An inspection that gave no rating leaves the last rating in force.

In 2020 many places were inspected without being rated again. The regulator's own list of current
ratings keeps the rating from before in every such case (145 of 901 locations in the files of 2021).
Source: Care Quality Commission, ratings; its files of locations to spring 2021.
"""

from __future__ import annotations

from leadwell.reasons import Reason

RATINGS = ("Inadequate", "Requires improvement", "Good", "Outstanding")


def an_inspection_without_a_rating_displaces_nothing(label: str) -> list[Reason]:
    """Say what stands in the way of this word displacing a rating from before."""
    if label in RATINGS:
        return []
    text = "“{label}” is not a rating, so the one from before still holds."
    return [Reason("MEA-16", text, {"label": label})]
