"""Who may see, publish and act on the figures of fairness."""

from leadwell.fairness.permissions.figures import (
    may_keep_objectives,
    may_keep_plans,
    may_open_evidence,
    may_publish,
    may_see,
    may_see_exact,
    visible_to,
)

__all__ = [
    "may_keep_objectives",
    "may_keep_plans",
    "may_open_evidence",
    "may_publish",
    "may_see",
    "may_see_exact",
    "visible_to",
]
