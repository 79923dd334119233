"""Two to six organisations beside each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q

from leadwell.actor import Actor
from leadwell.measures.models import Figure
from leadwell.measures.permissions import visible_to
from leadwell.measures.queries.definitions import definitions
from leadwell.measures.queries.own import ENGLAND
from leadwell.measures.queries.shown import COLUMNS, SOURCE_COLUMNS, Shown, show_all
from leadwell.organisations import queries as organisations
from leadwell.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Organisations by name, and the latest figure of each by (its number, the measure)."""

    organisations: tuple[Organisation, ...]
    unknown: tuple[str, ...]
    latest: Mapping[tuple[int, str], Shown]
    england: Mapping[str, Shown]


def side_by_side(
    codes: Sequence[str], measures: Collection[str], *, by: Actor, on: date
) -> SideBySide:
    """The latest figures of these organisations as at a day. Two queries."""
    wanted = [code.strip().upper() for code in codes if code.strip()]
    known = organisations.by_codes([*wanted, ENGLAND], by=by)
    england = known.get(ENGLAND)
    chosen = {code: known[code] for code in dict.fromkeys(wanted) if code in known}
    everyone = {one.pk for one in (*chosen.values(), england) if one}
    latest = _latest(everyone, measures, by=by, on=on)
    return SideBySide(
        organisations=tuple(sorted(chosen.values(), key=lambda one: (one.name, one.code))),
        unknown=tuple(code for code in dict.fromkeys(wanted) if code not in known),
        latest=latest,
        england={s: f for (pk, s), f in latest.items() if england and pk == england.pk},
    )


def _latest(
    numbers: Collection[int], measures: Collection[str], *, by: Actor, on: date
) -> Mapping[tuple[int, str], Shown]:
    rows = Figure.objects.filter(
        visible_to(by), current=True, breakdown="", organisation__in=numbers,
        measure__in=measures, ended_on__lte=on,
    )  # fmt: skip
    # an inspection without a rating displaces nothing
    unrated = ExpressionWrapper(Q(value=None) & ~Q(label=""), output_field=BooleanField())
    latest = rows.order_by("organisation_id", "measure", unrated, "-ended_on").distinct(
        "organisation_id", "measure"
    )
    figures = show_all(latest.values(*COLUMNS, *SOURCE_COLUMNS), definitions())
    return {(figure.organisation_id, figure.measure.slug): figure for figure in figures}
