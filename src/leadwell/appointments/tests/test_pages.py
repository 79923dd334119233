"""The pages of the gate: my route, somebody before a post, waivers, and the form that appoints."""

from __future__ import annotations

import re
import sys
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from leadwell.access.tests.factories import AccountFactory, account_with_role
from leadwell.appointments.models import Breach, Waiver
from leadwell.appointments.tests.factories import waived
from leadwell.history.tests.factories import events
from leadwell.organisations.models import Tenure
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.standards.models import Item, Link
from leadwell.standards.tests.factories import NOW as THEN
from leadwell.standards.tests.factories import item, requirement, version
from leadwell.training.tests.factories import achieved, taught, teaching

pytestmark = pytest.mark.django_db
LEADING = {"all": [{"item": "core:3.1"}, {"any": [{"item": "core:3.2"}, {"item": "core:3.3"}]}]}


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def trust():
    for key in ("core:2.1", "core:3.1", "core:3.2", "core:3.3"):
        item(key, short=f"Skill {key}")
    item("core:level-3", kind="level", level=3, short="Leading a service")
    requirement(2, {"item": "core:2.1"})
    requirement(3, LEADING)
    return place("T")


@pytest.fixture
def asha(trust):
    account = AccountFactory(person=person("Asha Okafor"))
    hold(account.person, post(trust, "Sister", level=2, leads=True))
    return account


@pytest.fixture
def ward(trust):
    return post(trust, "Ward manager", level=3, leads=True)


def page(client, account: Any, address: str, status: int = 200) -> str:
    if account:
        client.force_login(account)
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return re.sub(r"\s+", " ", answer.content.decode())


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


# Somebody before a post


def test_hr_sees_the_answer_what_is_missing_and_who_can_help(client, trust, asha, ward):
    hr = account_with_role("hr-officer", trust)
    address = f"/people/{asha.person_id}/gate/"
    assert "Choose a post below" in page(client, hr, address)
    html = page(client, hr, f"{address}?post={ward.pk}")
    assert "Not met yet" in html
    assert "Still missing: Skill core:3.1; Skill core:3.2" in html
    assert "accountable officer" in html
    assert "Waive the gate for a time" not in html
    assert "/appoint/?" not in html
    assert events("person.looked_at").count() == 2


def test_whoever_meets_it_can_be_appointed_from_the_page(client, trust, asha, ward, today):
    for key in ("core:3.1", "core:3.3"):
        achieved(asha.person_id, key)
    hr = account_with_role("hr-officer", trust)
    html = page(client, hr, f"/people/{asha.person_id}/gate/?post={ward.pk}")
    address = re.search(r'href="(/organisations/T/appoint/\?[^"]+)"', html)[1].replace("&amp;", "&")
    assert "Ward manager" in page(client, hr, address)
    typed = {
        "post": ward.pk, "person": asha.person_id, "name": "", "kind": "substantive", "share": "100",
        "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year, "leaves": "on",
        "once": "x1",
    }  # fmt: skip
    answer = client.post(address, typed)
    assert answer["Location"] == f"/people/{asha.person_id}/"
    old, new = Tenure.objects.filter(person=asha.person_id).order_by("from_on")
    assert (old.until_on, new.post, new.fte) == (today, ward, 1)


def test_the_form_refuses_with_what_is_missing_and_adds_somebody_new(client, trust, ward, today):
    client.force_login(account_with_role("hr-officer", trust))
    address = "/organisations/T/appoint/"
    typed = {
        "post": ward.pk, "person": "", "name": "Ben Ashe", "kind": "substantive", "share": "",
        "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year, "once": "x2",
    }  # fmt: skip
    refusal = client.post(address, typed)
    assert (refusal.status_code, Tenure.objects.count()) == (409, 0)
    assert "Still missing" in refusal.content.decode()
    assert client.post(address, {**typed, "name": ""}).status_code == 422
    porter = post(trust, "Porter")
    assert client.post(address, {**typed, "post": porter.pk}).status_code == 302
    assert Tenure.objects.get().person.name == "Ben Ashe"
    assert Tenure.objects.get().fte is None


def test_somebody_without_another_post_here_is_simply_appointed(client, trust, today):
    client.force_login(account_with_role("hr-officer", trust))
    who, porter = person("Zed Last"), post(trust, "Porter")
    hold(who, post(trust, "Cleaner"), until_on=today)
    typed = {
        "post": porter.pk, "person": who.pk, "kind": "bank", "share": "50", "leaves": "on",
        "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year, "once": "x3",
    }  # fmt: skip
    address = f"/organisations/T/appoint/?person={who.pk}"
    assert client.post(address, typed).status_code == 302
    assert Tenure.objects.get(post=porter).fte == Decimal("0.5")


