"""KEE-05: A request is paused, extended, acknowledged, answered and refused in good order.

The clock stops only once at a time, and only while it runs. It is extended once, before the answer is
late. What has been answered, refused or withdrawn stays so: a new question is a new request. A refusal
says where else the person can turn.
Source: UK GDPR article 12 and the Data (Use and Access) Act 2025, as summed up in our notes on standards
(3.10).
"""

from __future__ import annotations

from datetime import date

from leadwell.keeping.rules.facts import AskedRequest, RequestKind, RequestState
from leadwell.reasons import Reason

PAUSE, GO_ON, EXTEND, ACKNOWLEDGE, ANSWER, REFUSE, WITHDRAW = (
    "pause", "continue", "extend", "acknowledge", "answer", "refuse", "withdraw",
)  # fmt: skip
OVER = (RequestState.ANSWERED, RequestState.REFUSED, RequestState.WITHDRAWN)


def request_can_be_moved_on(
    request: AskedRequest, step: str, *, today: date, route: str = ""
) -> list[Reason]:
    """Say what stands in the way of this step."""
    if request.state in OVER:
        return [Reason("KEE-05a", "This was answered already. A new question is a new request.")]
    match step:
        case "pause" if request.state is RequestState.WAITING:
            return [Reason("KEE-05b", "The clock stands already.")]
        case "continue" if request.state is RequestState.OPEN:
            return [Reason("KEE-05c", "The clock runs already.")]
        case "extend":
            return _extension(request, today=today)
        case "acknowledge" if request.kind is not RequestKind.COMPLAINT or request.acknowledged:
            return [Reason("KEE-05f", "There is nothing to acknowledge.")]
        case "refuse" if not route.strip():
            return [Reason("KEE-05g", "Say where else they can turn.")]
    return []


def _extension(request: AskedRequest, *, today: date) -> list[Reason]:
    if request.extended:
        return [Reason("KEE-05d", "It has been given more time once already.")]
    if today > request.due_on:
        return [Reason("KEE-05e", "It is late already. More time is given before that.")]
    return []
