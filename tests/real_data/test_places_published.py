"""Published allocation problems come out as published, each as our own mechanism sees it."""

import json
from functools import cache

import pytest

from leadwell.allocation.deferred_acceptance import NOWHERE, Market, deferred_acceptance
from leadwell.allocation.tests.plain_ways import stable_places
from tests.real_data.files import REAL_DATA, needs_real_data

FILE = REAL_DATA / "matching" / "matching_examples.json"

pytestmark = needs_real_data


@cache
def problems():
    return {each["name"]: each for each in json.loads(FILE.read_text("utf-8"))}


def solved(asking, asked, places):
    """Who is held by each: `asking` and `asked` are lists of names, the dearest first."""
    units, people = list(asked), list(asking)
    lists = [
        [units.index(unit) for unit in wish if person in asked[unit]]
        for person, wish in asking.items()
    ]

    def key(person, unit):
        return len(people) + asked[units[unit]].index(people[person])

    parts = [(unit,) for unit in range(len(units))]
    market = Market(lists, parts, [places[unit] for unit in units], key)
    found = deferred_acceptance(market).unit
    pairs = [(units[u], person) for person, u in zip(people, found, strict=True) if u != NOWHERE]
    return {unit: {person for where, person in pairs if where == unit} for unit in units}


def as_sets(published):
    return {unit: set(people) for unit, people in published.items()}


HOSPITALS = ["nrmp_readme", "issue_67", "loses_all_preferences"]


@pytest.mark.parametrize("name", HOSPITALS)
def test_residents_are_placed_in_hospitals_as_published(name):
    problem = problems()[name]
    found = solved(problem["residents"], problem["hospitals"], problem["capacities"])
    assert found == as_sets(problem["published_expected"]) == as_sets(problem["resident_optimal"])


def test_suitors_are_married_as_published():
    problem = problems()["pride_and_prejudice"]
    found = solved(problem["suitors"], problem["reviewers"], dict.fromkeys(problem["reviewers"], 1))
    married = {suitor: reviewer for reviewer, suitors in found.items() for suitor in suitors}
    assert married == problem["published_expected"]


def test_students_are_given_projects_as_published():
    """A supervisor's limit binds nobody here, so each project is a unit with its supervisor's order."""
    problem = problems()["sa_docs"]
    supervisor = problem["project_supervisor"]
    asked = {project: problem["supervisors"][supervisor[project]] for project in supervisor}
    found = solved(problem["students"], asked, problem["project_capacity"])
    assert found == as_sets(problem["published_expected"])
    for name, limit in problem["supervisor_capacity"].items():
        assert sum(len(found[project]) for project in found if supervisor[project] == name) <= limit


def pairs_of(preferences, everyone):
    """Every way of putting people in pairs."""
    if not everyone:
        yield {}
        return
    first, *rest = everyone
    for other in rest:
        for pairs in pairs_of(preferences, [person for person in rest if person != other]):
            yield {first: other, other: first, **pairs}


def is_stable(preferences, pairs):
    def rather(person, other):
        wish = preferences[person]
        return wish.index(other) < wish.index(pairs[person])

    return not any(
        rather(person, other) and rather(other, person)
        for person in preferences
        for other in preferences[person]
        if pairs[person] != other
    )


ROOMMATES = {"irving1985_roommates": 1, "gale_shapley_no_stable": 0}


@pytest.mark.parametrize("name", ROOMMATES)
def test_people_of_one_kind_who_choose_each_other_are_another_problem(name):
    """Places and people are two kinds, and then there is always an answer. Here there may be none."""
    problem = problems()[name]
    preferences = problem["preferences"]
    found = [p for p in pairs_of(preferences, sorted(preferences)) if is_stable(preferences, p)]
    assert len(found) == ROOMMATES[name]
    assert found == [problem["published_expected"]] * ROOMMATES[name]


def test_every_problem_in_the_file_is_looked_at():
    assert set(problems()) == {*HOSPITALS, *ROOMMATES, "pride_and_prejudice", "sa_docs"}


def test_the_published_answer_is_among_the_stable_ones():
    problem = problems()["nrmp_readme"]
    units, people = list(problem["hospitals"]), list(problem["residents"])
    lists = [[units.index(unit) for unit in problem["residents"][person]] for person in people]
    keys = [
        {people.index(person): key for key, person in enumerate(problem["hospitals"][unit])}
        for unit in units
    ]
    places = [problem["capacities"][unit] for unit in units]
    published = problem["published_expected"].items()
    expected = {people.index(p): units.index(unit) for unit, those in published for p in those}
    assert tuple(expected[n] for n in range(len(people))) in stable_places(lists, places, keys)
