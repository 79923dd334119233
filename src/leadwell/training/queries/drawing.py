"""What a draw reads: the facts of applicants at the close, the closed list, replies, the document.

All of it comes in one question each, however many applied. The document is kept in parts: the lines of
the entries stand in their own rows, once, and are put in when somebody asks for the whole.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection

from leadwell.actor import Actor
from leadwell.allocation.closed_list import close
from leadwell.allocation.cut_offs import CutOff, Step, by_cohort, steps
from leadwell.allocation.document import Document
from leadwell.allocation.entrants import Entrant, Proof, entrant_closed, entrant_from
from leadwell.allocation.lottery import draw_seed, lottery_number, number_in_short
from leadwell.allocation.replies import Reply
from leadwell.allocation.terms import Terms, terms_from
from leadwell.gateways.sealed_secret import unseal
from leadwell.training.models import Entry, PlaceApplication, Round

SMALL = (
    50  # people in posts: fewer make a small employer, as in the national definition of small firms
)

# Whoever applied from two records before it was known that both are theirs has one number all the same:
# the application that was sent first stands.
ONCE_EACH = """
UPDATE training_placeapplication SET withdrawn_at = %(now)s WHERE id IN (
    SELECT id FROM (
        SELECT a.id, row_number() OVER (
            PARTITION BY coalesce(p.joined_to_id, p.id) ORDER BY a.sent_at, a.id) AS sent
        FROM training_placeapplication a JOIN people_person p ON p.id = a.person_id
        WHERE a.round_id = %(round)s AND a.withdrawn_at IS NULL
    ) each_one WHERE sent > 1)
"""
# Everybody who applied, with what is known of them today, as the lines that will be hashed. A person's
# joined records count as theirs. Names of facts are ours or codes, so their bytes are certain.
CLOSING = """
WITH applied AS MATERIALIZED (
    SELECT a.id, a.entrant, coalesce(p.joined_to_id, p.id) AS human
    FROM training_placeapplication a JOIN people_person p ON p.id = a.person_id
    WHERE a.round_id = %(round)s AND a.withdrawn_at IS NULL
), records AS MATERIALIZED (
    SELECT id, human AS record FROM applied
    UNION SELECT a.id, p.id FROM applied a JOIN people_person p ON p.joined_to_id = a.human
), working AS MATERIALIZED (
    SELECT DISTINCT r.id, o.id AS place, o.sector, o.path
    FROM records r JOIN organisations_tenure t ON t.person_id = r.record
        AND t.from_on <= %(today)s AND (t.until_on IS NULL OR t.until_on > %(today)s)
    JOIN organisations_post p ON p.id = t.post_id
    JOIN organisations_organisation o ON o.id = p.organisation_id
), sizes AS (
    SELECT p.organisation_id AS place FROM organisations_post p JOIN organisations_tenure t
        ON t.post_id = p.id AND t.from_on <= %(today)s
        AND (t.until_on IS NULL OR t.until_on > %(today)s)
    WHERE p.organisation_id IN (SELECT place FROM working)
    GROUP BY p.organisation_id HAVING count(DISTINCT t.person_id) < %(small)s
), known AS (
    SELECT id, 'sector:' || sector AS fact FROM working
    UNION SELECT w.id, 'region:' || o.code FROM working w
        JOIN organisations_organisation o ON o.kind = 'region' AND w.path LIKE o.path || '%%'
    UNION SELECT w.id, 'small-employer:yes' FROM working w JOIN sizes s ON s.place = w.place
    UNION SELECT id, 'first-place:yes' FROM applied a WHERE NOT EXISTS (
        SELECT FROM records r JOIN training_place p ON p.person_id = r.record
        JOIN training_run u ON u.id = p.run_id JOIN training_programme g ON g.id = u.programme_id
        WHERE r.id = a.id AND p.accepted_at IS NOT NULL AND g.kind = 'mid-career')
), facts AS (
    SELECT id, jsonb_agg(fact ORDER BY fact COLLATE "C") AS facts,
        string_agg(fact, ',' ORDER BY fact COLLATE "C") FILTER (WHERE fact = ANY(%(asked)s)) AS told
    FROM known GROUP BY id
), ranked AS (
    SELECT c.application_id AS id, string_agg(u.code, ',' ORDER BY c.rank) AS choices
    FROM training_choice c JOIN applied a ON a.id = c.application_id
    JOIN training_run u ON u.id = c.run_id GROUP BY c.application_id
)
INSERT INTO training_entry (application_id, position, line, facts)
SELECT a.id, row_number() OVER (ORDER BY a.entrant COLLATE "C") - 1,
    concat_ws('|', a.entrant, r.choices, f.told), coalesce(f.facts, '[]')
