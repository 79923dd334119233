"""Counting managers: by hand, by a second implementation, and within a bounded number of queries."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext

from leadwell.actor import ANYONE, Actor, Grant, Permission, system_actor
from leadwell.organisations.queries import manager_counts as managers
from leadwell.organisations.tests.factories import hold, person, place, post, reports
from leadwell.organisations.tests.plain_manager_counts import Plainly
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 1)
COUNTER = system_actor("a test", Permission.SEE_MANAGERS)


def counted(at, day: date = DAY):
    return managers.manager_counts(at, by=COUNTER, on=day)


def test_a_ward_counted_by_hand():
    trust = place("ZT1")
    matron = post(trust, "Matron", leads=True, level=3, staff_group="Nursing")
    sister = post(trust, "Sister", leads=True, level=2, staff_group="Nursing")
    nurses = [post(trust, staff_group="Nursing", level=1) for _ in range(3)]
    reports(sister, matron)
    for nurse in nurses:
        reports(nurse, sister)
    hold(person(), matron, kind="acting")
    ann = person()
    hold(ann, sister, fte="0.5")
    hold(ann, nurses[0], fte="0.5")
    hold(person(), nurses[1])
    hold(person(), nurses[2], kind="bank")
    found = counted(trust)
    assert (found.staff, found.managers, found.acting) == (3, 2, 1)
    assert found.by_level() == {2: 1, 3: 1}
    assert found.spans == {1: 1, 3: 1}
    assert found.layers == {1: 1, 2: 1, 3: 3}
    assert sum(hours.fte for hours in found.hours if hours.leads) == 1.5


def test_a_person_with_two_records_joined_is_counted_once():
    trust = place("ZT1")
    kept, other = person(), person()
    other.joined_to = kept
    other.save()
    hold(kept, post(trust, leads=True))
    hold(other, post(trust, leads=True))
    assert counted(trust).managers == 1


def test_a_person_with_two_employers_is_counted_at_each():
    region = place("ZR1", kind="region", sector="national")
    both = person()
    for code in ("ZT1", "ZT2"):
        hold(both, post(place(code, region), leads=True))
    found = counted(region)
    assert found.managers == 2
    assert found.is_area
    assert found.layers == {}


def test_who_moves_from_one_leading_post_to_the_next_has_neither_left_nor_joined():
    trust = place("ZT1")
    ann, first, second = person(), post(trust, leads=True), post(trust, leads=True)
    hold(ann, first, until_on=date(2026, 3, 1))
    hold(ann, second, from_on=date(2026, 3, 1))
    hold(person(), post(trust, leads=True), from_on=date(2026, 4, 1))
    assert counted(trust).moved() == (1, 1, 0)


def test_a_post_on_a_chart_without_holders_is_no_vacancy():
    trust = place("ZT1")
    post(trust, leads=True, holders_known=False)
    post(trust, leads=True, from_on=date(2026, 10, 1))
    (one,) = counted(trust).vacancies
    assert (one.posts, one.empty, one.longest) == (2, 1, 31)


def test_posts_that_report_in_a_circle_are_counted_apart_and_the_count_ends():
    trust = place("ZT1")
    a, b, c = (post(trust) for _ in range(3))
    reports(a, b)
    reports(b, c)
    reports(c, a)
    found = counted(trust)
    assert (found.layers, found.unplaced) == ({}, 3)


def test_a_stranger_and_whoever_sees_managers_elsewhere_are_refused():
    here, elsewhere = place("ZT1"), place("ZT2")
    for by in (ANYONE, _counter(elsewhere.path), Actor("a colleague", person_id=1)):
        with pytest.raises(NotPermitted):
            managers.manager_counts(here, by=by, on=DAY)
    assert managers.manager_counts(here, by=_counter(here.path), on=DAY).staff == 0


def _counter(path: str) -> Actor:
    return Actor("who sees managers", grants=frozenset({Grant(Permission.SEE_MANAGERS, path)}))


def test_six_queries_for_a_place_of_any_size():
    trust = place("ZT1")
    hold(person(), post(trust, leads=True))
    with CaptureQueriesContext(connection) as asked:
        counted(trust)
    assert len(asked) == 7


def test_the_places_with_posts_are_the_employers_and_all_above_them():
    england = place("ENG", kind="country", sector="national")
    trust = place("ZT1", place("ZR1", england, kind="region"))
    place("ZT2", england)
    post(trust)
    assert managers.places_with_posts() == ["ENG", "ZR1", "ZT1"]
    assert managers.holds_posts(trust)
    assert not managers.holds_posts(place("ZT3"))


def test_the_day_a_year_before():
    assert managers.a_year_before(date(2026, 11, 1)) == date(2025, 11, 1)
    assert managers.a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)


@pytest.mark.parametrize("seed", range(4))
def test_the_statements_agree_with_the_rules_applied_row_by_row(seed):
    trust = place("ZT1")
    _made_up(trust, random.Random(seed))
    found, plainly = counted(trust), Plainly(trust, DAY, managers.a_year_before(DAY))
    assert found.staff == plainly.staff()
    assert found.managers == len(plainly.leading(DAY))
    assert found.by_level() == plainly.by_level()
    start, joined, left = found.moved()
    assert (start, joined, left) == plainly.moved()
    assert start + joined - left == found.managers
    assert found.spans == plainly.spans()
    assert {**found.layers, 0: found.unplaced} == {0: 0, **plainly.layers()}
    empty = plainly.empty()
    assert sum(v.empty for v in found.vacancies) == len(empty)
    assert max(v.longest or 0 for v in found.vacancies) == max((d for _, d in empty), default=0)
    assert (found.filling.times, found.filling.median_days) == plainly.filling()


def _made_up(trust, chance: random.Random) -> None:
    """Posts that open and close, people who come, go, act up, hold two posts, and report crosswise."""

    def day(after: int = 0) -> date:
        return date(2024, 6, 1) + timedelta(after + chance.randrange(600))

    posts = [
        post(
            trust, leads=chance.random() < 0.5, level=chance.choice([None, 1, 2, 3]),
            from_on=day(), until_on=chance.choice([None, None, day(700)]),
            holders_known=chance.random() < 0.9,
        )
        for _ in range(24)
    ]  # fmt: skip
    people = [person() for _ in range(30)]
    for twin in people[:4]:
        twin.joined_to = people[-1]
        twin.save()
    for _ in range(80):
        began, kind = day(), chance.choice(["substantive", "acting", "bank", "interim"])
        ended = chance.choice([None, began + timedelta(chance.randrange(1, 400))])
        try:
            with transaction.atomic():
                what = chance.choice(posts)
                hold(chance.choice(people), what, kind=kind, from_on=began, until_on=ended)
        except IntegrityError:  # the same person twice in one post at a time
            continue
    for one in posts:
        if chance.random() < 0.8:
            reports(one, chance.choice([p for p in posts if p is not one]))
