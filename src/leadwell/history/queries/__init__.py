"""Every read of the ledger."""

from leadwell.history.queries.timeline import (
    Moment,
    events_about,
    events_by,
    events_of,
    moments,
    timeline_of,
    with_particulars,
)
from leadwell.history.queries.tree import (
    Proof,
    a_day_ago,
    a_window_ago,
    checkpoints,
    consistency,
    event,
    grown,
    latest_checkpoint,
    proof_of,
    size,
    unplaced,
    waiting,
)
from leadwell.history.queries.verifying import NotWhole, Whole, verify
from leadwell.history.queries.words import says, words

__all__ = [
    "Moment",
    "NotWhole",
    "Proof",
    "Whole",
    "a_day_ago",
    "a_window_ago",
    "checkpoints",
    "consistency",
    "event",
    "events_about",
    "events_by",
    "events_of",
    "grown",
    "latest_checkpoint",
    "moments",
    "proof_of",
    "says",
    "size",
    "timeline_of",
    "unplaced",
    "verify",
    "waiting",
    "with_particulars",
    "words",
]
