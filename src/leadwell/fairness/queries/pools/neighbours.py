"""Which employers are neighbours: small ones of one kind in one region, or in none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leadwell.fairness.rules.neighbours import neighbours
from leadwell.fairness.rules.pools.facts import SMALL_KINDS
from leadwell.organisations.models import Kind, Organisation


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Employers of one kind in one region; of those in no region the region is None."""

    kind: str
    region_id: int | None
    members: frozenset[int]
    made_up: bool


def every_neighbourhood() -> Iterator[Neighbours]:
    """All neighbourhoods of small employers. Two queries."""
    rows = Organisation.objects.filter(kind__in=SMALL_KINDS).values_list(
        "pk", "kind", "path", "made_up"
    )
    regions = _regions()
    peers = {pk: (kind, _region(path, regions)) for pk, kind, path, _made_up in rows}
    made_up = {pk for pk, _kind, _path, made in rows if made}
    one_of = {peer: pk for pk, peer in sorted(peers.items(), reverse=True)}
    for (kind, region), pk in sorted(one_of.items(), key=lambda item: item[1]):
        members = neighbours(pk, peers)
        yield Neighbours(kind, region, members, bool(members & made_up))


def region_of(organisation: Organisation) -> int | None:
    """The region an organisation is in. One query."""
    return _region(organisation.path, _regions())


def _regions() -> dict[str, int]:
    return dict(Organisation.objects.filter(kind=Kind.REGION).values_list("path", "pk"))


def _region(path: str, regions: dict[str, int]) -> int | None:
    codes = path.strip("/").split("/")
    paths = ("/" + "/".join(codes[: n + 1]) + "/" for n in range(len(codes)))
    return next((regions[one] for one in paths if one in regions), None)
