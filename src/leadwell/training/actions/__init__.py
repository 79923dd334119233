"""Every write about training."""

from leadwell.training.actions.achieving import note_achievements, withdraw_achievement
from leadwell.training.actions.induction_adopting import adopt_induction
from leadwell.training.actions.induction_doing import say_done, sign_parts
from leadwell.training.actions.induction_enrolling import enrol_joiners
from leadwell.training.actions.induction_keeping import (
    add_local_part,
    end_exemption,
    end_local_part,
    exempt_from_induction,
    set_track,
)
from leadwell.training.actions.records import note_training

__all__ = [
    "add_local_part",
    "adopt_induction",
    "end_exemption",
    "end_local_part",
    "enrol_joiners",
    "exempt_from_induction",
    "note_achievements",
    "note_training",
    "say_done",
    "set_track",
    "sign_parts",
    "withdraw_achievement",
]
