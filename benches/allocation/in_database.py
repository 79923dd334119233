"""From the closed list in the database to everybody's number, place and reason in the database.

Ours is the whole draw as the worker does it: the list read, the numbers, the places, all of it worked
out a second time from the document that is published, the rows written, the events recorded, the
commit. The yardstick is COPY of the very list that was read and COPY of the very rows that were written,
into the same tables with the same indexes and constraints; its foreign keys are checked at its commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any

import psycopg

from benches import database
from benches.allocation.applicants import applicants

Row = dict[str, Any]
SIZES = {"small": (5_000, 100), "national": (100_000, 2_000)}
GOES = {"small": 2, "national": 3}
PLACES, KEPT = 30, 8
OPENS = datetime(2026, 11, 2, 9, tzinfo=UTC)
CLOSES, PUBLIC = OPENS + timedelta(days=20), OPENS + timedelta(days=21)
BEGINS = date(2027, 3, 1)
MOST = 2.0
LISTED = """COPY (SELECT a.id, a.person_id, e.line FROM training_entry e JOIN training_placeapplication a
    ON a.id = e.application_id WHERE a.round_id = {round} ORDER BY e.position) TO STDOUT"""
WRITTEN = {
    "training_lot": "application_id, number, refused",
    "training_place": "run_id, person_id, application_id, unit, offered_at, answer_by, waits, noted_in",
}

_PEOPLE = """
INSERT INTO people_person (id, name, sort_key, made_up)
    SELECT n, 'Made-up ' || n, 'made-up ' || n, true FROM generate_series(1, {people}) n;
INSERT INTO organisations_organisation (code, name, kind, sector, path, town, postcode, address, area,
    known_from, search_text, made_up) VALUES ('XPROV', 'Made-up Provider', 'trust', 'nhs-trust',
    '/ENG/XPROV/', '', '', '', '', 'bench', '', true);
INSERT INTO training_provider (organisation_id, about, issuer_url, made_up)
    SELECT id, '', '', true FROM organisations_organisation WHERE code = 'XPROV'
"""
# Every second person was on the programme once, so the reserve is for the others.
_EARLIER = """
INSERT INTO training_place (run_id, person_id, unit, offered_at, accepted_at, waits)
    SELECT r.id, n, '', {day}, {day}, false FROM training_run r, generate_series(2, {people}, 2) n
    WHERE r.code = 'earlier';
INSERT INTO training_placeapplication (round_id, person_id, entrant, met, sent_at, changed_at)
    SELECT {round}, n, 'E' || lpad(n::text, 7, '0'), '[]', {day}, {day}
    FROM generate_series(1, {people}) n