FROM applied a JOIN ranked r ON r.id = a.id LEFT JOIN facts f ON f.id = a.id
"""
LINES = (
    "COPY (SELECT a.id, a.person_id, e.line FROM training_entry e JOIN training_placeapplication a"
    " ON a.id = e.application_id WHERE a.round_id = {round:d} ORDER BY e.position) TO STDOUT"
)
# The latest answer of each applicant. A place that was replaced is no answer: a dearer one was offered.
ANSWERS = """
SELECT DISTINCT ON (p.application_id) a.entrant, u.code,
    CASE WHEN p.handed_back_at IS NOT NULL OR p.lapsed_at IS NOT NULL THEN 'left'
        WHEN p.declined_at IS NOT NULL AND p.waits THEN 'declined'
        WHEN p.declined_at IS NOT NULL THEN 'left' ELSE 'accepted' END
FROM training_place p JOIN training_placeapplication a ON a.id = p.application_id
JOIN training_run u ON u.id = p.run_id
WHERE a.round_id = %s AND p.replaced_at IS NULL AND (p.accepted_at IS NOT NULL
    OR p.declined_at IS NOT NULL OR p.handed_back_at IS NOT NULL OR p.lapsed_at IS NOT NULL)
ORDER BY p.application_id, p.offered_at DESC, p.id DESC
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the closed list, and whose it is."""

    application_id: int
    person_id: int
    line: str


def closed_list(round_: Round) -> list[Listed]:
    """The closed list, in its order, in one go. For the draw only: it says who is who."""
    with connection.cursor() as cursor, cursor.copy(LINES.format(round=round_.pk)) as copying:
        text = b"".join(map(bytes, copying)).decode()
    return [_listed(row) for row in text.splitlines()]


def _listed(row: str) -> Listed:
    application, person, line = row.split("\t")
    return Listed(int(application), int(person), line)


def entrants_of(listed: Iterable[Listed]) -> list[Entrant]:
    """Everybody on the closed list. The lines are read without looking at each twice: whoever draws
    compares the fingerprint of all of them with the one that was published."""
    return [entrant_closed(each.line) for each in listed]


def closing(round_: Round, terms: Terms, today: date) -> dict[str, Any]:
    """What the closing of a list asks about."""
    asked = sorted({each.fact for cohort in terms.cohorts for each in cohort.reserves})
    return {"round": round_.pk, "today": today, "small": SMALL, "asked": asked}


def terms_of(round_: Round) -> Terms:
    """The terms as they were fixed."""
    return terms_from(round_.terms)


def secret_of(round_: Round) -> bytes:
    """What was promised. Only a worker or a command asks, once the public value is known."""
    about = f"draw {round_.draw}"
    return unseal(bytes(round_.sealed), key=settings.LEADWELL_FILE_KEY, about=about)


def replies(round_: Round) -> dict[str, Reply]:
    """What applicants answered so far, by the names of this draw."""
    with connection.cursor() as cursor:
        cursor.execute(ANSWERS, [round_.pk])
        return {
            who: Reply(kind, "" if kind == "left" else code)
            for who, code, kind in cursor.fetchall()
        }


def document_of(draw: str, *, by: Actor) -> Document:
    """All that is published of a draw so far, for anybody to check. Errors: `Round.DoesNotExist`."""
    round_ = Round.objects.defer("sealed").get(draw=draw)
    found: Document = {"terms": round_.terms, "terms_digest": round_.terms_digest}
    if round_.root:
        found |= {"entrants": list(_lines(round_)), "root": round_.root}
    if round_.drawn_at:
        found |= {"secret": round_.secret, "public_value": round_.public_value}
        found |= {**(round_.document or {}), "cut_offs": round_.cut_offs}
    return found


def document_text(draw: str, *, by: Actor) -> str:
    """The same, as it is written."""
    return json.dumps(document_of(draw, by=by), ensure_ascii=False, indent=0)


def _lines(round_: Round) -> Iterator[str]:
    found = Entry.objects.filter(application__round=round_).order_by("position")
    yield from found.values_list("line", flat=True).iterator(chunk_size=10_000)


def proof_of(application: PlaceApplication) -> Proof:
    """What shows that an application is on the closed list. Errors: `Entry.DoesNotExist`."""
    kept = Entry.objects.get(application=application)
    closed = close(line.encode() for line in _lines(application.round))
    path = tuple(closed.proof(kept.position))
    return Proof(kept.line, kept.position, closed.size, path, closed.root)


def number_of(application: PlaceApplication) -> int | None:
    """An applicant's number, worked out again from what is published. None before the draw."""
    round_ = application.round
    if not round_.drawn_at:
        return None
    root, secret = bytes.fromhex(round_.root), bytes.fromhex(round_.secret)
    seed = draw_seed(root, secret, round_.public_value.encode())
    return lottery_number(round_.draw, seed, application.entrant)


