"""MEA-03: Two survey questions do not make one indicator.

Race equality indicator 6 asks who was bullied by managers *or* colleagues. One person may say yes to
both questions, and the published tables do not say how many did; so it cannot be worked out from
Q14b and Q14c.
Source: NHS Workforce Race Equality Standard, indicator 6; NHS Staff Survey 2024, Q14b and Q14c.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.reasons import Reason


def an_indicator_is_not_made_of_two_questions(question_ids: Sequence[str]) -> list[Reason]:
    """Say what stands in the way of making one figure of these questions' figures."""
    questions = sorted(set(question_ids))
    if len(questions) < 2:
        return []
    text = (
        "{questions} are different questions. The same people may have said yes to more than one, "
        "so their answers are not put together."
    )
    return [Reason("MEA-03", text, {"questions": ", ".join(questions)})]
