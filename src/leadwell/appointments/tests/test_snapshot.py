"""The snapshot agrees with the rows it was drawn from."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.db import connection

from leadwell.actor import ANYONE
from leadwell.appointments import actions
from leadwell.appointments.queries.asking import (
    GATE,
    demand,
    entering,
    standards_on,
    verdicts,
)
from leadwell.appointments.queries.snapshot import (
    asked_of,
    drawn_snapshot,
    kept_snapshot,
    meeting,
    part,
)
from leadwell.appointments.tasks import draw_gate_snapshot
from leadwell.appointments.tests.factories import NOW, TODAY
from leadwell.organisations.models import Tenure
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.reasons import NotPermitted
from leadwell.standards.models import Link
from leadwell.standards.queries import requirements_on
from leadwell.standards.rules.rule_tree import read_rule
from leadwell.standards.tests.factories import NOW as THEN
from leadwell.standards.tests.factories import item, requirement, version
from leadwell.stats.bitsets import how_many_hold
from leadwell.training.tests.factories import achieved

pytestmark = pytest.mark.django_db
KEYS = [f"core:{n}" for n in range(1, 7)]
DIVISION = """
SELECT count(*) FROM (
    SELECT coalesce(p.joined_to_id, p.id) FROM training_achievement a
    JOIN people_person p ON p.id = a.person_id
    WHERE key = ANY(%(keys)s) AND withdrawn_on IS NULL AND from_on <= %(on)s
        AND (until_on IS NULL OR until_on > %(on)s)
    GROUP BY 1 HAVING count(DISTINCT key) = cardinality(%(keys)s::text[])
) holders
"""


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path


@pytest.fixture
def trust():
    for key in KEYS:
        item(key)
    two_of = {"at_least": 2, "of": [{"item": key} for key in KEYS[2:5]]}
    requirement(3, {"all": [{"item": KEYS[0]}, {"item": KEYS[1]}, two_of]})
    requirement(2, {"item": KEYS[0]})
    requirement(2, {"item": KEYS[5]}, staff_group="medical", code="medical")
    return place("T")


def some_people(trust, count=40):
    """People in posts of all kinds, who hold this and that for this and that long."""
    chance, made = Random(7), []
    for n in range(count):
        who, group = person(), chance.choice(["", "medical", "nursing"])
        hold(who, post(trust, level=chance.choice([None, 2, 3]), staff_group=group, leads=True))
        for key in chance.sample(KEYS, chance.randint(0, 6)):
            ends = chance.choice([None, TODAY, TODAY + timedelta(days=1)])
            achieved(who.pk, key, until_on=ends)
        if n % 9 == 0:
            other = person()
            other.joined_to = who
            other.save()
            achieved(other.pk, KEYS[0])
        made.append(who)
    return made


def test_it_says_of_everybody_what_the_gate_says_of_each(trust):
    some_people(trust)
    standards = standards_on(TODAY)
    drawn = drawn_snapshot(by=GATE, on=TODAY)
    tenures = list(Tenure.objects.select_related("post").order_by("person_id"))
    asked = [entering(each.person_id, each.post, on=TODAY, standards=standards) for each in tenures]
    found = meeting(drawn, standards.demands)
    assert drawn.person.tolist() == [each.person_id for each in tenures]
    assert found.tolist() == [each.admits for each in verdicts(asked, standards=standards)]
    assert 0 < found.sum() < len(found)


def test_it_counts_as_set_division_in_sql_counts(trust):
    some_people(trust)
    drawn = drawn_snapshot(by=GATE, on=TODAY)
    for keys in (KEYS[:1], KEYS[:3], KEYS[1:6]):
        with connection.cursor() as cursor:
            cursor.execute(DIVISION, {"keys": keys, "on": TODAY})
            (expected,) = cursor.fetchone()
        rule = read_rule({"all": [{"item": key} for key in keys]})
        assert how_many_hold(drawn.held, part(rule)) == expected


def test_somebody_in_several_posts_stands_at_the_highest(trust):
    who = person()
    for level in (2, 3, None):
        hold(who, post(trust, level=level))
    drawn = drawn_snapshot(by=GATE, on=TODAY)
    assert (drawn.person.tolist(), drawn.level.tolist()) == ([who.pk], [3])


def test_a_crosswalk_counts_and_a_framework_may_map_posts_itself(trust):
    core = version()
    core.post_levels = {"bands": {"6": {"level": 2, "leads": True}}, "board": {"level": 5}}
    core.save()
    theirs = item("fmlm:a")
    Link.objects.create(
        version=version("fmlm"),
        kind="exactMatchOf",
        origin=theirs,
        destination=item(KEYS[0]),
        changed_at=THEN,
    )
    who = person()
    hold(who, post(trust, level=3, band="Band 6", leads=True))
    achieved(who.pk, "fmlm:a")
    drawn = drawn_snapshot(by=GATE, on=TODAY)
    assert drawn.level.tolist() == [2]
    (asked,) = [demand(each) for each in requirements_on(TODAY) if each.code == "level-2"]
    assert meeting(drawn, [asked]).tolist() == [True]


def test_a_framework_that_maps_posts_is_drawn_where_nobody_leads(trust):
    core = version()
    core.post_levels = {"bands": {}}
    core.save()
    hold(person(), post(trust, level=3))
    assert drawn_snapshot(by=GATE, on=TODAY).level.tolist() == [0]


def test_a_staff_group_nobody_knew_when_it_was_drawn_is_asked_of_nobody(trust):
    some_people(trust, 3)
    drawn = drawn_snapshot(by=GATE, on=TODAY)
    asked = demand(requirements_on(TODAY)[0])
    object.__setattr__(asked, "staff_group", "dental")
    assert asked_of(drawn, asked).sum() == 0


def test_an_empty_house_is_drawn_too(trust):
    assert actions.draw_snapshot(by=GATE, now=NOW).person.tolist() == []
    achieved(person().pk, KEYS[0])
    assert drawn_snapshot(by=GATE, on=TODAY).held.rows == 0


def test_it_is_kept_without_a_name_and_one_person_is_drawn_anew(trust):
    assert not actions.renew_in_snapshot(by=GATE, person_id=1, now=NOW)
    people = some_people(trust)
    actions.draw_snapshot(by=GATE, now=NOW)
    late = person()
    for who in (people[0], late):
        for key in KEYS:
            achieved(who.pk, key, source="pass", from_on=TODAY)
    assert actions.renew_in_snapshot(by=GATE, person_id=people[0].pk, now=NOW)
    assert not actions.renew_in_snapshot(by=GATE, person_id=late.pk, now=NOW)
    again, kept = drawn_snapshot(by=GATE, on=TODAY), kept_snapshot()
    assert kept.on == TODAY
    for ours, drawn in zip(kept.held.columns, again.held.columns, strict=True):
        assert ours.tolist() == drawn.tolist()


def test_only_a_job_that_sees_everybody_draws_or_reads_it(trust):
    for wrong in (
        lambda: drawn_snapshot(by=ANYONE, on=TODAY),
        lambda: kept_snapshot(by=ANYONE),
    ):
        with pytest.raises(NotPermitted):
            wrong()


def test_the_task_draws_it(trust):
    some_people(trust, 2)
    assert draw_gate_snapshot(0) == 2
