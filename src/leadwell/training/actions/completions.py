"""A pass appears in the training file that the person's care employer gives to the social-care data set."""

from __future__ import annotations

from datetime import date

from leadwell.organisations.models import Tenure
from leadwell.organisations.permissions import in_force
from leadwell.people.queries import records_of
from leadwell.training.models import Place, Programme, TrainingRecord
from leadwell.training.queries.accreditation import in_force as accredited_on
from leadwell.training.queries.completions import care_categories
from leadwell.training.rules.learning.care_category import care_category
from leadwell.training.rules.learning.counts_until import counts_until

SECTOR = "social-care"
OUTSIDE = "External provider"  # the data set's own word


def note_for_care_employers(place: Place, passed_on: date, event: int) -> None:
    """Keep a pass as training completed, with every care employer the person works for on that day."""
    programme = place.run.programme
    category = care_category(
        code=programme.code, kind=programme.kind, level=programme.level, told=care_categories()
    )
    held = Tenure.objects.filter(
        in_force(passed_on), person__in=records_of(place.person_id),
        post__organisation__sector=SECTOR,
    )  # fmt: skip
    if category:
        for tenure in held.select_related("post").distinct():
            _note(tenure, programme, category, passed_on, event)


def _note(tenure: Tenure, programme: Programme, category: str, passed_on: date, event: int) -> None:
    TrainingRecord.objects.get_or_create(
        person_id=tenure.person_id,
        organisation_id=tenure.post.organisation_id,
        category=category,
        title=programme.title,
        completed_on=passed_on,
        defaults={
            "expires_on": counts_until(passed_on, programme.valid_months),
            "accredited": _accredited(programme, passed_on),
            "provider": OUTSIDE,
            "noted_in": event,
        },
    )


def _accredited(programme: Programme, on: date) -> bool | None:
    """True where its accreditation was in force; of a national programme the data set is told nothing."""
    return True if programme.accreditations.filter(accredited_on(on)).exists() else None
