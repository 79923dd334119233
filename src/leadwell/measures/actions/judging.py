"""Figures beside what stands already: which are new, which change something, which say the same.

Everything happens in temporary tables of the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from leadwell.measures.actions.copying import Placed, copied_cells
from leadwell.measures.rules.a_file_says_a_thing_once import a_file_says_a_thing_once
from leadwell.reasons import Reason

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"

_COLUMNS = """measure, organisation_id, breakdown, began_on, ended_on, numerator, denominator, value,
    base, label, peer_group, suppressed"""

_INCOMING = """
DROP TABLE IF EXISTS incoming_figure, judged_figure;
CREATE TEMP TABLE incoming_figure (
    place integer, line integer, measure text, organisation_id bigint, breakdown text,
    began_on date, ended_on date, numerator numeric(20, 6), denominator numeric(20, 6),
    value double precision, base integer, label text, peer_group text, suppressed boolean
) ON COMMIT DROP
"""

_COPY = f"COPY incoming_figure (place, line, {_COLUMNS}) FROM STDIN"

_SAYS = "numerator, denominator, value, base, label, suppressed"


def _says(alias: str) -> str:
    """What a figure says, as one value to compare: a row of columns of this table."""
    return "(" + ", ".join(f"{alias}.{name}" for name in _SAYS.split(", ")) + ")"


# One row for each incoming figure: whether a later line says it again (`again`) or
# says otherwise (`twice`), what stands now (`standing_id`) and whether that says otherwise
# (`restates`), comes from a newer edition (`kept_back`) or is in all the same (`same`).
_JUDGE = f"""
CREATE TEMP TABLE judged_figure ON COMMIT DROP AS
WITH numbered AS (
    SELECT i.*, last_value(place) OVER one AS last_place
    FROM incoming_figure i
    WINDOW one AS (PARTITION BY organisation_id, measure, breakdown, began_on, ended_on ORDER BY place
                   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), compared AS (
    SELECT n.*, s.id AS standing_id, %(source)s::bigint AS source_id,
        n.place <> n.last_place AS again,
        {_says("n")} IS DISTINCT FROM {_says("last")} AS twice,
        s.id IS NOT NULL AND {_says("n")} IS DISTINCT FROM {_says("s")} AS restates,
        coalesce(s.source_id = ANY(%(older)s), false) AS kept_back,
        {_says("n")} IS NOT DISTINCT FROM {_says("s")} AND n.peer_group = s.peer_group AS same
    FROM numbered n
    JOIN incoming_figure last ON last.place = n.last_place
    LEFT JOIN measures_figure s ON s.organisation_id = n.organisation_id AND s.measure = n.measure
        AND s.breakdown = n.breakdown AND s.began_on = n.began_on AND s.ended_on = n.ended_on
        AND s.current
)
SELECT c.*, CASE
    WHEN twice THEN ''
    WHEN again THEN 'unchanged'
    WHEN standing_id IS NULL THEN 'new'
    WHEN same OR (kept_back AND EXISTS (
        SELECT FROM measures_figure f WHERE f.organisation_id = c.organisation_id
        AND f.measure = c.measure AND f.breakdown = c.breakdown AND f.began_on = c.began_on
        AND f.ended_on = c.ended_on AND NOT f.current AND f.source_id = c.source_id
    )) THEN 'unchanged'
    WHEN kept_back THEN 'new'
    ELSE 'changed'
END AS outcome
FROM compared c
"""  # noqa: S608 - our own column names

_STEP_ASIDE = """
UPDATE measures_figure f SET current = false
FROM judged_figure j WHERE j.standing_id = f.id AND j.outcome = 'changed'
"""

# An older edition loaded late: the newer figure that stands is thereby known to restate it.
_MARK_RESTATED = """
UPDATE measures_figure f SET restated = true
FROM judged_figure j
WHERE j.standing_id = f.id AND j.outcome = 'new' AND j.kept_back AND j.restates AND NOT f.restated
"""

_INSERT = f"""
INSERT INTO measures_figure ({_COLUMNS}, current, restated, source_id)
SELECT {_COLUMNS}, NOT kept_back, outcome = 'changed' AND restates, source_id
FROM judged_figure WHERE outcome IN ('new', 'changed') ORDER BY place
"""  # noqa: S608 - our own column names

_OUTCOMES = """
SELECT line, CASE WHEN bool_or(outcome = 'changed') THEN 'changed'
                  WHEN bool_or(outcome = 'new') THEN 'new' ELSE 'unchanged' END
FROM judged_figure WHERE outcome <> '' GROUP BY line
"""

_REFUSED = "SELECT DISTINCT line FROM judged_figure WHERE outcome = ''"

_COUNTED = "SELECT outcome, count(*) FROM judged_figure WHERE outcome <> '' GROUP BY outcome"


def judge_and_apply(
    figures: Sequence[Placed], *, source: int, older: Sequence[int]
) -> tuple[dict[int, str], dict[str, int], dict[int, Reason]]:
    """Keep the figures of a source, whatever stands. `older` are the sources it may not displace.

    Gives the strongest outcome of each line, the number of figures of each outcome, and the lines
    that a later line of the same file contradicts.
    """
    with connection.cursor() as cursor:
        _copy_in(cursor, figures)
        # Statistics of a table just filled may say that it is empty, and a row-by-row plan then
        # takes minutes; whole tables are joined here, whatever they say.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(_JUDGE, {"older": list(older), "source": source})
        for statement in (_STEP_ASIDE, _MARK_RESTATED, _INSERT):
            cursor.execute(statement)
        cursor.execute("SET LOCAL enable_nestloop = on")
        counted = dict(_asked(cursor, _COUNTED))
        outcomes = dict(_asked(cursor, _OUTCOMES))
        contradicted = [line for (line,) in _asked(cursor, _REFUSED)]
    (reason,) = a_file_says_a_thing_once(says_otherwise_below=True)
    return outcomes, counted, dict.fromkeys(contradicted, reason)


def _copy_in(cursor: Any, figures: Iterable[Placed]) -> None:
    cursor.execute(_INCOMING)
    with cursor.copy(_COPY) as copy:
        copy.write("".join(
            f"{place}\t{figure.line}\t{copied_cells(figure, organisation)}\n"
            for place, (figure, organisation) in enumerate(figures)
        ))  # fmt: skip
    cursor.execute("ANALYZE incoming_figure")


def _asked(cursor: Any, question: str) -> Sequence[Any]:
    cursor.execute(question)
    return cursor.fetchall()
