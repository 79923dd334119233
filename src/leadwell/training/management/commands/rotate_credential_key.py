"""Sign with new keys from now on. The launcher makes them; here they are published, and the old ones stay
published, so that what they signed can still be checked. Start the site again afterwards.

./leadwell manage rotate_credential_key
"""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leadwell.actor import Permission, system_actor
from leadwell.training.actions import credentials

SIGNER = system_actor("the signer of credentials", Permission.ASSURE_TRAINING)


class Command(BaseCommand):
    help = "Sign credentials with new keys from now on."

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        keys = credentials.publish_keys(by=SIGNER, now=now)
        if keys is None:
            raise CommandError("Run it as ./leadwell manage rotate_credential_key.")
        credentials.sign_credentials(by=SIGNER, now=now)  # the lists, under the new key
        self.stdout.write(f"From now on {keys.signer.method} signs. Start the site again.")
