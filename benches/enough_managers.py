"""How long the pages of managers take at 3.1 million people, and how long a month's numbers take to make.

The people are those of the bench about people. Pages are served as everybody's are; the counting behind
them is statements over sets, and beside it stands reading the same people row by row. The monthly job is
timed on the whole country in one, on the largest trust and on a thousand small places; what it takes for
every place is worked out from them. Memory is how much higher the process has ever stood since.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from typing import Any

from benches import database
from benches.people import BLOCK, STEPS, any_host, as_officer, as_when_serving, cost, grow, queries

MOST_MS, MOST_QUERIES, MOST_MEGABYTES, MOST_HOURS = 50.0, 12, 1_000.0, 4.0
SAMPLE = {"small": 50, "national": 1_000}
TRUST, WHOLE = "XT1", "XALL"
EXACT, PUBLIC = f"/organisations/{TRUST}/managers/", f"/organisations/{TRUST}/managers/public/"
Row = dict[str, Any]

_THE_WHOLE = """
INSERT INTO organisations_organisation (code, name, kind, sector, path, town, postcode, address, area,
    known_from, search_text, made_up)
VALUES ('XALL', 'Made-up Country', 'country', 'national', '/', '', '', '', '', 'bench', '', true)
"""


def run(scale: str) -> list[Row]:
    """The pages, then the monthly job."""
    people = STEPS[scale][-1]
    _every_page()
    with database.empty("bench_managers"), any_host():
        grow(BLOCK, BLOCK + people - 1)
        _add_the_whole()
        month = list(_month(scale, people))
        as_when_serving()
        return [*_pages(people), *month]


def _every_page() -> None:
    """Read in the whole site first: what a process does once is not what a page costs."""
    import django
    from django.urls import get_resolver

    django.setup()
    assert get_resolver().url_patterns


def _add_the_whole() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_THE_WHOLE)


def _pages(people: int) -> Iterator[Row]:
    whole = f"/organisations/{WHOLE}/managers/public/"
    for name, address, limit in (
        ("public page of a trust", PUBLIC, MOST_MS),
        ("public page of the whole country", whole, MOST_MS),
        ("exact page of a trust", EXACT, 0.0),
    ):
        get = as_officer(address)
        cpu, waited = cost(get, 10)
        asked = queries(get)
        yield _row(
            f"{name}, {people:,} people, CPU",
            "ms",
            cpu,
            limit or cpu,
            "the limit" if limit else "itself",
            limit,
        )
        yield _row(f"{name}, waiting for the database", "ms", waited, cpu, "its CPU", 0)
        most = 0 if address == EXACT else MOST_QUERIES
        yield _row(f"{name}, SQL queries", "queries", asked, MOST_QUERIES, "the limit", most)


def _month(scale: str, people: int) -> Iterator[Row]:
    """The job that makes the month's numbers: the whole, the largest, and a sample of the small."""
    before = _megabytes()
    by_rows = _timed(_read_row_by_row)
    trust = _timed(lambda: _release([TRUST]))
    yield _row(
        "month's numbers of the largest trust", "s", trust, by_rows, "reading it row by row", 0
    )
    once = _timed(_through_everybody)
    whole = _timed(lambda: _release([WHOLE]))
    yield _row(f"month's numbers of all {people:,} in one", "s", whole, once, "one read of all", 0)
    small = _small_places(SAMPLE[scale])
    each = _timed(lambda: _release(small)) / len(small)
    places = _how_many_places()
    hours = (each * places + trust * 230 + whole * 50) / 3600  # as if every area were the whole
    yield _row(f"month's numbers of a small place, of {len(small):,}", "ms", 1000 * each, 1000 * trust,
               "the largest trust", 0)  # fmt: skip
    yield _row(f"month's numbers of {places:,} places, as worked out", "h", hours, MOST_HOURS,
               "the night", MOST_HOURS)  # fmt: skip
    grown = _megabytes() - before
    yield _row(
        "memory of the monthly job", "MB", grown, MOST_MEGABYTES, "the limit", MOST_MEGABYTES
    )


def _release(codes: list[str]) -> None:
    from django.utils import timezone

    from leadwell.measures.actions import COUNTER, release_managers

    for code in codes:
        made = release_managers(by=COUNTER, code=code, now=timezone.now())
        assert made is not None, code


def _read_row_by_row() -> None:
    from leadwell.organisations.models import Tenure

    rows = Tenure.objects.filter(post__organisation__code=TRUST).select_related("post", "person")
    assert len(list(rows)) > 1_000


def _through_everybody() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT t.person_id) FROM organisations_tenure t"
            " JOIN organisations_post p ON p.id = t.post_id"
        )
        assert cursor.fetchone()[0] > 1_000


def _small_places(sample: int) -> list[str]:
    from leadwell.organisations.models import Organisation, Post

    held = Post.objects.filter(organisation__code__startswith="XC").values("organisation_id")
    ids = held.order_by("organisation_id").distinct()[:sample]
    return list(Organisation.objects.filter(pk__in=list(ids.values_list("organisation_id", flat=True)))
                .values_list("code", flat=True))  # fmt: skip


def _how_many_places() -> int:
    from leadwell.measures.queries import places_to_release

    return len(places_to_release())


def _timed(job: Callable[[], None]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _row(job: str, unit: str, ours: float, beside: float, beside_name: str, most: float) -> Row:
    """A figure beside its yardstick; `most` is nought where nothing was promised."""
    return {
        "job": job, "unit": unit, "ours": round(ours, 2), "yardstick": round(beside, 2),
        "yardstick_name": beside_name, "ratio": ours / beside if beside else 0.0,
        "target": f"at most {most:g}" if most else "told", "met": ours <= most if most else None,
    }  # fmt: skip
