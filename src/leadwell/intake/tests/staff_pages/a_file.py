"""A made-up staff file, and what is read on its page."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from leadwell.intake.models import StaffFile

HELD = [
    {"code": "INT-03a", "text": "{leavers:,} of {held:,} people would have left at once.",
     "facts": {"leavers": 1200, "held": 4118}},
]  # fmt: skip


def a_file(place, **more):
    now = timezone.now()
    about = {
        "kind": "workforce", "organisation": place, "file_name": "june.csv",
        "digest": f"{StaffFile.objects.count()}", "as_at": date(2026, 6, 30), "state": "taken",
        "offered_by": "Ngozi Okafor", "offered_at": now, "moved_at": now, "rows": 4155,
        "accepted": 4118, "unchanged": 4100, "changed": 6, "joiners": 12, "leavers": 3, "rejected": 37,
    }  # fmt: skip
    return StaffFile.objects.create(**{**about, **more})


def words(answer):
    return answer.content.decode()
