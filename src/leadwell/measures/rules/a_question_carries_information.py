"""MEA-09: A question everybody answered alike carries no information and is not shown.

In the organisational workbook of 2024 the Q16c columns (the ground of discrimination) hold 100 or a
dash for every organisation: only those who ticked a ground were counted. The national workbook has
real values.
Source: NHS Staff Survey 2024, detailed spreadsheets, organisational and national results.
"""

from __future__ import annotations

from leadwell.reasons import Reason

EMPTY_BY_ORGANISATION = "Q16c"


def a_question_carries_information(question_id: str, *, national: bool) -> list[Reason]:
    """Say what stands in the way of taking this question's figures."""
    if question_id.startswith(EMPTY_BY_ORGANISATION) and not national:
        text = "{question} holds 100 or nothing for every organisation, so it says nothing."
        return [Reason("MEA-09", text, {"question": question_id})]
    return []
