"""FAR-79: The equality duty asks for a measurable objective every few years and for information every year.

Information about its own employees is asked of an employer from a number of them on. The numbers are data.
Source: Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017, as summarised by others;
to be verified.
"""

from __future__ import annotations

from datetime import date, timedelta

from leadwell.fairness.rules.acting.facts import Duty, DutyTerms
from leadwell.reasons import Reason


def what_the_duty_lacks(duty: Duty, *, terms: DutyTerms, today: date) -> list[Reason]:
    """Say what is missing. An empty list means nothing is."""
    reasons = []
    oldest = today - timedelta(days=round(365.25 * terms.objective_years))
    if duty.objective_on is None or duty.objective_on < oldest:
        reasons.append(
            Reason(
                "FAR-79a",
                "No objective with an expected change was set in the last {years} years.",
                {"years": terms.objective_years},
            )
        )
    last = today - timedelta(days=terms.publish_days)
    asked = duty.employees >= terms.employees
    if asked and (duty.published_on is None or duty.published_on < last):
        reasons.append(Reason("FAR-79b", "Nothing about employees was published in the last year."))
    return reasons
