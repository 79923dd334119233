"""What the pages about one's record, and about answering, say."""

from leadwell.keeping.pages.answering import (
    answer_claim_page,
    answer_dispute_page,
    answer_request_page,
    waiting_page,
)
from leadwell.keeping.pages.disposing import decide_page, over_page
from leadwell.keeping.pages.mine import (
    ask_page,
    claim_page,
    dispute_fact_page,
    my_dispute_page,
    my_request_page,
    withdraw_page,
)
from leadwell.keeping.pages.over import (
    end_hold_page,
    holds_page,
    join_page,
    joining_page,
    place_hold_page,
    times_page,
    undo_page,
)

__all__ = [
    "answer_claim_page",
    "answer_dispute_page",
    "answer_request_page",
    "ask_page",
    "claim_page",
    "decide_page",
    "dispute_fact_page",
    "end_hold_page",
    "holds_page",
    "join_page",
    "joining_page",
    "my_dispute_page",
    "my_request_page",
    "over_page",
    "place_hold_page",
    "times_page",
    "undo_page",
    "waiting_page",
    "withdraw_page",
]
