"""APT-11: Two people do not hold one whole post at a time.

Somebody may share a post, as far as hours are left. Whoever stands in for its holder, and whoever comes
when asked, takes nothing of it.
Source: house rule, from the hours a post is established for.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from leadwell.appointments.rules.facts import Share
from leadwell.reasons import Reason

WHOLE = Decimal(1)


def post_is_free(wanted: Share, *, room: Decimal | None, held: Iterable[Share]) -> list[Reason]:
    """Say what stands in the way; `room` is how many full-time people the post is for (one, where
    nobody said), `held` what others take of it."""
    if wanted.covers:
        return []
    others = [each for each in held if not each.covers and _overlap(each, wanted)]
    taken = sum((_size(each) for each in others), Decimal(0))
    if not others or taken + _size(wanted) <= max(room or WHOLE, WHOLE):
        return []
    return [
        Reason(
            "APT-11", "Somebody else holds this post on those days. Choose a post that is empty."
        )
    ]


def _size(share: Share) -> Decimal:
    """Hours that nobody said are those of a whole post."""
    return WHOLE if share.fte is None else share.fte


def _overlap(one: Share, other: Share) -> bool:
    return _begins_before_the_end(one, other) and _begins_before_the_end(other, one)


def _begins_before_the_end(one: Share, other: Share) -> bool:
    return other.until_on is None or one.from_on < other.until_on
