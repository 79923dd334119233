"""The rules of the induction, where they turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leadwell.training.rules.days_saved import days_saved
from leadwell.training.rules.exemption_may_be_given import exemption_may_be_given
from leadwell.training.rules.facts import Doing, Job, LocalPart, Showing, Spell, TrackLine
from leadwell.training.rules.how_it_stands import how_it_stands
from leadwell.training.rules.local_part_may_be_added import local_part_may_be_added
from leadwell.training.rules.part_may_be_said_done import part_may_be_said_done
from leadwell.training.rules.parties_are_three import parties_are_three
from leadwell.training.rules.record_shows import record_shows
from leadwell.training.rules.signature_may_be_given import signature_may_be_given
from leadwell.training.rules.track_of import track_of

LINES = (
    TrackLine("care", frozenset({"care-location"}), but_not=("kitchen",)),
    TrackLine("care", frozenset({"trust"}), jobs=("healthcare assistant",)),
    TrackLine("practice", frozenset({"practice"}), at_most=50),
)
TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("job", "track"),
    [
        pytest.param(Job("care-location", "Care worker"), "care", id="care-home"),
        pytest.param(Job("care-location", "Kitchen hand"), "core", id="kitchen-of-a-care-home"),
        pytest.param(Job("trust", "Senior  Healthcare assistant"), "care", id="ward-helper"),
        pytest.param(Job("trust", "Staff nurse"), "core", id="nurse"),
        pytest.param(Job("practice", "GP", 50), "practice", id="small-practice"),
        pytest.param(Job("practice", "GP", 51), "core", id="large-practice"),
        pytest.param(Job("country", "Clerk"), "core", id="elsewhere"),
    ],
)
def test_who_has_which_parts(job, track):
    assert track_of(job, lines=LINES) == track


CODES = ("care-1", "care-2", "information")
SHOWN = (
    Showing(("care certificate",), prefix="care-"),
    Showing(("data security",), frozenset({"information"})),
)


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        pytest.param("Care-Certificate (16 standards)", {"care-1", "care-2"}, id="a-prefix"),
        pytest.param("Data security, level 1", {"information"}, id="by-code"),
        pytest.param("First aid", set(), id="nothing"),
    ],
)
def test_what_an_earlier_record_shows(record, codes):
    assert record_shows(record, lines=SHOWN, codes=CODES) == codes


def _codes(reasons):
    return [reason.code for reason in reasons]


def test_one_person_acts_for_one_party():
    assert _codes(parties_are_three({"employer"})) == []
    assert _codes(parties_are_three({"employer", "assurer"})) == ["TRN-13"]


ASKED = Doing(person=1, asker=2, needs=frozenset({"manager", "supervisor"}))


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        pytest.param({}, [], id="the-manager-signs"),
        pytest.param({"asked": False}, ["TRN-12a"], id="not-asked"),
        pytest.param({"over": True}, ["TRN-12a"], id="left"),
        pytest.param({"exempt": True}, ["TRN-12a"], id="exempt"),
        pytest.param({"complete": True}, ["TRN-12b"], id="complete"),
        pytest.param({"needs": frozenset()}, ["TRN-12c"], id="not-needed"),
        pytest.param({"signed": {"manager": 3}}, ["TRN-12c"], id="signed-already"),
        pytest.param({"asker": 1}, ["TRN-12d"], id="themselves"),
        pytest.param({"asker": None}, ["TRN-12d"], id="nobody"),
        pytest.param({"signed": {"supervisor": 2}}, ["TRN-12e"], id="both-by-one-person"),
        pytest.param({"hats": frozenset({"employer", "provider"})}, ["TRN-13"], id="the-provider"),
    ],
)
def test_who_signs_off_a_part(change, codes):
    assert _codes(signature_may_be_given("manager", doing=replace(ASKED, **change))) == codes


OWN = Doing(person=1, asker=1)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        pytest.param({}, [], id="their-own"),
        pytest.param({"asker": 2}, ["TRN-14a"], id="somebody-else"),
        pytest.param({"over": True}, ["TRN-14b"], id="left"),
        pytest.param({"exempt": True}, ["TRN-14b"], id="exempt"),
        pytest.param({"asked": False}, ["TRN-14b"], id="not-asked"),
        pytest.param({"complete": True}, ["TRN-14c"], id="complete"),
    ],
)
def test_who_says_that_a_part_is_done(change, codes):
    assert _codes(part_may_be_said_done(replace(OWN, **change))) == codes


LOCAL = LocalPart(False, "Fire at our house", 2, 30, TODAY)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"national": True}, ["TRN-15a"], id="national"),
        pytest.param({"title": " "}, ["TRN-15b"], id="no-words"),
        pytest.param({"same_title": True}, ["TRN-15c"], id="twice"),
        pytest.param({"due_weeks": 0}, ["TRN-15d"], id="no-time"),
        pytest.param({"minutes": 6001}, ["TRN-15d"], id="endless"),
        pytest.param({"from_on": TODAY - timedelta(days=1)}, ["TRN-15e"], id="yesterday"),
    ],
)
def test_what_an_employer_may_add(change, codes):
    assert _codes(local_part_may_be_added(replace(LOCAL, **change), today=TODAY)) == codes


@pytest.mark.parametrize(
    ("change", "because", "codes"),
    [
        pytest.param({}, "Did it at our sister home", [], id="good"),
        pytest.param({"asker": 1}, "Did it at our sister home", ["TRN-16a"], id="themselves"),
        pytest.param({"over": True}, "Did it at our sister home", ["TRN-16b"], id="left"),
        pytest.param({}, "no", ["TRN-16c"], id="no-reason"),
    ],
)
def test_who_is_exempt(change, because, codes):
    assert _codes(exemption_may_be_given(because, doing=replace(ASKED, **change))) == codes


@pytest.mark.parametrize(
    ("spell", "word"),
    [
        pytest.param(Spell(TODAY, exempt=True), "exempt", id="exempt"),
        pytest.param(Spell(TODAY, TODAY), "finished", id="on-the-last-day"),
        pytest.param(Spell(TODAY, TODAY + timedelta(days=1)), "finished-late", id="a-day-late"),
        pytest.param(Spell(TODAY - timedelta(days=9), until_on=TODAY), "left", id="left"),
        pytest.param(Spell(TODAY - timedelta(days=1)), "overdue", id="overdue"),
        pytest.param(Spell(TODAY), "soon", id="today-is-not-late"),
        pytest.param(Spell(TODAY + timedelta(days=14)), "soon", id="two-weeks"),
        pytest.param(
            Spell(TODAY + timedelta(days=15), until_on=TODAY + timedelta(days=3)),
            "under-way", id="time",
        ),
    ],
)  # fmt: skip
def test_how_an_induction_stands(spell, word):
    assert how_it_stands(spell, today=TODAY) == word


def test_minutes_become_working_days():
    assert days_saved(900, hours_a_day=7.5) == 2.0
