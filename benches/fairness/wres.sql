-- The yardstick: every figure of the race equality standard that is counted, written for PostgreSQL by hand.
-- Each fact is read once; GROUPING SETS make rows, splits and totals from what was grouped.
WITH people AS MATERIALIZED (
    SELECT organisation_id, group_code, pay_row, clinical,
        count(*) FILTER (WHERE NOT bank) AS staff, count(*) FILTER (WHERE board) AS board,
        count(*) FILTER (WHERE board AND votes) AS voting,
        count(*) FILTER (WHERE board AND executive) AS executive
    FROM staff JOIN "grouping" g ON g.value = ethnicity
    WHERE g.characteristic = 'ethnicity' AND g."grouping" = 'white-bme' AND (NOT bank OR board)
    GROUP BY 1, 2, 3, 4
), employed AS MATERIALIZED (
    SELECT organisation_id, group_code,
        CASE WHEN grouping(pay_row) = 1 THEN 'all' ELSE pay_row END AS "row",
        CASE WHEN grouping(clinical) = 1 THEN '' ELSE 'clinical:' || clinical END AS split,
        sum(staff)::bigint AS staff, sum(board)::bigint AS board,
        sum(voting)::bigint AS voting, sum(executive)::bigint AS executive
    FROM people
    GROUP BY GROUPING SETS ((organisation_id, group_code), (organisation_id, group_code, pay_row),
        (organisation_id, group_code, clinical), (organisation_id, group_code, pay_row, clinical))
), cases AS MATERIALIZED (
    SELECT organisation_id, group_code, from_abroad, internal, openly, pay_row, clinical,
        count(*) FILTER (WHERE funnel = 'recruitment') AS shortlisted,
        count(*) FILTER (WHERE funnel = 'recruitment' AND reached >= 5) AS appointed,
        count(*) FILTER (WHERE funnel = 'disciplinary') AS disciplined,
        count(*) FILTER (WHERE funnel = 'non-mandatory-training') AS trained
    FROM step JOIN "grouping" g ON g.value = ethnicity
    WHERE g.characteristic = 'ethnicity' AND g."grouping" = 'white-bme'
        AND happened_on BETWEEN '2025-04-01' AND '2026-03-31' AND reached >= 2
        AND (funnel = 'recruitment'
            OR first_in_year AND funnel IN ('disciplinary', 'non-mandatory-training'))
    GROUP BY 1, 2, 3, 4, 5, 6, 7
), decided AS MATERIALIZED (
    SELECT organisation_id, group_code,
        CASE WHEN grouping(from_abroad) = 0 THEN 'from_abroad:' || coalesce(from_abroad::text, '')
            WHEN grouping(internal) = 0 THEN 'internal:' || coalesce(internal::text, '')
            WHEN grouping(openly) = 0 THEN 'openly:' || coalesce(openly::text, '')
            WHEN grouping(pay_row) = 0 THEN 'pay_row:' || pay_row
            WHEN grouping(clinical) = 0 THEN 'clinical:' || clinical ELSE '' END AS split,
        sum(shortlisted)::bigint AS shortlisted, sum(appointed)::bigint AS appointed,
        sum(disciplined)::bigint AS disciplined, sum(trained)::bigint AS trained
    FROM cases
    GROUP BY GROUPING SETS ((organisation_id, group_code), (organisation_id, group_code, from_abroad),
        (organisation_id, group_code, internal), (organisation_id, group_code, openly),
        (organisation_id, group_code, pay_row), (organisation_id, group_code, clinical))
), at_work AS (
    SELECT organisation_id, group_code, split, staff, board FROM employed WHERE "row" = 'all'
    UNION ALL
    SELECT organisation_id, group_code, 'pay_row:' || "row", staff, board FROM employed
    WHERE "row" <> 'all' AND split = ''
), both_sides AS MATERIALIZED (
    SELECT organisation_id, group_code, split, coalesce(staff, 0) AS staff,
        coalesce(disciplined, 0) AS disciplined, coalesce(trained, 0) AS trained
    FROM at_work FULL JOIN (SELECT * FROM decided WHERE split = '' OR split LIKE 'pay_row:%'
        OR split LIKE 'clinical:%') AS own USING (organisation_id, group_code, split)
)
SELECT organisation_id, 'wres-1' AS indicator, "row", split, group_code AS "group", staff AS part,
    staff AS whole FROM employed WHERE staff > 0
UNION ALL
SELECT organisation_id, 'wres-2', '', split, group_code, appointed, shortlisted FROM decided
WHERE shortlisted > 0
UNION ALL
SELECT organisation_id, 'wres-3', '', split, group_code, disciplined, staff FROM both_sides
WHERE disciplined + staff > 0
UNION ALL
SELECT organisation_id, 'wres-4', '', split, group_code, trained, staff FROM both_sides
WHERE trained + staff > 0
UNION ALL
SELECT organisation_id, 'wres-9', '', '', group_code, board, staff FROM employed
WHERE "row" = 'all' AND split = '' AND board + staff > 0
UNION ALL
SELECT organisation_id, 'wres-9-voting', '', '', group_code, voting, staff FROM employed
WHERE "row" = 'all' AND split = '' AND voting + staff > 0
UNION ALL
SELECT organisation_id, 'wres-9-executive', '', '', group_code, executive, staff FROM employed
WHERE "row" = 'all' AND split = '' AND executive + staff > 0
