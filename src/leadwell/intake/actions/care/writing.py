"""Writing the three social-care files from what is held, and remembering that somebody took them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.gateways.asc_wds.writing import (
    training_cells,
    worker_cells,
    workplace_cells,
    written,
)
from leadwell.history.actions import record
from leadwell.intake import permissions
from leadwell.intake.queries.care import care_workplaces, training_out, workers_out
from leadwell.intake.rules.care_files_may_be_made import care_files_may_be_made
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, RuleBroken, insist_on


@transaction.atomic
def make_care_files(*, by: Actor, organisation_code: str, now: datetime) -> Mapping[str, bytes]:
    """The workplace, worker and training files of an employer, by name; a file nobody has a row for is
    left out. Nothing a person declared is in them: that is sealed. Raises `NotPermitted`, and
    `RuleBroken` with INT-40 where no workplace file was ever loaded."""
    employer = Organisation.objects.get(code=organisation_code)
    if not permissions.may_make_care_files(by, employer):
        raise NotPermitted("Only somebody who keeps this organisation's staff can take its files.")
    workplaces = list(care_workplaces(employer))
    insist_on(care_files_may_be_made(workplaces=len(workplaces)))
    found = list(workers_out(employer, today=localdate(now)))
    staff = Counter(worker.workplace for _person, worker in found if worker.status != "DELETE")
    whose = {person: worker for person, worker in found if worker.status != "DELETE"}
    rows = {
        "workplace": [
            workplace_cells(place.cells, workers=staff[place.local_id]) for place in workplaces
        ],
        "worker": [worker_cells(worker) for _person, worker in found],
        "training": [training_cells(one) for one in training_out(employer, whose=whose, by=by)],
    }
    details = {name: len(told) for name, told in rows.items()}
    record("care_files.made", about=employer, by=by, now=now, details=details)
    return {name: written(name, told) for name, told in rows.items() if told}


def make_care_file(*, by: Actor, organisation_code: str, file: str, now: datetime) -> bytes:
    """One of the three. Raises `Organisation.DoesNotExist` where there is nothing to write in
    it, and `NotPermitted`."""
    try:
        made = make_care_files(by=by, organisation_code=organisation_code, now=now)
    except RuleBroken:
        made = {}
    if file not in made:
        raise Organisation.DoesNotExist(f"There is no {file} file.")
    return made[file]
