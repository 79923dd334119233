"""What may become a return."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadwell.fairness.rules.reports.facts import ToPublish
from leadwell.fairness.rules.reports.return_may_be_published import return_may_be_published
from leadwell.fairness.tests.factories import TODAY, even, likelihood

LAST_DAY = date(2026, 3, 31)
GOOD = ToPublish((even(),), LAST_DAY, LAST_DAY, "ten-five", current=True)
SAID = "We changed who sits on panels, and we look at every shortlist again in July."


def codes(asked, says=""):
    return [why.code for why in return_may_be_published(asked, says=says, today=TODAY)]


def test_a_quiet_result_of_a_year_that_is_over_may_be_published_without_a_word():
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"current": False}, "FAR-56a"),
        ({"profile": "internal-exact"}, "FAR-56b"),
        ({"ended_on": TODAY}, "FAR-56c"),
        ({"as_at": date(2026, 2, 1)}, "FAR-56i"),
        ({"published_already": True}, "FAR-56d"),
        ({"area": True}, "FAR-56e"),
        ({"lines": ()}, "FAR-56f"),
        ({"for_everybody": False}, "FAR-56h"),
    ],
)
def test_each_thing_in_the_way_is_said(changes, code):
    assert codes(replace(GOOD, **changes)) == [code]


def test_where_something_stands_out_the_organisation_says_what_it_makes_of_it():
    loud = replace(GOOD, lines=(likelihood(),))
    assert codes(loud, "We know.") == ["FAR-56g"]
    assert codes(loud, SAID) == []


def test_what_chance_may_bring_among_its_figures_does_not_stand_out_and_asks_for_no_word():
    rows = [even("wres-1", row=str(n), row_title=f"Band {n}") for n in range(11)]
    others = [even(f"wres-{n}") for n in (3, 4, 9)]
    by_chance = replace(GOOD, lines=(likelihood(p=0.03), *others, *rows))
    assert codes(by_chance) == []
    assert codes(replace(by_chance, lines=(likelihood(p=1e-6), *others, *rows))) == ["FAR-56g"]
