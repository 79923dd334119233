"""Taking in published figures: what each kind of file says, as dated facts about organisations.

Each kind has a file beside this one that turns its rows into facts and knows no database. Places a
publication names are noted first, so that what it says about them has somewhere to go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from leadwell.actor import Actor
from leadwell.gateways.rows import BadRow
from leadwell.gateways.staff_survey import SurveyOrganisation
from leadwell.intake.actions.pay_figures import codes_of, employers, employers_of, pay_figures
from leadwell.intake.actions.places import note_care_places, note_mentions
from leadwell.intake.actions.rating_figures import detail_figures, rating_figures
from leadwell.intake.actions.sickness_figures import sickness_figures
from leadwell.intake.actions.survey_figures import groups_of, national_figures, survey_figures
from leadwell.intake.actions.translated import Translated
from leadwell.intake.actions.turnover_figures import turnover_figures
from leadwell.intake.rules.facts import Taken
from leadwell.measures.actions import CHANGED, NEW, Published, publish_figures
from leadwell.measures.queries import areas_by_name, employers_by_name
from leadwell.measures.rules.facts import SourceFacts
from leadwell.organisations.actions import ensure_england, note_organisations

LICENCE = "Open Government Licence v3.0"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Who publishes a kind of file, how to note the places it names, and what its rows say. What
    noting places found out is told to the translation."""

    publisher: str
    note_places: Callable[..., Mapping[str, Any]]
    translate: Callable[..., Translated]


def take_figures(
    kind: str, rows: Sequence[Any], *, by: Actor, delivery_edition: str, as_at: date | None,
    digest: str, now: datetime,
) -> Taken:  # fmt: skip
    """Keep the figures of one file, already read. Counts are in rows of the file.

    Raises `NotPermitted`; everything else that stands in the way of a row is in `refused`.
    """
    this = _KINDS[kind]
    found = this.note_places(rows, by=by, as_at=as_at, source=kind, now=now)
    said = this.translate(rows, as_at=as_at, **found)
    source = SourceFacts(kind, delivery_edition, this.publisher, LICENCE, as_at, digest)
    published = publish_figures(by=by, figures=said.figures, source=source, now=now)
    return _counted(said, published)


def _mentions(rows: Sequence[Any], **load: Any) -> Mapping[str, Any]:
    note_mentions(named=((row.line, row.code, row.name) for row in rows), **load)
    return {}


def _survey_mentions(rows: Sequence[Any], **load: Any) -> Mapping[str, Any]:
    return _mentions([row for row in rows if isinstance(row, SurveyOrganisation)], **load)


def _care_places(rows: Sequence[Any], **load: Any) -> Mapping[str, Any]:
    note_care_places(rows=rows, **load)
    return {}


def _nobody(rows: Sequence[Any], *, by: Actor, now: datetime, **load: Any) -> Mapping[str, Any]:
    """England itself, and nobody else."""
    ensure_england(by=by, now=now)
    return {}


# The file does not say its year; the first year of the law's reports had this layout.
FIRST_SNAPSHOT = date(2017, 3, 31)


def _employers(
    rows: Sequence[Any], *, as_at: date | None, source: str, **load: Any
) -> Mapping[str, Any]:
    """The employers that nobody else has named. Says which code each row's employer has."""
    known = employers_by_name(
        employers_of(rows), on=as_at or FIRST_SNAPSHOT, but_not_known_from=source
    )
    codes = codes_of(rows, known)
    note_organisations(facts=employers(rows, codes), source=source, as_at=as_at, **load)
    return {"codes": codes}


def _counted(said: Translated, published: Published) -> Taken:
    refused = {**said.refused, **{line: reason.text for line, reason in published.refused.items()}}
    kept = [line for line in said.rows if line not in refused]
    outcomes = [published.outcomes.get(line, NEW) for line in kept]
    changed, new = outcomes.count(CHANGED), outcomes.count(NEW)
    bad = (
        BadRow(line, said.column, advice, said.cells(said.rows[line]))
        for line, advice in sorted(refused.items())
    )
    return Taken(new, len(kept) - new - changed, changed, tuple(bad))


def _national(rows: Sequence[Any], *, as_at: date | None) -> Translated:
    return national_figures(rows, as_at=as_at, areas=areas_by_name(groups_of(rows)))


def _pay(rows: Sequence[Any], *, as_at: date | None, codes: Mapping[int, str]) -> Translated:
    return pay_figures(rows, snapshot=as_at or FIRST_SNAPSHOT, codes=codes)


_KINDS: Mapping[str, _Kind] = {
    "staff-survey": _Kind("NHS England", _survey_mentions, survey_figures),
    "staff-survey-national": _Kind("NHS England", _nobody, _national),
    "sickness": _Kind("NHS England", _mentions, sickness_figures),
    "turnover": _Kind("NHS England", _mentions, turnover_figures),
    "cqc-ratings": _Kind("Care Quality Commission", _care_places, rating_figures),
    "cqc-detail": _Kind("Care Quality Commission", _care_places, detail_figures),
    "gender-pay-gap": _Kind("Gender Pay Gap Service", _employers, _pay),
}
