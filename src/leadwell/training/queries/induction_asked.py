"""Which parts a period asks: the one statement of it, for the pages and for the millions.

The national parts of everyone, those of its track, and the local parts of the employer and of all above
it; always those that were in force on the day the period began.
"""

from __future__ import annotations

# What a period asks. `{of}` has the columns id, programme_id, organisation_id, track, from_abroad, from_on.
# The local parts are found by the codes in the path of the employer, not by trying every part there is.
ASKED = """
SELECT e.id AS period_id, p.id AS part_id, p.due_weeks, p.minutes, p.line_of_sight
FROM {of} e JOIN training_part p ON p.programme_id = e.programme_id AND p.organisation_id IS NULL
WHERE {fits}
UNION ALL
SELECT e.id, p.id, p.due_weeks, p.minutes, p.line_of_sight
FROM {of} e JOIN organisations_organisation o ON o.id = e.organisation_id
CROSS JOIN LATERAL unnest(string_to_array(trim(BOTH '/' FROM o.path), '/')) AS step(code)
JOIN organisations_organisation a ON a.code = step.code
JOIN training_part p ON p.organisation_id = a.id AND p.programme_id = e.programme_id
WHERE {fits}
"""
FITS = """
p.from_on <= e.from_on AND (p.until_on IS NULL OR p.until_on > e.from_on)
AND (p.track = 'core' OR p.track = e.track OR (p.track = 'international' AND e.from_abroad))
"""
PERIODS = """
(SELECT e.id, m.programme_id, e.organisation_id, e.track, e.from_abroad, e.from_on
 FROM training_period e JOIN training_enrolment m ON m.id = e.enrolment_id WHERE {which})
"""


def asked_of_periods(which: str) -> str:
    """The statement that lists what these periods ask. `which` is a condition on the period `e`."""
    return ASKED.format(of=PERIODS.format(which=which), fits=FITS)
