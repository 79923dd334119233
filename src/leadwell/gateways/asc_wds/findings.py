"""One row while it is checked: what it says, what was found wrong with it, and what was understood.

The service that owns the format repeats a wrong value beside its message; `as_recorded` does so too, for
comparing with it. `advice` never does: that is the text for our own pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from leadwell.gateways.asc_wds.codes import message_number
from leadwell.gateways.asc_wds.values import whole

ORIGIN = {"workplace": "Workplaces", "worker": "Workers", "training": "Training"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a row. An error refuses the row; a warning passes over the cell.
    `text` is the message of the format, `facts` fills it, and only `{value}` is anybody's own."""

    file: str
    line: int
    column: str
    name: str
    text: str
    facts: Mapping[str, object]
    warning: bool
    told_as: str
    source: object = field(repr=False)

    @property
    def code(self) -> int:
        """The number of the message."""
        return message_number(self.file, self.name)

    @property
    def says(self) -> str:
        """The message as the service says it."""
        return self.text.format(**self.facts)

    @property
    def advice(self) -> str:
        """The message without the value, for our own pages; still a template."""
        return self.text.replace(" ({value})", "")


@dataclass(slots=True)
class CheckedRow:
    """A row of one of the three files. Checks add to `parsed` and to `findings`."""

    file: str
    line: int
    cells: Mapping[str, object] = field(repr=False)
    parsed: dict[str, Any] = field(default_factory=dict, repr=False)
    findings: list[Finding] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether anything found stands in the way of taking the row."""
        return any(not finding.warning for finding in self.findings)

    def text(self, column: str) -> str:
        """What the cell holds, without the spaces around it; nothing if there is no such cell."""
        value = self.cells.get(column)
        return "" if value is None else str(value).strip()

    def whole(self, column: str) -> int | None:
        """The whole number in the cell, if there is one."""
        return whole(self.text(column))

    def find(
        self,
        name: str,
        text: str,
        column: str,
        *,
        source: object = None,
        warning: bool | None = None,
        told_as: str = "",
        **facts: object,
    ) -> None:
        """Note a fault of this column, once. Its name says whether it is a warning, if nothing else does."""
        soft = name.endswith("_WARNING") if warning is None else warning
        cell = self.cells.get(column) if source is None else source
        if any(earlier.name == name and earlier.column == column for earlier in self.findings):
            return
        about = {"column": column, **facts}
        told = told_as or name
        self.findings.append(
            Finding(self.file, self.line, column, name, text, about, soft, told, cell)
        )

    def as_recorded(self) -> list[dict[str, object]]:
        """What was found, in the form the service itself records."""
        return [self._recorded(finding) for finding in self.findings]

    def _recorded(self, finding: Finding) -> dict[str, object]:
        code, kind, says = (
            ("warnCode", "warnType", "warning")
            if finding.warning
            else ("errCode", "errType", "error")
        )
        told = {code: finding.code, kind: finding.told_as, says: finding.says}
        seen = {"source": finding.source, "column": finding.column}
        where = {"origin": ORIGIN[self.file], "lineNumber": self.line}
        return {**where, **self._whose(finding), **told, **seen}

    def _whose(self, finding: Finding) -> dict[str, object]:
        """Whose row it is. A worker row whose workplace is in doubt is said to be nobody's."""
        if self.file == "worker" and finding.name == "LOCAL_ID_ERROR":
            return {}
        workplace = {"name": self.cells.get("LOCALESTID")}
        if self.file == "workplace":
            return workplace
        return {**workplace, "worker": self.cells.get("UNIQUEWORKERID")}


def choice(
    row: CheckedRow, column: str, options: Mapping[int, object], name: str, text: str
) -> object | None:
    """What a code stands for. A blank cell stands for nothing; a code nobody knows is a fault."""
    if not row.text(column):
        return None
    code = row.whole(column)
    if code is None or code not in options:
        row.find(name, text, column)
        return None
    return options[code]
