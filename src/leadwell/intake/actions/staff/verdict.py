"""What became of a staff file, written down: its state, its counts, and the rows that were not taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain

from django.db import transaction

from leadwell.actor import Actor
from leadwell.equality import actions as equality
from leadwell.gateways.rows import gettext_noop
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_row import fault
from leadwell.history.actions import record
from leadwell.intake.actions import beside
from leadwell.intake.actions.staff.comparing import Compared
from leadwell.intake.actions.staff.sheet import Judged
from leadwell.intake.models import FileState, RejectedRow, StaffFile
from leadwell.intake.queries.staff import layout_of
from leadwell.intake.queries.waiting import name_of, waiting_room
from leadwell.reasons import Reason

MOST_KEPT = 50_000
REMARKS = {
    "dangling": gettext_noop(
        "The row was taken. Nobody has the number it reports to, so it reports to nobody."
    ),
    "circle": gettext_noop(
        "The row was taken. The reporting line goes round in a circle, so it was left out."
    ),
    "apart": gettext_noop(
        "The row was taken as a post of its own: another row says otherwise about this position."
    ),
    "days": gettext_noop("The row was taken. Its days lie further apart than usual: look at them."),
    "outsider": gettext_noop(
        "The row was taken. Nobody here has this staff number, so the applicant has no other record."
    ),
    "panel": gettext_noop(
        "The row was taken. Nobody here has one of these staff numbers, so that member was left out."
    ),
    "alike": gettext_noop(
        "The row was taken. The same person has another case of this kind that began on the same day."
    ),
    "groups": gettext_noop(
        "The row was taken. Another row of this person declares something else, and the last one counts."
    ),
    "band": gettext_noop(
        "The row was taken. Nobody here knows this pay band: it counts among other bands."
    ),
    "staff-group": gettext_noop(
        "The row was taken. Nobody here knows this staff group: it counts in no group."
    ),
    "otherwise": gettext_noop(
        "The row was taken. Another row describes this advert otherwise, and the first one counts."
    ),
}
Said = Mapping[str, Reason]
NOTHING_SAID: Said = {}
COUNTS = ("rows", "accepted", "unchanged", "changed", "joiners", "leavers", "rejected")


def move(file: StaffFile, state: FileState, now: datetime) -> None:
    """Say where the file has got to, for whoever watches."""
    file.state, file.moved_at = state, now
    StaffFile.objects.filter(pk=file.pk).update(state=state, moved_at=now)


def count_rows(file: StaffFile, rows: int, *, done: int) -> None:
    """Say how many rows there are and how far they are read, for whoever watches."""
    file.rows, file.rows_done = rows, done
    StaffFile.objects.filter(pk=file.pk).update(rows=rows, rows_done=done)


def count(file: StaffFile, judged: Judged, compared: Compared, *, untouched: int = 0) -> None:
    """Note the counts on the file in hand; a later step saves them. `untouched` are rows that said
    themselves that nothing is new."""
    file.rows = file.rows_done = judged.rows
    file.rejected = judged.rejected
    file.accepted = judged.rows - judged.rejected
    file.unchanged, file.changed = compared.unchanged + untouched, compared.changed
    file.joiners, file.leavers = compared.joiners, compared.leavers


def details(file: StaffFile) -> dict[str, object]:
    """What the ledger keeps of a file: its digest and its counts."""
    return {"digest": file.digest, "kind": file.kind, "as_at": str(file.as_at), "full": file.full,
            **{name: getattr(file, name) for name in COUNTS}}  # fmt: skip


def ask_for_columns(file: StaffFile, reasons: Sequence[Reason], now: datetime) -> StaffFile:
    """Wait until somebody says which of their columns is which of ours."""
    file.state, file.moved_at, file.columns = FileState.UNMAPPED, now, {}
    file.in_the_way = _kept(reasons)
    file.save()
    return file


def hold(
    file: StaffFile, desk: Desk, reasons: Sequence[Reason], *, by: Actor, now: datetime,
    said: Said = NOTHING_SAID,
) -> StaffFile:  # fmt: skip
    """Wait for a person to look. Nothing but the file's own row is written. `said` are reasons of
    rules by their codes, where a row was refused by one."""
    file.state, file.moved_at, file.in_the_way = FileState.HELD, now, _kept(reasons)
    file.save()
    _keep_rejected(file, desk, said)
    codes = [reason.code for reason in reasons]
    record("staff_file.held", about=file, by=by, now=now, details=details(file), rules=codes)
    return file


def refuse(file: StaffFile, reasons: Sequence[Reason], *, by: Actor, now: datetime) -> StaffFile:
    """It is no file we can take: only its digest stays."""
    with transaction.atomic():
        file.state, file.moved_at, file.in_the_way = FileState.REFUSED, now, _kept(reasons)
        file.event = None
        file.save()
        codes = [reason.code for reason in reasons]
        record("staff_file.refused", about=file, by=by, now=now, details=details(file), rules=codes)
        forget(file)
    return file


def take(file: StaffFile, desk: Desk, now: datetime, *, said: Said = NOTHING_SAID) -> StaffFile:
    """It is in: only its digest and its counts stay."""
    file.state, file.moved_at, file.in_the_way = FileState.TAKEN, now, []
    file.save()
    _keep_rejected(file, desk, said, remarks=True)
    forget(file)
    return file


def remark_apart(desk: Desk) -> None:
    """Say which rows got a post of their own."""
    desk.run("INSERT INTO remark SELECT line, 'position_number', 'apart' FROM placed WHERE apart")


def forget(file: StaffFile) -> None:
    """Remove the waiting file once the decision is kept for good."""
    name = name_of(file)
    transaction.on_commit(lambda: waiting_room().remove(name))


def _kept(reasons: Iterable[Reason]) -> list[dict[str, object]]:
    return [{"code": r.code, "text": r.text, "facts": dict(r.facts)} for r in reasons]


def _keep_rejected(file: StaffFile, desk: Desk, said: Said, *, remarks: bool = False) -> None:
    """The rejected rows, and those taken with a remark. Beyond a number nobody reads, none are kept."""
    RejectedRow.objects.filter(file=file).delete()
    query = "SELECT line, col, what, false FROM fault"
    if remarks:
        query += " UNION ALL SELECT line, col, what, true FROM remark"
    found = desk.ask(f"SELECT DISTINCT * FROM ({query}) ORDER BY 1, 2, 3 LIMIT {MOST_KEPT}")
    rows = chain((_row(file, said, *one) for one in found), beside.remarks_beside(desk, file))
    RejectedRow.objects.bulk_create(rows, batch_size=2_000)


def _row(
    file: StaffFile, said: Said, line: int, column: str, what: str, warning: bool
) -> RejectedRow:
    advice, facts = _advice(column, what, layout_of(file.kind), said)
    heading = str(file.columns.get(column, column))[:80]
    return RejectedRow(
        file=file, line=line, column=heading, code=what, advice=advice, facts=facts, warning=warning
    )


def _advice(column: str, what: str, layout: str, said: Said) -> tuple[str, Mapping[str, object]]:
    if what in REMARKS:
        return REMARKS[what], {}
    reason = equality.advice_for(column) if what == "declared" else said.get(what)
    if reason is not None:
        return reason.text, dict(reason.facts)
    one = fault(column, what, layout)
    return one.advice, dict(one.facts)
