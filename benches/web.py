"""How much work a page is, beside the bare layout page with one query in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benches import database

ROUNDS = {"small": 15, "national": 40}
MOST_TIMES = 6.0
MOST_QUERIES = 12
MOST_KILOBYTES = 100
SEARCH = "/organisations/?q=university+hospitls+leaders"


def run(scale: str) -> list[dict[str, Any]]:
    """CPU of the organisation and the search page against the bare page, queries and size."""
    with database.empty("bench_web"):
        database.load(database.real_files(small=scale == "small"))
        database.fill_up(4_000 if scale == "small" else database.MADE_UP)
        database.analyse()
        with _bare_page():
            return _rows(_busiest_trust(), ROUNDS[scale])


def _busiest_trust() -> str:
    """The trust with the most figures: the fullest page there is."""
    from django.db.models import Count

    from leadwell.organisations.models import Organisation

    trusts = Organisation.objects.filter(kind="trust").annotate(n=Count("figures"))
    return trusts.order_by("-n", "code").values_list("code", flat=True)[0]


def _rows(code: str, rounds: int) -> list[dict[str, Any]]:
    pages = {"organisation page": f"/organisations/{code}/", "search page": SEARCH}
    bare = _getter("/bare/")
    rows = []
    for name, address in pages.items():
        get = _getter(address)
        ours, yardstick = _cpu_side_by_side(get, bare, rounds)
        rows.append(_cpu_row(name, ours, yardstick))
        rows += _weights(name, get)
    return rows


def _cpu_side_by_side(
    ours: Callable[[], Any], bare: Callable[[], Any], rounds: int
) -> tuple[float, float]:
    """Milliseconds of CPU each, in turn, so that the machine's mood touches both alike."""
    for get in (ours, bare, ours, bare):
        get()
    pairs = [(_cpu(ours), _cpu(bare)) for _ in range(rounds)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def _cpu(get: Callable[[], Any]) -> float:
    began = time.process_time()
    get()
    return 1_000 * (time.process_time() - began)


def _getter(address: str) -> Callable[[], Any]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})

    def get() -> Any:
        response = client.get(address)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}")
        return response

    return get


def _cpu_row(name: str, ours: float, yardstick: float) -> dict[str, Any]:
    ratio = ours / yardstick
    return {
        "job": f"{name}, CPU",
        "unit": "ms",
        "ours": ours,
        "yardstick": yardstick,
        "yardstick_name": "bare layout page, one query",
        "ratio": ratio,
        "target": f"at most {MOST_TIMES:g} times",
        "met": ratio <= MOST_TIMES,
    }


def _weights(name: str, get: Callable[[], Any]) -> Iterator[dict[str, Any]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        page = get()
    kilobytes = len(page.content) / 1_000
    yield _limit(f"{name}, SQL queries", "queries", len(queries), MOST_QUERIES)
    yield _limit(f"{name}, HTML", "KB", kilobytes, MOST_KILOBYTES)


def _limit(job: str, unit: str, ours: float, most: float) -> dict[str, Any]:
    return {
        "job": job,
        "unit": unit,
        "ours": ours,
        "yardstick": most,
        "yardstick_name": "the limit",
        "ratio": ours / most,
        "target": f"at most {most:g}",
        "met": ours <= most,
    }


@contextmanager
def _bare_page() -> Iterator[None]:
    """The layout with nothing in it and one query, at /bare/ for as long as the bench lasts."""
    from django.test import override_settings

    with override_settings(ROOT_URLCONF="benches.bare_page", ALLOWED_HOSTS=["*"]):
        yield
