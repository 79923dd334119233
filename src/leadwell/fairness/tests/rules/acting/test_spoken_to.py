"""Staff an inspector spoke to: what may be noted, and whether the mix is one that chance could bring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import comb

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from leadwell.fairness.rules.acting.facts import Mix, PackTerms, SpokenSaid
from leadwell.fairness.rules.acting.spoken_to_are_like_the_staff import (
    spoken_to_are_like_the_staff,
)
from leadwell.fairness.rules.acting.staff_spoken_to_can_be_noted import (
    staff_spoken_to_can_be_noted,
)
from leadwell.fairness.rules.facts import Reading

TERMS = PackTerms(date(2026, 1, 1), 60, 500, 10)
TODAY = date(2026, 11, 22)
SAID = SpokenSaid(TODAY, "Two wards", Mix(18, 4, 2))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({}, [], id="on-the-day-itself"),
        pytest.param({"mix": Mix(0, 0, 1)}, [], id="one-person-of-whom-nothing-is-known"),
        pytest.param({"mix": Mix(500, 0, 0)}, [], id="as-many-as-one-note-takes"),
        pytest.param({"mix": Mix(499, 1, 1)}, ["FAR-52b"], id="one-more"),
        pytest.param({"mix": Mix()}, ["FAR-52b"], id="nobody"),
        pytest.param({"mix": Mix(-1, 2, 0)}, ["FAR-52a"], id="fewer-than-nobody"),
        pytest.param({"mix": Mix(2, 0, -1)}, ["FAR-52a"], id="fewer-than-nobody-not-known"),
        pytest.param({"mix": Mix(2, -1, 0)}, ["FAR-52a"], id="fewer-than-nobody-of-the-other"),
        pytest.param({"on": TODAY + DAY}, ["FAR-52c"], id="a-day-to-come"),
        pytest.param({"on": TODAY - 5 * DAY}, [], id="the-day-the-pack-opened"),
        pytest.param({"on": TODAY - 6 * DAY}, ["FAR-52d"], id="before-it-opened"),
        pytest.param({"where_at": " AE "}, ["FAR-52e"], id="nowhere-anybody-knows"),
        pytest.param({"where_at": "A&E"}, [], id="a-short-name"),
        pytest.param({"where_at": "w" * 120}, [], id="as-long-as-it-may-be"),
        pytest.param({"where_at": "w" * 121}, ["FAR-52e"], id="a-letter-too-long"),
    ],
)
def test_what_may_be_noted(changes, codes):
    found = staff_spoken_to_can_be_noted(
        replace(SAID, **changes), opened_on=TODAY - 5 * DAY, today=TODAY, corrected=False, terms=TERMS
    )  # fmt: skip
    assert [reason.code for reason in found] == codes


def test_a_note_is_put_right_once():
    found = staff_spoken_to_can_be_noted(
        SAID, opened_on=TODAY, today=TODAY, corrected=True, terms=TERMS
    )
    assert [reason.code for reason in found] == ["FAR-52f"]


STAFF = Mix(white=750, bme=250)


@pytest.mark.parametrize(
    ("spoken", "staff", "reading"),
    [
        pytest.param(Mix(18, 4, 2), STAFF, Reading.NO_DIFFERENCE, id="much-as-the-staff"),
        pytest.param(Mix(20, 0, 0), STAFF, Reading.BELOW, id="nobody-of-a-quarter-of-the-staff"),
        pytest.param(Mix(10, 10, 0), STAFF, Reading.ABOVE, id="twice-their-share"),
        pytest.param(Mix(0, 9, 90), STAFF, Reading.WITHHELD, id="nine-whose-group-is-known"),
        pytest.param(Mix(0, 10, 90), STAFF, Reading.ABOVE, id="ten-whose-group-is-known"),
        pytest.param(Mix(18, 4, 2), None, Reading.NOT_CALCULABLE, id="the-staff-is-not-printed"),
        pytest.param(
            Mix(5, 6), Mix(30, 5), Reading.NOT_CALCULABLE, id="more-than-there-are-in-print"
        ),
        pytest.param(Mix(31, 1), Mix(30, 5), Reading.NOT_CALCULABLE, id="more-of-the-other-group"),
        pytest.param(Mix(30, 5), Mix(30, 5), Reading.NO_DIFFERENCE, id="everybody-there-is"),
    ],
)
def test_whether_chance_could_bring_the_mix(spoken, staff, reading):
    assert spoken_to_are_like_the_staff(spoken, staff=staff, terms=TERMS) is reading


few = st.integers(min_value=0, max_value=30)


@given(few, few, few, few)
def test_it_is_the_count_of_all_ways_to_pick_so_many_of_the_staff(white, bme, more, other):
    """Counted in whole numbers: all picks that are no likelier than this one, of all picks."""
    spoken, staff = Mix(white, bme), Mix(white + more, bme + other)
    assume(spoken.known >= 10)

    def ways(k: int) -> int:
        return comb(staff.bme, k) * comb(staff.white, spoken.known - k)

    every = [ways(k) for k in range(spoken.known + 1)]
    odd = sum(one for one in every if one <= ways(bme))
    found = spoken_to_are_like_the_staff(spoken, staff=staff, terms=TERMS)
    assert (found is Reading.NO_DIFFERENCE) == (20 * odd >= sum(every))
