from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadwell.actor import ANYONE
from leadwell.equality import actions
from leadwell.equality.queries.counts import counts, known_groups
from leadwell.equality.queries.own import own_declarations
from leadwell.equality.rules.what_stands import what_stands
from leadwell.equality.tests.factories import COUNTER, NOW, TODAY, someone, told_by_a_file
from leadwell.history.tests.factories import events
from leadwell.reasons import NotPermitted, RuleBroken

pytestmark = pytest.mark.usefixtures("committed_database")


def ask(people, *, by=COUNTER, grouping="five-2021", on=TODAY, characteristic="ethnicity"):
    ids = [person.person_id for person in people]
    return counts(
        person_ids=ids, characteristic=characteristic, grouping=grouping, by=by, on=on, now=NOW
    )


def test_people_are_counted_by_group_and_the_question_is_written_down():
    people = [someone(f"Person {n}") for n in range(12)]
    for person, code in zip(people, ["nhs:A"] * 4 + ["nhs:R"] * 3 + ["-"] * 2, strict=False):
        told_by_a_file(person, ethnicity=code)
    found = ask(people)
    assert {group: n for group, n in found.by_group.items() if n} == {
        "white": 4, "asian": 3, "not-said": 2, "not-asked": 3,
    }  # fmt: skip
    assert found.by_group["black"] == 0
    assert found.people == sum(found.by_group.values()) == 12
    event = events("declarations.counted").get()
    assert event.details == {"characteristic": "ethnicity", "grouping": "five-2021", "people": 12}


def test_fewer_than_ten_people_are_not_counted_and_nothing_is_said():
    people = [someone(f"Person {n}") for n in range(9)]
    with pytest.raises(RuleBroken, match="EQU-05"):
        ask(people)
    assert not events("declarations.counted").exists()


def test_ten_records_of_nine_people_are_nine_people():
    people = [someone(f"Person {n}") for n in range(9)]
    twin = someone("Person 0 again", joined_to_id=people[0].person_id)
    with pytest.raises(RuleBroken, match="EQU-05"):
        ask([*people, twin])


def test_whoever_is_asked_about_twice_counts_once_with_what_any_record_holds():
    people = [someone(f"Person {n}") for n in range(10)]
    twin = someone("Person 0 again", joined_to_id=people[0].person_id)
    told_by_a_file(twin, ethnicity="nhs:A")
    for asked in ([*people, twin], people, [twin, *people[1:]], [*people, *people]):
        found = ask(asked)
        assert (found.people, found.by_group["white"]) == (10, 1)


def test_numbers_nobody_holds_are_nobody():
    people = [someone(f"Person {n}") for n in range(9)]
    made_up = type(people[0])(name="nobody", person_id=999_999)
    with pytest.raises(RuleBroken, match="EQU-05"):
        ask([*people, made_up])


def test_the_door_counts_what_the_rule_says_stands():
    """The database's order and the rule EQU-04 are two ways of saying one thing."""
    people = [someone(f"Person {n}") for n in range(10)]
    for n, person in enumerate(people):
        told_by_a_file(person, ethnicity="nhs:A", given_on=TODAY - timedelta(days=n % 3))
        told_by_a_file(
            person, ethnicity="nhs:H", through="asc-wds B", given_on=TODAY - timedelta(1)
        )
        if n % 4 == 0:
            actions.declare(by=person, answers={"ethnicity": "c21:6" if n else "-"}, now=NOW)
    by_rule = [what_stands(own_declarations(by=p)["ethnicity"].said) for p in people]
    groups = {"nhs:A": "white", "nhs:H": "asian", "c21:6": "black", "-": "not-said"}
    expected = [groups[one.value] for one in by_rule if one]
    found = ask(people)
    assert {g: n for g, n in found.by_group.items() if n} == {
        g: expected.count(g) for g in set(expected)
    }


def test_every_characteristic_can_be_counted():
    people = [someone(f"Person {n}") for n in range(10)]
    actions.declare(by=people[0], answers={"disability": "lw:yes"}, now=NOW)
    found = ask(people, characteristic="disability", grouping="as-asked")
    assert (found.by_group["yes"], found.by_group["no"], found.by_group["not-asked"]) == (1, 0, 9)


def test_nobody_counts_but_the_job_that_works_out_the_figures():
    people = [someone(f"Person {n}") for n in range(10)]
    for by in (ANYONE, people[0]):
        with pytest.raises(NotPermitted):
            ask(people, by=by)


def test_a_grouping_that_was_not_in_force_is_not_there():
    with pytest.raises(KeyError):
        ask([someone()], on=date(2020, 1, 1))


def test_what_people_may_be_counted_by_is_told_with_its_groups_and_their_titles():
    found = known_groups(TODAY)
    assert found["ethnicity", "white-bme"] == {
        "white": "White",
        "bme": "Black and minority ethnic",
    }
    assert ("ethnicity", "five-2021") not in known_groups(date(2021, 3, 20))
