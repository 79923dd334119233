"""FAR-53: Whether the staff an inspector spoke to are a mix that chance alone could bring.

Were they picked by chance from the staff whose group is known, how many of them are of one group would be
hypergeometric: the exact test asks how odd the mix is. It is told of nobody under a least number.
Source: house rule, from comparing like with like; the test is Fisher's (1935), of all splits no likelier.
"""

from __future__ import annotations

from leadwell.fairness.rules.acting.facts import Mix, PackTerms
from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.rules.reading import CHANCE
from leadwell.stats.fisher import fisher_p


def spoken_to_are_like_the_staff(spoken: Mix, *, staff: Mix | None, terms: PackTerms) -> Reading:
    """What the mix says of Black and minority ethnic people: above or below their share of the staff. Not
    calculable where the staff is not printed, or is fewer than were spoken to of a group."""
    if spoken.known < terms.fewest_to_compare:
        return Reading.WITHHELD
    if staff is None or staff.bme < spoken.bme or staff.white < spoken.white:
        return Reading.NOT_CALCULABLE
    rest = staff.known - spoken.known
    p = fisher_p(spoken.bme, spoken.known, staff.bme - spoken.bme, rest)
    if p >= CHANCE:
        return Reading.NO_DIFFERENCE
    more = spoken.bme * staff.known > staff.bme * spoken.known
    return Reading.ABOVE if more else Reading.BELOW
