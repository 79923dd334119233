"""The rules about programmes, accreditation and runs, where they turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from leadwell.training.rules.programmes.accreditation_can_be_asked import accreditation_can_be_asked
from leadwell.training.rules.programmes.accreditation_can_be_decided import (
    accreditation_can_be_decided,
)
from leadwell.training.rules.programmes.accreditation_can_be_renewed import (
    accreditation_can_be_renewed,
)
from leadwell.training.rules.programmes.accreditation_can_be_withdrawn import (
    accreditation_can_be_withdrawn,
)
from leadwell.training.rules.programmes.facts import (
    AccreditationFacts,
    ProgrammeFacts,
    ProgrammeState,
    RunFacts,
    RunState,
)
from leadwell.training.rules.programmes.programme_can_be_kept import programme_can_be_kept
from leadwell.training.rules.programmes.programme_takes_people import programme_takes_people
from leadwell.training.rules.programmes.programmes_make_no_circle import programmes_make_no_circle
from leadwell.training.rules.programmes.run_can_be_cancelled import run_can_be_cancelled
from leadwell.training.rules.programmes.run_can_be_held import run_can_be_held
from leadwell.training.rules.programmes.session_can_be_planned import session_can_be_planned

TODAY = date(2026, 11, 2)
FACTS = ProgrammeFacts("leading", "Leading", "course", TODAY)
RUN = RunFacts("leading-1", "Leading, group 1", date(2027, 1, 4), date(2027, 2, 1), 12)
STATE = RunState(date(2027, 1, 4), date(2027, 2, 1))
OPEN = AccreditationFacts(open=True)
COUNTS = AccreditationFacts(open=False, from_on=date(2026, 1, 1), until_on=date(2029, 1, 1))


def codes(found):
    return [reason.code for reason in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, [], id="plain"),
        pytest.param({"title": " "}, ["TRN-20a"], id="no-title"),
        pytest.param({"title": "x" * 201}, ["TRN-20a"], id="a-title-too-long"),
        pytest.param({"code": "desk"}, ["TRN-20b"], id="a-word-of-our-addresses"),
        pytest.param({"code": "known"}, ["TRN-20b"], id="taken"),
        pytest.param({"until_on": TODAY}, ["TRN-20c"], id="ends-as-it-begins"),
        pytest.param({"until_on": date(2026, 11, 3)}, [], id="ends-a-day-later"),
        pytest.param({"hours": 0}, ["TRN-20d"], id="no-hours"),
        pytest.param({"hours": 1, "weeks": 260, "valid_months": 600}, [], id="the-most"),
        pytest.param({"weeks": 261}, ["TRN-20d"], id="more-than-five-years"),
        pytest.param({"cost": Decimal(-1)}, ["TRN-20d"], id="costs-less-than-nothing"),
        pytest.param({"cost": Decimal(0)}, [], id="free"),
    ],
)
def test_what_a_programme_needs(said, expected):
    assert codes(programme_can_be_kept(replace(FACTS, **said), taken={"known"})) == expected


@pytest.mark.parametrize(
    ("first", "others", "circle"),
    [
        pytest.param([], {}, False, id="nothing-first"),
        pytest.param(["b"], {"b": ["c"]}, False, id="a-chain"),
        pytest.param(["b", "c"], {"b": ["d"], "c": ["d"]}, False, id="two-ways-to-one"),
        pytest.param(["a"], {}, True, id="itself"),
        pytest.param(["b"], {"b": ["c"], "c": ["a"]}, True, id="by-way-of-others"),
    ],
)
def test_nothing_has_to_be_passed_before_itself(first, others, circle):
    found = programmes_make_no_circle("a", first, others=others)
    assert codes(found) == (["TRN-21"] if circle else [])


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (ProgrammeState(TODAY), []),
        (ProgrammeState(TODAY, on_hold=True, on_hold_because="No teacher."), ["TRN-22a"]),
        (ProgrammeState(date(2026, 11, 3)), ["TRN-22b"]),
        (ProgrammeState(TODAY, until_on=TODAY), ["TRN-22c"]),
        (ProgrammeState(TODAY, until_on=date(2026, 11, 3)), []),
    ],
)
def test_which_programme_takes_people(state, expected):
    assert codes(programme_takes_people(state, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("covers", "evidence", "already", "expected"),
    [
        (1, "x" * 20, False, []),
        (0, "x" * 19, True, ["TRN-23a", "TRN-23b", "TRN-23c"]),
    ],
)
def test_what_asking_for_accreditation_needs(covers, evidence, already, expected):
    found = accreditation_can_be_asked(covers=covers, evidence=evidence, already_open=already)
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("asked", "said", "expected"),
    [
        pytest.param(OPEN, {}, [], id="a-refusal-with-a-reason"),
        pytest.param(OPEN, {"own": True}, ["TRN-24a"], id="never-by-the-provider-itself"),
        pytest.param(COUNTS, {"because": " "}, ["TRN-24b", "TRN-24c"], id="decided-and-no-reason"),
        pytest.param(OPEN, {"from_on": TODAY}, ["TRN-24d"], id="for-good"),
        pytest.param(OPEN, {"from_on": TODAY, "until_on": TODAY}, ["TRN-24d"], id="for-no-day"),
        pytest.param(
            OPEN, {"from_on": TODAY, "until_on": date(2036, 11, 2)}, [], id="for-ten-years"
        ),
        pytest.param(
            OPEN, {"from_on": TODAY, "until_on": date(2036, 11, 3)}, ["TRN-24d"], id="a-day-more"
        ),
        pytest.param(
            OPEN, {"from_on": date(2028, 2, 29), "until_on": date(2038, 2, 28)}, [], id="leap-day"
        ),
    ],
)
def test_who_decides_about_accreditation_and_for_how_long(asked, said, expected):
    found = accreditation_can_be_decided(asked, **{"own": False, "because": "Seen.", **said})
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("kept", "said", "expected"),
    [
        (COUNTS, {}, []),
        (COUNTS, {"own": True}, ["TRN-25a"]),
        (OPEN, {}, ["TRN-25b"]),
        (COUNTS, {"until_on": date(2029, 1, 1), "because": ""}, ["TRN-25c", "TRN-25d"]),
        (replace(COUNTS, withdrawn_on=TODAY), {}, ["TRN-25b"]),
    ],
)
def test_what_renewing_needs(kept, said, expected):
    asked = {"own": False, "because": "Seen.", "until_on": date(2030, 1, 1), **said}
    assert codes(accreditation_can_be_renewed(kept, today=TODAY, **asked)) == expected


@pytest.mark.parametrize(
    ("kept", "because", "expected"),
    [(COUNTS, "Nobody assessed.", []), (OPEN, " ", ["TRN-26a", "TRN-26b"])],
)
def test_what_withdrawing_needs(kept, because, expected):
    assert codes(accreditation_can_be_withdrawn(kept, because=because, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, [], id="plain"),
        pytest.param({"code": "known"}, ["TRN-27a"], id="taken"),
        pytest.param({"starts_on": TODAY}, ["TRN-27b"], id="today"),
        pytest.param({"ends_on": date(2027, 1, 3)}, ["TRN-27c"], id="ends-before"),
        pytest.param({"ends_on": date(2027, 1, 4)}, [], id="one-day"),
        pytest.param({"places": 0}, ["TRN-27d"], id="no-places"),
        pytest.param({"places": 5001}, ["TRN-27d"], id="too-many"),
        pytest.param({"cost": Decimal(-1)}, ["TRN-27e"], id="less-than-nothing"),
    ],
)
def test_what_a_run_needs(said, expected):
    found = run_can_be_held(replace(RUN, **said), taken={"known"}, accredited=True, today=TODAY)
    assert codes(found) == expected


def test_a_national_programme_is_taught_by_the_accredited():
    found = run_can_be_held(RUN, taken=(), accredited=False, today=TODAY)
    assert codes(found) == ["TRN-27f"]


@pytest.mark.parametrize(
    ("run", "because", "today", "expected"),
    [
        (STATE, "The teacher is ill.", date(2027, 2, 1), []),
        (replace(STATE, cancelled=True), " ", date(2027, 2, 2), ["TRN-28a", "TRN-28b", "TRN-28c"]),
    ],
)
def test_what_cancelling_needs(run, because, today, expected):
    assert codes(run_can_be_cancelled(run, because=because, today=today)) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "cancelled", "expected"),
    [
        ((4, 9), (4, 16), False, []),
        ((4, 9), (4, 16), True, ["TRN-90a"]),
        ((4, 9), (4, 9), False, ["TRN-90b"]),
        ((3, 9), (4, 9), False, ["TRN-90c"]),
        ((8, 9), (9, 9), False, ["TRN-90c"]),
    ],
)
def test_what_a_session_needs(starts, ends, cancelled, expected):
    found = session_can_be_planned(
        datetime(2027, 1, *starts, tzinfo=UTC), datetime(2027, 1, *ends, tzinfo=UTC),
        first=date(2027, 1, 4), last=date(2027, 1, 8), cancelled=cancelled,
    )  # fmt: skip
    assert codes(found) == expected
