"""The strokes that compare a batch with the tables and merge it, in SQL."""

from __future__ import annotations

from leadwell.organisations.rules.rank_of_source import MENTION, RANKS

TABLES = """
CREATE TEMPORARY TABLE IF NOT EXISTS noted_rows (
    line integer, code text, name text, kind text, sector text, parent_code text, opened_on text,
    closed_on text, town text, postcode text, address text, area text, made_up boolean,
    tells_closing boolean, search_text text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS noted (
    line integer, code text, name text, kind text, sector text, parent_code text, opened_on date,
    closed_on date, town text, postcode text, address text, area text, made_up boolean,
    tells_closing boolean, search_text text, known_id bigint, id bigint, name_rank integer,
    name_seen date
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS noted_codes (code text, scheme text, other text)
ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS touched (organisation_id bigint, what text)
ON COMMIT DELETE ROWS;
DELETE FROM noted_rows; DELETE FROM noted; DELETE FROM noted_codes; DELETE FROM touched
"""


def rank_of(row: str) -> str:
    """The rank of the source of a row, in SQL; -1 where there is no such row."""
    ranks = " ".join(f"WHEN '{source}' THEN {rank}" for source, rank in RANKS.items())
    return (
        f"CASE WHEN {row}.id IS NULL THEN -1 ELSE CASE {row}.source {ranks} ELSE {MENTION} END END"
    )


# The number a new organisation will have is drawn here, so that its row is written only once. Names
# are looked up one by one (LATERAL, LIMIT): left to choose, a planner that takes the tables for empty
# compares every name with every organisation.
COMPARE = f"""
INSERT INTO noted
SELECT r.line, r.code, r.name, r.kind, r.sector, r.parent_code,
       nullif(r.opened_on, '')::date AS opened_on, nullif(r.closed_on, '')::date AS closed_on,
       r.town, r.postcode, r.address, r.area, r.made_up, r.tells_closing, r.search_text, o.id AS known_id,
       coalesce(o.id, nextval(pg_get_serial_sequence('organisations_organisation', 'id'))) AS id,
       {rank_of("n")} AS name_rank, n.seen_last AS name_seen
FROM noted_rows r
LEFT JOIN organisations_organisation o ON o.code = r.code
LEFT JOIN LATERAL (
    SELECT n.* FROM organisations_organisationname n
    WHERE n.organisation_id = o.id AND NOT n.alias AND n.until_on IS NULL LIMIT 1) n ON true
"""  # noqa: S608 - our own words
INSIDE_ITSELF = """
DELETE FROM noted n USING organisations_organisation o, organisations_organisation p
WHERE o.id = n.known_id AND p.code = n.parent_code AND starts_with(p.path, o.path)
RETURNING n.line
"""
ADD = """
WITH RECURSIVE placed AS (
    SELECT n.id, n.code, p.id AS parent_id, coalesce(p.path, '/') || n.code || '/' AS path
    FROM noted n LEFT JOIN organisations_organisation p ON p.code = n.parent_code
    WHERE n.known_id IS NULL AND (n.parent_code = '' OR p.id IS NOT NULL)
    UNION ALL
    SELECT n.id, n.code, placed.id, placed.path || n.code || '/'
    FROM noted n JOIN placed ON placed.code = n.parent_code
    WHERE n.known_id IS NULL
)
INSERT INTO organisations_organisation (id, code, name, kind, sector, parent_id, path, town,
    postcode, address, area, opened_on, closed_on, known_from, search_text, made_up)
SELECT n.id, n.code, coalesce(nullif(n.name, ''), n.code), n.kind, n.sector, placed.parent_id,
    placed.path, n.town, n.postcode, n.address, n.area, n.opened_on, n.closed_on, %(source)s,
    n.search_text, n.made_up
FROM noted n JOIN placed USING (id)
"""
NAME_THE_NEW = """
INSERT INTO organisations_organisationname
    (organisation_id, name, alias, seen_first, seen_last, source)
SELECT id, name, false, %(day)s::date, %(day)s::date, %(source)s FROM noted
WHERE known_id IS NULL AND name <> ''
"""
PLACE_THE_NEW = """
INSERT INTO organisations_placement (organisation_id, parent_id, seen_first, seen_last, source)
SELECT o.id, o.parent_id, %(day)s::date, %(day)s::date, %(source)s
FROM noted n JOIN organisations_organisation o ON o.id = n.id
WHERE n.known_id IS NULL AND o.parent_id IS NOT NULL
"""


