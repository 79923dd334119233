"""Award, sign and list every credential that waits. It may be stopped at any time and goes on there.

./leadwell manage sign_credentials
"""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils import timezone

from leadwell.actor import Permission, system_actor
from leadwell.training.actions import credentials
from leadwell.training.queries.credentials import waiting_to_be_signed

SIGNER = system_actor("the signer of credentials", Permission.ASSURE_TRAINING)
SHOWN_EVERY = 5_000


class Command(BaseCommand):
    help = "Award, sign and list every credential that waits."

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        credentials.award_what_was_achieved(by=SIGNER, now=now)
        credentials.withdraw_with_achievements(by=SIGNER, now=now)
        self._of = waiting_to_be_signed()
        done = credentials.sign_credentials(by=SIGNER, now=now, progress=self._progress)
        said = f"{done.credentials:,} credentials and {done.lists:,} status lists were signed."
        self.stdout.write(said)

    def _progress(self, done: int) -> None:
        if done % SHOWN_EVERY == 0:
            self.stderr.write(f"  {done:,} of {self._of:,} are signed")
