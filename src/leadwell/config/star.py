"""What the definitions say, laid out beside the star for its views to join: which band falls in which row
of pay, which staff group is clinical, which answer in which group. Written by the owner after every
migration and readable by nobody who serves pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import psycopg
import yaml

from leadwell.equality.queries.groupings import grouping_rows

FOLDER = Path(__file__).resolve().parents[1] / "fairness" / "definitions"
BEFORE = ("", "band ", "afc band ", "afc ")

Word = tuple[str, str, str, date | None, date | None]


def lay_out(owner: psycopg.Connection) -> None:
    """Replace what stands there, at once or not at all."""
    with owner.transaction(), owner.cursor() as cursor:
        cursor.execute("TRUNCATE star.word, star.group_of")
        with cursor.copy("COPY star.word FROM STDIN") as copy:
            for word in words():
                copy.write_row(word)
        with cursor.copy("COPY star.group_of FROM STDIN") as copy:
            for row in grouping_rows():
                copy.write_row(row)
        cursor.execute("ANALYZE star.word, star.group_of")


def words() -> Iterator[Word]:
    """Every spelling of every dated file, and what it means in the days the file holds. The first holds
    for all days before it too, the last for all after."""
    files = [_read(path) for path in FOLDER.glob("bands_*.yaml")]
    files.sort(key=lambda one: one["from"])
    begins = [None, *(file["from"] for file in files[1:]), None]
    for file, (since, until) in zip(files, pairwise(begins), strict=True):
        yield from ((*word, since, until) for word in _words(file))


def _words(file: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for row, about in file["rows"].items():
        spellings = [f"{before}{row}" for before in BEFORE]
        yield from (("band", text.casefold(), row) for text in (*spellings, *about.get("also", ())))
        if "tier" in about:
            yield "tier", row, about["tier"]
    yield from (("doctor", text.casefold(), row) for text, row in file["doctors"].items())
    for kind, groups in file["staff_groups"].items():
        yield from (("staff-group", text.casefold(), kind) for text in groups)


def _read(path: Path) -> Mapping[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))
