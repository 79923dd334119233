"""Made-up extracts of any size, written by DuckDB in seconds: the same people every time.

Month 0 is everybody. In a later month about 2 % of the rows say something else, 1 % have gone and 1 %
are new; the rest is the same, byte for byte.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

ROWS_AN_ORGANISATION = 3_100_000 / 46_500

_PEOPLE = """
COPY (
SELECT 'XXC-' || CAST(org AS VARCHAR) AS organisation_code,
    CAST(n AS VARCHAR) AS staff_number,
    ['Asha','Ben','Chidi','Dora','Élodie','Farid','Grace','Hana','Ivan','Jo'][1 + h(n, 1, 10)] || ' '
      || ['Patel','Smith','Okoro','Jones','Kowalski','Nguyen','Brown','Ali','Evans','García'][1 + h(n, 2, 10)]
      || CASE WHEN changed AND h3(n, {month}, 5, 10) = 0 THEN '-Hall' ELSE '' END AS name,
    'P' || CAST(n AS VARCHAR) AS position_number,
    ['Nurse','Care worker','Ward manager','Porter','Clerk'][1 + h(n, 3, 5)]
      || CASE WHEN changed AND h3(n, {month}, 5, 10) = 1 THEN ' (senior)' ELSE '' END AS job_title,
    'Unit ' || CAST(h(n, 4, 40) AS VARCHAR) AS unit,
    ['Nursing and midwifery','Administrative','Medical'][1 + h(n, 6, 3)] AS staff_group,
    ['Staff nurse','Registered manager','Care worker'][1 + h(n, 7, 3)] AS job_role,
    CASE WHEN changed AND h3(n, {month}, 5, 10) BETWEEN 2 AND 4 THEN '6'
         ELSE ['2','3','5','6','7','8a'][1 + h(n, 8, 6)] END AS band,
    'XN0' || CAST(h(n, 9, 9) AS VARCHAR) AS pay_scale,
    CASE WHEN n % 12 = 0 THEN 'yes' ELSE 'no' END AS leads_people,
    'no' AS board_member,
    CASE WHEN n % 12 = 0 THEN '' ELSE CAST(n - n % 12 AS VARCHAR) END AS manager_staff_number,
    ['substantive','substantive','substantive','bank'][1 + h(n, 10, 4)] AS footing,
    CASE WHEN changed AND h3(n, {month}, 5, 10) > 4 THEN '0.75'
         ELSE ['1','1','0.8','0.6'][1 + h(n, 11, 4)] END AS fte,
    CAST(DATE '2012-01-01' + CAST(h(n, 12, 4500) AS INTEGER) AS VARCHAR) AS started_on,
    '' AS ended_on,
    ['A','B','C','H','J','M','N','Z'][1 + h(n, 13, 8)] AS ethnicity,
    ['yes','no','no',''][1 + h(n, 14, 4)] AS disability,
    ['female','male','female','female'][1 + h(n, 15, 4)] AS sex,
    CAST(DATE '1960-01-01' + CAST(h(n, 16, 14000) AS INTEGER) AS VARCHAR) AS birth_date
FROM (SELECT n, CAST(n // {share} AS BIGINT) AS org, {month} > 0 AND h(n, {month}, 50) = 0 AS changed
      FROM range({first}, {last}) r(n)
      WHERE {month} = 0 OR h3(n, {month}, 99, 100) > 0)
ORDER BY hash(n, 0)
) TO '{path}' (FORMAT csv, HEADER)
"""


def write_extract(path: Path, rows: int, *, month: int = 0) -> Path:
    """Write one month's extract of so many people; in a later month 1 % are new."""
    joined = rows // 100 if month else 0
    with duckdb.connect(config={"threads": 2, "memory_limit": "1500MB"}) as duck:
        duck.execute("CREATE MACRO h(n, k, m) AS CAST(hash(n, k) % m AS BIGINT)")
        duck.execute("CREATE MACRO h3(n, a, b, m) AS CAST(hash(n, a, b) % m AS BIGINT)")
        duck.execute(
            _PEOPLE.format(
                month=month,
                first=12,
                last=rows + joined + 12,
                path=path,
                share=ROWS_AN_ORGANISATION,
            )
        )
    return path


def organisations(rows: int) -> int:
    """How many organisations so many people work for."""
    return int((rows * 1.02 + 12) // ROWS_AN_ORGANISATION) + 1
