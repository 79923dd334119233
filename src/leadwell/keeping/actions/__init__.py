"""Every change to what people ask, to holds, and to records whose time is over."""

from leadwell.keeping.actions.answering import (
    acknowledge,
    answer_dispute,
    answer_request,
    extend_clock,
    move_request_on,
    pause_clock,
    refuse_request,
)
from leadwell.keeping.actions.asking import ask, dispute_fact, go_on, reply_to_answer, withdraw
from leadwell.keeping.actions.disposing import decide_disposals, propose_disposals
from leadwell.keeping.actions.holding import end_hold, place_hold
from leadwell.keeping.actions.joining import (
    answer_claim,
    claim_record,
    join_people,
    undo_joining,
)

__all__ = [
    "acknowledge",
    "answer_claim",
    "answer_dispute",
    "answer_request",
    "ask",
    "claim_record",
    "decide_disposals",
    "dispute_fact",
    "end_hold",
    "extend_clock",
    "go_on",
    "join_people",
    "move_request_on",
    "pause_clock",
    "place_hold",
    "propose_disposals",
    "refuse_request",
    "reply_to_answer",
    "undo_joining",
    "withdraw",
]
