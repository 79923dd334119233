from __future__ import annotations

from dataclasses import replace

import pytest

from leadwell.organisations.rules.another_post import another_post
from leadwell.organisations.rules.facts import PostFacts

WARD_MANAGER = PostFacts(
    title="Ward Manager",
    unit="Ward 4",
    staff_group="Nursing",
    job_role="ward-manager",
    band="7",
    pay_scale="XN07",
    leads=True,
)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        pytest.param({}, [], id="the-same-post"),
        pytest.param({"title": "Senior Sister", "unit": "Ward 5"}, [], id="a-better-description"),
        pytest.param({"pay_scale": "XN07b", "leads": False}, [], id="pay-and-duties-may-move"),
        pytest.param({"band": "8a"}, ["ORG-20a"], id="another-band"),
        pytest.param({"job_role": "matron"}, ["ORG-20b"], id="another-job-role"),
        pytest.param({"board": True}, ["ORG-20c"], id="a-seat-on-the-board"),
        pytest.param(
            {"votes": True, "executive": False}, [], id="a-vote-that-nobody-spoke-of-before"
        ),
        pytest.param({"band": "", "job_role": ""}, [], id="saying-nothing-takes-nothing-away"),
        pytest.param(
            {"band": "9", "job_role": "director", "board": True},
            ["ORG-20a", "ORG-20b", "ORG-20c"],
            id="every-reason-is-told",
        ),
    ],
)
def test_what_makes_another_post(changed, codes):
    found = another_post(WARD_MANAGER, replace(WARD_MANAGER, **changed))
    assert [reason.code for reason in found] == codes


def test_a_post_of_which_nothing_was_known_is_described_and_not_replaced():
    bare = replace(WARD_MANAGER, band="", job_role="")
    assert another_post(bare, WARD_MANAGER) == []


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        pytest.param({}, [], id="the-same-seat"),
        pytest.param({"votes": None, "executive": None}, [], id="saying-nothing-changes-nothing"),
        pytest.param({"votes": False}, ["ORG-20d"], id="the-vote-is-taken"),
        pytest.param({"executive": True}, ["ORG-20e"], id="an-executive-sits-there-now"),
        pytest.param({"votes": False, "executive": True}, ["ORG-20d", "ORG-20e"], id="both"),
        pytest.param(
            {"board": False, "votes": None, "executive": None}, ["ORG-20c"], id="no-seat-at-all"
        ),
    ],
)
def test_what_a_seat_on_the_board_is_decides_too(changed, codes):
    seat = replace(WARD_MANAGER, board=True, votes=True, executive=False)
    assert [reason.code for reason in another_post(seat, replace(seat, **changed))] == codes
