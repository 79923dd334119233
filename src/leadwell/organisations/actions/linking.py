"""What ties organisations to each other: successions, memberships and other names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import connection, transaction

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.organisations import permissions, queries
from leadwell.organisations.actions.batch import BETWEEN, MANY, Batch
from leadwell.organisations.actions.finding import FoundBy
from leadwell.organisations.actions.noting import REFUSAL, REGISTER, note_organisations
from leadwell.organisations.rules.facts import (
    AliasFacts,
    MembershipFacts,
    Noted,
    OrganisationFacts,
    Refused,
    SuccessionFacts,
)
from leadwell.organisations.rules.names_may_be_noted import names_may_be_noted
from leadwell.organisations.rules.succession_may_be_noted import succession_may_be_noted
from leadwell.reasons import NotPermitted, Reason

# A line, two codes, and the days from and until.
Link = tuple[int, str, str, date | None, date | None]

_LINKS = """
CREATE TEMPORARY TABLE IF NOT EXISTS links (
    line integer, one text, other text, from_on date, until_on date
) ON COMMIT DELETE ROWS;
DELETE FROM links
"""

# The same pair may stand in the file more than once: the latest day counts.
_SUCCEED = """
WITH pairs AS (
    SELECT p.id AS predecessor_id, s.id AS successor_id, max(l.from_on) AS "on",
           array_agg(l.line ORDER BY l.from_on DESC NULLS LAST, l.line) AS lines
    FROM links l
    JOIN organisations_organisation p ON p.code = l.one
    JOIN organisations_organisation s ON s.code = l.other
    GROUP BY 1, 2
), done AS (
    INSERT INTO organisations_succession AS t (predecessor_id, successor_id, "on", source)
    SELECT predecessor_id, successor_id, "on", %(source)s FROM pairs
    ON CONFLICT (predecessor_id, successor_id) DO UPDATE SET "on" = excluded."on"
    WHERE excluded."on" IS NOT NULL AND (t."on" IS NULL OR t."on" < excluded."on")
    RETURNING predecessor_id, successor_id, xmax = 0 AS new
)
SELECT p.lines[1], d.new FROM done d JOIN pairs p USING (predecessor_id, successor_id)
"""

# A code that only a succession mentions was last used on the day before its work went on elsewhere.
# So was a board's, which changes only when boards are merged or divided. Only what this batch speaks
# of can have ended by it, and boards, whose register may have come in since.
_CLOSE_WHAT_ENDED = """
WITH ended AS MATERIALIZED (
    SELECT o.id FROM links l JOIN organisations_organisation o ON o.code = l.one
    UNION SELECT id FROM organisations_organisation WHERE kind = 'icb' AND closed_on IS NULL
), days AS MATERIALIZED (
    SELECT e.id, last.day FROM ended e, LATERAL (
        SELECT max(s."on") - 1 AS day FROM organisations_succession s WHERE s.predecessor_id = e.id
    ) AS last, LATERAL (
        SELECT FROM organisations_organisation o
        WHERE o.id = e.id AND o.closed_on IS DISTINCT FROM last.day
            AND (o.kind = 'icb' AND o.closed_on IS NULL OR o.kind = 'predecessor' AND (
                SELECT n.id FROM organisations_organisationname n
                WHERE n.organisation_id = o.id LIMIT 1) IS NULL)
        LIMIT 1) AS standing
    WHERE last.day IS NOT NULL
)
UPDATE organisations_organisation o SET closed_on = d.day FROM days d
WHERE o.id = d.id AND o.id = ANY(ARRAY(SELECT id FROM days))
"""

_JOIN_IN = """
WITH pairs AS (
    SELECT DISTINCT ON (1, 2, 3) m.id AS member_id, g.id AS group_id, l.from_on, l.until_on, l.line
    FROM links l
    JOIN organisations_organisation m ON m.code = l.one
    JOIN organisations_organisation g ON g.code = l.other
    ORDER BY 1, 2, 3, l.until_on DESC NULLS FIRST, l.line
), done AS (
    INSERT INTO organisations_membership AS t (member_id, group_id, from_on, until_on)
    SELECT member_id, group_id, from_on, until_on FROM pairs
    ON CONFLICT (member_id, group_id, from_on) DO UPDATE SET until_on = excluded.until_on
    WHERE t.until_on IS DISTINCT FROM excluded.until_on
    RETURNING member_id, group_id, from_on, xmax = 0 AS new
)
SELECT p.line, d.new FROM done d JOIN pairs p
    ON p.member_id = d.member_id AND p.group_id = d.group_id
    AND p.from_on IS NOT DISTINCT FROM d.from_on
"""

_KNOWN_NAMES = """
SELECT o.code, o.id, ARRAY(
    SELECT lower(n.name) FROM organisations_organisationname n WHERE n.organisation_id = o.id)
