from datetime import UTC, datetime

import pytest

from leadwell.training.rules.learning.attendance_can_be_noted import attendance_can_be_noted

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
RIGHT = {"starts_at": NOW, "cancelled": False, "accepted": True, "now": NOW}


def test_from_the_minute_it_begins():
    assert attendance_can_be_noted(**RIGHT) == []


@pytest.mark.parametrize(
    ("also", "code"),
    [
        ({"cancelled": True}, "TRN-45a"),
        ({"accepted": False}, "TRN-45b"),
        ({"now": datetime(2026, 11, 2, 8, 59, tzinfo=UTC)}, "TRN-45c"),
    ],
)
def test_not_otherwise(also, code):
    assert [one.code for one in attendance_can_be_noted(**{**RIGHT, **also})] == [code]
