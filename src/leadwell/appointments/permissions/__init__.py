"""Who may see and do what about appointments. Each question about a row has a twin for a list."""

from leadwell.appointments.permissions.adverts import (
    applications_visible_to,
    may_note,
    may_see,
    may_see_application,
    visible_to,
)
from leadwell.appointments.permissions.gate import (
    breaches_visible_to,
    may_appoint,
    may_ask_by_group,
    may_count_by_group,
    may_see_breach,
    may_see_gate,
    may_see_waiver,
    may_waive,
    waivers_visible_to,
)

__all__ = [
    "applications_visible_to",
    "breaches_visible_to",
    "may_appoint",
    "may_ask_by_group",
    "may_count_by_group",
    "may_note",
    "may_see",
    "may_see_application",
    "may_see_breach",
    "may_see_gate",
    "may_see_waiver",
    "may_waive",
    "visible_to",
    "waivers_visible_to",
]
