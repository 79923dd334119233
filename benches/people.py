"""How much work the pages about people are while the database grows to 3.1 million of them.

The people are written straight into the tables by the owner: what is measured is reading. Half of them
work in trusts, the largest of which has some thirty thousand, half in places of twenty; one in ten
leads the other nine. CPU is the web process's own; the time it waited for the database stands beside.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benches import database

STEPS = {"small": (10_000, 100_000), "national": (10_000, 100_000, 1_000_000, 3_100_000)}
ROUNDS = {"small": 15, "national": 30}
MOST_QUERIES = 12
MOST_MILLISECONDS = 30
MOST_GROWTH = 1.5
BLOCK = 10_000  # people written one after the other: half to a trust, half to small places
SMALL_PLACES = 77_500

_PLACES = f"""
INSERT INTO organisations_organisation (code, name, kind, sector, path, town, postcode, address, area,
    known_from, search_text, made_up)
SELECT 'XT' || n, 'Made-up Trust ' || n, 'trust', 'nhs-trust', '/ENG/XT' || n || '/', '', '', '', '',
    'bench', '', true FROM generate_series(0, 229) n
UNION ALL
SELECT 'XC' || n, 'Made-up Home ' || n, 'care-location', 'social-care', '/XC' || n || '/', '', '', '',
    '', 'bench', '', true FROM generate_series(0, {SMALL_PLACES - 1}) n
"""

# Two syllables and two more: some seventy thousand names.
_PEOPLE = """
WITH sounds AS (SELECT ARRAY['ash', 'ben', 'cla', 'dil', 'eli', 'far', 'gar', 'han', 'imo', 'jon',
    'kwa', 'lin', 'mau', 'noo', 'oka', 'pri'] AS s)
INSERT INTO people_person (id, name, sort_key, made_up)
SELECT n, initcap(key), key, true FROM (
    SELECT n, s[1 + n % 16] || s[1 + n / 16 % 16] || ' ' || s[1 + n / 256 % 16]
        || s[1 + n / 4096 % 16] AS key
    FROM sounds, generate_series(FIRST, LAST) n
) named
"""

_POSTS = f"""
INSERT INTO organisations_post (id, organisation_id, number, title, unit, staff_group, job_role, band,
    pay_scale, level, leads, board, holders_known, from_on, made_up)
SELECT n, o.id, n::text, CASE WHEN n % 10 = 0 THEN 'Manager' ELSE 'Nurse' END, 'Ward ' || n / 50 % 40,
    'Group ' || n % 7, '', (2 + n % 8)::text, '', CASE WHEN n % 10 = 0 THEN 1 + n / 10 % 50 % 6 END,
    n % 10 = 0, false, true, '2020-01-01', true
