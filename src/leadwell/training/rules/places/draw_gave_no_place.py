"""TRN-40: Whoever gets no place is told why: how far each cohort they chose got, and their own number.

Source: house rule, from the promise that nothing is refused without its reason; the sentence follows from
the cut-offs (Azevedo and Leshno, 2016, as summed up in our notes on methods, 1.3).
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import Turned


def draw_gave_no_place(turned: Turned) -> list[Reason]:
    """One sentence for each cohort they chose, the dearest first."""
    return [
        Reason("TRN-40a", "Cohort {cohort} admitted numbers up to {up_to}; yours was {number}.",
               {"cohort": each.cohort, "up_to": each.up_to, "number": turned.number})
        if each.up_to
        else Reason("TRN-40b", "Cohort {cohort} had no places to give.", {"cohort": each.cohort})
        for each in turned.cohorts
    ]  # fmt: skip
