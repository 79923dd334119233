"""From a bundle of files to rows of our own layout, and a remark on everything that did not go in.

Whether a workplace or a worker exists is a question about the service's own records, which we do not hold:
where STATUS disagrees with what is kept here, the row is taken as what it is. A row that takes out somebody
we do not know is remarked on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from leadwell.gateways.asc_wds import worker, workplace
from leadwell.gateways.asc_wds.bundle import Bundle
from leadwell.gateways.asc_wds.columns import NO_WORKPLACES
from leadwell.gateways.asc_wds.findings import CheckedRow, Finding
from leadwell.gateways.asc_wds.staff_row import Completed, completed, staff_row
from leadwell.gateways.asc_wds.training import check_training
from leadwell.gateways.asc_wds.worker import KnownWorker, check_worker
from leadwell.gateways.asc_wds.workplace import (
    check_workplace,
    check_workplace_against_workers,
    check_workplaces_together,
)
from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.rows import gettext_noop as _

LONGEST_NUMBER = 30
TORN = _("The row does not have one cell under each heading. Look for a stray comma or quote.")
NO_SUCH_WORKPLACE = _(
    "No workplace in the workplace file has this LOCALESTID. Correct one of the two."
)
WORKPLACE_REJECTED = _("The workplace row was rejected. Correct it, and load the files again.")
WORKER_UNKNOWN = _(
    "No worker row taken in, now or before, has this number. Correct it, or add the worker."
)
NO_FIRST_DAY = _(
    "Give STARTDATE as 31/12/2026: Leadwell keeps nobody's time in a post without its first day."
)
NUMBER_TOO_LONG = _(
    "The number is too long for us: give the worker one of {most} characters or fewer."
)
KEPT_OTHERWISE = _(
    "Leadwell keeps this worker already, by hand or from another file. The row changes nothing."
)
NUMBER_STAYS = _("Leadwell keeps the worker under the number they had. The new one was not taken.")
NO_MOVES = _(
    "Moving a worker is not read. "
    "End the worker with DELETE here, and add them with NEW at the other workplace."
)
# Whether somebody exists there is not ours to say, so a row is taken as what it is.
_ABOUT_THEIR_RECORDS = frozenset(
    {worker.ALREADY_EXISTS, worker.NOT_THERE, workplace.ALREADY_EXISTS, workplace.NOT_THERE}
)
_SOFT = _ABOUT_THEIR_RECORDS | {worker.NOT_THERE_TO_DELETE, workplace.NOT_THERE_TO_DELETE}


@dataclass(frozen=True, slots=True)
class Remark:
    """A row that was not taken, or a cell passed over: where, and what to do. Never what stood there."""

    file: str
    line: int
    column: str
    code: str
    advice: str
    facts: Mapping[str, object]
    warning: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workplace's people belong, and what stands before their numbers, so that no two workplaces
    of one file share a number. `unit` says that the organisation is larger than the workplace."""

    code: str
    prefix: str = ""
    unit: bool = False
    known: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """What is on record at one organisation: its workers from files like these, by number, each as a row
    of our layout; and the numbers of those from elsewhere."""

    workers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    elsewhere: Collection[str] = frozenset()


