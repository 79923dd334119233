"""One comparison of pay taken from another, and places taken from their area, as a reader would: end to end
through everything that makes a result out of exact pay."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from leadwell.fairness.queries.definitions import indicators
from leadwell.fairness.queries.pay_results import words_of
from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.queries.printed_places import Asked, Meaning, Place, printed
from leadwell.fairness.rules.disclosing.facts import Words
from leadwell.fairness.rules.pay.facts import Bodies, Body
from leadwell.stats.disclosure import HES_2018

WHITE, BRITISH = "pay-gap-ethnicity", "pay-gap-white-british"
NOBODY = Body(np.array([]), np.array([]))


def paid(people: int, bonuses: int) -> Body:
    """So many on full pay, of whom so many were paid a bonus."""
    bonus = np.concatenate([np.full(bonuses, 500.0), np.zeros(people - bonuses)])
    return Body(np.linspace(12.0, 40.0, people), bonus)


def place(*, area: bool = False) -> Place:
    """Of 900 white people thirteen were paid a bonus; one of these is Irish."""
    told = {
        WHITE: Bodies(paid(900, 13), paid(400, 12), NOBODY),
        BRITISH: Bodies(paid(789, 12), paid(511, 13), NOBODY),
    }
    known = indicators()
    return Place(7, area, (), tuple((known[code], bodies) for code, bodies in told.items()))


def shown(asked: Place, **more):
    known = {code: indicators()[code] for code in (WHITE, BRITISH)}
    words = {code: words_of(one) for code, one in known.items()}
    meaning = Meaning(known, Words({}, {}), words, pay_terms(date(2026, 3, 31)))
    found = printed(meaning, Asked(asked, HES_2018, **more))
    return {(line.indicator, line.row): line for line in found.shown}, found.basis


def test_the_one_irish_person_with_a_bonus_is_not_found():
    lines, basis = shown(place())
    assert lines[WHITE, "bonus-first"].value == 1.4
    assert lines[BRITISH, "bonus-first"].value is None
    assert basis[f"{BRITISH}/bonus:first"] == (None, 12)


@pytest.mark.parametrize("code", [WHITE, BRITISH])
def test_an_area_does_not_print_what_a_place_in_it_hides(code):
    name = f"{code}/everybody:second"
    lines, basis = shown(place(area=True), also=[name])
    assert basis[name][0] is None
    assert lines[code, "bonus-second"].second.whole is None
