"""Course dates for people's calendars (RFC 5545): one file for one date, or a feed of all of them.

Times are written in universal time, which every calendar turns into its own. A change raises `sequence`,
and a cancelled date stays in the feed as cancelled, so that it disappears where it was noted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event

PRODUCT = "-//Leadwell//Course dates//EN"


@dataclass(frozen=True, slots=True)
class CourseDate:
    """One meeting of a course. `identifier` is the same for ever; `address` is its page, `file` where it
    is taken away alone."""

    identifier: str
    title: str
    starts_at: datetime
    ends_at: datetime
    where: str = ""
    about: str = ""
    address: str = ""
    file: str = ""
    sequence: int = 0
    cancelled: bool = False


def calendar(dates: Iterable[CourseDate], *, name: str, made_at: datetime) -> bytes:
    """The dates as a calendar file: lines of at most 75 octets that end in CR LF."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    for one in dates:
        found.add_component(_event(one, made_at))
    return found.to_ical()


def _event(one: CourseDate, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", one.identifier)
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", one.starts_at.astimezone(UTC))
    event.add("dtend", one.ends_at.astimezone(UTC))
    event.add("summary", one.title)
    event.add("sequence", one.sequence)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    for name, said in (("location", one.where), ("description", one.about), ("url", one.address)):
        if said:
            event.add(name, said)
    return event
