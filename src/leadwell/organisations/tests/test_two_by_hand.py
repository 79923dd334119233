"""Two people keep the same staff at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from time import monotonic, sleep

import psycopg
import pytest
from django.db import connection

from leadwell.organisations import actions
from leadwell.organisations.models import Organisation, ReportingLine, Tenure
from leadwell.organisations.rules.facts import PostFacts
from leadwell.organisations.tests.factories import THEN, TODAY, hold, keeper, person, place, post
from leadwell.reasons import RuleBroken

pytestmark = pytest.mark.usefixtures("committed_database")


def at_once(*jobs):
    """Do these at the same moment, each on a connection of its own; answers or refusals."""
    together = Barrier(len(jobs))

    def one(job):
        try:
            together.wait(timeout=30)
            return job()
        except RuleBroken as broken:
            return broken.reasons[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [each.result(timeout=60) for each in [pool.submit(one, job) for job in jobs]]


@pytest.fixture
def officer():
    return keeper(place("T"))


def fill(officer, there, who, from_on=TODAY):
    return lambda: actions.fill_post(
        by=officer, post_id=there.pk, person_id=who.pk, kind="substantive", fte=1, from_on=from_on,
        now=THEN,
    )  # fmt: skip


def known():
    """Somebody the officer sees, and an open post there."""
    there = post(_trust())
    who = person("Asha Okafor")
    hold(who, post(there.organisation))
    return there, who


def _trust():
    return Organisation.objects.get(code="T")


def test_a_post_is_filled_once_by_two_who_say_the_same(officer):
    there, who = known()
    one, two = at_once(fill(officer, there, who), fill(officer, there, who))
    assert one == two
    assert Tenure.objects.filter(post=there).count() == 1


def test_of_two_who_say_different_days_one_is_told(officer):
    there, who = known()
    answers = at_once(fill(officer, there, who), fill(officer, there, who, date(2026, 1, 1)))
    assert "ORG-24c" in answers
    assert Tenure.objects.filter(post=there).count() == 1


def test_two_people_are_put_into_one_post_at_once_and_share_it(officer):
    there, who = known()
    other = person()
    hold(other, post(there.organisation))
    at_once(fill(officer, there, who), fill(officer, there, other))
    assert Tenure.objects.filter(post=there).count() == 2


def test_what_a_file_writes_meanwhile_is_refused_in_words(officer, committed_database):
    """A file locks no post: only the database sees both."""
    there, who = known()
    with ThreadPoolExecutor(1) as pool, psycopg.connect(committed_database) as file:
        file.execute(
            "INSERT INTO organisations_tenure (person_id, post_id, kind, from_on, reference)"
            " VALUES (%s, %s, 'substantive', '2026-01-01', '')",
            [who.pk, there.pk],
        )
        answer = pool.submit(at_once, fill(officer, there, who))
        _wait_for_a_lock(committed_database)
        file.commit()
        assert answer.result(timeout=60) == ["ORG-24c"]
    assert Tenure.objects.filter(post=there).count() == 1


def _wait_for_a_lock(address):
    """Until somebody waits for somebody else in this database."""
    until = monotonic() + 20
    with psycopg.connect(address, autocommit=True) as watcher:
        asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while not watcher.execute(asked).fetchone()[0]:
            assert monotonic() < until, "nobody waits"
            sleep(0.01)


def test_two_who_draw_lines_at_once_close_no_circle(officer):
    trust = _trust()
    one, two = post(trust), post(trust)

    def draw(a, b):
        return lambda: actions.set_reporting_line(
            by=officer, post_id=a.pk, to_post_id=b.pk, from_on=TODAY, now=THEN
        )

    answers = at_once(draw(one, two), draw(two, one))
    assert "ORG-25b" in answers
    assert ReportingLine.objects.count() == 1


def test_a_number_of_ours_is_given_once(officer):
    def note():
        return actions.note_post(
            by=officer,
            organisation_code="T",
            facts=PostFacts("Nurse"),
            from_on=TODAY,
            now=THEN,
        ).number

    assert sorted(at_once(note, note, note)) == ["H-1", "H-2", "H-3"]


def test_one_form_sent_twice_at_once_adds_one_person(officer):
    def add():
        return actions.add_member_of_staff(
            by=officer,
            organisation_code="T",
            name="Zoë Nowak",
            staff_number="9",
            job=actions.Job(PostFacts("Nurse")),
            from_on=TODAY,
            now=THEN,
        ).pk

    assert len(set(at_once(add, add))) == 1
    assert Tenure.objects.count() == 1
