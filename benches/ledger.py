"""What the ledger costs, each figure beside a yardstick taken in the same run.

The load is pgbench's, for Python's threads share one processor and would measure themselves. Audited
and unaudited runs take turns, and each pair gives a ratio; the middle one is printed. A transaction
that waits 20 ms stands for a request of the site, which does its own work while it holds the connection.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import psycopg

from benches.stats import best
from launcher.postgres import find_programs

Row = dict[str, Any]
CLIENTS, WAIT = 32, "SELECT pg_sleep(0.02);"
ROUNDS = {"small": (3, 3), "national": (5, 6)}  # pairs of runs, seconds of each
EVENTS = {"small": 20_000, "national": 300_000}
UNAUDITED = "INSERT INTO people_person (name, sort_key, made_up) VALUES ('A B', 'a b', true);"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def run(scale: str) -> list[Row]:
    """All rows at a scale: "small" takes half a minute."""
    from benches import database

    with database.empty("bench_ledger"):
        url = _url()
        return [
            writing(url, scale, wait=WAIT, at_least=0.95),
            writing(url, scale, wait="", at_least=None),
            composing(),
            *keeping(url, EVENTS[scale]),
        ]


def _url() -> str:
    from django.db import connection

    from tests.databases import as_role, server_url

    return as_role(server_url(), connection.settings_dict["NAME"], "leadwell_web")


def writing(url: str, scale: str, *, wait: str, at_least: float | None) -> Row:
    """Transactions a second with their event and without."""
    rounds, seconds = ROUNDS[scale]
    pairs = [
        (
            _per_second(url, [UNAUDITED, _event(url), wait], seconds),
            _per_second(url, [UNAUDITED, wait], seconds),
        )
        for _ in range(rounds)
    ]
    ratio = median(ours / theirs for ours, theirs in pairs)
    kind = "transactions of 20 ms" if wait else "transactions that do nothing else"
    return {
        "job": f"an audited write, {CLIENTS} clients, {kind}",
        "unit": "a second",
        "ours": round(median(ours for ours, _ in pairs), 1),
        "yardstick": round(median(theirs for _, theirs in pairs), 1),
        "yardstick_name": "the same write without its event",
        "ratio": round(ratio, 3),
        "target": "for information" if at_least is None else f"ratio >= {at_least:g}",
        "met": None if at_least is None else ratio >= at_least,
    }


def _event(url: str) -> str:
    """The statement that `record` sends, with everything filled in."""
    from leadwell.history.actions.recording import WRITE

    with psycopg.connect(url) as connection:
        return psycopg.ClientCursor(connection).mogrify(WRITE, _values(7)).replace("\n", " ") + ";"


def _values(number: int) -> dict[str, Any]:
    from leadwell.history.actions.recording import values
    from leadwell.history.rules.facts import Happening, Particulars

    happening = Happening(
        "role.given", "access.RoleGrant", str(number), NOW, ["ACS-01"], {"roles": "2026-11"}
    )
    details = {"role": "hr-officer", "organisation": "XX1", "from_on": "2026-11-22"}
    return values(happening, Particulars("Asha Patel", number, "", details), salt=bytes(32))


def _per_second(url: str, statements: list[str], seconds: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "script.sql"
        script.write_text("\n".join(["BEGIN;", *filter(None, statements), "COMMIT;"]) + "\n")
        command = [str(find_programs() / "pgbench"), "-n", "-c", str(CLIENTS), "-j", "2",
                   "-T", str(seconds), "-f", str(script), url]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return float(re.findall(r"tps = ([0-9.]+)", done.stdout)[-1])


def composing() -> Row:
    """What Python does for an event before it is sent."""
    details = {"role": "hr-officer", "organisation": "XX1", "from_on": "2026-11-22"}
    times = 2000
    ours = best(lambda: [_values(n) for n in range(times)]) / times
    theirs = best(lambda: [json.dumps(details) for _ in range(times)]) / times
    return _row("composing an event in Python", ours, theirs, "json.dumps of its details")


def keeping(url: str, events: int) -> list[Row]:
    """Giving positions to so many events, and checking them all."""
    from leadwell.actor import system_actor
    from leadwell.history.actions import sequence
    from leadwell.history.queries import verify

    with psycopg.connect(url) as connection:
        _fill(connection, events)
        plain = _timed(lambda: _positions_only(connection))
        connection.rollback()
    by, began = system_actor("bench"), perf_counter()
    placed = sequence(by=by, now=NOW, back="all").placed
    sequencing = (perf_counter() - began) / placed
    began = perf_counter()
    checked = verify(keys=[], now=NOW).size
    checking = (perf_counter() - began) / checked
    with psycopg.connect(url) as connection:
        reading = _timed(lambda: _read_all(connection))
    return [
        _row(f"giving positions to {placed:,} events", sequencing, plain / placed,
             "the positions alone, in one INSERT"),
        _row(f"checking {checked:,} events", checking, reading / checked,
             "reading the same rows, nothing worked out"),
    ]  # fmt: skip


def _fill(connection: psycopg.Connection, events: int) -> None:
    from leadwell.history.rules.facts import Happening, leaf

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) + 1 FROM history_event")
        (first,) = cursor.fetchone() or (1,)
        rows = [(n, _values(n)) for n in range(first, first + events)]
        with cursor.copy("COPY history_event (id, what, about_kind, about_id, at, rules, versions,"
                         " commitment, leaf) FROM STDIN") as copy:  # fmt: skip
            for n, v in rows:
                happening = Happening(v["what"], v["about_kind"], v["about_id"], NOW,
                                      json.loads(v["rules"]), json.loads(v["versions"]))  # fmt: skip
                copy.write_row((n, v["what"], v["about_kind"], v["about_id"], NOW, v["rules"],
                                v["versions"], v["commitment"],
                                leaf(n, happening, v["commitment"])))  # fmt: skip
        with cursor.copy("COPY history_particulars (event_id, salt, by_name, by_person_id,"
                         " on_behalf_of, details) FROM STDIN") as copy:  # fmt: skip
            for n, v in rows:
                copy.write_row((n, v["salt"], v["by_name"], v["by_person_id"], v["on_behalf_of"],
                                v["details"]))  # fmt: skip
    connection.commit()


def _positions_only(connection: psycopg.Connection) -> None:
    connection.execute(
        "INSERT INTO history_position (position, event_id)"
        " SELECT row_number() OVER (ORDER BY id) - 1, id FROM history_event"
    )


def _read_all(connection: psycopg.Connection) -> None:
    from leadwell.history.queries.verifying import AT_ONCE, IN_ORDER

    with connection.cursor(name="all") as cursor:
        cursor.execute(IN_ORDER)
        while cursor.fetchmany(AT_ONCE):
            pass


def _timed(job: Any) -> float:
    began = perf_counter()
    job()
    return perf_counter() - began


def _row(job: str, ours: float, yardstick: float, name: str) -> Row:
    return {
        "job": job,
        "unit": "microseconds an event",
        "ours": round(ours * 1e6, 2),
        "yardstick": round(yardstick * 1e6, 2),
        "yardstick_name": name,
        "ratio": round(yardstick / ours, 2),
        "target": "for information",
        "met": None,
    }
