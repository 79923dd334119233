"""Every write of the standards."""

from leadwell.standards.actions.commenting import answer_comment, comment_on
from leadwell.standards.actions.drafting import (
    describe_version,
    keep_item,
    keep_requirement,
    remove_item,
    remove_requirement,
    start_draft,
)
from leadwell.standards.actions.publishing import (
    publish,
    retire,
    send_back,
    send_for_review,
    sign_off,
)
from leadwell.standards.actions.shipping import adopt_shipped

__all__ = [
    "adopt_shipped",
    "answer_comment",
    "comment_on",
    "describe_version",
    "keep_item",
    "keep_requirement",
    "publish",
    "remove_item",
    "remove_requirement",
    "retire",
    "send_back",
    "send_for_review",
    "sign_off",
    "start_draft",
]
