"""ORG-40: A post on a chart reports to a post on the same chart, and never round to itself.

The top post reports to nobody. A post whose manager is missing, or that would in the end report to
itself, is refused by its line, so that the rest of the chart can be kept.
Source: house rule, from how charts of posts are published: one root, no loose ends.
"""

from __future__ import annotations

from collections.abc import Mapping

from leadwell.reasons import Reason


def reports_within_the_chart(number: str, *, reports_to: Mapping[str, str]) -> list[Reason]:
    """Say what is wrong with where this post reports. An empty list means nothing.

    `reports_to` holds every post on the chart with the number of the post above it, "" at the top.
    """
    above, seen = reports_to[number], {number}
    if above and above not in reports_to:
        return [Reason("ORG-40a", "Load the post it reports to as well, or write XX for the top.")]
    while above and above in reports_to:
        if above in seen:
            return [Reason("ORG-40b", "This post would report to itself in the end.")]
        seen.add(above)
        above = reports_to[above]
    return []
