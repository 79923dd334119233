"""TRN-60 to TRN-65: what may be done with a credential."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leadwell.training.rules.credentials.credential_may_be_awarded import credential_may_be_awarded
from leadwell.training.rules.credentials.credential_may_be_shared import credential_may_be_shared
from leadwell.training.rules.credentials.credential_may_be_suspended import (
    credential_may_be_suspended,
)
from leadwell.training.rules.credentials.facts import Earned, Signing, Standing
from leadwell.training.rules.credentials.key_may_sign import key_may_sign
from leadwell.training.rules.credentials.reason_is_written import reason_is_written
from leadwell.training.rules.credentials.suspension_may_be_lifted import suspension_may_be_lifted

TODAY = date(2026, 11, 2)


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("earned", "expected"),
    [
        pytest.param(Earned("pass", TODAY), [], id="passed-today"),
        pytest.param(Earned("induction", date(2026, 3, 1)), [], id="an-induction"),
        pytest.param(Earned("prior", date(2026, 3, 1)), [], id="prior-learning"),
        pytest.param(Earned("record", TODAY), ["TRN-60a"], id="what-a-file-says"),
        pytest.param(Earned("statement", TODAY), ["TRN-60a"], id="what-another-system-says"),
        pytest.param(Earned("pass", TODAY, withdrawn=True), ["TRN-60b"], id="withdrawn"),
        pytest.param(Earned("pass", date(2026, 11, 3)), ["TRN-60c"], id="from-tomorrow"),
    ],
)
def test_a_credential_says_only_what_was_assessed_here(earned, expected):
    assert codes(credential_may_be_awarded(earned, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("standing", "suspend", "lift", "share"),
    [
        pytest.param(Standing(), [], [], [], id="in-force"),
        pytest.param(Standing(suspended=True), [], [], [], id="suspended"),
        pytest.param(Standing(signed=False), ["TRN-61b"], [], ["TRN-64a"], id="not-signed-yet"),
        pytest.param(
            Standing(withdrawn=True), ["TRN-61a"], ["TRN-62"], ["TRN-64b"], id="withdrawn-for-good"
        ),
    ],
)
def test_what_can_be_done_depends_on_how_it_stands(standing, suspend, lift, share):
    assert codes(credential_may_be_suspended(standing)) == suspend
    assert codes(suspension_may_be_lifted(standing)) == lift
    assert codes(credential_may_be_shared(standing)) == share


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Under investigation", [], id="a-few-words"),
        pytest.param(" \n", ["TRN-63a"], id="nothing"),
        pytest.param("x" * 500, [], id="the-longest"),
        pytest.param("x" * 501, ["TRN-63b"], id="one-sign-too-many"),
    ],
)
def test_a_reason_is_asked_for(words, expected):
    assert codes(reason_is_written(words)) == expected


def test_only_the_key_that_was_not_replaced_signs():
    assert codes(key_may_sign(Signing())) == []
    assert codes(key_may_sign(Signing(datetime(2026, 11, 2, tzinfo=UTC)))) == ["TRN-65"]
