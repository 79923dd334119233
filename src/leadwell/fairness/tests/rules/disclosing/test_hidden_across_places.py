"""Areas and places hide for each other's sake."""

from leadwell.fairness.rules.disclosing.hidden_across_places import hidden_across_places
from leadwell.fairness.rules.disclosing.may_be_printed import may_be_printed
from leadwell.fairness.tests.rules.disclosing.figures import APPOINTING, INDICATORS, WORDS, line
from leadwell.stats.disclosure import HES_2018

COUNTS = {"a": (3, 60), "b": (20, 80), "c": (44, 90), "area": (67, 230)}
ABOVE = {"a": "area", "b": "area", "c": "area", "area": "a country that is not here"}


def printed(place: str, also=()):
    one = line(APPOINTING, COUNTS[place], (150, 500), (12, 90))
    return may_be_printed([one], indicators=INDICATORS, words=WORDS, profile=HES_2018, also=also)


def test_one_place_that_hides_a_small_count_needs_another_to_hide_too():
    bases = {place: printed(place).basis for place in COUNTS}
    more = hidden_across_places(bases, above=ABOVE, profile=HES_2018)
    assert set(more) == {"b"}
    (name,) = more["b"]
    assert "/bme/" in name
    bases["b"] = printed("b", also=more["b"]).basis
    assert bases["b"][name] == (None, 20)
    assert printed("b", also=more["b"]).shown[0].value is None
    assert hidden_across_places(bases, above=ABOVE, profile=HES_2018) == {}


def test_places_in_no_area_hide_for_nobody():
    bases = {place: printed(place).basis for place in ("a", "b")}
    assert hidden_across_places(bases, above={}, profile=HES_2018) == {}
