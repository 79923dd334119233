"""Credentials are signed in the worker: it holds the keys, and what answers the world does not."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import Permission, system_actor
from leadwell.training.actions import credentials

SIGNER = system_actor("the signer of credentials", Permission.ASSURE_TRAINING)


@app.task(
    name="leadwell.training.tasks.credentials.sign_credentials",
    lock="credentials",
    pass_context=False,
)
def sign_credentials() -> int:
    """Sign what waits and the lists that changed."""
    return credentials.sign_credentials(by=SIGNER, now=timezone.now()).credentials


@app.periodic(cron="* * * * *", periodic_id="look_after_credentials")
@app.task(queueing_lock="look_after_credentials", lock="credentials", pass_context=False)
def look_after_credentials(timestamp: int) -> int:
    """Each minute: award what was achieved, withdraw what was withdrawn, and sign what is left."""
    now = timezone.now()
    credentials.award_what_was_achieved(by=SIGNER, now=now)
    credentials.withdraw_with_achievements(by=SIGNER, now=now)
    return credentials.sign_credentials(by=SIGNER, now=now).credentials
