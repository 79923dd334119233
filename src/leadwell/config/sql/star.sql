-- Run by the owner after every migration. The star: facts without names, read by leadwell_snapshot alone.
-- Each view runs with the rights of its owner, so its reader needs no right to any table beneath.
-- docs/star.md says what every column means. The reader says for which day, and since when:
--
--     SET star."on" = '2026-03-31'; SET star."from" = '2025-04-01'; SET star.seed = '-4711';
--
-- `record_key` is a number from 0 to 255 that depends on the human being and the secret seed: the same in
-- every snapshot, shared by one in 256, and so no person's number (stats/disclosure/cell_keys.py).
-- Whatever holds a person's number (`standing`, `at_work`, `decided`, `decider`) is for the other views and granted to
-- nobody.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM leadwell_snapshot;

DROP VIEW IF EXISTS star.staff, star.step, star.pay, star.organisation, star."grouping" CASCADE;
DROP VIEW IF EXISTS star.standing, star.at_work, star.decided, star.decider, star.tied, star.words CASCADE;
DROP AGGREGATE IF EXISTS star.first_said(text);

-- What the definitions say about bands, staff groups and groupings, as the owner laid it out (config/star.py).
-- The site's role has no way into this schema: it cannot move a band into another row unnoticed.
CREATE TABLE IF NOT EXISTS star.word (
    about text NOT NULL,
    said text NOT NULL,
    means text NOT NULL,
    from_on date,
    until_on date
);
CREATE TABLE IF NOT EXISTS star.group_of (
    characteristic text NOT NULL,
    "grouping" text NOT NULL,
    value text NOT NULL,
    group_code text NOT NULL,
    from_on date,
    until_on date
);