FROM generate_series(FIRST, LAST) n
JOIN organisations_organisation o ON o.code = CASE
    WHEN n % {BLOCK} < {BLOCK // 2} THEN 'XT' || CASE WHEN n / {BLOCK} % 60 = 1 THEN 1
        ELSE n / {BLOCK} % 230 END
    ELSE 'XC' || (n / {BLOCK} * {BLOCK // 40} + (n % {BLOCK} - {BLOCK // 2}) / 20) % {SMALL_PLACES} END
"""

_TENURES = """
INSERT INTO organisations_tenure (person_id, post_id, kind, fte, from_on, reference)
SELECT n, n, 'substantive', 1, '2021-05-03', '' FROM generate_series(FIRST, LAST) n
"""

_LINES = """
INSERT INTO organisations_reportingline (post_id, to_post_id, from_on)
SELECT n, n - n % 10, '2021-05-03' FROM generate_series(FIRST, LAST) n WHERE n % 10 > 0
"""

# Each row would be compared with its neighbours as it is written. The first of the two is no help to
# a reader; the second is how a line is found by its lower post, so it is there whenever we measure.
_LOOSE = """
ALTER TABLE organisations_tenure DROP CONSTRAINT IF EXISTS one_time_in_a_post_at_a_time;
ALTER TABLE organisations_reportingline DROP CONSTRAINT IF EXISTS one_reporting_line_at_a_time
"""
_TIGHT = """
ALTER TABLE organisations_reportingline ADD CONSTRAINT one_reporting_line_at_a_time
    EXCLUDE USING gist (post_id WITH =, daterange(from_on, until_on, '[)') WITH &&)
"""


def run(scale: str) -> list[dict[str, Any]]:
    """A person's page at every size; then the lists at the largest."""
    with database.empty("bench_people"), any_host():
        as_when_serving()
        curve: list[tuple[int, float, float]] = []
        first = BLOCK
        for size in STEPS[scale]:
            grow(first, BLOCK + size - 1)
            first = BLOCK + size
            cpu, waited = cost(as_officer(f"/people/{BLOCK + 17}/"), ROUNDS[scale])
            curve.append((size, cpu, waited))
        return [*_curve(curve), *_lists(ROUNDS[scale])]


def as_when_serving() -> None:
    """The settings of a connection that answers requests."""
    from django.db import connection

    from leadwell.config.environment import PATIENCE

    connection.settings_dict["OPTIONS"]["options"] = PATIENCE
    connection.close()


def _lists(rounds: int) -> Iterator[dict[str, Any]]:
    trust = "/organisations/XT1/people/"
    pages = {
        "my team": _as_manager("/my/team/"),
        "people of my organisation": as_officer(trust),
        "people of my organisation, a later page": as_officer(
            f"{trust}?after={BLOCK * 61 + 3_000}"
        ),
        "search, two words in any order": as_officer(f"{trust}?q=kwa+ash"),
        "search, one letter": as_officer(f"{trust}?q=n"),
        "leavers": as_officer(f"{trust}?when=left"),
        "a post": as_officer(f"/organisations/XT1/posts/{BLOCK + 10}/"),
    }
    for name, get in pages.items():
        cpu, waited = cost(get, rounds)
        yield _limit(f"{name}, CPU", "ms", cpu, MOST_MILLISECONDS)
        yield _told(f"{name}, waiting for the database", waited)
        yield _limit(f"{name}, SQL queries", "queries", queries(get), MOST_QUERIES)


def _curve(curve: list[tuple[int, float, float]]) -> Iterator[dict[str, Any]]:
    """The same page at each size, beside the smallest."""
    _size, least, least_waited = curve[0]
    for size, cpu, waited in curve:
        row = _limit(f"a person's page, {size:,} people, CPU", "ms", cpu, least * MOST_GROWTH)
        yield {**row, "yardstick": least, "yardstick_name": f"{curve[0][0]:,} people",
               "ratio": cpu / least, "target": f"at most {MOST_GROWTH:g} times"}  # fmt: skip
        yield _told(
            f"a person's page, {size:,} people, waiting for the database", waited, least_waited
        )


def _limit(job: str, unit: str, ours: float, most: float) -> dict[str, Any]:
    return {
        "job": job, "unit": unit, "ours": ours, "yardstick": most, "yardstick_name": "the limit",
        "ratio": ours / most, "target": f"at most {most:g}", "met": ours <= most,
    }  # fmt: skip


def _told(job: str, ours: float, beside: float = 0) -> dict[str, Any]:
    """A figure without a limit."""
    return {
        "job": job, "unit": "ms", "ours": ours, "yardstick": beside or ours,
        "yardstick_name": "the smallest" if beside else "itself", "ratio": ours / (beside or ours),
        "target": "told", "met": None,
    }  # fmt: skip


# The database


def grow(first: int, last: int) -> None:
    """Add people with these numbers, as the owner."""
    import psycopg

    with psycopg.connect(_owner(), autocommit=True) as owner:
        owner.execute("SET synchronous_commit = off")
        owner.execute(_LOOSE)
        if first == BLOCK:
            owner.execute(_PLACES)
        for part in (_PEOPLE, _POSTS, _TENURES, _LINES):
            told = part.replace("FIRST", str(first)).replace("LAST", str(last))
            owner.execute(told.encode())
        owner.execute(_TIGHT)
        owner.execute(
            "SELECT setval(pg_get_serial_sequence('people_person', 'id'), max(id)) FROM people_person"
        )
        owner.execute("VACUUM ANALYZE")


def _owner() -> str:
    from django.db import connection

    from tests.databases import as_role, server_url

    return as_role(server_url(), connection.settings_dict["NAME"], "leadwell_owner")


# Who asks


def as_officer(address: str) -> Callable[[], Any]:
    """An HR officer of the largest trust."""
    from django.utils import timezone

    from leadwell.access.models import RoleGrant
    from leadwell.organisations.models import Organisation

    account = _account("officer@made-up.example", BLOCK + 1)
    RoleGrant.objects.get_or_create(
        person=account.person,
        role="hr-officer",
        organisation=Organisation.objects.get(code="XT1"),
        defaults={"from_on": timezone.localdate(), "given_by": "bench", "reason": "bench"},
    )
    return _getter(account, address)


def _as_manager(address: str) -> Callable[[], Any]:
    """Somebody to whom nine people report."""
    return _getter(_account("manager@made-up.example", BLOCK + 10), address)


def _account(email: str, person_id: int) -> Any:
    from leadwell.access.models import Account
    from leadwell.people.models import Person

    person = Person.objects.filter(pk=person_id).first() or Person.objects.get(pk=BLOCK + 1)
    return Account.objects.get_or_create(email=email, defaults={"person": person})[0]


def _getter(account: Any, address: str) -> Callable[[], Any]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(account)

    def get() -> Any:
        response = client.get(address)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}")
        return response

    return get


# What it costs


def cost(get: Callable[[], Any], rounds: int) -> tuple[float, float]:
    """Milliseconds of our own CPU, and of waiting for the database: the middle of many."""
    for _ in range(5):
        get()
    pairs = [_once(get) for _ in range(rounds)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def _once(get: Callable[[], Any]) -> tuple[float, float]:
    from django.db import connection

    waited = 0.0

    def stopwatch(execute: Any, *arguments: Any) -> Any:
        nonlocal waited
        began = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            waited += time.perf_counter() - began

    began = time.process_time()
    with connection.execute_wrapper(stopwatch):
        get()
    return 1_000 * (time.process_time() - began), 1_000 * waited


def queries(get: Callable[[], Any]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        get()
    ours = ("SELECT", "INSERT", "UPDATE", "WITH")  # what begins and ends a transaction asks nothing
    return sum(1 for each in queries if each["sql"].lstrip().upper().startswith(ours))


@contextmanager
def any_host() -> Iterator[None]:
    from django.test import override_settings

    with override_settings(ALLOWED_HOSTS=["*"]):
        yield
