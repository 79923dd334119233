"""What the pages of organisations, their posts and their people say."""

from leadwell.organisations.pages.desk import (
    add_page,
    back_page,
    change_page,
    desk_page,
    leaves_page,
)
from leadwell.organisations.pages.finding import FindPage, find_page
from leadwell.organisations.pages.people import people_page, people_sheet
from leadwell.organisations.pages.person import person_page, post_page
from leadwell.organisations.pages.team import team_page

__all__ = [
    "FindPage",
    "add_page",
    "back_page",
    "change_page",
    "desk_page",
    "find_page",
    "leaves_page",
    "people_page",
    "people_sheet",
    "person_page",
    "post_page",
    "team_page",
]
