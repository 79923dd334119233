"""How long the public page of managers takes, and the exact count behind the private one.

The public page is served from the month's release, so its cost does not grow with the country. The
count of a trust of 23,000 people is six statements over sets; beside it, reading the same people row
by row, as a page without them would. At national scale the trust sits among as many others as fill
the country; how many people that is stands in the row.
"""

from __future__ import annotations

import time
from typing import Any

from benches import database

TRUST = 23_000
PEOPLE = {"small": 30_000, "national": 3_100_000}
LIMIT_MS = 50.0
CODE = "ZB1"

_FILL = """
INSERT INTO organisations_organisation (code, name, kind, sector, path, town, postcode, address, area,
    known_from, search_text, made_up)
SELECT 'ZB' || n, 'Made-up Trust ' || n, 'trust', 'nhs-trust', '/ZB' || n || '/', '', '', '', '', 'bench', '',
    true FROM generate_series(1, %(places)s) n;
INSERT INTO people_person (name, sort_key, made_up)
SELECT 'Made up ' || n, 'made up ' || n, true FROM generate_series(1, %(people)s) n;
INSERT INTO organisations_post (organisation_id, number, title, unit, staff_group, job_role, band, pay_scale,
    level, leads, board, holders_known, from_on, made_up)
SELECT o.id, n::text, 'Post', '', 'Group ' || n %% 9, '', '', '', n %% 5 + 1, n %% 13 = 0, false, true,
    '2020-01-01', true
FROM generate_series(1, %(people)s) n JOIN organisations_organisation o
    ON o.code = 'ZB' || ((n - 1) / %(trust)s + 1);
INSERT INTO organisations_tenure (person_id, post_id, kind, fte, from_on, reference)
SELECT p.id, q.id, 'substantive', 1, '2020-01-01', '' FROM
    (SELECT id, row_number() OVER (ORDER BY id) n FROM people_person) p
    JOIN (SELECT id, row_number() OVER (ORDER BY id) n FROM organisations_post) q USING (n)
WHERE p.n %% 31 <> 0;
INSERT INTO organisations_reportingline (post_id, to_post_id, from_on)
SELECT p.id, q.id, '2020-01-01' FROM organisations_post p JOIN organisations_post q
    ON q.organisation_id = p.organisation_id AND q.leads
    AND q.number::int = 13 * greatest(1, p.number::int / 169 + (p.organisation_id * 0)::int)
WHERE q.id <> p.id;
"""


def run(scale: str) -> list[dict[str, Any]]:
    """One row for the public page, one for the exact count."""
    people = PEOPLE["small" if scale == "small" else "national"]
    with database.empty("bench_managers"):
        _fill(people)
        return [_public_page(people), _exact_count(people)]


def _fill(people: int) -> None:
    from django.db import connection

    asked = {"people": people, "trust": TRUST, "places": -(-people // TRUST)}
    with connection.cursor() as cursor:
        for statement in _FILL.split(";\n"):
            if statement.strip():
                cursor.execute(statement, asked)
        cursor.execute("ANALYZE")


def _public_page(people: int) -> dict[str, Any]:
    from django.test import Client

    client, address = Client(SERVER_NAME="127.0.0.1"), f"/organisations/{CODE}/managers/public/"
    began = time.perf_counter()
    assert client.get(address).status_code == 200  # the first of the month makes the release
    first = time.perf_counter() - began
    times = []
    for _ in range(20):
        cpu = time.process_time()
        client.get(address)
        times.append(1000 * (time.process_time() - cpu))
    ours = sorted(times)[10]
    return {
        "job": f"managers in public, {people:,} people", "unit": "ms CPU", "ours": round(ours, 1),
        "yardstick": round(1000 * first, 1), "yardstick_name": "the first reader, who has it made",
        "ratio": round(1000 * first / ours, 1), "target": f"at most {LIMIT_MS:g} ms",
        "met": ours <= LIMIT_MS,
    }  # fmt: skip


def _exact_count(people: int) -> dict[str, Any]:
    from django.utils import timezone

    from leadwell.actor import Permission, system_actor
    from leadwell.organisations.models import Organisation, Tenure
    from leadwell.organisations.queries.manager_counts import manager_counts

    trust = Organisation.objects.get(code=CODE)
    by = system_actor("a bench", Permission.SEE_MANAGERS)
    began = time.perf_counter()
    manager_counts(trust, by=by, on=timezone.localdate())
    ours = 1000 * (time.perf_counter() - began)
    began = time.perf_counter()
    len(list(Tenure.objects.filter(post__organisation=trust).select_related("post", "person")))
    rows = 1000 * (time.perf_counter() - began)
    return {
        "job": f"managers exactly, a trust of {min(people, TRUST):,} among {people:,}", "unit": "ms",
        "ours": round(ours, 1), "yardstick": round(rows, 1),
        "yardstick_name": "reading its people row by row", "ratio": round(rows / ours, 1),
        "target": "for information", "met": None,
    }  # fmt: skip