FROM organisations_organisation o WHERE o.code = ANY(%s)
"""

_ALSO_CALLED = """
INSERT INTO organisations_organisationname (organisation_id, name, alias, source)
SELECT a.id, a.name, true, %s FROM unnest(%s::bigint[], %s::text[]) AS a(id, name)
"""


@transaction.atomic
def note_successions(
    *, by: Actor, facts: Sequence[SuccessionFacts], source: str, now: datetime
) -> Noted:
    """Remember whose work went on in whom. Codes nobody has described are kept, so that an old code
    still leads to its successor. The same rows again change nothing."""
    _insist_on_permission(by)
    judged = [(one, succession_may_be_noted(one)) for one in facts]
    refused = [Refused(one.line, reasons[0]) for one, reasons in judged if reasons]
    pairs = [
        (one.line, one.old_code.upper(), one.new_code.upper(), one.on, None)
        for one, reasons in judged
        if not reasons
    ]
    good, homeless = _with_codes(pairs, by=by, source=source, now=now)
    Links.copy(good)
    written = Links.write(_SUCCEED, source, _CLOSE_WHAT_ENDED)
    noted = _answer({line for line, *_ in good}, written, [*refused, *homeless])
    _remember("organisations.successions_noted", noted, source=source, by=by, now=now)
    return noted


@transaction.atomic
def note_memberships(
    *, by: Actor, facts: Sequence[MembershipFacts], source: str, now: datetime
) -> Noted:
    """Remember who belongs to which group, and when. The same rows again change nothing."""
    _insist_on_permission(by)
    pairs = [
        (one.line, one.member_code.upper(), one.group_code.upper(), one.from_on, one.until_on)
        for one in facts
    ]
    good, homeless = _with_codes(pairs, by=by, source=source, now=now)
    Links.copy(good)
    written = Links.write(_JOIN_IN, source)
    noted = _answer({line for line, *_ in good}, written, homeless)
    _remember("organisations.memberships_noted", noted, source=source, by=by, now=now)
    return noted


@transaction.atomic
def note_aliases(*, by: Actor, facts: Sequence[AliasFacts], source: str, now: datetime) -> Noted:
    """Remember other names, for finding only. A name already known is not kept twice."""
    _insist_on_permission(by)
    Batch.wait_for_others()
    known = _known_names([one.code.upper() for one in facts])
    new: list[tuple[int, str]] = []
    changed: set[int] = set()
    unchanged: set[int] = set()
    refused: list[Refused] = []
    for one in facts:
        number, names = known.get(one.code.upper(), (0, set()))
        if reasons := names_may_be_noted(one, known=number > 0):
            refused.append(Refused(one.line, reasons[0]))
            continue
        fresh = {name.lower(): name for name in one.names if name.lower() not in names}
        names |= fresh.keys()
        new += [(number, name) for name in fresh.values()]
        (changed if fresh else unchanged).add(one.line)
    _keep_names(new, source)
    noted = Noted(frozenset(), frozenset(changed), frozenset(unchanged), tuple(refused))
    _remember("organisations.aliases_noted", noted, source=source, by=by, now=now)
    return noted


class Links:
    """Pairs of codes in a temporary table of the caller's transaction."""

    @staticmethod
    def copy(rows: Sequence[Link]) -> None:
        """Copy (line, code, code, from, until)."""
        with connection.cursor() as cursor:
            cursor.execute(_LINKS)
        Batch.plan_for(len(rows))
        Batch.copy("links", (BETWEEN.join(map(_cell, row)) for row in rows), empty="")
        if len(rows) >= MANY:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE links")

    @staticmethod
    def write(statement: str, source: str, *then: str) -> Sequence[tuple[int, bool]]:
        """Merge them, and do what follows. Says which lines were written, and which are new."""
        with connection.cursor() as cursor:
            cursor.execute(statement, {"source": source})
            written = cursor.fetchall()
            for each in then:
                cursor.execute(each)
        Batch.plan_as_usual()
        return written


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _insist_on_permission(by: Actor) -> None:
    if not permissions.may_note(by):
        raise NotPermitted(REFUSAL)


def _with_codes(
    pairs: Sequence[Link], *, by: Actor, source: str, now: datetime
) -> tuple[list[Link], list[Refused]]:
    """The pairs whose codes are known now, and the refused ones."""
    Batch.wait_for_others()
    codes = (code for _, one, other, *_ in pairs for code in (one, other))
    broken = _keep_codes(codes, by=by, source=source, now=now)
    good = [pair for pair in pairs if not {pair[1], pair[2]} & broken.keys()]
    refused = [
        Refused(line, broken.get(one) or broken[other])
        for line, one, other, *_ in pairs
        if {one, other} & broken.keys()
    ]
    return good, refused


def _keep_codes(
    codes: Iterable[str], *, by: Actor, source: str, now: datetime
) -> Mapping[str, Reason]:
    """Keep codes nobody has described. Answers with those that are no codes, and why."""
    asked = set(codes)
    wanted = sorted(asked - queries.known_codes(asked).keys())
    if not wanted:
        return {}
    facts = [
        OrganisationFacts(line, code, "", "predecessor", "unknown")
        for line, code in enumerate(wanted, start=1)
    ]
    noted = note_organisations(by=by, facts=facts, source=source, as_at=None, now=now)
    return {wanted[one.line - 1]: one.reason for one in noted.refused}


def _known_names(codes: Sequence[str]) -> Mapping[str, tuple[int, set[str]]]:
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN_NAMES, [list(codes)])
        return {code: (number, set(names)) for code, number, names in cursor.fetchall()}


def _keep_names(new: Sequence[tuple[int, str]], source: str) -> None:
    if not new:
        return
    numbers, names = [number for number, _ in new], [name for _, name in new]
    with connection.cursor() as cursor:
        cursor.execute(_ALSO_CALLED, [source, numbers, names])
    FoundBy.refresh(sorted(set(numbers)))


def _answer(
    lines: set[int], written: Sequence[tuple[int, bool]], refused: Sequence[Refused]
) -> Noted:
    added = frozenset(line for line, new in written if new)
    changed = frozenset(line for line, new in written if not new)
    return Noted(added, changed, frozenset(lines - added - changed), tuple(refused))


def _remember(what: str, noted: Noted, *, source: str, by: Actor, now: datetime) -> None:
    if noted.added or noted.changed:
        details = {
            "source": source,
            "added": len(noted.added),
            "changed": len(noted.changed),
            "refused": len(noted.refused),
        }
        record(what, about=REGISTER, by=by, now=now, details=details)