@pytest.fixture
def crowd(trust):
    for number in range(51):
        hold(person(f"Kim Ashby {number}"), post(trust, "Cleaner"))


def test_where_many_work_somebody_is_found_by_name_first(client, trust, asha, ward, crowd):
    hr = account_with_role("hr-officer", trust)
    address = f"/organisations/T/appoint/?post={ward.pk}"
    html = page(client, hr, address)
    assert "Find the one you mean first" in html
    assert "Kim Ashby" not in html
    html = page(client, hr, f"{address}&called=oka")
    assert re.search(rf'<option value="{asha.person_id}" selected', html)
    assert re.search(rf'<option value="{ward.pk}" selected', html)
    html = page(client, hr, f"{address}&called=kim")
    assert "Many are called that." in html
    assert html.count("Kim Ashby") == 50
    assert "Nobody who works here is called that." in page(client, hr, f"{address}&called=zzz")


def test_whoever_was_chosen_at_the_gate_stays_chosen(client, trust, asha, ward, crowd):
    hr = account_with_role("hr-officer", trust)
    html = page(client, hr, f"/organisations/T/appoint/?post={ward.pk}&person={asha.person_id}")
    assert re.search(rf'<option value="{asha.person_id}" selected', html)
    assert "Find the one you mean first" not in html


def test_a_place_without_an_empty_post_says_so(client, trust):
    hr = account_with_role("hr-officer", trust)
    assert "No post is empty here." in page(client, hr, "/organisations/T/appoint/")
    page(client, hr, "/organisations/T/appoint/?person=99999", 200)
    place("N")
    page(client, hr, "/organisations/N/appoint/", 404)


def test_the_gate_is_asked_only_by_those_who_decide(client, trust, asha, ward):
    address = f"/people/{asha.person_id}/gate/"
    page(client, asha, address, 403)
    hr = account_with_role("hr-officer", trust)
    elsewhere = post(place("N"), "Manager", level=3)
    for wrong in (f"?post={elsewhere.pk}", "?post=0", "?post=x", "?post=" + "9" * 30):
        page(client, hr, address + wrong, 404)
    stranger = person()
    page(client, hr, f"/people/{stranger.pk}/gate/", 404)


def test_a_post_without_a_level_asks_for_nothing(client, trust, asha):
    hr, porter = account_with_role("hr-officer", trust), post(trust, "Porter")
    html = page(client, hr, f"/people/{asha.person_id}/gate/?post={porter.pk}")
    assert "the post has no level, so nothing is asked" in html


# Waivers


def test_the_accountable_officer_gives_a_waiver_and_ends_it(client, trust, asha, ward, today):
    boss = account_with_role("accountable-officer", trust)
    html = page(client, boss, f"/people/{asha.person_id}/gate/?post={ward.pk}")
    address = re.search(r'href="(/people/\d+/gate/waive/\?[^"]+)"', html)[1]
    assert "Missing today" in page(client, boss, address)
    ends = today + timedelta(days=100)
    typed = {
        "from_on_day": today.day, "from_on_month": today.month, "from_on_year": today.year,
        "until_on_day": ends.day, "until_on_month": ends.month, "until_on_year": ends.year,
        "because": "Nobody else can run the ward.", "plan": "The course begins in spring.",
    }  # fmt: skip
    assert client.post(address, {**typed, "because": "No."}).status_code == 409
    assert (
        client.post(address, typed)["Location"] == f"/people/{asha.person_id}/gate/?post={ward.pk}"
    )
    html = page(client, boss, f"/people/{asha.person_id}/gate/?post={ward.pk}")
    assert "The waiver is given" in html
    assert "Waived for now" in html
    kept = Waiver.objects.get()
    assert "Who has one" in page(client, boss, "/organisations/T/gate/")
    ending = f"/waivers/{kept.pk}/end/"
    assert "End the waiver of" in page(client, boss, ending)
    assert client.post(ending, {"because": "She passed."}).status_code == 302
    html = page(client, boss, f"/people/{asha.person_id}/gate/")
    assert "Ended early" in html
    other = account_with_role("accountable-officer", place("N"))
    page(client, other, ending, 404)
    page(client, boss, f"/people/{asha.person_id}/gate/waive/", 404)


