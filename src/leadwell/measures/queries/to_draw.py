"""Which charts a load has made stale, so that they can be drawn before anybody asks."""

from __future__ import annotations

from collections.abc import Collection

from leadwell.measures.models import Figure, Source


def newest_source() -> int:
    """The number of the latest publication taken in; 0 where there is none."""
    return Source.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def charts_since(source: int, slugs: Collection[str]) -> list[tuple[str, str]]:
    """Organisation codes and measures with figures from publications after `source`, in order."""
    fresh = Figure.objects.filter(
        current=True, breakdown="", measure__in=slugs, source_id__gt=source
    ).exclude(peer_group="")
    return list(
        fresh.order_by("organisation__code", "measure")
        .values_list("organisation__code", "measure")
        .distinct()
    )
