"""The one statement of a search, put together from what was asked.

First every word is looked for as the beginning of a word. Only if that finds nothing are similar
spellings looked for, with trigrams: one statement, in which the second half does not run unless it
is needed. https://www.postgresql.org/docs/18/pgtrgm.html
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from leadwell.organisations.models import Kind
from leadwell.organisations.queries.words import words
from leadwell.organisations.rules.near_spellings import near_spellings
from leadwell.organisations.rules.search_words import search_words

MOST_WORDS = 8
# Fewer than this, and similar spellings are looked for.
ENOUGH = 1
SHORTEST_FOR_SIMILAR = 4
# How alike a word one slip away counts as.
NEAR = 0.8
SIMILAR = "0.5"
# So many are weighed at most: a slip in a word that thousands share finds enough among these.
NEAREST = 1000
LARGE = [Kind.COUNTRY, Kind.REGION, Kind.ICB, Kind.TRUST]
SMALL = [Kind.PRACTICE, Kind.SITE, Kind.CARE_LOCATION]
SMALLEST = 3
STRICT, LOOSE = "strict", "loose"

_THRESHOLD = "SELECT set_config('pg_trgm.word_similarity_threshold', %(similar)s, true);"

_SEARCH = """
WITH candidate AS NOT MATERIALIZED (
    SELECT o.*, ({closed})::int AS closed, {size} AS size,
        o.kind = ANY(%(large)s) AND NOT {closed} AS large
    FROM organisations_organisation o
    WHERE {filters}
), strict AS (
    SELECT 'strict' AS mode, c.*, {rank} AS rank FROM candidate c WHERE {strict}
), few AS (
    SELECT * FROM strict {after_strict} ORDER BY rank, closed, size, name, code LIMIT %(most)s
), near AS MATERIALIZED (
    SELECT c.* FROM candidate c WHERE (SELECT count(*) FROM few) < %(enough)s AND {loose}
    ORDER BY size LIMIT %(nearest)s
), loose AS (
    SELECT 'loose' AS mode, c.*, round(({distance})::numeric, 3)::float8 AS rank FROM near c
), found AS (
    SELECT * FROM few
    UNION ALL
    (SELECT * FROM loose {after_loose} ORDER BY rank, closed, size, name, code LIMIT %(most)s)
)
SELECT f.mode, f.rank, f.closed, f.size, f.id, f.code, f.name, f.kind, f.sector, f.path, f.town,
    f.postcode, f.area, f.opened_on, f.closed_on, f.made_up,
    ARRAY(SELECT n.name FROM organisations_organisationname n
          WHERE n.organisation_id = f.id AND NOT n.alias AND n.until_on IS NOT NULL
          ORDER BY n.until_on DESC) AS former,
    ARRAY(SELECT n.name FROM organisations_organisationname n
          WHERE n.organisation_id = f.id AND n.alias ORDER BY n.id) AS aliases,
    ARRAY(SELECT s.code || ' ' || s.name FROM organisations_succession x
          JOIN organisations_organisation s ON s.id = x.successor_id
          WHERE x.predecessor_id = f.id AND f.closed = 1 ORDER BY s.name LIMIT 3) AS successors
FROM found f ORDER BY f.rank, f.closed, f.size, f.name, f.code
"""

_CLOSED = "(o.closed_on IS NOT NULL AND o.closed_on < %(today)s)"
_SIZE = """CASE WHEN o.kind = ANY(%(large)s) THEN 0 WHEN o.kind = ANY(%(small)s) THEN 2
    WHEN o.kind IN ('prescriber', 'predecessor') THEN 3 ELSE 1 END"""
# The code itself; then what is large and open, however it was found; then by how it was found.
_RANK = """(CASE WHEN c.code = %(code)s THEN 0
    WHEN c.search_text LIKE %(begins)s THEN CASE WHEN c.large THEN 1 ELSE 4 END
    WHEN c.name ILIKE ALL(%(in_name)s) THEN CASE WHEN c.large THEN 2 ELSE 5 END
    WHEN c.large THEN 3 ELSE 6 END)::float8"""

_AFTER = """WHERE (rank, closed, size, name, code) >
    (%(rank)s::float8, %(closed)s::int, %(size)s::int, %(name)s::text, %(last)s::text)"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it goes to the database."""

    text: str
    filters: Mapping[str, str]
    open_only: bool
    after: Sequence[Any]
    size: int
    today: date
    loose: bool = True


