"""What the same rows cost without us: COPY, plain SQL, and Django's own ways."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg

from benches import database

TABLES = {
    "people_person": "id, name, sort_key, made_up",
    "people_scheme": "id, kind, place",
    "people_identifier": "person_id, scheme_id, value",
    "organisations_post": "id, organisation_id, number, title, unit, staff_group, job_role, band, pay_scale,"
    " level, leads, board, from_on, noted_in, made_up",
    "organisations_tenure": "id, person_id, post_id, kind, fte, from_on, scheme_id, reference, said, heard,"
    " noted_in",
    "organisations_reportingline": "post_id, to_post_id, from_on, noted_in",
}
SEALED = "sealed_equality.declaration"
DECLARED = (
    "person_id, through, given_on, noted_at, ethnicity, disability, sex, gender_identity,"
    " sexual_orientation, religion, age_band, caring, armed_forces, background"
)


def take_out(folder: Path) -> dict[str, Path]:
    """The rows that were written, one file for each table."""
    from django.db import connection

    found = {}
    for table, columns in TABLES.items():
        found[table] = folder / f"{table}.csv"
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({columns}) TO STDOUT (FORMAT csv)") as copying,
            found[table].open("wb") as file,
        ):
            for block in copying:
                file.write(block)
    found[SEALED] = folder / "declaration.csv"
    with (
        owner() as asking,
        asking.cursor().copy(f"COPY {SEALED} ({DECLARED}) TO STDOUT (FORMAT csv)") as copying,
        found[SEALED].open("wb") as file,
    ):
        for block in copying:
            file.write(block)
    return found


def owner() -> psycopg.Connection:
    """A connection that may read every table, the sealed one too."""
    from django.db import connection

    from tests.databases import as_role, server_url

    return psycopg.connect(
        as_role(server_url(), connection.settings_dict["NAME"], "leadwell_owner"), autocommit=True
    )


def put_in(written: dict[str, Path], *, build_after: bool = False) -> None:
    """COPY into the same tables in one transaction, with their indexes and constraints in place, or
    built afterwards as we do it."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        if build_after:
            cursor.execute("SELECT begin_first_load()")
        for table, columns in {**TABLES, SEALED: DECLARED}.items():
            copy_file(cursor, f"{table} ({columns})", written[table])
        if build_after:
            cursor.execute("SELECT end_first_load()")


def number_on() -> None:
    """Let new rows be numbered after those put in, whose numbers came with them."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("people_person", "organisations_post", "organisations_tenure"):
            cursor.execute(f"SELECT count(nextval('{table}_id_seq')) FROM {table}")


def bulk_create(written: dict[str, Path], rows: int) -> None:
    """The same rows as objects, a batch at a time."""
    from django.db import transaction

    with transaction.atomic():
        for model, objects in _objects(written, rows):
            model.objects.bulk_create(objects, batch_size=5_000)


def update_conflicts(written: dict[str, Path], rows: int) -> None:
    """Every row again, letting the database find out which exist."""
    from django.db import transaction

    with transaction.atomic():
        for model, objects in _objects(written, rows):
            changing = [f.name for f in model._meta.concrete_fields if not f.primary_key]
            if model._meta.model_name in ("person", "post", "tenure"):
                model.objects.bulk_create(
                    objects, batch_size=5_000, update_conflicts=True, unique_fields=["id"],
                    update_fields=changing,
                )  # fmt: skip


def analyse() -> None:
    """Let the planner know what is there."""
    database.analyse()


def _objects(written: dict[str, Path], rows: int) -> Iterator[tuple[Any, list[Any]]]:
    from leadwell.organisations.models import Post, ReportingLine, Tenure
    from leadwell.people.models import Identifier, Person, Scheme

    models = {"people_person": Person, "people_scheme": Scheme, "people_identifier": Identifier,
              "organisations_post": Post, "organisations_tenure": Tenure,
              "organisations_reportingline": ReportingLine}  # fmt: skip
    known: dict[str, Any] = {}
    for table, model in models.items():
        names = [name.strip() for name in TABLES[table].split(",")]
        with written[table].open(newline="") as file:
            read = (dict(zip(names, row, strict=True)) for row in islice(csv.reader(file), rows))
            known[table] = [row for row in read if _leads_somewhere(row, known)]
        yield model, [model(**{k: _typed(k, v) for k, v in row.items()}) for row in known[table]]
        known[table] = {row["id"] for row in known[table]} if "id" in names else set()


def _leads_somewhere(row: dict[str, str], known: dict[str, Any]) -> bool:
    """Whether the row's person and post are among the tenth."""
    person, posts = row.get("person_id"), {row.get("post_id"), row.get("to_post_id")} - {None}
    knows = known.get("organisations_post", set())
    return (person is None or person in known["people_person"]) and posts <= knows


def _typed(name: str, cell: str) -> Any:
    if name in ("made_up", "leads", "board"):
        return cell == "t"
    return None if cell == "" and name in ("level", "fte", "said", "heard", "noted_in") else cell


def copy_file(cursor: Any, table: str, path: Path, *, header: bool = False) -> None:
    """COPY a file into a table."""
    extra = ", HEADER" if header else ""
    with (
        cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv{extra})") as copying,
        path.open("rb") as file,
    ):
        while block := file.read(1 << 20):
            copying.write(block)
