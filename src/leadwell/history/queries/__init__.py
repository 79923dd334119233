"""Every read of the ledger."""

from leadwell.history.queries.timeline import (
    Moment,
    events_about,
    events_of,
    moments,
    timeline_of,
    was_shown,
)
from leadwell.history.queries.words import says

__all__ = [
    "Moment",
    "events_about",
    "events_of",
    "moments",
    "says",
    "timeline_of",
    "was_shown",
]
