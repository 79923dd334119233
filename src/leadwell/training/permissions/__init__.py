"""Who may see and do what about training. Each question about a row has a twin for a list."""

from leadwell.training.permissions.achieved import achievements_visible_to, may_see_achievement
from leadwell.training.permissions.records import may_note, may_see, visible_to

__all__ = [
    "achievements_visible_to",
    "may_note",
    "may_see",
    "may_see_achievement",
    "visible_to",
]
