"""What drafters and publishers read: their desk, one draft, its forms, its comments, its next step."""

from leadwell.standards.pages.drafting.affected import affected_page
from leadwell.standards.pages.drafting.comments import comments_page
from leadwell.standards.pages.drafting.desk import desk_page
from leadwell.standards.pages.drafting.draft import draft_page
from leadwell.standards.pages.drafting.forms import (
    answer_page,
    describe_page,
    item_gone_page,
    item_page,
    requirement_gone_page,
    requirement_page,
    start_page,
    step_page,
)
from leadwell.standards.pages.drafting.steps import STEPS

__all__ = [
    "STEPS",
    "affected_page",
    "answer_page",
    "comments_page",
    "describe_page",
    "desk_page",
    "draft_page",
    "item_gone_page",
    "item_page",
    "requirement_gone_page",
    "requirement_page",
    "start_page",
    "step_page",
]