def cut_offs_of(round_: Round) -> tuple[CutOff, ...]:
    """How far each part of each cohort got, in the order the parts are asked."""
    return tuple(_cut_off(name, said) for name, said in (round_.cut_offs or {}).items())


def _cut_off(name: str, said: Mapping[str, Any]) -> CutOff:
    cohort, _, fact = name.partition(" ")
    up_to = None if said["up_to"] is None else int(said["up_to"], 16)
    return CutOff(cohort, fact or None, said["places"], said["filled"], up_to, said["others"])


def entrant_of(application: PlaceApplication) -> Entrant:
    """The applicant as the closed list has them. Errors: `Entry.DoesNotExist`."""
    return entrant_from(Entry.objects.get(application=application).line)


def steps_of(application: PlaceApplication) -> list[Step]:
    """What each choice answers today, down to the first that admits; nothing before the draw."""
    number = number_of(application)
    if number is None:
        return []
    entrant = entrant_of(application)
    found = by_cohort(in_terms_order(application.round))
    return list(steps(entrant.choices, number, entrant.facts, found))


def reached(parts: Iterable[CutOff], facts: Collection[str]) -> str:
    """How far a cohort got for people with these facts, shortened; empty where it had no places for them."""
    largest = max((_largest(part, facts) for part in parts), default=-1)
    return number_in_short(largest) if largest >= 0 else ""


def _largest(part: CutOff, facts: Collection[str]) -> int:
    """The largest number of somebody with these facts that a part admitted; -1 for none."""
    if part.up_to is None:
        return -1
    lacks = part.fact is not None and part.fact not in facts
    return part.up_to if lacks == part.others else -1


def in_terms_order(round_: Round) -> list[CutOff]:
    """A JSON object has no order in the database: the terms say which part is asked first."""
    found = {(each.cohort, each.fact): each for each in cut_offs_of(round_)}
    parts = [(c.id, fact) for c in terms_of(round_).cohorts for _places, fact in c.parts]
    return [found[part] for part in parts if part in found]
