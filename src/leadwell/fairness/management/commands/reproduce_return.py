"""Work a published return out again from its frozen snapshot, and say whether it comes out the same.

./leadwell manage reproduce_return 12
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from leadwell.fairness.models import Return
from leadwell.fairness.queries.reproducing import reproduced
from leadwell.gateways.warehouse import Unreadable


class Command(BaseCommand):
    help = "Work a published return out again from its frozen snapshot."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, help="the number in the return's address")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            found = reproduced(options["number"])
        except Return.DoesNotExist:
            raise CommandError("There is no such return.") from None
        except Unreadable as error:
            raise CommandError(str(error)) from None
        if found.same:
            self.stdout.write(f"The same: {found.digest}")
            return
        if not found.untouched:
            raise CommandError(
                f"What readers are shown is not what was published: {found.published} was published, "
                f"{found.kept} is shown with {found.printed} beside it."
            )
        because = "" if found.same_definitions else " Its definitions have changed since."
        raise CommandError(
            f"Not the same: {found.published} was published, {found.digest} came out.{because}"
        )
