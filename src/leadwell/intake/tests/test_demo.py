"""The made-up region: filled through the same actions as everybody's, and twice is once."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from leadwell.actor import ANYONE
from leadwell.fairness.queries.reports.returns import returns
from leadwell.intake.actions.demo import fill_posts, fill_region, turnover
from leadwell.intake.actions.demo.career import tell_a_career
from leadwell.intake.actions.demo.fairness import working
from leadwell.intake.actions.demo.figures import noise
from leadwell.intake.actions.demo.places import TRUSTS, organisations
from leadwell.intake.management.commands.fill_demo import STORYTELLER
from leadwell.intake.models import FileState, StaffFile
from leadwell.measures.queries import one_measure
from leadwell.organisations.models import Organisation, Tenure
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def filled(db):
    return fill_region(by=STORYTELLER, password="only for a test", now=NOW)


def _figures(code: str, slug: str) -> list[float | None]:
    one = one_measure(code, slug, by=ANYONE, on=NOW.date())
    return [figure.value for figure in one.series]


def test_every_place_is_made_up_and_says_so(filled):
    assert Organisation.objects.count() > 50
    assert not Organisation.objects.exclude(code="ENG").filter(made_up=False).exists()


def test_filling_it_twice_fills_it_once(filled):
    before = Organisation.objects.count(), _figures("XXT01", "sickness-absence")
    assert fill_region(by=STORYTELLER, password="only for a test", now=NOW) == filled
    assert (Organisation.objects.count(), _figures("XXT01", "sickness-absence")) == before


def test_bullying_falls_at_one_planted_place_and_rises_at_another(filled):
    falls, rises = (
        _figures("XXT01", "bullying-by-managers"),
        _figures("XXT02", "bullying-by-managers"),
    )
    assert falls[0] - falls[-1] > 2
    assert rises[-1] - rises[0] > 2


def test_a_small_place_has_something_held_back(filled):
    assert None in _figures("XXT13", "discrimination-at-work")


def test_there_is_an_account_for_every_kind_of_person(filled):
    assert len({account["email"] for account in filled}) == len(filled) >= 15


def test_nobody_else_may_fill_it(db):
    with pytest.raises(NotPermitted):
        fill_region(by=ANYONE, password="x", now=NOW)
    assert not Organisation.objects.filter(made_up=True).exists()


def test_nobody_else_may_send_its_staff_files(filled):
    with pytest.raises(NotPermitted):
        fill_posts(by=ANYONE, now=NOW)
    assert not Tenure.objects.exists()


@pytest.fixture
def counted_briefly(monkeypatch, settings, tmp_path):
    """Three years and few sets: the whole of it takes minutes, and the journeys walk it."""
    settings.LEADWELL_HOME = tmp_path
    settings.LEADWELL_SNAPSHOT_KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
    monkeypatch.setattr(working, "YEARS_WORKED_OUT", 3)
    monkeypatch.setattr(working, "OVER_THE_YEARS", ("connections",))
    monkeypatch.setattr(working, "YEAR_BEFORE", ("wdes",))
    monkeypatch.setattr(working, "LAST_YEAR", ("connections",))
    monkeypatch.setattr(working, "THIS_YEAR", ("connections",))


def test_the_command_fills_everything_once_and_says_who_may_sign_in(
    committed_database, counted_briefly, tmp_path, monkeypatch
):
    monkeypatch.setenv("LEADWELL_DEMO_PASSWORD", "only for a test")
    call_command("fill_demo", "--accounts", str(tmp_path / "demo.json"))
    told = json.loads((tmp_path / "demo.json").read_text())
    assert len(told["try"]) >= 3
    assert all(set(account) == {"email", "who"} for account in told["accounts"])
    _the_posts_are_those_planned()
    before = _how_many()
    assert [one.result.set_code for one in returns(by=ANYONE)] == ["wdes"]
    call_command("fill_demo")
    assert _how_many() == before


def _how_many():
    return Person.objects.count(), Tenure.objects.count(), StaffFile.objects.count()


def _the_posts_are_those_planned():
    held, slipped = StaffFile.objects.order_by("-pk")[:2]
    assert (held.state, [each["code"] for each in held.in_the_way]) == ("held", ["INT-03a"])
    assert (slipped.state, slipped.rejected, slipped.accepted) == ("taken", 4, 20)
    others = StaffFile.objects.exclude(pk__in=[held.pk, slipped.pk])
    assert {(file.state, file.rejected) for file in others} == {(FileState.TAKEN, 0)}
    assert 35_000 < Person.objects.count() < 50_000  # with those who applied from outside
    assert not Person.objects.filter(made_up=False).exists()
    assert Tenure.objects.filter(from_on__year=2017).exists()
    asha = Person.objects.filter(name="Asha Okafor")
    assert [asha.filter(joined_to=None).count(), asha.exclude(joined_to=None).count()] == [2, 1]
    home = Tenure.objects.filter(
        post__organisation__code="XXC02", post__title="Registered manager"
    ).order_by("from_on")
    assert (home[1].from_on - home[0].until_on).days > 100, "the planted vacancy"


def test_the_noise_is_small_and_always_the_same():
    values = [noise("a", n) for n in range(500)]
    assert values == [noise("a", n) for n in range(500)]
    assert -1 <= min(values) < -0.9 < 0.9 < max(values) <= 1


def test_no_code_is_used_twice():
    codes = [facts.code for facts in organisations()]
    assert len(codes) == len(set(codes))
    assert len(TRUSTS) == 14


def test_a_trust_without_a_manager_of_a_kind_has_no_rate_of_their_leaving():
    nobody = turnover.Month("Managers", 0, 0, 0, 0)
    month = (NOW.date(), NOW.date())
    said = {fact.measure for fact in turnover._facts(1, TRUSTS[0], [nobody], month)}
    assert "leavers" in said
    assert not said & set(turnover.RATES.values())


def test_whoever_fills_it_before_the_career_ends_gets_none_of_it():
    assert tell_a_career(by=ANYONE, now=datetime(2026, 11, 2, 23, tzinfo=UTC)) is None
