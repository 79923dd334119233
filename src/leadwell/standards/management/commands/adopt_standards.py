"""Take in the frameworks that come with the programme. Every start runs this; twice is once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from leadwell.actor import Permission, system_actor
from leadwell.standards.actions import adopt_shipped

SHIPPER = system_actor("the frameworks that come with Leadwell", Permission.PUBLISH_STANDARDS)


class Command(BaseCommand):
    help = "Take in the frameworks that come with Leadwell. May be repeated."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: Any) -> None:
        for version in adopt_shipped(by=SHIPPER, now=timezone.now()):
            self.stdout.write(f"{version.title} is here, in force from {version.from_on}.")