# A better source, or a later edition of as good a one, describes anew; an open organisation that
# such an edition calls open is open. Anything else may fill what is empty.
DESCRIBE = """
WITH said AS (
    SELECT n.*, n.name_rank < %(rank)s OR (n.name_rank = %(rank)s
        AND coalesce(%(day)s::date, '-infinity') >= coalesce(n.name_seen, '-infinity')) AS newest
    FROM noted n WHERE n.known_id IS NOT NULL AND n.name <> ''
), better AS (
    SELECT o.id,
        CASE WHEN s.newest THEN s.kind ELSE o.kind END AS kind,
        CASE WHEN s.newest THEN s.sector ELSE o.sector END AS sector,
        CASE WHEN s.newest THEN coalesce(s.opened_on, o.opened_on) ELSE o.opened_on END AS opened_on,
        CASE WHEN s.newest AND s.tells_closing THEN s.closed_on ELSE o.closed_on END AS closed_on,
        CASE WHEN o.town = '' OR s.newest AND s.town <> '' THEN s.town ELSE o.town END AS town,
        CASE WHEN o.postcode = '' OR s.newest AND s.postcode <> '' THEN s.postcode
             ELSE o.postcode END AS postcode,
        CASE WHEN o.address = '' OR s.newest AND s.address <> '' THEN s.address
             ELSE o.address END AS address,
        CASE WHEN o.area = '' OR s.newest AND s.area <> '' THEN s.area ELSE o.area END AS area
    FROM said s JOIN organisations_organisation o ON o.id = s.known_id
), done AS (
    UPDATE organisations_organisation o
    SET kind = b.kind, sector = b.sector, opened_on = b.opened_on, closed_on = b.closed_on,
        town = b.town, postcode = b.postcode, address = b.address, area = b.area
    FROM better b WHERE b.id = o.id AND
        (o.kind, o.sector, o.opened_on, o.closed_on, o.town, o.postcode, o.address, o.area)
        IS DISTINCT FROM
        (b.kind, b.sector, b.opened_on, b.closed_on, b.town, b.postcode, b.address, b.area)
    RETURNING o.id
)
INSERT INTO touched SELECT id, 'described' FROM done
"""


# A place that was only pointed at so far turns out to be of a kind that says more.
TELL_THE_KIND = """
WITH done AS (
    UPDATE organisations_organisation o SET kind = n.kind, sector = n.sector FROM noted n
    WHERE n.known_id = o.id AND n.name = '' AND n.name_rank = -1
        AND o.kind IN ('predecessor', 'commissioner')
        AND n.kind NOT IN ('predecessor', 'commissioner')
    RETURNING o.id
)
INSERT INTO touched SELECT id, 'described' FROM done
"""
OTHER_CODES = """
WITH done AS (
    INSERT INTO organisations_organisationcode (organisation_id, scheme, code)
    SELECT n.id, c.scheme, c.other FROM noted_codes c JOIN noted n USING (code)
    ON CONFLICT DO NOTHING RETURNING organisation_id
)
INSERT INTO touched SELECT d.organisation_id, 'codes' FROM done d
"""
LINES = """
SELECT n.line, n.known_id IS NULL, EXISTS (SELECT FROM touched t WHERE t.organisation_id = n.id)
FROM noted n WHERE n.line <> 0
"""


# A place is no word that anything is found by.
FOUND_OTHERWISE = "SELECT DISTINCT organisation_id FROM touched WHERE what <> 'place'"
