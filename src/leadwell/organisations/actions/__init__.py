"""Every write about organisations. All of them take many rows at once, in the caller's transaction."""

from leadwell.organisations.actions.charts import note_chart
from leadwell.organisations.actions.linking import note_aliases, note_memberships, note_successions
from leadwell.organisations.actions.noting import ensure_england, note_organisations

__all__ = [
    "ensure_england",
    "note_aliases",
    "note_chart",
    "note_memberships",
    "note_organisations",
    "note_successions",
]
