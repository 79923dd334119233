"""The regulator's ratings as facts: a word on a day. The order of the words goes with it.

A place rated on two days has two facts: both were published, and both belong on its time line.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leadwell.gateways.cqc_detail import CqcLocation
from leadwell.gateways.cqc_ratings import CqcRating
from leadwell.intake.actions.translated import Translated
from leadwell.measures.rules.facts import FigureFacts

# The words with a place in the order. Any other word says that there was no rating.
ORDER = {"Inadequate": 1.0, "Requires improvement": 2.0, "Good": 3.0, "Outstanding": 4.0}
MEASURES = {
    "Overall": "cqc-overall",
    "Well-led": "cqc-well-led",
    "Safe": "cqc-safe",
    "Effective": "cqc-effective",
    "Caring": "cqc-caring",
    "Responsive": "cqc-responsive",
}
OVERALL = "Overall"
UNKNOWN_DOMAIN = "Write Overall or one of the five questions, as it was published."


def rating_figures(rows: Sequence[CqcRating], *, as_at: date | None) -> Translated:
    """The file of latest ratings: one fact a row."""
    refused = {row.line: UNKNOWN_DOMAIN for row in rows if row.domain not in MEASURES}
    figures = [
        _fact(row.line, row.location_id, MEASURES[row.domain], row.rating, row.published_on,
              group="" if row.service_group == OVERALL else row.service_group,
              peers=row.inspection_category)
        for row in rows
        if row.domain in MEASURES
    ]  # fmt: skip
    return Translated(figures, {row.line: row for row in rows}, "Domain", refused, _cells)


def detail_figures(rows: Sequence[CqcLocation], *, as_at: date | None) -> Translated:
    """Locations in full: a fact for each rating, now and before, of each question on each day.

    A word without a day ("No published rating") holds as at the day of the file. A location that was
    never rated brings nothing.
    """
    figures = [
        _fact(row.line, row.location_id, MEASURES[question], rating, day)
        for row in rows
        for (question, day), rating in _by_day(row, as_at).items()
    ]
    return Translated(figures, {row.line: row for row in rows}, "currentRatings", cells=_no_cells)


def _by_day(row: CqcLocation, as_at: date | None) -> dict[tuple[str, date], str]:
    """What was found on each day. The file lists the newest first, so where it gives two reports of
    one day (two of 901 locations), the first is taken: it replaced the other."""
    found: dict[tuple[str, date], str] = {}
    for rating in row.ratings:
        day = rating.published_on or as_at
        if rating.question in MEASURES and rating.rating and day:
            found.setdefault((rating.question, day), rating.rating)
    return found


def _fact(
    line: int, code: str, measure: str, rating: str, day: date, *, group: str = "", peers: str = ""
) -> FigureFacts:
    return FigureFacts(
        line=line, measure=measure, organisation_code=code, began_on=day, ended_on=day,
        value=ORDER.get(rating), breakdown=group, label=rating, peer_group=peers,
    )  # fmt: skip


def _cells(row: CqcRating) -> tuple[str, ...]:
    street, second, *_ = (*row.address, "", "")
    return (
        row.location_id, row.location_name, "Y" if row.care_home else "N", row.location_type,
        row.inspection_category, street, second, row.town, row.postcode, row.local_authority,
        row.region_name, row.service_group, row.domain, row.rating,
        f"{row.published_on:%d/%m/%Y}", "Y" if row.inherited else "N", row.provider_id,
        row.provider_name,
    )  # fmt: skip


def _no_cells(row: CqcLocation) -> tuple[str, ...]:
    return (row.location_id, row.provider_id, row.location_type, row.name)
