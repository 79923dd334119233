"""INT-63: What is loaded as an organisation chart is one, in the two files the government publishes.

Source: house rule, from the columns of published organisation charts.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def file_is_a_chart(kind: str | None, *, charts: Collection[str]) -> list[Reason]:
    """Say what stands in the way, given what kind of file it was found to be. None: no kind we know."""
    if kind in charts:
        return []
    words = (
        "This is not an organisation chart as the government publishes them. "
        "Choose the CSV file of senior posts, or of junior posts."
    )
    return [Reason("INT-63", words)]
