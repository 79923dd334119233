"""The made-up people of the demo, before anything is loaded."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from leadwell.access.rules.demo_accounts import DEMO_ACCOUNTS
from leadwell.intake.actions.demo.staff import extracts
from leadwell.intake.actions.demo.staff.careers import live
from leadwell.intake.actions.demo.staff.structure import home_posts, trust_posts

UNTIL = date(2026, 11, 1)


@pytest.fixture(scope="module")
def told():
    return list(extracts(until=UNTIL))


def test_some_twenty_thousand_people_worked_there_in_ten_years(told):
    people = {(one.organisation_code, row["staff_number"]) for one in told for row in one.rows}
    assert 22_000 < len(people) < 30_000
    began = {int(row["started_on"][:4]) for one in told for row in one.rows}
    assert set(range(2016, 2027)) <= began
    assert {one.as_at.year for one in told} == {2024, 2025, 2026}


def test_it_is_the_same_at_every_start(told):
    assert list(extracts(until=UNTIL)) == told


def test_a_person_keeps_their_name_and_what_they_declared(told):
    said = defaultdict(set)
    for one in told:
        for row in one.rows:
            who = (one.organisation_code, row["staff_number"])
            said[who].add((row["name"], row["ethnicity"], row["disability"], row["sex"]))
    assert {len(each) for each in said.values()} == {1}


def test_nobody_holds_one_post_twice_at_a_time_and_nobody_leaves_before_they_come():
    times = live(trust_posts(600), seed=7, until=UNTIL)
    assert all(t.until_on is None or t.until_on > t.from_on for t in times)
    held = defaultdict(list)
    for time in times:
        held[time.person, time.place].append((time.from_on, time.until_on or date.max))
    for periods in held.values():
        periods.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(periods))


def test_people_rise_act_up_and_come_back():
    times = live(trust_posts(1_500), seed=7, until=UNTIL)
    assert {time.footing for time in times} == {"substantive", "acting"}
    posts = {place.number: place for place in trust_posts(1_500)}
    mine = defaultdict(list)
    for time in sorted(times, key=lambda one: one.from_on):
        if time.footing == "substantive":
            mine[time.person].append(posts[time.place])
    rises = [a for theirs in mine.values() for a, b in pairwise(theirs) if b.leads and not a.leads]
    back = [theirs for theirs in mine.values() if len(theirs) > 1 and not theirs[1].leads]
    assert rises
    assert back


def test_a_planted_vacancy_lasts_as_long_as_planted():
    times = live(home_posts(20), seed=3, until=UNTIL, empty={"P001": (date(2025, 9, 1), 5)})
    top = sorted((t for t in times if t.place == "P001"), key=lambda t: t.from_on)
    assert len(top) == 2
    assert top[0].until_on.replace(day=1) == date(2025, 9, 1)
    assert top[1].from_on == date(2026, 2, 1)


def test_a_later_month_only_adds_to_what_was_told():
    before = live(trust_posts(300), seed=7, until=UNTIL)
    after = live(trust_posts(300), seed=7, until=date(2027, 1, 1))
    ended = [time for time in before if time.until_on]
    assert ended
    assert all(time in after for time in ended)
    assert {time.reference for time in before} <= {time.reference for time in after}


def test_everybody_in_the_story_of_a_trust_stands_in_a_post(told):
    names = {row["name"] for one in told if one.as_at == UNTIL for row in one.rows}
    known = {account.name for account in DEMO_ACCOUNTS}
    assert len(known & names) >= 8
