"""Two loads of the same file at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
from django.db import connection, transaction

from leadwell.organisations.tests.factories import note, row

ROWS = [row(f"ZT{n:03}", f"Zed {n}", parent_code="ZQ1", line=n + 1) for n in range(200)]


def _load(together: Barrier):
    try:
        together.wait(timeout=30)
        with transaction.atomic():
            return note(*ROWS)
    finally:
        connection.close()


def test_each_organisation_is_added_once(committed_database):
    together = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        loads = [pool.submit(_load, together) for _ in range(2)]
        noted = [load.result(timeout=60) for load in loads]
    assert sorted(len(one.added) for one in noted) == [0, 200]
    assert sorted(len(one.unchanged) for one in noted) == [0, 200]
    with psycopg.connect(committed_database) as asked:
        counts = asked.execute(
            "SELECT (SELECT count(*) FROM organisations_organisation),"
            " (SELECT count(*) FROM organisations_organisationname WHERE name LIKE 'Zed%'),"
            " (SELECT count(*) FROM history_event)"
        ).fetchone()
    assert counts == (202, 200, 1)
