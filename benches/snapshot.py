"""How long a snapshot of the star takes, beside a plain COPY out of the same rows.

The people are those of `benches/people`; each declared something, one in ten in their own words too, and
there are applications with panels. Ours reads the star, encrypts it and writes it to the disc; COPY writes
the same rows as text, unencrypted. A COPY out of tables that hold those rows ready is told beside it.
"""

from __future__ import annotations

import base64
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import psycopg

from benches import database, people

ROUNDS = {"small": 5, "national": 3}
APPLICATIONS = {"small": 20_000, "national": 400_000}
MOST_TIMES = 2.0
ON, SINCE = date(2022, 3, 31), date(2021, 4, 1)
KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()

_SAID = """
INSERT INTO sealed_equality.declaration (person_id, through, given_on, noted_at, ethnicity, disability, sex,
    gender_identity, sexual_orientation, religion, age_band, caring, armed_forces, background)
SELECT n, CASE WHEN way = 1 THEN 'workforce XT1' ELSE 'own' END, '2021-05-03', '2021-05-03',
    'nhs:' || substr('ABCDEFGHJKLMNPRS', 1 + n % 16, 1), CASE n % 9 WHEN 0 THEN 'lw:yes' WHEN 1 THEN '-'
    ELSE 'lw:no' END, CASE n % 4 WHEN 0 THEN 'lw:m' ELSE 'lw:f' END, '', 'lw:a', 'lw:b', 'lw:30', '', '', ''
FROM generate_series(FIRST, LAST) n, generate_series(1, 2) way WHERE way = 1 OR n % 10 = 0
"""
_ADVERTS = """
INSERT INTO appointments_advert (id, organisation_id, reference, title, band, staff_group, leads,
    advertised_on)
SELECT p.id, p.organisation_id, p.id::text, p.title, p.band, p.staff_group, p.leads, '2021-06-01'
FROM organisations_post p WHERE p.id % 10 = 0 AND p.id < FIRST + APPLICATIONS
"""
_PANELS = "INSERT INTO appointments_panelmember (advert_id, person_id) SELECT id, id FROM appointments_advert"
_APPLICATIONS = """
INSERT INTO appointments_application (advert_id, person_id, reference, applied_on, shortlisted_on,
    appointed_on)
SELECT id, id + turn, turn::text, '2021-07-01', CASE WHEN turn < 5 THEN date '2021-08-01' END,
    CASE WHEN turn = 1 THEN date '2021-09-01' END
FROM appointments_advert, generate_series(1, 9) turn
"""


def run(scale: str) -> list[dict[str, Any]]:
    """Ours and COPY by turns, so that both meet the same machine."""
    size = people.STEPS[scale][-1]
    with database.empty("bench_snapshot"), tempfile.TemporaryDirectory() as folder:
        people.grow(people.BLOCK, people.BLOCK + size - 1)
        _fill(people.BLOCK, people.BLOCK + size - 1, APPLICATIONS[scale])
        url = _reader()
        _warm(url)
        took: dict[str, list[float]] = {"ours": [], "COPY": []}
        for turn in range(ROUNDS[scale]):
            took["COPY"].append(_timed(_copy_out, url, Path(folder), "star"))
            took["ours"].append(_timed(_snapshot, url, Path(folder), turn))
        ready = _ready_tables(url, Path(folder))
    ours, plain = statistics.median(took["ours"]), statistics.median(took["COPY"])
    return [
        _row(
            f"snapshot of {size:,} people, encrypted",
            ours,
            plain,
            "COPY of the same rows",
            MOST_TIMES,
        ),
        _row("the same beside tables that hold the rows ready", ours, ready, "COPY of those", None),
    ]


def _snapshot(url: str, folder: Path, turn: int) -> None:
    from leadwell.gateways.warehouse import Warehouse

    Warehouse(folder, KEY).write(f"bench-{turn}", url=url, on=ON, since=SINCE)


def _copy_out(url: str, folder: Path, schema: str) -> None:
    """Every table as text, into a file each."""
    from leadwell.gateways.warehouse import TABLES, open_star

    with open_star(url, on=ON, since=SINCE) as star:
        for table in TABLES:
            with (
                (folder / f"{table}.txt").open("wb") as file,
                star.cursor().copy(f'COPY (SELECT * FROM {schema}."{table}") TO STDOUT') as copy,
            ):
                for piece in copy:
                    file.write(piece)


def _ready_tables(url: str, folder: Path) -> float:
    """How long COPY takes where nothing is left to be worked out."""
    from leadwell.gateways.warehouse import TABLES

    with psycopg.connect(people._owner(), autocommit=True) as owner:
        owner.execute("CREATE SCHEMA ready; GRANT USAGE ON SCHEMA ready TO leadwell_snapshot")
        owner.execute(
            f"""SET star."on" = '{ON}'; SET star."from" = '{SINCE}'; SET work_mem = '256MB'"""
        )
        for table in TABLES:
            owner.execute(f'CREATE TABLE ready."{table}" AS SELECT * FROM star."{table}"')
            owner.execute(f'GRANT SELECT ON ready."{table}" TO leadwell_snapshot')
    return _timed(_copy_out, url, folder, "ready")


def _fill(first: int, last: int, applications: int) -> None:
    with psycopg.connect(people._owner(), autocommit=True) as owner:
        owner.execute("SET synchronous_commit = off")
        for part in (_SAID, _ADVERTS, _PANELS, _APPLICATIONS):
            told = part.replace("FIRST", str(first)).replace("LAST", str(last))
            owner.execute(told.replace("APPLICATIONS", str(applications)).encode())
        owner.execute("VACUUM ANALYZE")


def _reader() -> str:
    from django.db import connection

    from tests.databases import as_role, server_url

    return as_role(server_url(), connection.settings_dict["NAME"], "leadwell_snapshot")


def _warm(url: str) -> None:
    """What the server keeps in memory is there for both."""
    with tempfile.TemporaryDirectory() as folder:
        _copy_out(url, Path(folder), "star")


def _timed(job: Callable[..., None], *given: Any) -> float:
    began = time.perf_counter()
    job(*given)
    return time.perf_counter() - began


def _row(job: str, ours: float, plain: float, name: str, most: float | None) -> dict[str, Any]:
    return {
        "job": job, "unit": "s", "ours": ours, "yardstick": plain, "yardstick_name": name,
        "ratio": ours / plain, "target": f"at most {most:g} times" if most else "told",
        "met": ours <= plain * most if most else None,
    }  # fmt: skip
