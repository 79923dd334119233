"""STD-09: A version is drafted, reviewed, signed off, published and retired, in this order.

Source: house rule, from the issue: drafted by several people, reviewed with comments, signed off,
published, superseded, retired.
"""

from __future__ import annotations

from collections.abc import Mapping

from leadwell.reasons import Reason

FROM: Mapping[str, tuple[str, ...]] = {
    "sent": ("draft",),
    "returned": ("in-review", "signed-off"),
    "signed-off": ("in-review",),
    "published": ("signed-off",),
    "retired": ("published",),
}
IN_THE_WAY: Mapping[str, Reason] = {
    "sent": Reason("STD-09a", "Only a draft can be sent for review."),
    "returned": Reason("STD-09b", "Only a version in review or signed off can be sent back."),
    "signed-off": Reason("STD-09c", "Send it for review first. Then somebody can sign it off."),
    "published": Reason("STD-09d", "It has to be signed off first."),
    "retired": Reason("STD-09e", "Only a published version can be retired."),
}


def step_follows(step: str, *, status: str) -> list[Reason]:
    """Say what stands in the way of a step."""
    return [] if status in FROM[step] else [IN_THE_WAY[step]]
