"""Make the first administrator, who gives everybody else access from the pages.

./leadwell manage make_administrator name@example.org "Asha Patel"
"""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from leadwell.access import actions
from leadwell.actor import Permission, system_actor
from leadwell.reasons import RuleBroken


class Command(BaseCommand):
    """Gives a person the role of administrator for all of England."""

    help = "Make an administrator for all of England. They choose their own password by letter."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--place", default="ENG", help="the code of the top of the tree")

    def handle(self, *args: object, email: str, name: str, place: str, **rest: object) -> None:
        now = timezone.now()
        try:
            actions.give_role_by_email(
                by=system_actor("set-up", Permission.MANAGE_GRANTS, Permission.NOTE_PEOPLE),
                email=email,
                name=name,
                role="administrator",
                organisation_code=place,
                from_on=timezone.localdate(now),
                until_on=None,
                reason="Made when the site was set up",
                now=now,
            )
        except RuleBroken as broken:
            raise CommandError(" ".join(str(reason) for reason in broken.reasons)) from broken
        self.stdout.write(
            f"{email} is an administrator. Choose a password at /account/password/reset/"
        )