@dataclass(slots=True)
class Reading:
    """One bundle while it is read. Ask for the staff rows first, and then for the training."""

    bundle: Bundle
    as_at: date
    place_of: Callable[[CheckedRow], Place]
    held_at: Callable[[str], Held]
    remembered: Iterable[Mapping[str, str]] = ()
    remarks: list[Remark] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _workplace_rows: list[CheckedRow] = field(default_factory=list)
    _workplaces: dict[str, CheckedRow] = field(default_factory=dict)
    _places: dict[str, Place] = field(default_factory=dict)
    _held: dict[str, Held] = field(default_factory=dict)
    _roles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _taken: set[tuple[str, str]] = field(default_factory=set)

    def staff_rows(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Each worker as a row of our own layout, with the line it came from."""
        self._read_workplaces()
        for line, cells in self.bundle.rows("worker"):
            row = self._worker(line, cells)
            if row is not None:
                yield line, row
        if "workplace" in self.bundle.files:
            for name, told in self._workplaces.items():
                check_workplace_against_workers(told, self._roles[name])
            for told in self._workplace_rows:
                self._note(told)

    def training(self) -> Iterator[Completed]:
        """Each training row that was accepted, for a worker who is known."""
        for line, cells in self.bundle.rows("training"):
            self.counts["training"] += 1
            row = check_training(line, cells or {}, today=self.as_at) if cells else None
            if row is None:
                self._torn("training", line)
            elif self._stands(row) and (whose := self._whose(row)):
                yield completed(row, organisation_code=whose[0], staff_number=whose[1])

    def workplaces(self) -> Iterator[tuple[str, Place, Mapping[str, str]]]:
        """Each workplace that was taken: its own number, where its people belong, and its row. One that
        is taken out comes with an empty row."""
        for name, row in self._workplaces.items():
            if not any(_counts(found) for found in row.findings):
                gone = row.parsed["status"] == "DELETE"
                cells = {} if gone else {column: row.text(column) for column in row.cells}
                yield name, self._places[name], cells

    def _read_workplaces(self) -> None:
        """The workplaces of the files; without a workplace file, those that came in before."""
        for line, cells in self.bundle.rows("workplace"):
            self.counts["workplace"] += 1
            if cells is None:
                self._torn("workplace", line)
                continue
            place = self._placed(cells)
            known = bool(place and place.known)
            self._workplace_rows.append(check_workplace(line, cells, known=known))
        check_workplaces_together(self._workplace_rows)
        if "workplace" not in self.bundle.files:
            self._remember_workplaces()
        for row in self._workplace_rows:
            self._workplaces.setdefault(row.text("LOCALESTID"), row)

    def _remember_workplaces(self) -> None:
        for cells in self.remembered:
            self._placed(cells)
            told = {**cells, "STATUS": "NOCHANGE"}
            self._workplace_rows.append(check_workplace(0, told, known=True))
        if not self._workplace_rows:
            raise UnusableFile(NO_WORKPLACES)

    def _placed(self, cells: Mapping[str, object]) -> Place | None:
        row = CheckedRow("workplace", 0, cells)
        name = row.text("LOCALESTID")
        if name and name not in self._places:
            self._places[name] = self.place_of(row)
        return self._places.get(name)

    def _held_at(self, code: str) -> Held:
        if code not in self._held:
            self._held[code] = self.held_at(code)
        return self._held[code]

    def _worker(self, line: int, cells: Mapping[str, object] | None) -> Mapping[str, str] | None:
        self.counts["worker"] += 1
        if cells is None:
            self._torn("worker", line)
            return None
        name = str(cells["LOCALESTID"]).strip()
        place = self._places.get(name)
        number = self._number(name, str(cells["UNIQUEWORKERID"]).strip())
        held = self._held_at(place.code) if place else Held()
        known = KnownWorker() if number in held.workers else None
        row = check_worker(line, cells, today=self.as_at, known=known)
        stands = self._stands(row) and self._workplace_stands(row, name)
        if not stands or place is None:
            return None
        self._taken.add((place.code, number))
        if "mainJob" in row.parsed:
            self._roles[name].append(row.parsed["mainJob"]["role"])
        return self._ours(row, place, number, held)

    def _ours(
        self, row: CheckedRow, place: Place, number: str, held: Held
    ) -> Mapping[str, str] | None:
        """The row in our layout, unless something of ours stands in the way."""
        if len(number) > LONGEST_NUMBER:
            self._refuse(row, "UNIQUEWORKERID", NUMBER_TOO_LONG, most=LONGEST_NUMBER)
            return None
        if row.text("TRANSFERSTAFFRECORD"):
            self._refuse(row, "TRANSFERSTAFFRECORD", NO_MOVES)
            return None
        if row.text("CHGUNIQUEWRKID"):
            self._warn(row, "CHGUNIQUEWRKID", NUMBER_STAYS)
        if row.text("UNIQUEWORKERID") in held.elsewhere and number not in held.workers:
            self._warn(row, "UNIQUEWORKERID", KEPT_OTHERWISE)
            return None
        return self._as_its_status_says(row, place, number, held)

    def _as_its_status_says(
        self, row: CheckedRow, place: Place, number: str, held: Held
    ) -> Mapping[str, str] | None:
        status = row.parsed["status"]
        if status == "NOCHANGE" and number in held.workers:
            self.counts["unchanged"] += 1
            return None
        if status == "DELETE":
            last = {"ended_on": (self.as_at - timedelta(days=1)).isoformat()}
            return {**held.workers[number], **last} if number in held.workers else None
        if "startDate" not in row.parsed:
            self._refuse(row, "STARTDATE", NO_FIRST_DAY)
            return None
        return staff_row(
            row, organisation_code=place.code, staff_number=number, unit=self._unit(row, place)
        )

    def _unit(self, row: CheckedRow, place: Place) -> str:
        told = self._workplaces[row.text("LOCALESTID")]
        return str(told.parsed.get("name") or "") if place.unit else ""

    def _number(self, workplace_name: str, number: str) -> str:
        place = self._places.get(workplace_name)
        return f"{place.prefix}/{number}" if place and place.prefix else number

    def _whose(self, row: CheckedRow) -> tuple[str, str] | None:
        name = row.text("LOCALESTID")
        number, place = self._number(name, row.text("UNIQUEWORKERID")), self._places.get(name)
        if not self._workplace_stands(row, name) or place is None:
            return None
        held, bare = self._held_at(place.code), row.text("UNIQUEWORKERID")
        if bare in held.elsewhere and number not in held.workers:
            return place.code, bare
        if (place.code, number) in self._taken or number in held.workers:
            return place.code, number
        self._refuse(row, "UNIQUEWORKERID", WORKER_UNKNOWN)
        return None

    def _workplace_stands(self, row: CheckedRow, name: str) -> bool:
        """A row whose workplace was not taken is not taken either."""
        told = self._workplaces.get(name)
        if told is None:
            self._refuse(row, "LOCALESTID", NO_SUCH_WORKPLACE)
        elif any(_counts(finding) for finding in told.findings):
            self._refuse(row, "LOCALESTID", WORKPLACE_REJECTED)
        else:
            return True
        return False

    def _stands(self, row: CheckedRow) -> bool:
        """Remark on what was found, and say whether the row can be taken all the same."""
        self._note(row)
        return not any(_counts(finding) for finding in row.findings)

    def _note(self, row: CheckedRow) -> None:
        for found in row.findings:
            if found.text in _ABOUT_THEIR_RECORDS:
                continue
            facts = {name: told for name, told in found.facts.items() if name != "value"}
            self.remarks.append(
                Remark(
                    row.file,
                    row.line,
                    found.column,
                    str(found.code),
                    found.advice,
                    facts,
                    not _counts(found),
                )
            )

    def _refuse(self, row: CheckedRow, column: str, advice: str, **facts: object) -> None:
        about = {"column": column, **facts}
        self.remarks.append(Remark(row.file, row.line, column, "", advice, about, warning=False))

    def _warn(self, row: CheckedRow, column: str, advice: str) -> None:
        about = {"column": column}
        self.remarks.append(Remark(row.file, row.line, column, "", advice, about, warning=True))

    def _torn(self, file: str, line: int) -> None:
        self.remarks.append(Remark(file, line, "", "", TORN, {}, warning=False))


def _counts(finding: Finding) -> bool:
    """Whether a finding keeps a row out here."""
    return not finding.warning and finding.text not in _SOFT
