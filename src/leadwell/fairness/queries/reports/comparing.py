"""The same figure of similar organisations: like with like, each with its interval, by name.

Only one line of each is read, in the database itself: a page needs no other of theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Func, JSONField, Q, QuerySet, Value
from django.db.models.functions import Cast

from leadwell.actor import Actor
from leadwell.fairness.models import Result
from leadwell.fairness.permissions.returns import may_compare
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.reports.facts import EXACT
from leadwell.fairness.rules.reports.may_be_set_beside import may_be_set_beside
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.name_to_read import name_to_read

MOST = 400


@dataclass(frozen=True, slots=True)
class Beside:
    """The same figure of another organisation."""

    code: str
    name: str
    ended_on: date
    line: Shown
    path: str = ""


def similar(
    organisation: Organisation, year: Year, indicator: str, *, by: Actor
) -> tuple[Beside, ...]:
    """Organisations of the same kind with the same figure of the same year that may be set beside this
    one's, by name. One query."""
    own = year.line(indicator)
    if own is None or own.value is None:
        return ()
    rows = whole_lines(Q(organisation__kind=organisation.kind, area=False, set_code=year.set_code,
                         ended_on=year.ended_on) & may_compare(by, organisation), indicator)  # fmt: skip
    others = besides(rows.exclude(organisation=organisation).exclude(line__value=None)[:MOST])
    return tuple(one for one in others if not may_be_set_beside(own, one.line))


def whole_lines(which: Q, indicator: str) -> QuerySet[Any, Any]:
    """The line of everybody together of one indicator, of every printed result that holds."""
    rows = Result.objects.filter(which, current=True).exclude(profile=EXACT)
    line = Func(
        F("lines"),
        Value('$[*] ? (@.indicator == $of && @.split == "" && (@.row == "" || @.row == "all"))'),
        Cast(Value(json.dumps({"of": indicator})), JSONField()),
        function="jsonb_path_query_first",
        template="%(function)s(%(expressions)s)",
        output_field=JSONField(),
    )
    kept = rows.annotate(line=line).filter(line__isnull=False)
    return kept.order_by("organisation__name", "organisation_id", "ended_on").values(
        "organisation_id", "organisation__code", "organisation__name", "organisation__path", "ended_on",
        "line",
    )  # fmt: skip


def besides(
    rows: Iterable[dict[str, Any]],
) -> tuple[Beside, ...]:
    """Rows of `whole_lines`, read."""
    return tuple(
        Beside(
            row["organisation__code"],
            name_to_read(row["organisation__name"]),
            row["ended_on"],
            from_json([row["line"]])[0],
            row["organisation__path"],
        )
        for row in rows
    )
