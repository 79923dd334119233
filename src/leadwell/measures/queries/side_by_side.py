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
from leadwell.measures.queries.meant import meant_by
from leadwell.measures.queries.own import ENGLAND
from leadwell.measures.queries.shown import COLUMNS, SOURCE_COLUMNS, Shown, show_all
from leadwell.organisations import queries as organisations
from leadwell.organisations.models import Organisation
from leadwell.organisations.queries import Found

MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Organisations by name, and the latest figure of each by (its number, the measure).

    `unknown`: what was typed and means nothing here. `several`: by what was typed, those it may mean.
    """

    organisations: tuple[Organisation, ...]
    unknown: tuple[str, ...]
    several: Mapping[str, tuple[Found, ...]]
    latest: Mapping[tuple[int, str], Shown]
    england: Mapping[str, Shown]


def side_by_side(
    asked: Sequence[str], measures: Collection[str], *, by: Actor, on: date
) -> SideBySide:
    """The latest figures of these organisations as at a day. Two queries where all are codes; a
    name that was typed is looked for as in the search."""
    wanted = tuple(dict.fromkeys(text.strip() for text in asked if text.strip()))
    known = dict(organisations.by_codes([*wanted, ENGLAND], by=by))
    names = [text for text in wanted if text.upper() not in known][:MOST_NAMES]
    meant = {name: meant_by(name, by=by, today=on) for name in names}
    settled = [found[0].code for found in meant.values() if len(found) == 1]
    known |= organisations.by_codes(settled, by=by) if settled else {}
    england = known.get(ENGLAND)
    codes = dict.fromkeys([text.upper() for text in wanted if text.upper() in known] + settled)
    chosen = [known[code] for code in codes]
    everyone = {one.pk for one in (*chosen, england) if one}
    latest = _latest(everyone, measures, by=by, on=on)
    return SideBySide(
        organisations=tuple(sorted(chosen, key=lambda one: (one.name, one.code))),
        unknown=tuple(name for name, found in meant.items() if not found),
        several={name: found for name, found in meant.items() if len(found) > 1},
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
