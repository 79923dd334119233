"""Every write about appointments: what recruitment systems say, and the gate."""

from leadwell.appointments.actions.adverts import note_adverts
from leadwell.appointments.actions.answering import note_answers
from leadwell.appointments.actions.appointing import (
    Wish,
    appoint,
    appoint_as_wished,
    appoint_newcomer,
    gate_for,
    promote,
)
from leadwell.appointments.actions.breaches import close_breaches, note_breaches
from leadwell.appointments.actions.looking import look_at_gate
from leadwell.appointments.actions.snapshot import draw_snapshot, renew_in_snapshot
from leadwell.appointments.actions.waiving import end_waiver, give_waiver, refuse_waiver

__all__ = [
    "Wish",
    "appoint",
    "appoint_as_wished",
    "appoint_newcomer",
    "close_breaches",
    "draw_snapshot",
    "end_waiver",
    "gate_for",
    "give_waiver",
    "look_at_gate",
    "note_adverts",
    "note_answers",
    "note_breaches",
    "promote",
    "refuse_waiver",
    "renew_in_snapshot",
]
