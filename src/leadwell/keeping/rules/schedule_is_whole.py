"""KEE-11: A retention schedule says of every class what ends it, how long it is kept, and who says so.

Source: house rule, from the promise that keeping times are dated data anyone can read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadwell.keeping.rules.facts import DisposalAction
from leadwell.reasons import Reason

NEEDED = ("title", "trigger", "action", "who_says", "verified")


def schedule_is_whole(data: Mapping[str, Any]) -> list[Reason]:
    """Say what is missing from a schedule, class by class."""
    if not data.get("from_on") or not data.get("classes"):
        return [Reason("KEE-11a", "A schedule says from when it holds and which classes it has.")]
    return [
        Reason("KEE-11b", "{slug}: {what}", {"slug": slug, "what": what})
        for slug, each in data["classes"].items()
        for what in _missing(each)
    ]


def _missing(each: Mapping[str, Any]) -> list[str]:
    found = [f"{name} is missing" for name in NEEDED if each.get(name) in (None, "")]
    if each.get("action") not in set(DisposalAction):
        return [*found, "its action is none we know"]
    if each["action"] == DisposalAction.DISPOSE and not isinstance(each.get("years"), int):
        return [*found, "its years are missing"]
    return found
