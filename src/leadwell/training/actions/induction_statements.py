"""The statements by which joiners are enrolled: over whole sets, never row by row.

Every batch lays its facts into tables that go with the transaction: `induction_joined` (who joined which
employer when, as what), `induction_records` (all records of those people) and `induction_tracks`.
"""

from __future__ import annotations

from leadwell.training.queries.induction_asked import ASKED, FITS, asked_of_periods

# Who joined: whoever begins in a post of an employer where they were not in one shortly before, on the
# induction's first day or later, and who is not on the induction with that employer already.
JOINED = """
CREATE TEMPORARY TABLE induction_joined ON COMMIT DROP AS
SELECT DISTINCT ON (human, employer) human, employer, from_on, kind, job, NULL::text AS track
FROM (
    SELECT coalesce(n.joined_to_id, n.id) AS human, p.organisation_id AS employer, t.from_on, t.id,
        o.kind, p.title || ' ' || p.job_role AS job
    FROM organisations_tenure t
    JOIN people_person n ON n.id = t.person_id
    JOIN organisations_post p ON p.id = t.post_id
    JOIN organisations_organisation o ON o.id = p.organisation_id
    WHERE t.id > %(after)s AND t.id <= %(up_to)s
        AND t.from_on >= %(first)s AND t.from_on <= %(today)s
) AS begun
ORDER BY human, employer, from_on, id
"""
RECORDS = """
CREATE TEMPORARY TABLE induction_records ON COMMIT DROP AS
SELECT DISTINCT human, human AS person_id FROM induction_joined
UNION
SELECT n.joined_to_id, n.id FROM people_person n
WHERE n.joined_to_id IN (SELECT human FROM induction_joined)
"""
# Earlier days in the same stay, or an induction that runs there already.
NOT_NEW = """
DELETE FROM induction_joined j USING induction_records r
WHERE r.human = j.human AND (
    EXISTS (
        SELECT 1 FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id
        WHERE t.person_id = r.person_id AND p.organisation_id = j.employer AND t.from_on < j.from_on
            AND (t.until_on IS NULL OR t.until_on + %(gap)s >= j.from_on)
    ) OR EXISTS (
        SELECT 1 FROM training_period e JOIN training_enrolment m ON m.id = e.enrolment_id
        WHERE m.person_id = r.person_id AND m.programme_id = %(programme)s
            AND e.organisation_id = j.employer
            AND (e.until_on IS NULL OR e.until_on + %(gap)s >= j.from_on)
    )
)
"""
JOBS = """
SELECT DISTINCT j.kind, j.job, coalesce(s.people, 0) FROM induction_joined j
LEFT JOIN induction_sizes s ON s.employer = j.employer
"""
SIZES = """
CREATE TEMPORARY TABLE induction_sizes ON COMMIT DROP AS
SELECT p.organisation_id AS employer, count(DISTINCT t.person_id) AS people
FROM organisations_post p JOIN organisations_tenure t ON t.post_id = p.id
WHERE p.organisation_id IN (SELECT employer FROM induction_joined WHERE kind = ANY(%(sized)s))
    AND t.from_on <= %(today)s AND (t.until_on IS NULL OR t.until_on > %(today)s)
GROUP BY 1
"""
TRACKS = """
UPDATE induction_joined j SET track = k.track
FROM unnest(%(kinds)s::text[], %(jobs)s::text[], %(sizes)s::bigint[], %(tracks)s::text[])
    AS k(kind, job, people, track)
WHERE k.kind = j.kind AND k.job = j.job AND k.people = coalesce(
    (SELECT s.people FROM induction_sizes s WHERE s.employer = j.employer), 0)
"""
ENROL = """
INSERT INTO training_enrolment (person_id, programme_id, began_on, noted_in)
SELECT j.human, %(programme)s, min(j.from_on), %(event)s FROM induction_joined j
WHERE NOT EXISTS (
    SELECT 1 FROM induction_records r JOIN training_enrolment m ON m.person_id = r.person_id
    WHERE r.human = j.human AND m.programme_id = %(programme)s
)
GROUP BY j.human
ON CONFLICT DO NOTHING
"""
# How long the longest part is due, once for everybody who joined one employer on one day on one track.
GROUPS = """
CREATE TEMPORARY TABLE induction_groups ON COMMIT DROP AS
SELECT row_number() OVER () AS id, %(programme)s::bigint AS programme_id, employer AS organisation_id,
    track, false AS from_abroad, from_on, 0 AS weeks
FROM (SELECT DISTINCT employer, track, from_on FROM induction_joined) AS alike
"""
WEEKS = f"""
UPDATE induction_groups g SET weeks = w.weeks
FROM (SELECT period_id, max(due_weeks) AS weeks
      FROM ({ASKED.format(of="induction_groups", fits=FITS)}) AS asked GROUP BY period_id) AS w
WHERE w.period_id = g.id
"""  # noqa: S608 - our own words
BEGIN = """
INSERT INTO training_period (enrolment_id, organisation_id, track, from_on, due_on, exempt_because,
    minutes_saved)
SELECT (SELECT min(m.id) FROM induction_records r JOIN training_enrolment m ON m.person_id = r.person_id
        WHERE r.human = j.human AND m.programme_id = %(programme)s),
    j.employer, j.track, j.from_on, j.from_on + 7 * g.weeks, '', 0
FROM induction_joined j JOIN induction_groups g
    ON g.organisation_id = j.employer AND g.track = j.track AND g.from_on = j.from_on
ON CONFLICT DO NOTHING
RETURNING id
"""
ENROLMENTS = "SELECT DISTINCT enrolment_id FROM training_period WHERE id = ANY(%(periods)s)"
# All records of the people these enrolments are of: everything below looks at no others.
WHOSE = """
CREATE TEMPORARY TABLE induction_whose ON COMMIT DROP AS
WITH of_these AS (
    SELECT m.id AS enrolment_id, m.programme_id, coalesce(n.joined_to_id, n.id) AS human
    FROM unnest(%(enrolments)s::bigint[]) AS given(id)
    JOIN training_enrolment m ON m.id = given.id JOIN people_person n ON n.id = m.person_id
)
SELECT enrolment_id, programme_id, human AS person_id FROM of_these
UNION
SELECT o.enrolment_id, o.programme_id, r.id FROM of_these o
JOIN people_person r ON r.joined_to_id = o.human
"""
# Whoever left, and until when they were there: no post of the employer is theirs today or later.
CLOSE = """
UPDATE training_period e SET until_on = greatest(gone.until_on, e.from_on)
FROM (
    SELECT x.id, max(t.until_on) AS until_on
    FROM training_period x JOIN induction_whose w ON w.enrolment_id = x.enrolment_id
    JOIN organisations_tenure t ON t.person_id = w.person_id
    JOIN organisations_post p ON p.id = t.post_id AND p.organisation_id = x.organisation_id
    WHERE x.until_on IS NULL
    GROUP BY x.id
    HAVING bool_and(t.until_on IS NOT NULL AND t.until_on <= %(today)s)
) AS gone
WHERE e.id = gone.id
"""
# What was shown before: by training records, and by achievements that carry the key of a part.
SAID = """
SELECT DISTINCT r.category || ' ' || r.title FROM training_trainingrecord r
JOIN induction_whose w ON w.person_id = r.person_id
"""
FOUND = """
CREATE TEMPORARY TABLE induction_found ON COMMIT DROP AS
SELECT w.enrolment_id, p.id AS part_id, r.completed_on AS on_day, r.organisation_id AS place,
    'record' AS how
FROM induction_whose w JOIN training_trainingrecord r ON r.person_id = w.person_id
JOIN unnest(%(said)s::text[], %(codes)s::text[]) AS k(said, code)
    ON k.said = r.category || ' ' || r.title
JOIN training_part p ON p.code = k.code AND p.programme_id = w.programme_id
    AND p.organisation_id IS NULL
WHERE r.completed_on <= %(today)s AND (r.expires_on IS NULL OR r.expires_on > %(today)s)
UNION ALL
SELECT w.enrolment_id, p.id, a.from_on, NULL, 'achievement'
FROM induction_whose w JOIN training_achievement a ON a.person_id = w.person_id
JOIN training_part p ON p.key = a.key AND p.programme_id = w.programme_id
WHERE p.key <> '' AND a.withdrawn_on IS NULL AND a.source <> 'induction'
    AND a.from_on <= %(today)s AND (a.until_on IS NULL OR a.until_on > %(today)s)
"""
RECOGNISE = f"""
INSERT INTO training_partdone (enrolment_id, part_id, complete_on, recognised_from_id, recognised_how,
    noted_in)
SELECT DISTINCT ON (enrolment_id, part_id) enrolment_id, part_id, on_day, place, how, %(event)s
FROM induction_found
WHERE (enrolment_id, part_id) IN (
    SELECT e.enrolment_id, asked.part_id
    FROM ({asked_of_periods("e.enrolment_id IN (SELECT enrolment_id FROM induction_found)")}) AS asked
    JOIN training_period e ON e.id = asked.period_id
)
ORDER BY enrolment_id, part_id, on_day
ON CONFLICT (enrolment_id, part_id) DO UPDATE SET complete_on = excluded.complete_on,
    recognised_from_id = excluded.recognised_from_id, recognised_how = excluded.recognised_how,
    noted_in = excluded.noted_in
WHERE training_partdone.complete_on IS NULL
"""  # noqa: S608 - our own words
# Whoever has done nothing yet has nothing to be settled.
ONLY_DOERS = """
DELETE FROM induction_whose w WHERE NOT EXISTS (
    SELECT 1 FROM induction_whose r JOIN training_enrolment b ON b.person_id = r.person_id
    JOIN training_partdone x ON x.enrolment_id = b.id
    WHERE r.enrolment_id = w.enrolment_id AND b.programme_id = w.programme_id
)
"""
# What counts of all that: the minutes saved, when the last part falls due, and whether all is done. A part
# is saved where it was done with another employer, or shown by a record from elsewhere or from before.
SETTLE = f"""
UPDATE training_period e SET minutes_saved = s.saved, due_on = s.due_on, finished_on = s.finished_on
FROM (
    SELECT o.id, o.from_on + 7 * max(a.due_weeks) AS due_on,
        coalesce(sum(a.minutes) FILTER (WHERE d.elsewhere), 0) AS saved,
        CASE WHEN count(*) = count(d.part_id) THEN greatest(max(d.complete_on), o.from_on) END
            AS finished_on
    FROM ({asked_of_periods("e.enrolment_id IN (SELECT enrolment_id FROM induction_whose)")}) AS a
    JOIN training_period o ON o.id = a.period_id
    LEFT JOIN (
        SELECT o.id AS period_id, x.part_id, min(x.complete_on) AS complete_on,
            bool_and(CASE WHEN x.period_id IS NULL
                THEN x.complete_on < o.from_on OR x.recognised_from_id IS DISTINCT FROM o.organisation_id
                ELSE x.period_id <> o.id END) AS elsewhere
        FROM training_period o JOIN induction_whose w ON w.enrolment_id = o.enrolment_id
        JOIN training_enrolment b ON b.person_id = w.person_id AND b.programme_id = w.programme_id
        JOIN training_partdone x ON x.enrolment_id = b.id
        WHERE x.complete_on IS NOT NULL AND (o.until_on IS NULL OR x.complete_on <= o.until_on)
        GROUP BY o.id, x.part_id
    ) AS d ON d.period_id = a.period_id AND d.part_id = a.part_id
    GROUP BY o.id
) AS s
WHERE e.id = s.id
    AND (e.minutes_saved, e.due_on, e.finished_on) IS DISTINCT FROM (s.saved, s.due_on, s.finished_on)
"""  # noqa: S608 - our own words
FINISH = """
UPDATE training_enrolment m SET finished_on = f.finished_on
FROM (SELECT enrolment_id, min(finished_on) AS finished_on FROM training_period
      WHERE enrolment_id IN (SELECT enrolment_id FROM induction_whose) GROUP BY 1) AS f
WHERE f.enrolment_id = m.id AND m.finished_on IS DISTINCT FROM f.finished_on
"""
# Whoever finished has achieved what the induction covers, once for life.
FROM_FINISHED = """
FROM training_enrolment e
JOIN training_coverage c ON c.programme_id = e.programme_id
JOIN standards_item i ON i.id = c.item_id
WHERE e.id IN (SELECT enrolment_id FROM induction_whose) AND e.finished_on IS NOT NULL
  AND NOT EXISTS (SELECT FROM training_achievement a
      WHERE a.person_id = e.person_id AND a.key = i.key AND a.source = 'induction')
"""
UNACHIEVED = f"SELECT {FROM_FINISHED} LIMIT 1"
ACHIEVE = f"""
INSERT INTO training_achievement
    (person_id, item_id, key, programme_id, source, from_on, noted_in, withdrawn_because)
SELECT DISTINCT ON (e.id, i.key)
    e.person_id, i.id, i.key, e.programme_id, 'induction', e.finished_on, %(event)s, ''
{FROM_FINISHED} ORDER BY e.id, i.key, i.id DESC
"""
NO_MORE = "DROP TABLE IF EXISTS induction_whose, induction_found"
NO_JOINERS = """
DROP TABLE IF EXISTS induction_joined, induction_records, induction_sizes, induction_groups
"""
