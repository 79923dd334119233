"""What may be shown about few people. A publication profile is data; two functions read it.

    STA-01  nothing to divide by
    STA-02  too few people in the numerator
    STA-03  too few people in the denominator

The cell-key profile adds noise that is the same for the same people (see `cell_keys`): a reader knows
a count only to within its noise.

A ratio is worked out from the unrounded counts, and withheld when either is too small.
Sources: the disclosure rule of the Hospital Episode Statistics, since 2018 (1 to 7 hidden,
all others to the nearest 5, nought shown, no calculation on 1 to 7); the least number of
respondents in the NHS Staff Survey; the "10-5 rule" of official statistics (below 10 hidden,
all others to the nearest 5).
"""

from __future__ import annotations

from dataclasses import dataclass

from leadwell.reasons import Reason


@dataclass(frozen=True, slots=True)
class Profile:
    """One publisher's promise. Counts from `hide_from` to `hide_to`, both included, are hidden.

    With `hide_from` above `hide_to` nothing is hidden. Counts shown are rounded to the
    nearest `round_to`. A survey protects its respondents, so only the denominator counts
    there: `small_numerators_matter` is then False. `noise` is the most that is added or taken away.
    """

    name: str
    hide_from: int
    hide_to: int
    round_to: int
    source: str
    small_numerators_matter: bool = True
    noise: int = 0

    def hides(self, count: int) -> bool:
        """Is this count one of those hidden?"""
        return self.hide_from <= count <= self.hide_to


INTERNAL_EXACT = Profile("internal-exact", 1, 0, 1, "For those who may see the records themselves")
HES_2018 = Profile("hes-2018", 1, 7, 5, "Hospital Episode Statistics disclosure rule, 2018")
SURVEY_11 = Profile("survey-11", 1, 10, 1, "NHS Staff Survey: at least 11 respondents", False)
TEN_FIVE = Profile("ten-five", 1, 9, 5, "The 10-5 rule of official statistics")
CELL_KEY = Profile(
    "cell-key",
    1,
    7,
    1,
    "The cell-key method of census offices, with a table of noise of our own",
    noise=3,
)
AS_PUBLISHED = Profile("as-published", 1, 0, 1, "Already public; the publisher has hidden its own")

PROFILES = {
    profile.name: profile
    for profile in (INTERNAL_EXACT, HES_2018, SURVEY_11, TEN_FIVE, CELL_KEY, AS_PUBLISHED)
}


def show_count(count: int, profile: Profile) -> int | None:
    """The count as it may be shown, in people or events. None means hidden.

    Halfway between two multiples goes up. Errors: `ValueError` for a count below nought.
    """
    if count < 0:
        raise ValueError("A count cannot be below nought.")
    if profile.hides(count):
        return None
    step = profile.round_to
    return (count + step // 2) // step * step


def what_is_known(shown: int, profile: Profile) -> tuple[int, int]:
    """The fewest and the most people a count can stand for that is shown as `shown`."""
    half, odd = profile.round_to // 2, profile.round_to % 2
    if shown == 0:
        nought_is_nought = profile.hide_from <= 1 and profile.hide_to >= half
        return 0, 0 if nought_is_nought else half - 1 + odd
    least = profile.hide_to + 1 if profile.hides(1) else 0
    return max(shown - half - profile.noise, least), shown + half - 1 + odd + profile.noise


def may_show_ratio(numerator: int, denominator: int, profile: Profile) -> list[Reason]:
    """Say what stands in the way of showing numerator / denominator. An empty list means yes.

    Both are the unrounded counts. The reasons name the limits, never the counts.
    """
    limits = {"low": profile.hide_from, "high": profile.hide_to}
    reasons = []
    if denominator == 0:
        reasons.append(Reason("STA-01", "There is nobody to count, so there is no rate."))
    if profile.small_numerators_matter and profile.hides(numerator):
        reasons.append(
            Reason(
                "STA-02",
                "From {low} to {high} people were counted: too few to show a rate.",
                limits,
            )
        )
    if profile.hides(denominator):
        reasons.append(
            Reason(
                "STA-03",
                "The group has from {low} to {high} people: too few to show a rate.",
                limits,
            )
        )
    return reasons