"""
_AGAIN = """
DELETE FROM training_lot; DELETE FROM training_place WHERE application_id IS NOT NULL
"""
# A published round never changes: only here, where one round is drawn several times.
_UNDRAWN = """
ALTER TABLE training_round DISABLE TRIGGER USER;
UPDATE training_round SET drawn_at = NULL, secret = '', document = NULL, cut_offs = NULL;
ALTER TABLE training_round ENABLE TRIGGER USER
"""


def run(scale: str) -> list[Row]:
    """Draws of one round, each beside COPY out and COPY in."""
    people, cohorts = SIZES[scale]
    with database.empty("bench_allocation"), owner() as keeper:
        round_ = filled(keeper, people, cohorts)
        pairs = []
        for _ in range(GOES[scale]):
            ours = drawn(round_)
            pairs.append((ours, copied(round_, keeper)))
            keeper.execute(_UNDRAWN)
    ratio = median(one / other for one, other in pairs)
    return [
        {
            "job": f"a draw of {people:,} applicants, database to database, checked",
            "unit": "s",
            "ours": round(median(one for one, _ in pairs), 2),
            "yardstick": round(median(other for _, other in pairs), 2),
            "yardstick_name": "COPY out and COPY in of the same rows",
            "ratio": round(ratio, 2),
            "target": f"at most {MOST:g} times",
            "met": ratio <= MOST,
        }
    ]


@contextmanager
def owner() -> Iterator[psycopg.Connection]:
    """The role that may put the tables back."""
    from django.db import connection

    from tests.databases import as_role, server_url

    url = as_role(server_url(), connection.settings_dict["NAME"], "leadwell_owner")
    with psycopg.connect(url, autocommit=True) as found:
        yield found


def filled(keeper: psycopg.Connection, people: int, cohorts: int) -> Any:
    """A round whose list is closed: people, who was there before, cohorts, choices."""
    from leadwell.training.actions.drawing import close_round

    keeper.execute(_PEOPLE.format(people=people))
    round_ = opened(cohorts)
    keeper.execute(_EARLIER.format(people=people, round=round_.pk, day="'2026-11-04'::timestamptz"))
    chosen(keeper, round_, people, cohorts)
    database.analyse()
    close_round(by=_lead(), round_id=round_.pk, now=CLOSES)
    keeper.execute("UPDATE training_round SET public_value = 'a public value'")
    database.analyse()
    return round_


def opened(cohorts: int) -> Any:
    """A round of a programme with so many cohorts, each with a reserve."""
    from leadwell.training.actions.rounds import open_round
    from leadwell.training.models import Programme, Provider, Run
    from leadwell.training.rules.places.facts import ReserveFacts, RoundFacts

    programme = Programme.objects.create(
        code="mid", title="Mid-career", kind="mid-career", from_on=date(2026, 1, 1), made_up=True
    )
    provider = Provider.objects.get()
    names = [f"c{number:04}" for number in range(cohorts)]
    Run.objects.bulk_create(
        Run(
            programme=programme,
            provider=provider,
            code=name,
            title=name,
            places=PLACES,
            starts_on=BEGINS,
            ends_on=BEGINS + timedelta(days=90),
            made_up=True,
        )
        for name in ["earlier", *names]
    )
    kept = tuple(ReserveFacts(name, "first", "first-place", "yes", KEPT) for name in names)
    facts = RoundFacts(
        draw="bench",
        title="A round",
        opens_at=OPENS,
        closes_at=CLOSES,
        public_at=PUBLIC,
        public_source="drand quicknet round 4711",
        criteria="A draw decides.",
        runs=tuple(names),
        reserves=kept,
    )
    return open_round(by=_lead(), programme_code="mid", facts=facts, now=OPENS - timedelta(days=1))


def _lead() -> Any:
    from leadwell.actor import Permission, system_actor

    return system_actor("bench", Permission.RUN_DRAWS, Permission.KEEP_PROGRAMMES)


def chosen(keeper: psycopg.Connection, round_: Any, people: int, cohorts: int) -> None:
    """Everybody's choices."""
    choices = applicants(people, cohorts).choices
    runs = keeper.execute("SELECT id FROM training_run WHERE code <> 'earlier' ORDER BY code")
    at = [run for (run,) in runs.fetchall()]
    asked = keeper.execute("SELECT id FROM training_placeapplication ORDER BY entrant").fetchall()
    lines = (
        f"{application}\t{at[cohort]}\t{rank}\n"
        for (application,), wish in zip(asked, choices, strict=True)
        for rank, cohort in enumerate(wish, 1)
    )
    with (
        keeper.cursor() as cursor,
        cursor.copy("COPY training_choice (application_id, run_id, rank) FROM STDIN") as copying,
    ):
        copying.write("".join(lines))


def drawn(round_: Any) -> float:
    """Seconds of our draw."""
    from leadwell.training.actions.drawing import draw_round

    by = _lead()
    began = perf_counter()
    draw_round(by=by, round_id=round_.pk, now=PUBLIC)
    return perf_counter() - began


def copied(round_: Any, keeper: psycopg.Connection) -> float:
    """Seconds of COPY out and COPY in. What is copied in was taken from the tables before; they are
    emptied of it, so that both find the same."""
    rows = {
        table: _out(keeper, f"COPY (SELECT {columns} FROM {table} {_of(table)}) TO STDOUT")
        for table, columns in WRITTEN.items()
    }
    keeper.execute(_AGAIN)
    for table in WRITTEN:
        keeper.execute(f"VACUUM ANALYZE {table}")
    began = perf_counter()
    _out(keeper, LISTED.format(round=round_.pk))
    with keeper.transaction(), keeper.cursor() as cursor:
        for table, columns in WRITTEN.items():
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copying:
                copying.write(rows[table])
    took = perf_counter() - began
    keeper.execute(_AGAIN)
    for table in WRITTEN:
        keeper.execute(f"VACUUM ANALYZE {table}")
    return took


def _of(table: str) -> str:
    return "WHERE application_id IS NOT NULL" if table == "training_place" else ""


def _out(keeper: psycopg.Connection, statement: str) -> bytes:
    with keeper.cursor() as cursor, cursor.copy(statement) as copying:
        return b"".join(map(bytes, copying))
