"""FAR-84: A small employer's neighbours are those of the same kind in the same region.

Their people pooled say what one employer's own few cannot.
Source: house rule, from like with like in our method notes.
"""

from __future__ import annotations

from collections.abc import Mapping


def neighbours(organisation_id: int, peers: Mapping[int, tuple[str, int | None]]) -> frozenset[int]:
    """All neighbours, itself among them. `peers` gives the peer group and the region of each."""
    own = peers[organisation_id]
    return frozenset(number for number, one in peers.items() if one == own)
