"""What is in force on which day."""

from datetime import date, timedelta

import pytest

from leadwell.standards import queries
from leadwell.standards.models import Link
from leadwell.standards.tests.factories import FROM, NOW, item, requirement, version

pytestmark = pytest.mark.django_db
BEFORE = FROM - timedelta(days=1)
AFTER = date(2026, 7, 1)


@pytest.fixture
def followed():
    """A version that was followed by another on 1 July 2026."""
    old = version(until_on=AFTER, status="retired")
    return old, version(number="1.1", from_on=AFTER)


@pytest.mark.parametrize(
    ("on", "number"),
    [
        pytest.param(BEFORE, None, id="nothing-the-day-before-the-first"),
        pytest.param(FROM, "1.0", id="the-first-on-its-first-day"),
        pytest.param(AFTER - timedelta(days=1), "1.0", id="the-first-on-its-last-day"),
        pytest.param(AFTER, "1.1", id="the-second-from-its-first-day"),
    ],
)
def test_one_version_is_in_force_at_a_time(followed, on, number):
    found = queries.version_in_force("core", on)
    assert (found.number if found else None) == number


def test_a_draft_is_never_in_force():
    version(status="draft")
    assert queries.version_in_force("core", FROM) is None


def test_levels_come_in_order_and_from_the_version_of_the_day(followed):
    assert followed
    for number in (2, 1):
        item(f"core:l{number}", kind="level", level=number, short=f"Level {number}")
    assert [one.number for one in queries.levels_on(FROM)] == [1, 2]
    assert queries.levels_on(AFTER) == ()


def test_the_values_of_the_day_are_one_set():
    assert queries.values_on(FROM) is None
    item("values:compassion", kind="value", statement="Compassion", short="Compassion")
    item("values:respect", kind="value", statement="We respect people.", short="Respect")
    shown = queries.values_on(FROM)
    assert [(one.name, one.says) for one in shown.values] == [
        ("Compassion", ""),
        ("Respect", "We respect people."),
    ]


def test_requirements_of_another_day_are_left_out(followed):
    requirement(2, {"item": "core:2.1"})
    [found] = queries.requirements_on(FROM)
    assert (found.level, found.version, found.rule) == (2, "1.0", {"item": "core:2.1"})
    assert queries.requirements_on(AFTER) == ()


def test_a_requirement_binds_from_its_day_unless_it_is_on_hold():
    requirement(1, {"item": "core:1.1"}, bites_on=AFTER)
    requirement(2, {"item": "core:1.1"}, on_hold=True)
    requirement(3, {"item": "core:1.1"}, bites_on=None)
    later, held, never = queries.requirements_on(FROM)
    assert [later.binds_on(AFTER - timedelta(days=1)), later.binds_on(AFTER)] == [False, True]
    assert not held.binds_on(AFTER)
    assert not never.binds_on(AFTER)


def _link(kind, origin, to):
    Link.objects.create(
        version=origin.version, kind=kind, origin=origin, destination=to, changed_at=NOW
    )


def test_the_same_item_counts_both_ways_and_a_related_one_only_perhaps():
    ours, theirs, other = item("core:1.1"), item("fmlm:a"), item("igpm:b")
    _link("exactMatchOf", theirs, ours)
    _link("isRelatedTo", other, ours)
    assert queries.crosswalk(FROM) == {"core:1.1": {"fmlm:a"}, "fmlm:a": {"core:1.1"}}
    assert queries.may_count(FROM)["igpm:b"] == {"core:1.1"}


def test_what_was_replaced_counts_for_what_replaced_it_and_not_back():
    _link("replacedBy", item("core:1.1"), item("core:1.2"))
    assert queries.crosswalk(FROM) == {"core:1.1": {"core:1.2"}}


def test_a_link_that_leads_outside_counts_for_nothing():
    origin = item("core:1.1")
    Link.objects.create(
        version=origin.version, kind="exactMatchOf", origin=origin, changed_at=NOW,
        destination_uri="https://elsewhere.example/item",
    )  # fmt: skip
    assert queries.crosswalk(FROM) == {}


def test_names_are_those_of_the_day():
    item("core:1.1", short="Listen")
    assert queries.item_names(["core:1.1", "core:9"], FROM) == {"core:1.1": "Listen"}


def test_items_come_in_their_order():
    later, first = item("core:a", order=2), item("core:b", order=1)
    assert queries.items_of(version()) == (first, later)
