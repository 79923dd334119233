"""Course dates as a calendar file that others read as we meant it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from leadwell.gateways.calendar import CourseDate, calendar

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def date_at(when: datetime, **also: object) -> CourseDate:
    return CourseDate("one@leadwell.example", "Leading", when, when + timedelta(hours=2), **also)


def read(*dates: CourseDate) -> list:
    return Calendar.from_ical(calendar(dates, name="Mine", made_at=NOW)).walk("VEVENT")


def test_the_hour_is_the_same_on_both_sides_of_both_clock_changes():
    for day in ((2026, 3, 28), (2026, 3, 29), (2026, 10, 24), (2026, 10, 25)):
        starts = datetime(*day, 14, 0, tzinfo=LONDON)
        (event,) = read(date_at(starts))
        assert event.decoded("dtstart") == starts
        assert event.decoded("dtstart").astimezone(LONDON).hour == 14


def test_a_cancelled_date_is_there_as_cancelled_and_a_change_counts_up():
    (event,) = read(date_at(NOW, cancelled=True, sequence=3))
    assert (event["status"], event["sequence"]) == ("CANCELLED", 3)


def test_what_is_not_said_is_left_out_and_what_is_said_is_there():
    (bare,) = read(date_at(NOW))
    assert not {"LOCATION", "DESCRIPTION", "URL"} & set(bare)
    (full,) = read(
        date_at(NOW, where="Hall, 1; East", about="Bring\na pen", address="https://a.example")
    )
    assert full["location"] == "Hall, 1; East"
    assert full["description"] == "Bring\na pen"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_every_title_comes_back_and_lines_are_short_and_end_rightly(title):
    text = calendar([date_at(NOW, about=title)], name="Mine", made_at=NOW)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event.get("description", "") == title
