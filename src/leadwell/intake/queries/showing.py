"""What the pages about staff files ask for: a page of a list, what waits, one file with its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.intake.models import FileState, LoadedFile, RejectedRow, StaffFile
from leadwell.intake.permissions import NOTHING, may_load_staff, may_see_who_offered
from leadwell.intake.queries.loaded import loaded_files
from leadwell.intake.queries.staff import rejected_rows, staff_file, staff_files
from leadwell.organisations.models import Organisation

ON_A_PAGE = 20
ROWS_SHOWN = 100
MOST_TO_CHOOSE_FROM = 60
SEVEN = 7
WAITS_FOR_SOMEBODY = (FileState.HELD, FileState.UNMAPPED)
EMPLOYERS = (
    "trust", "icb", "commissioner", "support-unit", "practice", "pcn", "care-provider",
    "care-location", "national-body", "social-enterprise", "employer",
)  # fmt: skip
Each = TypeVar("Each", bound=Model)


@dataclass(frozen=True, slots=True)
class Some(Generic[Each]):
    """One page of a list, and how many there are in all."""

    rows: tuple[Each, ...]
    count: int
    page: int

    @property
    def more(self) -> bool:
        return self.count > self.page * ON_A_PAGE


@dataclass(frozen=True, slots=True)
class Told:
    """A file with its first rejected rows and those to look at, whether the asker decides on it, and
    whether they may know whose it is."""

    file: StaffFile
    rejected: tuple[RejectedRow, ...]
    warned: tuple[RejectedRow, ...]
    may_load: bool
    names: bool = False


def page_of_staff_files(*, by: Actor, page: str = "") -> Some[StaffFile]:
    """The staff files the asker may see, newest first. A page number nobody can read is the first."""
    return _some(staff_files(by=by), page)


def page_of_loaded_files(*, by: Actor, page: str = "") -> Some[LoadedFile]:
    """The published files that were loaded, newest first."""
    return _some(loaded_files(by=by), page)


def waiting_for(*, by: Actor) -> tuple[StaffFile, ...]:
    """Those on which the asker may decide and nobody has: at most seven, the oldest first."""
    waiting = staff_files(by=by).filter(
        _mine(by, "organisation__path"), state__in=WAITS_FOR_SOMEBODY
    )
    return tuple(waiting.order_by("offered_at", "id")[:SEVEN])


def told_of(file_id: int, *, by: Actor) -> Told:
    """One file. Raises `StaffFile.DoesNotExist` where the asker may not know that it exists."""
    file = staff_file(file_id, by=by)
    rows = rejected_rows(file_id, by=by)
    return Told(
        file,
        tuple(rows.filter(warning=False)[:ROWS_SHOWN]),
        tuple(rows.filter(warning=True)[:ROWS_SHOWN]),
        may_load_staff(by, file.organisation),
        may_see_who_offered(by, file),
    )


def told_whole(file_id: int, *, by: Actor) -> Told:
    """The same with every row, in the order of lines, for a sheet to take away."""
    file = staff_file(file_id, by=by)
    rows = tuple(rejected_rows(file_id, by=by))
    return Told(file, rows, (), may_load_staff(by, file.organisation))


def places_to_load_for(*, by: Actor) -> list[tuple[str, str]]:
    """The open employers for which the asker loads staff files: code and name. None where there are
    more than anybody would look through; then a code is typed."""
    return _places(by, EMPLOYERS)


def _places(by: Actor, kinds: Sequence[str]) -> list[tuple[str, str]]:
    open_now = Organisation.objects.filter(closed_on__isnull=True, kind__in=kinds)
    found = open_now.filter(_mine(by, "path")).order_by("name", "code").values_list("code", "name")
    first = list(found[: MOST_TO_CHOOSE_FROM + 1])
    return first if len(first) <= MOST_TO_CHOOSE_FROM else []


def offered_within_the_hour(*, by: Actor, now: datetime) -> int:
    """How many files the asker offered within the last hour, as far as they still see them."""
    since = now - timedelta(hours=1)
    return staff_files(by=by).filter(offered_by_person=by.person_id, offered_at__gte=since).count()


def _mine(by: Actor, path: str) -> Q:
    beneath = (Q(**{f"{path}__startswith": root}) for root in by.roots(Permission.LOAD_STAFF))
    return reduce(or_, beneath, NOTHING)


def _some(found: QuerySet[Each], page: str) -> Some[Each]:
    # Seven digits: beyond that PostgreSQL would be asked for rows it cannot count.
    number = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 8 else 1
    rows = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return Some(tuple(rows), found.count(), number)
