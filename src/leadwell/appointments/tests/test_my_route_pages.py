"""My route: what is missing, and the shortest way there."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import AccountFactory
from leadwell.appointments.tests.factories import waived
from leadwell.appointments.tests.pages import LEADING, asha, home, page, today, trust
from leadwell.organisations.models import Tenure
from leadwell.organisations.tests.factories import hold, person, post
from leadwell.standards.models import Item, Link
from leadwell.standards.tests.factories import NOW as THEN
from leadwell.standards.tests.factories import item, requirement, version
from leadwell.training.tests.factories import achieved, taught, teaching

__all__ = ["asha", "home", "today", "trust"]
pytestmark = pytest.mark.django_db


def test_my_route_says_what_is_missing_and_the_shortest_way(client, trust, asha, today):
    achieved(asha.person_id, "core:2.1")
    first = taught("basics", "core:3.3", at=trust, hours=6, cost=Decimal(100))
    later = taught("leading", "core:3.1", at=trust, firsts=["basics"], hours=20, cost=Decimal(250))
    teaching(first, today + timedelta(days=10), today + timedelta(days=20))
    teaching(later, today + timedelta(days=30), today + timedelta(days=40), places=3)
    html = page(client, asha, "/my/route/")
    assert "2 things stand between you and level 3." in html
    assert "You meet your own level, 2." in html
    assert html.index("Basics") < html.index("Leading a service")
    assert "3 places are free" in html
    assert "£250" in html
    assert "One of these:" in html
    assert "Skill core:2.1" in html


def test_my_route_says_what_may_count_as_prior_learning(client, trust, asha):
    theirs, ours = item("fmlm:b", short="Fellowship"), Item.objects.get(key="core:3.1")
    Link.objects.create(
        version=version("fmlm"),
        kind="isRelatedTo",
        origin=theirs,
        destination=ours,
        changed_at=THEN,
    )
    achieved(asha.person_id, "fmlm:b")
    html = page(client, asha, "/my/route/")
    assert "may count for" in html
    assert "Fellowship" in html
    assert "No accredited course covers" in html


def test_my_route_shows_every_level_those_met_the_next_and_those_after_it(client, trust):
    item("core:level-2", kind="level", level=2, short="Leading a team")
    requirement(4, LEADING)
    nurse = AccountFactory(person=person("Efua Lindgren"))
    achieved(nurse.person_id, "core:2.1")
    html = page(client, nurse, "/my/route/")
    assert "2 things stand between you and level 3." in html
    way = html[html.index('class="lw-path"') : html.index("</ol>", html.index('class="lw-path"'))]
    words = (
        "No level",
        "Leading a team",
        "Met",
        "Leading a service",
        "Not met yet",
        "Level 4",
        "Later",
    )
    places = [way.index(each) for each in words]
    assert places == sorted(places)
    assert "2 things are missing today." in way


def test_a_level_behind_me_that_i_never_met_is_not_held_against_me(client, trust):
    manager = AccountFactory(person=person("Zed Last"))
    hold(manager.person, post(trust, "Head", level=3, leads=True))
    requirement(4, {"item": "core:2.1"})
    html = page(client, manager, "/my/route/")
    assert "1 thing stands between you and level 4." in html
    assert "Level 2" not in html
    achieved(manager.person_id, "core:2.1")
    html = page(client, manager, "/my/route/")
    assert "Nothing is missing for level 4." in html
    assert html.index("Level 2") < html.index("Leading a service")


def test_my_route_of_somebody_without_a_post_and_before_any_standards(client):
    nobody = AccountFactory()
    html = page(client, nobody, "/my/route/")
    assert "No standards are published yet" in html
    assert "You hold no post here today." in html


def test_my_route_at_the_top_leads_no_further(client, trust):
    chief = AccountFactory()
    hold(chief.person, post(trust, "Chief", level=5, leads=True))
    assert "There is no higher level" in page(client, chief, "/my/route/")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({}, "You do not meet your own level"),
        ({"until": 9}, "You meet your own level, 2, until"),
        ({"waived": True}, "You hold your post at level 2 by a waiver"),
    ],
)
def test_my_route_says_how_i_stand_at_my_own_level(client, asha, held, said, today):
    if "until" in held:
        achieved(asha.person_id, "core:2.1", until_on=today + timedelta(days=9))
    if "waived" in held:
        mine = Tenure.objects.get(person=asha.person_id).post
        waived(
            asha.person_id,
            mine,
            person().pk,
            from_on=today,
            until_on=today + timedelta(days=9),
        )
    assert said in page(client, asha, "/my/route/")


def test_what_is_on_hold_or_to_come_is_explained_on_my_route(client, asha, today):
    version().requirements.filter(level=3).delete()
    requirement(3, {"item": "core:3.1"}, on_hold=True, code="held")
    requirement(3, {"item": "core:3.2"}, bites_on=today + timedelta(days=9), code="later")
    requirement(3, {"item": "core:3.3"}, bites_on=None, code="some-day")
    html = page(client, asha, "/my/route/")
    for said in ("On hold", "Asked from", "It has no first day yet", "Nothing stands in your way"):
        assert said in html


def test_everything_met_leaves_nothing_missing(client, asha):
    for key in ("core:3.1", "core:3.2"):
        achieved(asha.person_id, key)
    assert "Nothing is missing for level 3." in page(client, asha, "/my/route/")


def test_my_route_asks_few_questions(client, trust, asha, today):
    teaching(taught("basics", "core:3.1", at=trust), today, today)
    page(client, asha, "/my/route/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/my/route/")
    counted = [
        each["sql"] for each in asked if each["sql"].startswith(("SELECT", "INSERT", "UPDATE"))
    ]
    assert len(counted) <= 12, "\n".join(each[:150] for each in counted)


def test_a_course_without_dates_is_said(client, trust, asha):
    taught("leading", "core:3.1", "core:3.2", at=trust)
    html = page(client, asha, "/my/route/")
    assert "No dates yet" in html
    assert "Not said" in html


def test_the_induction_is_done_at_work_and_needs_no_course(client, trust, asha):
    made = taught("induction", "core:3.1", "core:3.2", at=trust)
    made.kind = "induction"
    made.save()
    html = page(client, asha, "/my/route/")
    assert "part of the induction, which everybody who starts does at work" in html
    assert "The courses of the shortest way" not in html
