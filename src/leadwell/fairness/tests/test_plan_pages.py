"""Plans on pages: read by those who see the figures, written by those who keep them."""

from __future__ import annotations

import re

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import Plan, PlanNote
from leadwell.fairness.tests.acting import GOOD, NOW, TODAY, planned
from leadwell.fairness.tests.factories import likelihood, result
from leadwell.fairness.tests.pages import home, page
from leadwell.organisations.tests.factories import place

__all__ = ["home"]
pytestmark = pytest.mark.django_db
HERE = "/organisations/T/fairness/plans/"
TYPED = {
    "indicator": "wres-2", "what": GOOD.what, "who": GOOD.who, "expects": "1.10",
    "expects_words": "", "by_on_day": "1", "by_on_month": "3", "by_on_year": "2031",
}  # fmt: skip


@pytest.fixture
def trust():
    return place("T")


@pytest.fixture
def keeper(trust):
    return account_with_role("equality-lead", trust)


def test_a_keeper_writes_a_plan_for_a_figure_that_wants_one(client, trust, keeper):
    result(trust, [likelihood("wres-2")])
    html = page(client, keeper, HERE)
    assert "No plan is running. 1 figure is away from parity without one." in html
    assert 'href="/organisations/T/fairness/plans/add/?indicator=wres-2"' in html
    form = page(client, keeper, f"{HERE}add/?indicator=wres-2")
    assert re.search(r'value="wres-2"\s+selected', form)
    assert client.post(f"{HERE}add/", {**TYPED, "by_on_year": "2020"}).status_code == 409
    assert client.post(f"{HERE}add/", {**TYPED, "expects": "x"}).status_code == 422
    assert client.post(f"{HERE}add/", TYPED)["Location"] == HERE
    html = page(client, keeper, HERE)
    assert "The plan is kept." in html
    assert "1 plan is running." in html
    assert "away from parity without one" not in html


def test_a_plan_is_noted_upon_put_right_and_done(client, trust, keeper):
    plan = planned(trust)
    here = f"{HERE}{plan.pk}/"
    assert "This plan is in time" in page(client, keeper, here)
    assert client.post(f"{here}note/", {"says": "Six panels so far."})["Location"] == here
    form = page(client, keeper, f"{here}change/")
    seen = re.search(r'name="seen" value="(\w+)"', form)[1]
    typed = {**TYPED, "who": "The chair", "seen": seen}
    assert client.post(f"{here}change/", typed).status_code == 302
    assert "Six panels so far." in page(client, keeper, here)
    form = page(client, keeper, f"{here}done/")
    seen = re.search(r'name="seen" value="(\w+)"', form)[1]
    day = {"done_on_day": "1", "done_on_month": "11", "done_on_year": "2026", "seen": seen}
    assert client.post(f"{here}done/", {**day, "came_of_it": ""}).status_code == 302
    html = page(client, keeper, here)
    assert "nobody has said what came of it" in html
    assert "Say what came of it" in html
    assert (Plan.objects.get().who, PlanNote.objects.count()) == ("The chair", 1)
    page(client, keeper, f"{here}end/", 404)


def test_who_was_slower_sees_what_stands_now_beside_their_own_words(client, trust, keeper):
    plan = planned(trust)
    here = f"{HERE}{plan.pk}/change/"
    seen = re.search(r'name="seen" value="(\w+)"', page(client, keeper, here))[1]
    Plan.objects.update(who="The chair")
    typed = {**TYPED, "what": "Every panel is drawn by lot.", "seen": seen}
    answer = client.post(here, typed)
    html = re.sub(r"\s+", " ", answer.content.decode())
    assert answer.status_code == 409
    assert "Somebody changed this while you wrote." in html
    assert "The chair" in html
    assert "Every panel is drawn by lot." in html
    again = re.search(r'name="seen" value="(\w+)"', html)[1]
    assert client.post(here, {**typed, "seen": again}).status_code == 302
    assert Plan.objects.get().what == "Every panel is drawn by lot."


def test_a_plan_is_ended_and_then_only_read(client, trust, keeper):
    plan = planned(trust)
    here = f"{HERE}{plan.pk}/"
    assert "cannot be begun again" in page(client, keeper, f"{here}end/")
    assert client.post(f"{here}end/", {"because": "No."}).status_code == 409
    because = {"because": "Another plan takes its place."}
    assert client.post(f"{here}end/", because).status_code == 302
    html = page(client, keeper, here)
    assert "This plan was ended on" in html
    assert "Put it right" not in html
    page(client, keeper, f"{here}note/", 404)
    assert "Ended" in page(client, keeper, HERE)


def test_flags_are_words(client, trust, keeper):
    planned(trust, by_on=TODAY.replace(year=2025))
    planned(trust, "wres-3", who="")
    planned(trust, "wres-4", done_on=TODAY, came_of_it="It moved.")
    result(trust, [likelihood(value=1.80)], year=2025)
    result(trust, [likelihood(value=1.79, low=1.5, high=2.1)], year=2026)
    planned(trust, made_at=NOW.replace(year=2025), by_on=None, done_on=TODAY.replace(month=1),
            came_of_it="Nothing yet.")  # fmt: skip
    html = page(client, keeper, HERE)
    for words in ("Late", "Says too little", "Done", "3 need attention"):
        assert words in html, words
    only = page(client, keeper, f"{HERE}?indicator=wres-3")
    assert "1 plan is running. 1 needs attention." in only
    last = Plan.objects.latest("pk")
    assert "95% interval 1.50 to 2.10" in page(client, keeper, f"{HERE}{last.pk}/")


def test_who_only_reads_gets_no_buttons_and_strangers_get_nothing(client, trust):
    plan = planned(trust)
    board = account_with_role("non-executive", trust)
    assert "Write a plan" not in page(client, board, HERE)
    page(client, board, f"{HERE}{plan.pk}/")
    page(client, board, f"{HERE}{plan.pk}/note/", 403)
    other = account_with_role("equality-lead", place("N"))
    page(client, other, HERE, 403)
    page(client, other, f"{HERE}{plan.pk}/change/", 404)
    page(client, other, f"{HERE}add/", 403)
    page(client, other, f"/organisations/N/fairness/plans/{plan.pk}/", 404)
