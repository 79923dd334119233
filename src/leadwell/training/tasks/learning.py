"""Files given as evidence go through the virus check in the worker."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.training.actions import prior_learning

CHECKER = system_actor("the check of evidence", Permission.RECOGNISE_LEARNING)


@app.task(
    name="leadwell.training.tasks.learning.check_evidence",
    retry=RetryStrategy(max_attempts=20, exponential_wait=2),
    pass_context=False,
)
def check_evidence(evidence_id: int) -> None:
    """Check one file; tried again while the scanner does not answer."""
    prior_learning.check_evidence(by=CHECKER, evidence_id=evidence_id, now=timezone.now())
