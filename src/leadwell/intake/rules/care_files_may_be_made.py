"""INT-40: Social-care files are written for workplaces that came in by such files.

A workplace row holds what Leadwell has no place for: its services, its vacancies, its address as the
service has it. It is given back as it was loaded, so it has to have been loaded once.
Source: house rule, from the columns the exchange format requires of a workplace.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def care_files_may_be_made(*, workplaces: int) -> list[Reason]:
    """Say what stands in the way of writing the files. An empty list means nothing does."""
    if workplaces:
        return []
    words = (
        "No workplace file was loaded for this organisation yet. "
        "Download yours from ASC-WDS and load it here once."
    )
    return [Reason("INT-40", words)]
