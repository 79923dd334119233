"""The write-only door: what an employer's file says people declared goes in, and nothing comes out.

The rows travel by COPY on the ordinary connection, inside the caller's transaction, so that people and
what they declared are kept together or not at all. The site's role may add rows and do nothing else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from leadwell.actor import Actor
from leadwell.equality import permissions
from leadwell.equality.actions.columns import CHARACTERISTICS, DECLARED_COLUMNS, OWN
from leadwell.equality.actions.quietly import quietly
from leadwell.equality.models import Declaration
from leadwell.history import actions as history
from leadwell.reasons import NotPermitted

_COPY = (
    f'COPY "sealed_equality"."declaration" ({", ".join(DECLARED_COLUMNS)}) '
    "FROM STDIN (FORMAT csv, NULL '\\N')"
)


@dataclass(frozen=True, slots=True)
class Declared:
    """What one person declared, as one row of a file said it: characteristic -> kept value."""

    person_id: int
    given_on: date
    values: dict[str, str]

    def __repr__(self) -> str:
        return "Declared(...)"


@quietly
@transaction.atomic
def note_declarations(*, by: Actor, blocks: Iterable[bytes], through: str, now: datetime) -> None:
    """Take CSV blocks in, their columns in the order of `DECLARED_COLUMNS`. An empty cell means not
    asked. One event a call; it says that, never what."""
    if not permissions.may_note(by):
        raise NotPermitted("Whoever keeps staff files may bring in what people declared.")
    if not through or through == OWN:
        raise ValueError("A file comes through a channel of its own.")
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for block in blocks:
            copy.write(block)
    history.record("declarations.noted", about=Declaration(pk=through), by=by, now=now)


def note_declaration_rows(
    *, by: Actor, rows: Sequence[Declared], through: str, now: datetime
) -> None:
    """The same for a few rows in hand."""
    note_declarations(by=by, blocks=_blocks(rows, through, now), through=through, now=now)


def _blocks(rows: Iterable[Declared], through: str, now: datetime) -> Iterator[bytes]:
    for row in rows:
        line = io.StringIO()
        said = (row.values.get(name, "") for name in CHARACTERISTICS)
        csv.writer(line).writerow([row.person_id, through, row.given_on, now.isoformat(), *said])
        yield line.getvalue().encode()