def rows(asked: Asked) -> list[dict[str, Any]]:
    """The rows of one page and one more. The statement is put together from our own words; everything
    typed goes in as a value."""
    wanted = looked_for(asked.text)
    filters, values = _filters(asked)
    strict, loose, distance = _conditions(wanted, values)
    mode = asked.after[0] if asked.after else ""
    may_be_loose = bool(loose) and asked.loose and mode != STRICT
    statement = (
        _SEARCH.replace("{rank}", _RANK if wanted else "0::float8")
        .replace("{size}", _SIZE if wanted else "0")
        .replace("{closed}", _CLOSED if wanted else "false")
        .replace("{filters}", filters)
        .replace("{strict}", "false" if mode == LOOSE else strict)
        .replace("{loose}", loose if may_be_loose else "false")
        .replace("{distance}", distance)
        .replace("{after_strict}", _AFTER if mode == STRICT else "")
        .replace("{after_loose}", _AFTER if mode == LOOSE else "")
    )
    values |= {
        "code": asked.text.upper(),
        "begins": f" {_escape(' '.join(wanted))}%" if wanted else "",
        "in_name": [f"%{_escape(word)}%" for word in asked.text.split()[:MOST_WORDS]] or ["%"],
        "large": LARGE,
        "small": SMALL,
        "most": asked.size + 1,
        "enough": ENOUGH,
        "nearest": NEAREST,
        "similar": SIMILAR,
    }
    if asked.after:
        values |= dict(
            zip(("rank", "closed", "size", "name", "last"), asked.after[1:], strict=True)
        )
    return _run(_THRESHOLD + statement if may_be_loose else statement, values, may_be_loose)


def _run(statement: str, values: Mapping[str, Any], second: bool) -> list[dict[str, Any]]:
    """The threshold and the search go together, so that one does not outlive the other."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        if second:
            cursor.nextset()
        columns = [column.name for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def looked_for(text: str) -> list[str]:
    """The words to look for: without the commonest, unless nothing else is left."""
    known = words()
    every = search_words(text, same=known.same).split()[:MOST_WORDS]
    return [word for word in every if word not in known.common] or every


def _filters(asked: Asked) -> tuple[str, dict[str, Any]]:
    """What the results must be, whatever was typed."""
    conditions, values = ["true"], {"today": asked.today, **asked.filters}
    if asked.filters["region"]:
        conditions.append("o.path LIKE %(beneath)s")
        values["beneath"] = f"/ENG/{_escape(asked.filters['region'].upper())}/%"
    conditions += [f"o.{name} = %({name})s" for name in ("sector", "kind") if asked.filters[name]]
    if asked.open_only or not asked.text:
        conditions.append("(o.closed_on IS NULL OR o.closed_on >= %(today)s)")
    if not asked.text and not asked.filters["kind"]:
        conditions.append("o.kind <> 'predecessor'")
    if not asked.text and not any(asked.filters.values()):
        conditions.append("o.kind = ANY(%(large)s)")
    return " AND ".join(conditions), values


def _conditions(looked_for: Sequence[str], values: dict[str, Any]) -> tuple[str, str, str]:
    """How the words must be found: exactly begun, or similar, with how far off they are."""
    strict, loose, distance = [], [], []
    for place, word in enumerate(looked_for):
        values[f"begun{place}"], values[f"word{place}"] = f"% {_escape(word)}%", word
        strict.append(f"c.search_text LIKE %(begun{place})s")
        if len(word) < SHORTEST_FOR_SIMILAR or word.isdigit():
            loose.append(f"c.search_text LIKE %(begun{place})s")
        else:
            alike, off = _similar(word, place, values)
            loose.append(alike)
            distance.append(off)
    if all(len(word) == 1 for word in looked_for):
        strict.append("c.large" if looked_for else "true")  # no index finds a single letter
    if not distance:
        return " AND ".join(strict), "", "0"
    return " AND ".join(strict), " AND ".join(loose), " + ".join(distance)


def _similar(word: str, place: int, values: dict[str, Any]) -> tuple[str, str]:
    """Spelled alike, with how far off: by trigrams, or for a short word by one slip."""
    alike = f"%(word{place})s <%% c.search_text"
    similar = f"word_similarity(%(word{place})s, c.search_text)"
    spellings = near_spellings(word)
    if not spellings:
        return alike, f"1 - {similar}"
    values[f"near{place}"] = f" ({'|'.join(spellings)})"
    near = f"c.search_text ~ %(near{place})s"
    return f"({alike} OR {near})", f"1 - greatest({similar}, CASE WHEN {near} THEN {NEAR} END)"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def cursor_after(row: Mapping[str, Any]) -> str:
    """Where this row stands in the list, for the page that comes after it."""
    key = [row[part] for part in ("mode", "rank", "closed", "size", "name", "code")]
    return urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def place_of(cursor: str) -> Sequence[Any]:
    """Where the page before ended. A cursor that cannot be read begins at the beginning."""
    try:
        key = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        mode, rank, closed, size, name, code = key
        "".join((name, code)).encode()  # two texts and nothing else
        return _checked(str(mode), float(rank), int(closed), int(size), name, code)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return ()


def _checked(mode: str, rank: float, closed: int, size: int, name: str, code: str) -> Sequence[Any]:
    """Anybody may write an address: nothing in it reaches the database that we did not write."""
    ours = mode in (STRICT, LOOSE) and closed in (0, 1) and 0 <= size <= SMALLEST
    return (mode, rank, closed, size, name, code) if ours and "\0" not in name + code else ()
