"""What the pages about learning systems say, to those who open courses and to their providers."""

from leadwell.training.pages.systems.courses import add_tool_page, link_page, tool_page
from leadwell.training.pages.systems.opening import (
    launch_page,
    not_opened_page,
    open_course_page,
)
from leadwell.training.pages.systems.overview import end_page, systems_page
from leadwell.training.pages.systems.sending import (
    add_system_page,
    mapping_page,
    match_page,
    system_added_page,
    system_page,
    unmatch_page,
)

__all__ = [
    "add_system_page",
    "add_tool_page",
    "end_page",
    "launch_page",
    "link_page",
    "mapping_page",
    "match_page",
    "not_opened_page",
    "open_course_page",
    "system_added_page",
    "system_page",
    "systems_page",
    "tool_page",
    "unmatch_page",
]
