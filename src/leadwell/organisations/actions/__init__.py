"""Every write about organisations, posts and who holds them. Those that files need take many rows at
once, in the caller's transaction; those by hand take one."""

from leadwell.organisations.actions.by_hand import whole
from leadwell.organisations.actions.charts import note_chart
from leadwell.organisations.actions.linking import note_aliases, note_memberships, note_successions
from leadwell.organisations.actions.looking import look_at_person, take_away_people
from leadwell.organisations.actions.noting import ensure_england, note_organisations
from leadwell.organisations.actions.posts import (
    change_post,
    close_post,
    note_post,
    set_reporting_line,
)
from leadwell.organisations.actions.staff import (
    Job,
    add_member_of_staff,
    change_member_of_staff,
    leaver,
    undo_leaver,
)
from leadwell.organisations.actions.tenures import change_hours, end_tenure, fill_post

__all__ = [
    "Job",
    "add_member_of_staff",
    "change_hours",
    "change_member_of_staff",
    "change_post",
    "close_post",
    "end_tenure",
    "ensure_england",
    "fill_post",
    "leaver",
    "look_at_person",
    "note_aliases",
    "note_chart",
    "note_memberships",
    "note_organisations",
    "note_post",
    "note_successions",
    "set_reporting_line",
    "take_away_people",
    "undo_leaver",
    "whole",
]
