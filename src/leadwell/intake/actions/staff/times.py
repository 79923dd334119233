"""What begins and what ends: times in posts, the posts themselves, and the lines between them.

Every table here is one stream of what `fill_posts` and `note_people` take.
"""

from __future__ import annotations

from leadwell.gateways.staff_desk import Desk
from leadwell.intake.models import StaffFile

# A row that comes back, or comes back under another number, begins where the earlier time ended.
_STARTING = """
CREATE OR REPLACE TABLE starting AS
SELECT p.line, max(coalesce(b.until_on, e.until_on, $as_at)) AS taken_until
FROM placed p JOIN good g ON g.line = p.line
JOIN before b ON b.person_id = p.person_id AND (b.post_id = p.post_id OR b.reference = p.reference)
LEFT JOIN gone e ON e.id = b.id
WHERE p.how = 'joined' AND coalesce(b.until_on, e.until_on, $as_at) > g.from_on GROUP BY p.line
"""
_SPLIT = """
CREATE OR REPLACE TABLE split AS
SELECT p.line, p.tenure_id, w.from_on, p.post_id, p.old_post,
    NOT EXISTS (SELECT 1 FROM before b WHERE b.person_id = p.person_id AND b.reference = p.reference
        AND b.id <> p.tenure_id) AS first,
    p.post_id <> p.old_post AS moves,
    p.post_id <> p.old_post OR g.kind <> w.kind OR g.fte IS DISTINCT FROM w.fte AS differs,
    w.from_on < CAST($as_at AS DATE) AS begun
FROM placed p JOIN was w ON w.id = p.tenure_id JOIN good g ON g.line = p.line WHERE p.how = 'changed'
"""
_ENDED_TENURES = """
CREATE OR REPLACE TABLE ended_tenure AS
SELECT id, until_on FROM gone
UNION ALL SELECT tenure_id, CAST($as_at AS DATE) FROM split WHERE differs AND begun
"""
_CORRECTED_TENURES = """
CREATE OR REPLACE TABLE corrected_tenure AS
SELECT s.tenure_id, g.said, g.heard, g.kind, g.fte,
    CASE WHEN s.first AND (NOT s.moves) THEN g.from_on ELSE s.from_on END AS from_on, s.post_id
FROM split s JOIN good g ON g.line = s.line WHERE NOT (s.differs AND s.begun)
"""
_NEW_TENURES = """
CREATE OR REPLACE VIEW new_tenure AS
SELECT p.line, p.person_id, p.post_id, g.kind, g.fte,
    CASE WHEN p.how = 'changed' THEN DATE '{as_at}'
         WHEN s.taken_until IS NOT NULL THEN greatest(s.taken_until, DATE '{as_at}')
         ELSE g.from_on END AS from_on,
    CASE WHEN p.how = 'past' THEN CAST(g.ended_on + 1 AS DATE) END AS until_on,
    CAST({scheme} AS BIGINT) AS scheme_id, p.reference, g.said, g.heard, CAST({event} AS BIGINT) AS noted_in
FROM placed p JOIN good g ON g.line = p.line LEFT JOIN starting s ON s.line = p.line
LEFT JOIN split c ON c.line = p.line
WHERE p.how <> 'changed' OR (c.differs AND c.begun)
"""
# A post of one of our own numbers exists for one row only: it goes with it.
_ENDED_POSTS = """
CREATE OR REPLACE TABLE ended_post AS
SELECT id, max(until_on) AS until_on, max(becomes) AS becomes FROM (
    SELECT replaces AS id, CAST($as_at AS DATE) AS until_on, post_id AS becomes FROM seat
    WHERE replaces IS NOT NULL
    UNION ALL
    SELECT s.old_post, CAST($as_at AS DATE), s.post_id FROM split s JOIN was w ON w.id = s.tenure_id
    WHERE s.moves AND w.post_open AND {own}
    UNION ALL
    SELECT w.post_id, g.until_on, NULL FROM gone g JOIN was w ON w.id = g.id
    WHERE w.post_open AND {own} AND w.post_id NOT IN (SELECT post_id FROM placed)
) GROUP BY id
"""
_OWN = "(starts_with(w.number, $own) OR (length(w.number) = 32 AND w.number = md5($own || w.reference)))"
_CORRECTED_POSTS = """
CREATE OR REPLACE TABLE corrected_post AS
SELECT s.post_id, g.title, g.unit, g.staff_group, g.pay_scale, d.level, d.leads, g.votes, g.executive
FROM seat s JOIN good g ON g.line = s.speaks JOIN open_post o ON o.id = s.post_id
JOIN standing d ON d.band = g.band AND d.job_role = g.job_role AND d.said IS NOT DISTINCT FROM g.leads
    AND d.board = g.board
WHERE NOT s.is_new AND (o.title <> g.title OR o.unit <> g.unit OR o.staff_group <> g.staff_group
    OR o.pay_scale <> g.pay_scale OR o.level IS DISTINCT FROM d.level OR o.leads <> d.leads
    OR (o.votes IS NULL AND g.votes IS NOT NULL) OR (o.executive IS NULL AND g.executive IS NOT NULL))
"""
_NEW_POSTS = """
CREATE OR REPLACE VIEW new_post AS
SELECT s.speaks AS line, s.post_id, s.place_id, s.number, g.title, g.unit, g.staff_group, g.job_role, g.band,
    g.pay_scale, d.level, d.leads, g.board, g.votes, g.executive, s.from_on,
    CAST(s.until_on AS DATE) AS until_on, CAST({event} AS BIGINT) AS noted_in, {made_up} AS made_up
FROM seat s JOIN good g ON g.line = s.speaks
JOIN standing d ON d.band = g.band AND d.job_role = g.job_role AND d.said IS NOT DISTINCT FROM g.leads
    AND d.board = g.board
WHERE s.is_new
"""
_ENDED_LINES = """
CREATE OR REPLACE TABLE ended_line AS
SELECT id, CAST($as_at AS DATE) AS until_on FROM (
    SELECT h.id FROM held_line h JOIN wanted w ON w.post_id = h.post_id
    WHERE w.to_post IS DISTINCT FROM h.to_post AND (w.to_post IS NULL OR h.from_on < $as_at)
    UNION SELECT h.id FROM held_line h JOIN ended_post e ON e.id = h.post_id
    UNION SELECT t.id FROM to_ended t JOIN ended_post e ON e.id = t.to_post
    WHERE t.post_id NOT IN (SELECT post_id FROM wanted)
        AND (e.becomes IS NULL OR t.from_on < $as_at OR e.becomes = t.post_id))
"""
_TURNED_LINES = """
CREATE OR REPLACE TABLE turned_line AS
SELECT h.id, w.to_post FROM held_line h JOIN wanted w ON w.post_id = h.post_id
WHERE w.to_post <> h.to_post AND h.from_on >= $as_at
UNION
SELECT t.id, e.becomes FROM to_ended t JOIN ended_post e ON e.id = t.to_post
WHERE t.post_id NOT IN (SELECT post_id FROM wanted) AND t.from_on >= $as_at AND e.becomes <> t.post_id
"""
_NEW_LINES = """
CREATE OR REPLACE TABLE new_line AS
SELECT w.post_id, w.to_post, CAST($as_at AS DATE) AS from_on FROM wanted w
LEFT JOIN held_line h ON h.post_id = w.post_id
WHERE w.to_post IS NOT NULL AND (h.id IS NULL OR (h.to_post <> w.to_post AND h.from_on < $as_at))
UNION ALL
SELECT t.post_id, e.becomes, CAST($as_at AS DATE) FROM to_ended t JOIN ended_post e ON e.id = t.to_post
WHERE t.post_id NOT IN (SELECT post_id FROM wanted) AND t.from_on < $as_at
    AND e.becomes <> t.post_id AND t.post_id NOT IN (SELECT id FROM ended_post)
"""


def find_times(desk: Desk, file: StaffFile) -> None:
    """Which times in posts end and are put right, and which posts end with them."""
    day = {"as_at": file.as_at}
    own = {"own": f"{file.organisation.code}/{file.kind}/"}
    for statement in (_STARTING, _SPLIT, _ENDED_TENURES):
        desk.run(statement, day)
    desk.run(_CORRECTED_TENURES)
    desk.run(_ENDED_POSTS.format(own=_OWN), day | own)
    desk.run(_CORRECTED_POSTS)


def find_line_changes(desk: Desk, file: StaffFile) -> None:
    """Which reporting lines end, turn and begin."""
    for statement in (_ENDED_LINES, _TURNED_LINES, _NEW_LINES):
        desk.run(statement, {"as_at": file.as_at})


def number_what_is_new(desk: Desk, file: StaffFile, *, scheme_id: int, event: int) -> None:
    """New rows cite the event that notes them."""
    desk.run(_NEW_TENURES.format(as_at=file.as_at, scheme=scheme_id, event=event))
    made_up = "true" if file.organisation.made_up else "false"
    desk.run(_NEW_POSTS.format(event=event, made_up=made_up))
