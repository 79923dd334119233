"""Taking in published figures: many at once, and the same ones twice change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.measures import permissions
from leadwell.measures.models import Source
from leadwell.measures.queries.definitions import definitions
from leadwell.measures.rules.a_figure_has_a_place import a_figure_has_a_place
from leadwell.measures.rules.a_figure_is_whole import a_figure_is_whole
from leadwell.measures.rules.a_file_says_a_thing_once import a_file_says_a_thing_once
from leadwell.measures.rules.a_newer_edition_prevails import a_newer_edition_prevails
from leadwell.measures.rules.facts import FigureFacts, SourceFacts
from leadwell.reasons import NotPermitted, Reason

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the figures of one file. `outcomes` gives for each line the strongest thing
    that happened to a figure of it: changed, then new, then unchanged. A line may also be refused."""

    new: int
    changed: int
    unchanged: int
    outcomes: Mapping[int, str] = field(default_factory=dict)
    refused: Mapping[int, Reason] = field(default_factory=dict)


@transaction.atomic
def publish_figures(
    *, by: Actor, figures: Iterable[FigureFacts], source: SourceFacts, now: datetime
) -> Published:
    """Keep these figures as this source published them. Doing it twice does it once.

    A figure that differs from what an earlier edition said takes its place; the earlier one is kept.
    What an older edition says never takes the place of a newer one's.
    Raises `NotPermitted`.
    """
    if not permissions.may_publish(by):
        raise NotPermitted("Only somebody who may add published figures can do this.")
    whole, refused = _whole(figures)
    edition = _source(source, now)
    with connection.cursor() as cursor:
        _copy_in(cursor, whole)
        cursor.execute(_JUDGE, {"older": _sources_that_stand(edition), "source": edition.pk})
        counts = _apply(cursor)
        outcomes, late = _read_back(cursor)
    published = Published(**counts, outcomes=outcomes, refused={**late, **refused})
    _remember(published, edition, by=by, now=now)
    return published


def _whole(figures: Iterable[FigureFacts]) -> tuple[list[FigureFacts], dict[int, Reason]]:
    known = definitions()
    good: list[FigureFacts] = []
    refused: dict[int, Reason] = {}
    for figure in figures:
        reasons = a_figure_is_whole(figure, known.get(figure.measure))
        if reasons:
            refused.setdefault(figure.line, reasons[0])
        else:
            good.append(figure)
    return good, refused


def _source(facts: SourceFacts, now: datetime) -> Source:
    source, _ = Source.objects.get_or_create(
        digest=facts.digest,
        defaults={
            "kind": facts.kind,
            "edition": facts.edition,
            "publisher": facts.publisher,
            "licence": facts.licence,
            "as_at": facts.as_at,
            "loaded_at": now,
        },
    )
    return source


def _sources_that_stand(edition: Source) -> list[int]:
    """The sources whose figures this edition may not displace."""
    others = Source.objects.exclude(pk=edition.pk).values_list("pk", "as_at")
    return [pk for pk, as_at in others if a_newer_edition_prevails(edition.as_at, standing=as_at)]


def _copy_in(cursor, figures: Iterable[FigureFacts]) -> None:
    cursor.execute(_INCOMING)
    with cursor.copy(_COPY) as copy:
        for place, f in enumerate(figures):
            copy.write_row(
                (place, f.line, f.measure, f.organisation_code, f.breakdown, f.began_on, f.ended_on,
                 f.numerator, f.denominator, f.value, f.base, f.label, f.peer_group, f.suppressed)
            )  # fmt: skip
    cursor.execute("ANALYZE incoming_figure")


def _apply(cursor) -> dict[str, int]:
    cursor.execute(_STEP_ASIDE)
    cursor.execute(_MARK_RESTATED)
    cursor.execute(_INSERT)
    cursor.execute(
        "SELECT outcome, count(*) FROM judged_figure WHERE outcome <> '' GROUP BY outcome"
    )
    counted = dict(cursor.fetchall())
    return {name: counted.get(name, 0) for name in (NEW, CHANGED, UNCHANGED)}


def _read_back(cursor) -> tuple[dict[int, str], dict[int, Reason]]:
    cursor.execute(_OUTCOMES)
    outcomes = dict(cursor.fetchall())
    cursor.execute(_REFUSED)
    return outcomes, {
        line: reason
        for line, known, says_otherwise in cursor.fetchall()
        for reason in (
            *a_figure_has_a_place(known=known),
            *a_file_says_a_thing_once(says_otherwise_below=says_otherwise),
        )
    }


def _remember(published: Published, edition: Source, *, by: Actor, now: datetime) -> None:
    if published.new or published.changed:
        details = {"new": published.new, "changed": published.changed, "kind": edition.kind}
        history.record("figures.published", about=edition, by=by, now=now, details=details)


_COLUMNS = """measure, organisation_id, breakdown, began_on, ended_on, numerator, denominator, value,
    base, label, peer_group, suppressed"""

_INCOMING = """
DROP TABLE IF EXISTS incoming_figure, judged_figure;
CREATE TEMP TABLE incoming_figure (
    place integer, line integer, measure text, code text, breakdown text,
    began_on date, ended_on date, numerator numeric(20, 6), denominator numeric(20, 6),
    value double precision, base integer, label text, peer_group text, suppressed boolean
) ON COMMIT DROP
"""

_COPY = """COPY incoming_figure (place, line, measure, code, breakdown, began_on, ended_on, numerator,
    denominator, value, base, label, peer_group, suppressed) FROM STDIN"""

_SAYS = "numerator, denominator, value, base, label, suppressed"


def _says(alias: str) -> str:
    """What a figure says, as one value to compare: a row of columns of this table."""
    return "(" + ", ".join(f"{alias}.{name}" for name in _SAYS.split(", ")) + ")"


# One row for each incoming figure: its organisation, whether a later line says it again (`again`) or
# says otherwise (`twice`), what stands now (`standing_id`) and whether that says otherwise
# (`restates`), comes from a newer edition (`kept_back`) or is in all the same (`same`).
_JUDGE = f"""
CREATE TEMP TABLE judged_figure ON COMMIT DROP AS
WITH numbered AS (
    SELECT i.*, o.id AS organisation_id, last_value(place) OVER one AS last_place
    FROM incoming_figure i LEFT JOIN organisations_organisation o ON o.code = i.code
    WINDOW one AS (PARTITION BY i.code, measure, breakdown, began_on, ended_on ORDER BY place
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
    WHEN organisation_id IS NULL OR twice THEN ''
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

_REFUSED = """
SELECT line, bool_and(organisation_id IS NOT NULL), bool_or(twice)
FROM judged_figure WHERE outcome = '' GROUP BY line
"""