-- The first of what was said, in the order that is asked for. Where somebody said it once, nothing is called.
CREATE OR REPLACE FUNCTION star.keep_first(kept text, later text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT kept $$;
CREATE AGGREGATE star.first_said(text) (SFUNC = star.keep_first, STYPE = text);
REVOKE ALL ON FUNCTION star.keep_first(text, text), star.first_said(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION star.keep_first(text, text), star.first_said(text) TO leadwell_snapshot;

CREATE VIEW star.words AS
SELECT about, said, means FROM star.word, (SELECT current_setting('star.on')::date AS day) AS asked
WHERE (from_on IS NULL OR from_on <= day) AND (until_on IS NULL OR until_on > day);

CREATE VIEW star."grouping" AS
SELECT characteristic, "grouping", value, group_code
FROM star.group_of, (SELECT current_setting('star.on')::date AS day) AS asked
WHERE (from_on IS NULL OR from_on <= day) AND (until_on IS NULL OR until_on > day);

-- What stands of what each human being declared, in the order of the rule EQU-04: their own words first, then
-- the latest file. Joined records are one human being. (The same as equality/queries/counts.py counts by.)
CREATE VIEW star.standing AS
SELECT human,
    star.first_said(nullif(ethnicity, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS ethnicity,
    star.first_said(nullif(disability, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS disability,
    star.first_said(nullif(sex, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS sex,
    star.first_said(nullif(gender_identity, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS gender_identity,
    star.first_said(nullif(sexual_orientation, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS sexual_orientation,
    star.first_said(nullif(religion, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS religion,
    star.first_said(nullif(age_band, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS age_band,
    star.first_said(nullif(caring, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS caring,
    star.first_said(nullif(armed_forces, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS armed_forces,
    star.first_said(nullif(background, '') ORDER BY own DESC, given_on DESC, noted_at DESC, id DESC) AS background
FROM (
    SELECT d.*, d.through = 'own' AS own, coalesce(j.joined_to_id, d.person_id) AS human
    FROM sealed_equality.declaration d
    LEFT JOIN people_person j ON j.id = d.person_id AND j.joined_to_id IS NOT NULL
) AS said
GROUP BY human;

-- One row per human being per organisation on the day: the post of most hours, bank work only where there is
-- no other.
CREATE VIEW star.at_work AS
SELECT DISTINCT ON (p.organisation_id, coalesce(j.joined_to_id, t.person_id))
    p.organisation_id, coalesce(j.joined_to_id, t.person_id) AS human, t.kind, p.title, p.band,
    p.staff_group, p.job_role, p.level, p.leads, p.board, p.votes, p.executive
FROM organisations_tenure t
JOIN organisations_post p ON p.id = t.post_id
LEFT JOIN people_person j ON j.id = t.person_id AND j.joined_to_id IS NOT NULL
WHERE t.from_on <= (SELECT current_setting('star.on')::date)
    AND (t.until_on IS NULL OR t.until_on > (SELECT current_setting('star.on')::date))
ORDER BY p.organisation_id, coalesce(j.joined_to_id, t.person_id), t.kind = 'bank',
    t.fte DESC NULLS LAST, t.from_on, t.id;

CREATE VIEW star.staff AS
SELECT w.organisation_id, r.pay_row, coalesce(tier.means, '') AS tier,
    coalesce(clinical.means, '') AS clinical, w.band::text, w.staff_group::text, w.job_role::text, w.level,
    w.leads, w.board, w.votes, w.executive, w.kind = 'bank' AS bank, w.kind::text,
    coalesce(s.ethnicity, '') AS ethnicity, coalesce(s.disability, '') AS disability,
    coalesce(s.sex, '') AS sex, coalesce(s.gender_identity, '') AS gender_identity,
    coalesce(s.sexual_orientation, '') AS sexual_orientation, coalesce(s.religion, '') AS religion,
    coalesce(s.age_band, '') AS age_band, coalesce(s.caring, '') AS caring,
    coalesce(s.armed_forces, '') AS armed_forces, coalesce(s.background, '') AS background,
    (hashint8extended(w.human, coalesce(nullif(current_setting('star.seed', true), ''), '0')::bigint) & 255)::int2
        AS record_key
FROM star.at_work w
LEFT JOIN star.standing s ON s.human = w.human
LEFT JOIN star.words clinical ON clinical.about = 'staff-group' AND clinical.said = lower(btrim(w.staff_group))
LEFT JOIN star.words band ON band.about = 'band' AND band.said = lower(btrim(w.band))
CROSS JOIN LATERAL (SELECT coalesce(band.means, CASE
    WHEN clinical.means = 'medical' THEN coalesce((
        SELECT d.means FROM star.words d WHERE d.about = 'doctor'
            AND starts_with(lower(btrim(coalesce(nullif(w.job_role, ''), w.title))), d.said)
        ORDER BY length(d.said) DESC LIMIT 1), 'other-medical')
    WHEN btrim(w.band) <> '' THEN 'other' ELSE '' END) AS pay_row) AS r
LEFT JOIN star.words tier ON tier.about = 'tier' AND tier.said = r.pay_row;

-- One row per case of a decision, as it stood on the day, with the number of the human being it is about.
-- `happened_on` is the day of the last stage it had reached by then. `source` and `id` say which row it was.
CREATE VIEW star.decided AS
WITH asked AS (
    SELECT current_setting('star.from')::date AS since, current_setting('star.on')::date AS day
), applied AS (
    SELECT a.id, d.organisation_id, a.person_id, a.internal, a.from_abroad,
        d.advertised_on IS NOT NULL AS openly, d.title, d.band, d.staff_group, d.leads,
        CASE WHEN a.appointed_on <= day THEN 5 WHEN a.offered_on <= day THEN 4
            WHEN a.interviewed_on <= day THEN 3 WHEN a.shortlisted_on <= day THEN 2
            WHEN a.applied_on <= day THEN 1 END AS reached,
        greatest(CASE WHEN a.appointed_on <= day THEN a.appointed_on END,
            CASE WHEN a.offered_on <= day THEN a.offered_on END,
            CASE WHEN a.interviewed_on <= day THEN a.interviewed_on END,
            CASE WHEN a.shortlisted_on <= day THEN a.shortlisted_on END,
            CASE WHEN a.applied_on <= day THEN a.applied_on END) AS happened_on
    FROM asked, appointments_application a JOIN appointments_advert d ON d.id = a.advert_id
), told AS (
    SELECT c.id, c.funnel, c.organisation_id, c.person_id, c.openly, c.band, c.staff_group, c.began_on,
        c.reached - coalesce(stage.later, 0) AS reached, coalesce(stage.last_on, c.began_on) AS happened_on
    FROM asked, fairness_case c
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE said_on > day) AS later,
            max(said_on) FILTER (WHERE said_on <= day) AS last_on
        FROM (
            -- One row that is not as it should be must not keep everybody's snapshot from being taken.
            SELECT CASE WHEN pg_input_is_valid(value, 'date') THEN value::date END AS said_on
            FROM jsonb_each_text(CASE WHEN jsonb_typeof(c.stages) = 'object' THEN c.stages ELSE '{}' END)
        ) AS said
    ) AS stage
    WHERE c.began_on <= day
), left_work AS (
    SELECT DISTINCT ON (p.organisation_id, coalesce(j.joined_to_id, t.person_id), t.until_on)
        t.id, p.organisation_id, coalesce(j.joined_to_id, t.person_id) AS human, t.until_on,
        p.title, p.band, p.staff_group, p.job_role, p.leads
    FROM asked, organisations_tenure t JOIN organisations_post p ON p.id = t.post_id
    LEFT JOIN people_person j ON j.id = t.person_id AND j.joined_to_id IS NOT NULL
    WHERE t.until_on BETWEEN since AND day AND t.kind <> 'bank'
    ORDER BY p.organisation_id, coalesce(j.joined_to_id, t.person_id), t.until_on, t.fte DESC NULLS LAST,
        t.id
), staying AS (
    SELECT DISTINCT l.id
    FROM left_work l
    JOIN (
        SELECT own.id AS human, own.id AS person_id FROM people_person own
        UNION ALL SELECT joined_to_id, id FROM people_person WHERE joined_to_id IS NOT NULL
    ) AS record ON record.human = l.human
    JOIN organisations_tenure t ON t.person_id = record.person_id AND t.kind <> 'bank'
        AND t.from_on <= l.until_on AND (t.until_on IS NULL OR t.until_on > l.until_on)
    JOIN organisations_post p ON p.id = t.post_id AND p.organisation_id = l.organisation_id
), risen AS (
    SELECT DISTINCT ON (p.organisation_id, coalesce(j.joined_to_id, t.person_id), t.from_on)
        t.id, p.organisation_id, coalesce(j.joined_to_id, t.person_id) AS human, t.from_on, p.title, p.job_role,
        p.band, p.staff_group, p.leads
    FROM asked
    CROSS JOIN organisations_tenure t
    JOIN organisations_post p ON p.id = t.post_id
    LEFT JOIN people_person j ON j.id = t.person_id AND j.joined_to_id IS NOT NULL
    CROSS JOIN LATERAL (
        SELECT max(was.level) AS level
        FROM people_person record
        JOIN organisations_tenure before ON before.person_id = record.id AND before.kind <> 'bank'
            AND before.from_on < t.from_on AND (before.until_on IS NULL OR before.until_on >= t.from_on)
        JOIN organisations_post was ON was.id = before.post_id AND was.organisation_id = p.organisation_id
        WHERE record.id = coalesce(j.joined_to_id, t.person_id)
            OR record.joined_to_id = coalesce(j.joined_to_id, t.person_id)
    ) AS was
    WHERE t.from_on BETWEEN since AND day AND t.kind <> 'bank' AND p.level IS NOT NULL AND p.level > was.level
    ORDER BY p.organisation_id, coalesce(j.joined_to_id, t.person_id), t.from_on, p.level DESC, t.id
), trained AS (
    SELECT 5 AS source, a.id, 'places' AS funnel, a.person_id, true AS openly,
        (a.sent_at AT TIME ZONE 'Europe/London')::date AS began_on, 1 + went.stage AS reached, went.last_on AS happened_on
    FROM asked, training_placeapplication a
    CROSS JOIN LATERAL (
        SELECT max(stage) AS stage, max(stage_on) AS last_on FROM (
            SELECT 1 AS stage, (a.sent_at AT TIME ZONE 'Europe/London')::date AS stage_on
            UNION ALL
            SELECT s.stage, s.stage_on FROM training_place p
            CROSS JOIN LATERAL (VALUES
                (2, (p.offered_at AT TIME ZONE 'Europe/London')::date),
                (3, (p.accepted_at AT TIME ZONE 'Europe/London')::date),
                (4, (SELECT min(r.assessed_on) FROM training_result r
                     WHERE r.place_id = p.id AND r.outcome = 'pass'))
            ) AS s(stage, stage_on) WHERE p.application_id = a.id
        ) AS stages WHERE stage_on <= day
    ) AS went
    WHERE a.withdrawn_at IS NULL
    UNION ALL
    SELECT 6, p.id, 'places', p.person_id, false, (p.offered_at AT TIME ZONE 'Europe/London')::date,
        CASE WHEN passed.assessed_on <= day THEN 5
            WHEN (p.accepted_at AT TIME ZONE 'Europe/London')::date <= day THEN 4 ELSE 3 END,
        greatest((p.offered_at AT TIME ZONE 'Europe/London')::date,
            CASE WHEN (p.accepted_at AT TIME ZONE 'Europe/London')::date <= day
                THEN (p.accepted_at AT TIME ZONE 'Europe/London')::date END,
            CASE WHEN passed.assessed_on <= day THEN passed.assessed_on END)
    FROM asked, training_place p
    LEFT JOIN LATERAL (SELECT min(r.assessed_on) AS assessed_on FROM training_result r
        WHERE r.place_id = p.id AND r.outcome = 'pass') AS passed ON true
    WHERE p.application_id IS NULL AND (p.offered_at AT TIME ZONE 'Europe/London')::date <= day
    UNION ALL
    SELECT 7, r.id, 'release', a.person_id, NULL, (r.asked_at AT TIME ZONE 'Europe/London')::date,
        CASE WHEN r.granted AND (r.decided_at AT TIME ZONE 'Europe/London')::date <= day
            OR r.upheld AND (r.heard_at AT TIME ZONE 'Europe/London')::date <= day THEN 2 ELSE 1 END,
        greatest((r.asked_at AT TIME ZONE 'Europe/London')::date,
            CASE WHEN r.granted AND (r.decided_at AT TIME ZONE 'Europe/London')::date <= day
                THEN (r.decided_at AT TIME ZONE 'Europe/London')::date END,
            CASE WHEN r.upheld AND (r.heard_at AT TIME ZONE 'Europe/London')::date <= day
                THEN (r.heard_at AT TIME ZONE 'Europe/London')::date END)
    FROM asked, training_release r JOIN training_placeapplication a ON a.id = r.application_id
    WHERE (r.asked_at AT TIME ZONE 'Europe/London')::date <= day
)
SELECT 1 AS source, a.id, 'recruitment' AS funnel, a.organisation_id, coalesce(j.joined_to_id, a.person_id) AS human,
    a.happened_on, a.reached::smallint, a.internal, a.from_abroad, a.openly,
    a.title::text, ''::text AS job_role, a.band::text, a.staff_group::text, a.leads
FROM applied a LEFT JOIN people_person j ON j.id = a.person_id AND j.joined_to_id IS NOT NULL
CROSS JOIN asked
WHERE a.happened_on BETWEEN since AND day
UNION ALL
SELECT 2, c.id, c.funnel::text, c.organisation_id, coalesce(j.joined_to_id, c.person_id), c.happened_on,
    greatest(c.reached, 1)::smallint, NULL, NULL, c.openly, coalesce(post.title, ''),
    coalesce(post.job_role, ''), coalesce(nullif(c.band, ''), post.band, ''),
    coalesce(nullif(c.staff_group, ''), post.staff_group, ''), coalesce(post.leads, false)
FROM told c LEFT JOIN people_person j ON j.id = c.person_id AND j.joined_to_id IS NOT NULL
LEFT JOIN LATERAL (
    SELECT p.title, p.job_role, p.band, p.staff_group, p.leads
    FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id
    WHERE t.person_id = c.person_id AND p.organisation_id = c.organisation_id
        AND t.from_on <= c.began_on AND (t.until_on IS NULL OR t.until_on > c.began_on)
    ORDER BY t.kind = 'bank', t.fte DESC NULLS LAST, t.from_on, t.id LIMIT 1
) AS post ON true
CROSS JOIN asked
WHERE c.happened_on BETWEEN since AND day
UNION ALL
SELECT 3, l.id, 'leavers', l.organisation_id, l.human, l.until_on, 2::smallint, NULL, NULL, NULL, l.title, l.job_role,
    l.band, l.staff_group, l.leads
FROM left_work l WHERE NOT EXISTS (SELECT FROM staying s WHERE s.id = l.id)
UNION ALL
SELECT 4, r.id, 'promotions', r.organisation_id, r.human, r.from_on, 2::smallint, true, NULL, NULL, r.title,
    r.job_role, r.band, r.staff_group, r.leads
FROM risen r
UNION ALL
SELECT t.source, t.id, t.funnel, post.organisation_id, coalesce(j.joined_to_id, t.person_id), t.happened_on,
    t.reached::smallint, NULL, NULL, t.openly, post.title, post.job_role, post.band, post.staff_group, post.leads
FROM trained t LEFT JOIN people_person j ON j.id = t.person_id AND j.joined_to_id IS NOT NULL
CROSS JOIN LATERAL (
    SELECT p.organisation_id, p.title, p.job_role, p.band, p.staff_group, p.leads
    FROM organisations_tenure e JOIN organisations_post p ON p.id = e.post_id
    WHERE e.person_id = t.person_id AND e.from_on <= t.began_on
        AND (e.until_on IS NULL OR e.until_on > t.began_on)
    ORDER BY e.kind = 'bank', e.fte DESC NULLS LAST, e.from_on, e.id LIMIT 1
) AS post
CROSS JOIN asked
WHERE t.happened_on BETWEEN since AND day
UNION ALL
SELECT 8, w.id, 'waivers', w.organisation_id, coalesce(j.joined_to_id, w.person_id),
    (w.given_at AT TIME ZONE 'Europe/London')::date, 2::smallint, NULL, NULL, NULL, coalesce(p.title, ''),
    coalesce(p.job_role, ''), coalesce(p.band, ''), coalesce(p.staff_group, ''), coalesce(p.leads, false)
FROM appointments_waiver w LEFT JOIN organisations_post p ON p.id = w.post_id
LEFT JOIN people_person j ON j.id = w.person_id AND j.joined_to_id IS NOT NULL
CROSS JOIN asked
WHERE (w.given_at AT TIME ZONE 'Europe/London')::date BETWEEN since AND day
UNION ALL
SELECT 12, r.id, 'waivers', r.organisation_id, coalesce(j.joined_to_id, r.person_id), r.refused_on, 1::smallint,
    NULL, NULL, NULL, p.title, p.job_role, p.band, p.staff_group, p.leads
FROM appointments_refusedwaiver r JOIN organisations_post p ON p.id = r.post_id
LEFT JOIN people_person j ON j.id = r.person_id AND j.joined_to_id IS NOT NULL
CROSS JOIN asked
WHERE r.refused_on BETWEEN since AND day
UNION ALL
SELECT g.source, g.id, 'gate', g.organisation_id, coalesce(j.joined_to_id, g.person_id), g.asked_on,
    g.reached::smallint, NULL, NULL, NULL, coalesce(p.title, ''), coalesce(p.job_role, ''),
    coalesce(p.band, ''), coalesce(p.staff_group, ''), coalesce(p.leads, false)
FROM (
    SELECT 10 AS source, a.id, a.organisation_id, a.person_id, a.post_id, a.asked_on,
        CASE WHEN a.outcome = 'not-met' THEN 1 ELSE 2 END AS reached
    FROM appointments_gateanswer a
    UNION ALL
    SELECT 11, b.id, b.organisation_id, t.person_id, t.post_id, t.from_on, 1
    FROM appointments_breach b JOIN organisations_tenure t ON t.id = b.tenure_id
) AS g
LEFT JOIN organisations_post p ON p.id = g.post_id
LEFT JOIN people_person j ON j.id = g.person_id AND j.joined_to_id IS NOT NULL
CROSS JOIN asked
WHERE g.asked_on BETWEEN since AND day
UNION ALL
SELECT 9, i.id, 'induction', i.organisation_id, coalesce(j.joined_to_id, e.person_id),
    CASE WHEN i.finished_on <= day THEN i.finished_on ELSE i.from_on END,
    (CASE WHEN i.finished_on <= day THEN 2 ELSE 1 END)::smallint, NULL, i.from_abroad, NULL,
    coalesce(post.title, ''), coalesce(post.job_role, ''), coalesce(post.band, ''),
    coalesce(post.staff_group, ''), coalesce(post.leads, false)
FROM asked, training_period i JOIN training_enrolment e ON e.id = i.enrolment_id
LEFT JOIN people_person j ON j.id = e.person_id AND j.joined_to_id IS NOT NULL
LEFT JOIN LATERAL (
    SELECT p.title, p.job_role, p.band, p.staff_group, p.leads
    FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id
    WHERE t.person_id = e.person_id AND p.organisation_id = i.organisation_id
        AND t.from_on <= i.from_on AND (t.until_on IS NULL OR t.until_on > i.from_on)
    ORDER BY t.kind = 'bank', t.fte DESC NULLS LAST, t.from_on, t.id LIMIT 1
) AS post ON true
WHERE i.exempt_because = ''
    AND CASE WHEN i.finished_on <= day THEN i.finished_on ELSE i.from_on END BETWEEN since AND day;

-- Who decided about each case, where anybody knows, and the day before which a tie counts: the case's first,
-- so that those who came far had no more time to make one.
CREATE VIEW star.decider AS
SELECT c.source, c.id, c.human, coalesce(j.joined_to_id, c.person_id) AS decider, c.day
FROM (
    SELECT 1 AS source, a.id, coalesce(own.joined_to_id, a.person_id) AS human, m.person_id,
        coalesce(a.applied_on, a.shortlisted_on, a.interviewed_on, a.offered_on, a.appointed_on) AS day
    FROM appointments_application a JOIN appointments_panelmember m ON m.advert_id = a.advert_id
    LEFT JOIN people_person own ON own.id = a.person_id AND own.joined_to_id IS NOT NULL
    WHERE coalesce(a.applied_on, a.shortlisted_on, a.interviewed_on, a.offered_on, a.appointed_on)
            <= (SELECT current_setting('star.on')::date)
        AND greatest(a.applied_on, a.shortlisted_on, a.interviewed_on, a.offered_on, a.appointed_on)
            >= (SELECT current_setting('star.from')::date)
    UNION ALL
    SELECT 2, c.id, coalesce(own.joined_to_id, c.person_id), d.person_id, c.began_on
    FROM fairness_decider d JOIN fairness_case c ON c.id = d.case_id
    LEFT JOIN people_person own ON own.id = c.person_id AND own.joined_to_id IS NOT NULL
    UNION ALL
    SELECT 7, r.id, coalesce(own.joined_to_id, a.person_id), r.decided_by_id,
        (r.asked_at AT TIME ZONE 'Europe/London')::date
    FROM training_release r JOIN training_placeapplication a ON a.id = r.application_id
    LEFT JOIN people_person own ON own.id = a.person_id AND own.joined_to_id IS NOT NULL
    WHERE r.decided_by_id IS NOT NULL
    UNION ALL
    SELECT 8, w.id, coalesce(own.joined_to_id, w.person_id), w.given_by_id,
        (w.given_at AT TIME ZONE 'Europe/London')::date
    FROM appointments_waiver w
    LEFT JOIN people_person own ON own.id = w.person_id AND own.joined_to_id IS NOT NULL
    UNION ALL
    SELECT 12, r.id, coalesce(own.joined_to_id, r.person_id), r.refused_by_id, r.refused_on
    FROM appointments_refusedwaiver r
    LEFT JOIN people_person own ON own.id = r.person_id AND own.joined_to_id IS NOT NULL
) AS c
LEFT JOIN people_person j ON j.id = c.person_id AND j.joined_to_id IS NOT NULL;

-- Whether each case with known deciders had a tie to one of them: before the day the person reported to them,
-- or both worked in a unit that then had at most ten in post.
CREATE VIEW star.tied AS
WITH pair AS (
    SELECT source, id, human, decider, day FROM star.decider WHERE human <> decider
), decides AS (
    SELECT DISTINCT decider AS human FROM pair
), asks AS (
    SELECT DISTINCT human FROM pair
), theirs AS (
    SELECT coalesce(j.joined_to_id, t.person_id) AS human, t.post_id, p.organisation_id, p.unit, t.from_on,
        coalesce(t.until_on, 'infinity') AS until_on
    FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id
    LEFT JOIN people_person j ON j.id = t.person_id AND j.joined_to_id IS NOT NULL
), of_those_who_ask AS (
    SELECT t.* FROM theirs t JOIN asks USING (human)
), of_those_who_decide AS (
    SELECT t.* FROM theirs t JOIN decides USING (human)
), reported AS (
    SELECT own.human, above.human AS decider, min(greatest(own.from_on, l.from_on, above.from_on)) AS since
    FROM of_those_who_ask own
    JOIN organisations_reportingline l ON l.post_id = own.post_id
    JOIN of_those_who_decide above ON above.post_id = l.to_post_id
    WHERE greatest(own.from_on, l.from_on, above.from_on)
        < least(own.until_on, coalesce(l.until_on, 'infinity'), above.until_on)
    GROUP BY own.human, above.human
), change AS (
    SELECT t.organisation_id, t.unit, c.day, sum(c.by) AS by
    FROM theirs t JOIN (
        SELECT DISTINCT organisation_id, unit FROM of_those_who_decide WHERE unit <> ''
    ) AS u USING (organisation_id, unit)
    CROSS JOIN LATERAL (VALUES (t.from_on, 1), (t.until_on, -1)) AS c(day, by)
    GROUP BY t.organisation_id, t.unit, c.day
), small AS (
    SELECT organisation_id, unit, day AS from_on, until_on FROM (
        SELECT organisation_id, unit, day, sum(by) OVER w AS people,
            coalesce(lead(day) OVER w, 'infinity') AS until_on
        FROM change WINDOW w AS (PARTITION BY organisation_id, unit ORDER BY day)
    ) AS size WHERE people BETWEEN 1 AND 10
), shared AS (
    SELECT own.human, other.human AS decider, min(greatest(own.from_on, other.from_on, s.from_on)) AS since
    FROM of_those_who_decide other
    JOIN small s ON s.organisation_id = other.organisation_id AND s.unit = other.unit
        AND s.from_on < other.until_on AND s.until_on > other.from_on
    JOIN of_those_who_ask own ON own.organisation_id = other.organisation_id AND own.unit = other.unit
        AND own.human <> other.human
        AND greatest(own.from_on, other.from_on, s.from_on) < least(own.until_on, other.until_on, s.until_on)
    GROUP BY own.human, other.human
)
SELECT pair.source, pair.id, bool_or(coalesce(r.since < pair.day, false) OR coalesce(s.since < pair.day, false)) AS tied
FROM pair
LEFT JOIN reported r ON r.human = pair.human AND r.decider = pair.decider
LEFT JOIN shared s ON s.human = pair.human AND s.decider = pair.decider
GROUP BY pair.source, pair.id;

CREATE VIEW star.step AS
SELECT d.funnel, d.organisation_id, d.happened_on, d.reached,
    row_number() OVER (
        PARTITION BY d.funnel, d.organisation_id, d.human,
            extract(year FROM d.happened_on) - (extract(month FROM d.happened_on) < 4)::int
        ORDER BY d.reached DESC, d.happened_on, d.source, d.id
    ) = 1 AS first_in_year,
    d.internal, d.from_abroad, d.openly,
    CASE WHEN tie.tied THEN 'tie' WHEN NOT tie.tied THEN 'none' ELSE '' END AS tie, r.pay_row, coalesce(tier.means, '') AS tier,
    coalesce(clinical.means, '') AS clinical, d.staff_group, d.leads,
    coalesce(s.ethnicity, '') AS ethnicity, coalesce(s.disability, '') AS disability,
    coalesce(s.sex, '') AS sex, coalesce(s.gender_identity, '') AS gender_identity,
    coalesce(s.sexual_orientation, '') AS sexual_orientation, coalesce(s.religion, '') AS religion,
    coalesce(s.age_band, '') AS age_band, coalesce(s.caring, '') AS caring,
    coalesce(s.armed_forces, '') AS armed_forces, coalesce(s.background, '') AS background
FROM star.decided d
LEFT JOIN star.tied tie ON tie.source = d.source AND tie.id = d.id
LEFT JOIN star.standing s ON s.human = d.human
LEFT JOIN star.words clinical ON clinical.about = 'staff-group' AND clinical.said = lower(btrim(d.staff_group))
LEFT JOIN star.words band ON band.about = 'band' AND band.said = lower(btrim(d.band))
CROSS JOIN LATERAL (SELECT coalesce(band.means, CASE
    WHEN clinical.means = 'medical' THEN coalesce((
        SELECT w.means FROM star.words w WHERE w.about = 'doctor'
            AND starts_with(lower(btrim(coalesce(nullif(d.job_role, ''), d.title))), w.said)
        ORDER BY length(w.said) DESC LIMIT 1), 'other-medical')
    WHEN btrim(d.band) <> '' THEN 'other' ELSE '' END) AS pay_row) AS r
LEFT JOIN star.words tier ON tier.about = 'tier' AND tier.said = r.pay_row;

CREATE VIEW star.pay AS
WITH earned AS (
    SELECT DISTINCT ON (e.organisation_id, e.as_at, coalesce(j.joined_to_id, e.person_id))
        e.organisation_id, e.as_at, e.person_id, coalesce(j.joined_to_id, e.person_id) AS human,
        e.hourly::float8 AS hourly, e.bonus::float8 AS bonus, e.full_pay
    FROM fairness_pay e LEFT JOIN people_person j ON j.id = e.person_id AND j.joined_to_id IS NOT NULL
    WHERE e.as_at BETWEEN (SELECT current_setting('star.from')::date)
        AND (SELECT current_setting('star.on')::date)
    ORDER BY e.organisation_id, e.as_at, coalesce(j.joined_to_id, e.person_id), e.hourly DESC NULLS LAST, e.id
), post AS (
    SELECT DISTINCT ON (e.organisation_id, e.as_at, e.person_id)
        e.organisation_id, e.as_at, e.person_id, p.title, p.job_role, p.band, p.staff_group
    FROM earned e
    JOIN organisations_tenure t ON t.person_id = e.person_id AND t.from_on <= e.as_at
        AND (t.until_on IS NULL OR t.until_on > e.as_at)
    JOIN organisations_post p ON p.id = t.post_id AND p.organisation_id = e.organisation_id
    ORDER BY e.organisation_id, e.as_at, e.person_id, t.kind = 'bank', t.fte DESC NULLS LAST, t.from_on, t.id
)
SELECT e.organisation_id, e.as_at, e.hourly, e.bonus, e.full_pay,
    coalesce(band.means, CASE
        WHEN clinical.means = 'medical' THEN coalesce((
            SELECT d.means FROM star.words d WHERE d.about = 'doctor'
                AND starts_with(lower(btrim(coalesce(nullif(p.job_role, ''), p.title))), d.said)
            ORDER BY length(d.said) DESC LIMIT 1), 'other-medical')
        WHEN btrim(p.band) <> '' THEN 'other' ELSE '' END) AS pay_row,
    coalesce(clinical.means, '') AS clinical,
    coalesce(s.ethnicity, '') AS ethnicity, coalesce(s.disability, '') AS disability,
    coalesce(s.sex, '') AS sex, coalesce(s.gender_identity, '') AS gender_identity,
    coalesce(s.sexual_orientation, '') AS sexual_orientation, coalesce(s.religion, '') AS religion,
    coalesce(s.age_band, '') AS age_band, coalesce(s.caring, '') AS caring,
    coalesce(s.armed_forces, '') AS armed_forces, coalesce(s.background, '') AS background
FROM earned e
LEFT JOIN post p USING (organisation_id, as_at, person_id)
LEFT JOIN star.standing s ON s.human = e.human
LEFT JOIN star.words clinical ON clinical.about = 'staff-group' AND clinical.said = lower(btrim(p.staff_group))
LEFT JOIN star.words band ON band.about = 'band' AND band.said = lower(btrim(p.band));

-- Where each organisation sits, and which are like it: as the latest published figure says, else its kind.
CREATE VIEW star.organisation AS
SELECT o.id AS organisation_id, o.code::text, o.kind::text, o.path::text, o.parent_id, above.region_id,
    above.board_id, coalesce(peers.peer_group, o.kind)::text AS peer_group
FROM organisations_organisation o
LEFT JOIN (
    SELECT beneath.id, min(a.id) FILTER (WHERE a.kind = 'region') AS region_id,
        min(a.id) FILTER (WHERE a.kind = 'icb') AS board_id
    FROM organisations_organisation beneath
    CROSS JOIN LATERAL unnest(string_to_array(btrim(beneath.path, '/'), '/')) AS step(code)
    JOIN organisations_organisation a ON a.code = step.code AND a.kind IN ('region', 'icb')
    GROUP BY beneath.id
) AS above ON above.id = o.id
LEFT JOIN (
    SELECT DISTINCT ON (organisation_id) organisation_id, peer_group FROM measures_figure
    WHERE current AND peer_group <> '' AND ended_on <= (SELECT current_setting('star.on')::date)
    ORDER BY organisation_id, ended_on DESC, peer_group
) AS peers ON peers.organisation_id = o.id;

REVOKE ALL ON ALL TABLES IN SCHEMA star FROM PUBLIC, leadwell_web, leadwell_equality, leadwell_speaking_up,
    leadwell_snapshot;
GRANT SELECT ON star.staff, star.step, star.pay, star.organisation, star."grouping" TO leadwell_snapshot;
