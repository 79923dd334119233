"""Learning: calendars, claims, registers and other systems."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import at
from tests.attacks.region import Region
from tests.attacks.visits import Finds, Visit, public

PLAIN = [
    "training:to-assess",
    "training:systems",
    "training:add-system",
    "training:mapping",
    "training:add-tool",
    "training:my-reminders",
    "training:my-calendar",
    "training:my-learning",
    "training:claim-learning",
    "training:claims",
    "training:new-calendar",
]


def _no_claim(name: str, region: Region) -> Iterator[Visit]:
    """The demo has no claims; training/tests/test_learning_pages.py asks for one as the wrong person."""
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _assessed(name: str, region: Region) -> Iterator[Visit]:
    assures = at(region, "XXE01", Permission.ASSURE_TRAINING)
    yield Visit(reverse(name, args=["first-team-1"]), assures)


ABOUT_ONE: dict[str, Finds] = {
    "training:claim": _no_claim,
    "training:assess-run": _assessed,
    "training:calendar-feed": public(token="x" * 43),
}
ELSEWHERE = {
    **dict.fromkeys(
        (
            "training:source",
            "training:match-word",
            "training:unmatch-word",
            "training:end-system",
            "training:tool",
            "training:link-course",
            "training:end-tool",
            "training:open-course",
        ),
        "of a system that a provider added, and the demo has none: training/tests/test_lti_pages.py",
    ),
    **dict.fromkeys(
        (
            "training:my-claim",
            "training:appeal-learning",
            "training:evidence",
            "training:give-result",
            "training:take-back-pass",
            "training:register",
            "training:session-date",
        ),
        "the demo has none: training/tests/test_learning_pages.py, as the wrong person too",
    ),
    "training:xapi-": "for programs: training/tests/statements/test_door.py",
    "training:lti-": "for programs: training/tests/test_lti_tokens.py and test_lti_scores.py",
}
