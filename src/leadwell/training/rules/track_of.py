"""TRN-10: Which parts of the induction somebody has besides those for everyone.

The first line that fits decides: the kind of organisation, words in the job's name, and how many people
work there. The lines are dated data.
Source: house rule, from the induction for care workers and small practices in our facts; an example.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.training.rules.facts import Job, TrackLine

EVERYONE = "core"


def track_of(job: Job, *, lines: Sequence[TrackLine]) -> str:
    """The track, "core" where no line fits."""
    return next((line.track for line in lines if _fits(job, line)), EVERYONE)


def _fits(job: Job, line: TrackLine) -> bool:
    name = f" {' '.join(job.name.split()).casefold()}"
    if job.kind not in line.kinds or (line.at_most is not None and job.people > line.at_most):
        return False
    if any(word in name for word in line.but_not):
        return False
    return not line.jobs or any(word in name for word in line.jobs)
