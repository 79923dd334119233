"""Which cells an area does not print, by name."""

from leadwell.fairness.rules.disclosing.facts import Told
from leadwell.fairness.rules.disclosing.silent_in_areas import silent_in_areas
from leadwell.stats.disclosure import HES_2018

ABOVE = {(1, False): (9, True), (2, False): (9, True), (9, False): (9, True)}


def told(**bases) -> Told:
    found = Told()
    for name, basis in bases.items():
        found.add(int(name[1:]), basis)
    return found


def test_an_area_hides_the_cell_of_which_one_of_its_places_prints_nothing():
    places = told(p1={"a": (None, 3), "b": (20, 20)}, p2={"a": (40, 40), "b": (15, 15)}, p9={})
    areas = {9: {"a": (45, 43), "b": (35, 35)}}
    assert silent_in_areas(places, areas, above=ABOVE, profile=HES_2018) == {9: {"a"}}


def test_a_place_in_no_area_silences_nobody():
    places = told(p3={"a": (None, 3)}, p2={"a": (40, 40)})
    areas = {9: {"a": (40, 40)}}
    assert silent_in_areas(places, areas, above=ABOVE, profile=HES_2018) == {}


def test_every_column_is_looked_at_however_many_there_are():
    names = [f"c{n}" for n in range(150)]
    places = told(p1=dict.fromkeys(names, (None, 3)), p2=dict.fromkeys(names, (40, 40)))
    areas = {9: dict.fromkeys(names, (45, 43))}
    found = silent_in_areas(places, areas, above=ABOVE, profile=HES_2018)
    assert found == {9: frozenset(names)}


def test_what_was_told_has_a_mark_that_changes_with_what_is_hidden():
    one, same = told(p1={"a": (None, 3)}), told(p1={"a": (None, 3)})
    assert one.fingerprint == same.fingerprint != told(p1={"a": (5, 3)}).fingerprint


def test_what_any_set_prints_of_a_place_is_hidden_no_more():
    places = told(p1={"a": (None, 3), "b": (None, 9)}, p2={"a": (None, 40), "b": (15, 15)})
    known = places.with_known(lambda place, names: names & {"a"} if place == 2 else ())
    assert known.arrays()[3].tolist() == [True, True, False, False]
    assert places.arrays()[3].tolist() == [True, True, True, False]


def test_an_area_beside_hides_what_another_set_has_in_print_above_it():
    above = {
        (1, False): (8, True),
        (2, False): (9, True),
        (8, True): (7, True),
        (9, True): (7, True),
    }
    places = told(p1={"a": (None, 6)}, p2={"a": (20, 20)})
    areas = {8: {"a": (None, 6)}, 9: {"a": (20, 20)}, 7: {"a": (None, 26)}}
    found = silent_in_areas(places, areas, above=above, profile=HES_2018, in_print={7: {"a"}})
    assert found == {9: {"a"}}
    assert silent_in_areas(places, areas, above=above, profile=HES_2018) == {}
