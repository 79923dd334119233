"""The statements behind `manager_counts`. A period holds a day from `from_on` up to, not with, `until_on`.

`joined_to` leads from a record to the one it was joined to, so that a person with two is counted once.
Bank work is left out (ORG-60). Open posts are found by one index and those closed since by another.
"""

_PLACES = """
places AS MATERIALIZED (SELECT id FROM organisations_organisation WHERE path LIKE %(path)s),
posts AS (
    SELECT p.id, p.organisation_id, p.level, p.staff_group, p.leads, p.from_on, p.until_on, p.holders_known
    FROM places JOIN organisations_post p ON p.organisation_id = places.id
    WHERE p.until_on IS NULL AND p.from_on <= %(day)s
    UNION ALL
    SELECT p.id, p.organisation_id, p.level, p.staff_group, p.leads, p.from_on, p.until_on, p.holders_known
    FROM places JOIN organisations_post p ON p.organisation_id = places.id
    WHERE p.until_on > %(day)s AND p.from_on <= %(day)s
)"""

_HELD = """{_PLACES},
held AS (
    SELECT p.id AS post, p.organisation_id AS employer, p.leads, p.level, p.staff_group, t.kind, t.fte,
        coalesce(j.joined_to_id, t.person_id) AS person
    FROM posts p
    JOIN organisations_tenure t ON t.post_id = p.id
    LEFT JOIN people_person j ON j.id = t.person_id AND j.joined_to_id IS NOT NULL
    WHERE t.from_on <= %(day)s AND (t.until_on IS NULL OR t.until_on > %(day)s) AND t.kind <> 'bank'
)""".replace("{_PLACES}", _PLACES)

# Each person once for each employer, by the post that leads at the highest level.
GROUPS = """
WITH {_HELD},
main AS (
    SELECT DISTINCT ON (employer, person) employer, leads, level, staff_group, kind
    FROM held
    ORDER BY employer, person, leads DESC, level DESC NULLS LAST, fte DESC NULLS LAST, post
)
SELECT employer, leads, level, staff_group, count(*), count(*) FILTER (WHERE kind = 'acting')
FROM main GROUP BY employer, leads, level, staff_group
ORDER BY employer, leads DESC, level NULLS LAST, staff_group
""".replace("{_HELD}", _HELD)

HOURS = """
WITH {_HELD}
SELECT leads, level, coalesce(sum(fte), 0)::float, count(*) FILTER (WHERE fte IS NULL)
FROM held GROUP BY leads, level ORDER BY leads DESC, level NULLS LAST
""".replace("{_HELD}", _HELD)

# Spells of people in posts `chosen`: periods that meet or overlap are one spell.
_SPELLS = """
times AS (
    SELECT p.organisation_id AS employer, coalesce(j.joined_to_id, t.person_id) AS person,
        greatest(t.from_on, p.from_on) AS from_on,
        coalesce(least(t.until_on, p.until_on), 'infinity'::date) AS until_on
    FROM chosen p
    JOIN organisations_tenure t ON t.post_id = p.id
    LEFT JOIN people_person j ON j.id = t.person_id AND j.joined_to_id IS NOT NULL
    WHERE t.kind <> 'bank'
),
spells AS (
    SELECT employer, unnest(range_agg(daterange(from_on, until_on))) AS days
    FROM times WHERE from_on < until_on GROUP BY employer, person
)"""

_COUNTED = """
    count(*) FILTER (WHERE days @> %(since)s::date),
    count(*) FILTER (WHERE lower(days) > %(since)s AND lower(days) <= %(day)s),
    count(*) FILTER (WHERE upper(days) > %(since)s AND upper(days) <= %(day)s)
"""

_LEADING = """
places AS MATERIALIZED (SELECT id FROM organisations_organisation WHERE path LIKE %(path)s),
led AS (
    SELECT p.id, p.organisation_id, p.level, p.from_on, p.until_on, p.holders_known
    FROM places JOIN organisations_post p ON p.organisation_id = places.id
    WHERE p.leads AND (p.leads OR p.board)
)"""

# The times in which somebody led without a break.
MOVES = f"""
WITH {_LEADING}, chosen AS (SELECT * FROM led), {_SPELLS}
SELECT employer, {_COUNTED} FROM spells GROUP BY employer ORDER BY employer
"""  # noqa: S608 - our own words

