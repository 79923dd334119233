"""FAR-44: What is put into the cost of bullying can be true of an organisation.

Source: house rule; the limits only keep out slips of the pen.
"""

from __future__ import annotations

from collections.abc import Iterator

from leadwell.fairness.rules.bullying.facts import Inputs
from leadwell.reasons import Reason

YEAR = 365
MOST_STAFF = 2_000_000
MOST_A_DAY = 5_000
MOST_MORE = 1_000


def inputs_make_sense(inputs: Inputs) -> list[Reason]:
    """Say what stands in the way of an estimate. An empty list means nothing does."""
    return [*_people(inputs), *_shares(inputs), *_own(inputs)]


def _people(inputs: Inputs) -> Iterator[Reason]:
    if not 1 <= inputs.headcount <= MOST_STAFF:
        most = {"most": f"{MOST_STAFF:,}"}
        yield Reason("FAR-44a", "Give the number of staff, from 1 to {most}.", most)
    if not 0 < inputs.daily_pay <= MOST_A_DAY:
        most = {"most": f"{MOST_A_DAY:,}"}
        yield Reason("FAR-44b", "Give the mean pay for one day, above £0 and up to £{most}.", most)
    if not 0 <= inputs.mean_days <= YEAR:
        yield Reason("FAR-44c", "Days absent in a year are from 0 to {most}.", {"most": YEAR})


def _shares(inputs: Inputs) -> Iterator[Reason]:
    if not 0 <= inputs.bullied_from <= inputs.bullied_to <= 100:
        yield Reason(
            "FAR-44d", "The share bullied goes from a smaller to a larger number, 0 to 100."
        )
    if not 0 <= inputs.more_absence <= MOST_MORE:
        most = {"most": f"{MOST_MORE:,}"}
        yield Reason("FAR-44e", "How much more they are absent is from 0 to {most} per cent.", most)
    if not 0 <= inputs.cover_rate <= 200:
        yield Reason("FAR-44f", "What cover costs is from 0 to 200 per cent of the pay.")
    if not -50 <= inputs.prices <= 500:
        yield Reason("FAR-44g", "How much prices have risen is from −50 to 500 per cent.")


def _own(inputs: Inputs) -> Iterator[Reason]:
    counts = (inputs.leavers, inputs.cases)
    if any(count is not None and not 0 <= count <= inputs.headcount for count in counts):
        yield Reason("FAR-44h", "Leavers and cases are from 0 up to the number of staff.")
    costs = (inputs.replacing, inputs.weeks_lost, inputs.case_cost)
    if any(cost is not None and cost < 0 for cost in costs):
        yield Reason("FAR-44i", "A cost or a number of weeks cannot be below nought.")
    if inputs.leavers is None and (inputs.replacing is not None or inputs.weeks_lost is not None):
        yield Reason(
            "FAR-44j", "Give how many left because of bullying, or leave their cost empty."
        )
    if inputs.cases is None and inputs.case_cost is not None:
        yield Reason("FAR-44k", "Give the number of cases, or leave the cost of one empty.")
