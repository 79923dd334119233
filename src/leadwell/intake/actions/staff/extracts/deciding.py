"""An extract, once it is read: looked at as a whole, then held, refused or kept. All in the caller's
transaction and under the organisation's lock, as for staff files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import ModuleType

from leadwell.actor import Actor
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_profile import APPLICATIONS, CASES, COMPLETIONS, PAY
from leadwell.history.actions import record
from leadwell.intake.actions.staff import verdict
from leadwell.intake.actions.staff.comparing import Compared
from leadwell.intake.actions.staff.extracts import applications, cases, completions, pay
from leadwell.intake.actions.staff.extracts.kept import Kept
from leadwell.intake.actions.staff.extracts.rows import set_aside
from leadwell.intake.actions.staff.sheet import Judged
from leadwell.intake.models import FileState, StaffFile
from leadwell.intake.rules.extract_may_be_applied import extract_may_be_applied
from leadwell.intake.rules.facts import ExtractFacts, FileFacts, HoldLimits
from leadwell.intake.rules.file_may_be_applied import file_may_be_applied
from leadwell.intake.rules.file_stays_inside import file_stays_inside
from leadwell.reasons import Reason

LIMITS = HoldLimits()
# A module for each kind of extract: `find_people`, `refused_by_rules`, `look_odd` and `keep`.
EXTRACTS: Mapping[str, ModuleType] = {
    APPLICATIONS: applications,
    COMPLETIONS: completions,
    PAY: pay,
    CASES: cases,
}
RULES = ("APT-01", "FAR-30", "FAR-45", "FAR-46", "INT-03", "INT-36", "INT-38", "TRN-01")
# Which column a rule speaks of, where it is one.
SPEAKS_OF = {"APT-01a": "applied_on", "TRN-01a": "title", "TRN-01b": "completed_on",
             "TRN-01c": "expires_on", "FAR-30a": "hourly_pay", "FAR-30b": "hourly_pay",
             "FAR-30c": "hourly_pay", "FAR-30d": "hourly_pay", "FAR-30e": "hourly_pay",
             "FAR-30f": "bonus", "FAR-30g": "snapshot_day", "FAR-30h": "snapshot_day",
             "FAR-45a": "funnel", "FAR-45b": "funnel", "FAR-46a": "band",
             "FAR-46b": "staff_group"}  # fmt: skip


def decide(desk: Desk, file: StaffFile, judged: Judged, *, by: Actor, now: datetime) -> StaffFile:
    """Hold it, refuse it, or keep what it says. Who may was asked before the file was read."""
    of = EXTRACTS[file.kind]
    of.find_people(desk, file)
    said = _ask_the_rules(desk, file, of, now)
    upside_down = of.look_odd(desk, file)
    rejected = desk.number("SELECT count(DISTINCT line) FROM fault")
    judged = replace(judged, rejected=rejected)
    verdict.count(file, judged, _compared(Kept()))
    if reasons := file_stays_inside(judged.elsewhere):
        return verdict.refuse(file, reasons, by=by, now=now)
    doubts = _doubts(desk, file, judged, upside_down)
    if not file.decided_because and doubts:
        return verdict.hold(file, desk, doubts, by=by, now=now, said=said)
    file.event = record(
        "staff_file.taken", about=file, by=by, now=now, details=_details(file), rules=RULES
    )
    kept = of.keep(desk, file, by=by, event=file.event, now=now)
    verdict.count(file, judged, _compared(kept))
    return verdict.take(file, desk, now, said=said)


def _details(file: StaffFile) -> dict[str, object]:
    """What the ledger keeps: what is new and what changed is only known once it is written."""
    later = ("unchanged", "changed", "joiners", "leavers")
    return {name: value for name, value in verdict.details(file).items() if name not in later}


def _ask_the_rules(desk: Desk, file: StaffFile, of: ModuleType, now: datetime) -> dict[str, Reason]:
    """Set aside what no rule lets in; gives the reasons by their codes."""
    said: dict[str, Reason] = {}
    lines: list[int] = []
    codes: list[str] = []
    for line, reason in of.refused_by_rules(desk, file, now):
        said[reason.code] = reason
        lines.append(line)
        codes.append(reason.code)
    if lines:
        columns = [SPEAKS_OF.get(code, "") for code in codes]
        desk.run(
            "INSERT INTO fault SELECT unnest($lines), unnest($columns), unnest($codes)",
            {"lines": lines, "columns": columns, "codes": codes},
        )
        set_aside(desk)
    return said


def _compared(kept: Kept) -> Compared:
    """As a staff file would say it: what is new joins, and nobody leaves."""
    return Compared(
        held=0, unchanged=kept.unchanged, changed=kept.changed, joiners=kept.added, leavers=0
    )


def _doubts(desk: Desk, file: StaffFile, judged: Judged, upside_down: int) -> list[Reason]:
    earlier = StaffFile.objects.filter(
        organisation=file.organisation, kind=file.kind, state=FileState.TAKEN
    )
    last = earlier.order_by("-as_at").values_list("as_at", flat=True).first()
    whole = FileFacts(
        rows=judged.rows, rejected=judged.rejected, held=0, leavers=0, nameless=0, doubles=0,
        unknown_places=judged.unknown_places, as_at=file.as_at, last_as_at=last,
    )  # fmt: skip
    odd = desk.number("SELECT count(*) FROM remark WHERE what = 'days'")
    torn = desk.number("SELECT count(*) FROM remark WHERE what = 'groups'")
    about = ExtractFacts(
        rows=judged.rows, odd_days=odd, torn_groups=torn,
        upside_down=upside_down if file.kind != CASES else 0,
        stages_turned=upside_down if file.kind == CASES else 0,
    )  # fmt: skip
    return [
        *file_may_be_applied(whole, limits=LIMITS),
        *extract_may_be_applied(about, limits=LIMITS),
    ]
