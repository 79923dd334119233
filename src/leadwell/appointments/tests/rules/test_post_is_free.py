from datetime import date
from decimal import Decimal

import pytest

from leadwell.appointments.rules.facts import Share
from leadwell.appointments.rules.post_is_free import post_is_free

DAY, LATER = date(2026, 11, 2), date(2027, 1, 4)
HALF, WHOLE = Decimal("0.5"), Decimal(1)


def share(fte=WHOLE, from_on=DAY, until_on=None, **more):
    return Share(from_on, until_on, fte, **more)


@pytest.mark.parametrize(
    ("wanted", "room", "held", "free"),
    [
        pytest.param(share(), None, [], True, id="nobody-holds-it"),
        pytest.param(share(), None, [share()], False, id="somebody-holds-it"),
        pytest.param(share(), None, [share(until_on=DAY)], True, id="they-leave-the-day-before"),
        pytest.param(share(until_on=LATER), None, [share(from_on=LATER)], True, id="they-come-later"),
        pytest.param(share(HALF), None, [share(HALF)], True, id="two-halves"),
        pytest.param(share(HALF), None, [share(HALF), share(HALF)], False, id="three-halves"),
        pytest.param(share(HALF), None, [share(None)], False, id="hours-nobody-said-are-all-hours"),
        pytest.param(share(), Decimal(2), [share()], True, id="a-post-for-two"),
        pytest.param(share(), Decimal("0.4"), [], True, id="a-small-post-is-still-held-by-one"),
        pytest.param(share(covers=True), None, [share()], True, id="somebody-acts-for-the-holder"),
        pytest.param(share(), None, [share(covers=True)], True, id="somebody-acted-until-now"),
    ],
)  # fmt: skip
def test_whether_a_post_is_free(wanted, room, held, free):
    found = post_is_free(wanted, room=room, held=held)
    assert [reason.code for reason in found] == ([] if free else ["APT-11"])
