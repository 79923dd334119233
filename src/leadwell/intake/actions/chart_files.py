"""A published organisation chart that somebody sends through a browser, taken in as from the command line.

Names of officials may stand in such a file. So it lies in a file without a name, and is gone by itself.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from leadwell.actor import Actor, Permission
from leadwell.gateways.kinds import recognise
from leadwell.gateways.nameless import Nameless
from leadwell.gateways.rows import UnusableFile, printable
from leadwell.intake.actions.charts import CHART_KINDS
from leadwell.intake.actions.loading import load_file
from leadwell.intake.queries.waiting import workbench
from leadwell.intake.rules.as_at_is_sensible import as_at_is_sensible
from leadwell.intake.rules.facts import LoadReport
from leadwell.intake.rules.file_is_a_chart import file_is_a_chart
from leadwell.reasons import NotPermitted, Reason, RuleBroken, insist_on

MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class ChartTaken:
    """What came of a chart, and the first rows that were refused: line, column, what to do."""

    report: LoadReport
    refused: tuple[tuple[str, str, str], ...]


def load_chart(
    *, by: Actor, content: Iterable[bytes], file_name: str, as_at: date, now: datetime
) -> ChartTaken:
    """Take in a chart of a day. The same bytes twice do nothing.

    Raises `NotPermitted`, and `RuleBroken` with INT-30, INT-37 or INT-63 where nothing can be taken.
    """
    if not by.may(Permission.LOAD_FILES):
        raise NotPermitted("Only somebody who may load published files can do this.")
    insist_on(as_at_is_sensible(as_at, today=now.date()))
    workbench().mkdir(parents=True, exist_ok=True, mode=0o700)
    with Nameless(workbench()) as file, tempfile.TemporaryDirectory(dir=workbench()) as folder:
        file.write(content)
        # The reader takes the day from the name, where no row says it.
        path = Path(folder) / f"{as_at} {printable(file_name).replace('/', ' ')[-80:]}"
        path.symlink_to(file.path)
        try:
            return _taken(path, by=by, as_at=as_at, now=now)
        except UnusableFile as why:
            raise RuleBroken([Reason("INT-37", why.text, dict(why.facts))]) from None


def _taken(path: Path, *, by: Actor, as_at: date, now: datetime) -> ChartTaken:
    kind = recognise(path)
    insist_on(file_is_a_chart(kind, charts=CHART_KINDS))
    report = load_file(by=by, path=path, kind=str(kind), now=now, rejects=path.parent, as_at=as_at)
    return ChartTaken(report, _first_refused(report))


def _first_refused(report: LoadReport) -> tuple[tuple[str, str, str], ...]:
    if not report.rejects_file:
        return ()
    with Path(report.rejects_file).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1 : 1 + MOST_TOLD]
    return tuple((row[0], row[1], row[2]) for row in rows)