# The times in which somebody stood in one of some staff groups without a break.
FLOW_OF_GROUPS = f"""
WITH places AS MATERIALIZED (SELECT id FROM organisations_organisation WHERE path LIKE %(path)s),
chosen AS (
    SELECT p.id, p.organisation_id, p.from_on, p.until_on
    FROM places JOIN organisations_post p ON p.organisation_id = places.id
    WHERE p.staff_group = ANY(%(groups)s)
),
{_SPELLS}
SELECT {_COUNTED} FROM spells
"""  # noqa: S608 - our own words

SPANS = """
WITH {_LEADING},
held AS (
    SELECT p.id FROM led p
    WHERE p.from_on <= %(day)s AND (p.until_on IS NULL OR p.until_on > %(day)s)
    AND EXISTS (SELECT 1 FROM organisations_tenure t WHERE t.post_id = p.id AND t.kind <> 'bank'
        AND t.from_on <= %(day)s AND (t.until_on IS NULL OR t.until_on > %(day)s))
),
spans AS (
    SELECT h.id, count(DISTINCT coalesce(j.joined_to_id, t.person_id)) AS span
    FROM held h
    LEFT JOIN organisations_reportingline l ON l.to_post_id = h.id
        AND l.from_on <= %(day)s AND (l.until_on IS NULL OR l.until_on > %(day)s)
    LEFT JOIN organisations_tenure t ON t.post_id = l.post_id
        AND t.from_on <= %(day)s AND (t.until_on IS NULL OR t.until_on > %(day)s)
    LEFT JOIN people_person j ON j.id = t.person_id AND j.joined_to_id IS NOT NULL
    GROUP BY h.id
)
SELECT span::int, count(*) FROM spans GROUP BY span ORDER BY span
""".replace("{_LEADING}", _LEADING)

# Every post with the post it reports to: posts, not people. The steps are counted in Python, which knows
# a chart of 23,000 posts at a glance; the planner cannot guess how deep a chart is.
LINES = """
WITH {_PLACES}
SELECT p.id, l.to_post_id FROM posts p
LEFT JOIN organisations_reportingline l ON l.post_id = p.id
    AND l.from_on <= %(day)s AND (l.until_on IS NULL OR l.until_on > %(day)s)
""".replace("{_PLACES}", _PLACES)

VACANCIES = """
WITH {_LEADING}
SELECT level, count(*), count(*) FILTER (WHERE holders_known AND NOT held),
    max(%(day)s::date - greatest(from_on, left_on)) FILTER (WHERE holders_known AND NOT held)
FROM led p
CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(t.until_on IS NULL OR t.until_on > %(day)s), false) AS held,
        max(t.until_on) AS left_on
    FROM organisations_tenure t WHERE t.post_id = p.id AND t.from_on <= %(day)s
) AS last
WHERE p.from_on <= %(day)s AND (p.until_on IS NULL OR p.until_on > %(day)s)
GROUP BY level ORDER BY level NULLS LAST
""".replace("{_LEADING}", _LEADING)

# A time to fill: from the day nobody held the post any more to the day somebody did.
FILLING = """
WITH {_LEADING},
starts AS (
    SELECT t.from_on, coalesce(
        max(coalesce(t.until_on, 'infinity'::date)) OVER (
            PARTITION BY t.post_id ORDER BY t.from_on, t.id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        p.from_on) AS empty_on
    FROM led p JOIN organisations_tenure t ON t.post_id = p.id WHERE p.holders_known
)
SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY from_on - empty_on)
FROM starts
WHERE from_on > empty_on AND from_on > %(since)s AND from_on <= %(day)s
""".replace("{_LEADING}", _LEADING)

ANY_POST = """
SELECT 1 FROM organisations_organisation o
WHERE o.path LIKE %(path)s
    AND EXISTS (SELECT 1 FROM organisations_post p WHERE p.organisation_id = o.id AND p.until_on IS NULL)
LIMIT 1
"""

PLACES_WITH_POSTS = """
WITH employers AS (
    SELECT o.path FROM organisations_organisation o
    WHERE EXISTS (SELECT 1 FROM organisations_post p WHERE p.organisation_id = o.id AND p.until_on IS NULL)
),
paths AS (
    SELECT DISTINCT '/' || array_to_string((string_to_array(trim(BOTH '/' FROM path), '/'))[1:steps], '/')
        || '/' AS path
    FROM employers, generate_series(1, array_length(string_to_array(trim(BOTH '/' FROM path), '/'), 1)) steps
)
SELECT o.code FROM organisations_organisation o JOIN paths ON paths.path = o.path
ORDER BY length(o.path), o.code
"""