def test_waivers_are_counted_in_public_and_few_are_hidden(client, trust, today):
    assert "No waiver has been given yet." in page(client, None, "/waivers/")
    home = place("C", kind="care-location", sector="social-care")
    boss = person()
    for at, several in ((trust, 12), (home, 3)):
        for _ in range(several):
            where = post(at, level=3)
            days = {"from_on": today, "until_on": today + timedelta(days=9)}
            waived(person().pk, where, boss.pk, given_at=timezone.now(), **days)
    html = page(client, None, "/waivers/")
    assert "hidden" in html
    assert ">12<" not in html
    assert ">3<" not in html


def test_the_gate_of_a_place_is_exact_for_those_who_see_managers(client, trust, asha, ward, today):
    achieved(asha.person_id, "core:2.1")
    hold(person(), ward)
    breach = hold(person(), post(trust, level=3))
    Breach.objects.create(
        tenure=breach, organisation=trust, level=3, version=version(), missing=[], noted_on=today
    )
    hr = account_with_role("hr-officer", trust)
    html = page(client, hr, "/organisations/T/gate/")
    assert "1 of 3 people meet what the level of their post asks." in html
    assert "Appoint somebody" in html
    assert "3: Leading a service" in html


def test_the_gate_of_a_region_hides_what_is_about_few(client, trust, ward):
    region = place("R", kind="region", sector="national")
    inside = place("T2", region)
    for level, several in ((2, 3), (3, 12)):
        for _ in range(several):
            hold(person(), post(inside, level=level, leads=True))
    lead = account_with_role("regional-talent-lead", region)
    html = page(client, lead, "/organisations/R/gate/")
    assert "hidden" in html
    assert "are not shown" in html
    page(client, lead, "/organisations/T/gate/", 404)


def test_the_gate_of_a_place_before_any_standards_and_with_nobody_in_post(client, trust):
    hr = account_with_role("hr-officer", trust)
    assert "Nobody here holds a post" in page(client, hr, "/organisations/T/gate/")
    version().requirements.all().delete()
    assert "No standards are published" in page(client, hr, "/organisations/T/gate/")


def test_a_great_house_waits_for_the_night(client, trust, monkeypatch):
    module = sys.modules["leadwell.appointments.queries.place_gate"]
    monkeypatch.setattr(module, "DRAWN_AT_ONCE", -1)
    hr = account_with_role("hr-officer", trust)
    assert "It has not been counted yet." in page(client, hr, "/organisations/T/gate/")
    assert "It has not been counted yet." in page(client, hr, "/organisations/T/what-if/")


# What if


@pytest.fixture
def draft(trust, today):
    made = version("core", "2.0", status="draft", from_on=None)
    made.requirements.create(
        code="new-2",
        title="Team",
        level=2,
        bites_on=today + timedelta(days=400),
        rule={
            "at_least": 2,
            "of": [{"item": "core:2.1"}, {"item": "core:3.1"}, {"item": "core:3.2"}],
        },
    )
    return made


def test_a_draft_is_tried_before_it_is_published(client, trust, draft, today):
    england = place("ENG", kind="country", sector="national")
    nation = account_with_role("national-lead", england)
    trust.path = f"{place('ZR', england, kind='region', sector='national').path}T/"
    trust.save()
    for n in range(30):
        who = person()
        hold(who, post(trust, level=2, leads=True))
        if n < 10:
            achieved(who.pk, "core:2.1")
            achieved(who.pk, "core:3.2")
    teaching(taught("basics", "core:3.1", at=trust), today, today + timedelta(days=5), places=15)
    html = page(client, nation, "/organisations/ENG/what-if/")
    assert "Choose a version below." in html
    html = page(client, nation, f"/organisations/ENG/what-if/?version={draft.pk}")
    assert "20 of 30 people in post would not meet it" in html
    assert "40 places are needed" in html
    assert "Skill core:2.1" in html
    page(client, nation, "/organisations/ENG/what-if/?version=0", 404)


def test_a_draft_is_not_tried_by_those_who_may_not_see_it(client, trust, draft):
    lead = account_with_role("regional-talent-lead", place("R", kind="region", sector="national"))
    page(client, lead, f"/organisations/R/what-if/?version={draft.pk}", 404)
    html = page(client, lead, f"/organisations/R/what-if/?version={version().pk}")
    assert "the numbers are not shown" in html or "0 of 0 people" in html
    page(client, lead, "/organisations/T/what-if/", 404)
