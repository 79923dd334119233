"""Rows of extracts, and what came of loading them."""

from __future__ import annotations

import csv
import io
from functools import partial

from leadwell.actor import Permission, system_actor
from leadwell.appointments.queries import adverts
from leadwell.intake.models import RejectedRow
from leadwell.intake.tests import staff
from leadwell.intake.tests.staff import HR

SEER = system_actor("somebody who sees people", Permission.SEE_PEOPLE)
load_applications = partial(staff.load, kind="applications", release=False)
load_completions = partial(staff.load, kind="completions", release=False)


def sheet(*rows):
    names = list(dict.fromkeys(name for one in rows for name in one))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def application(number, **more):
    given = {"advert_reference": "V1", "job_title": "Ward manager", "application_reference": number,
             "advertised_on": "2026-01-05", "applied_on": "2026-01-12"}  # fmt: skip
    return {**given, **more}


def completion(number, **more):
    given = {"staff_number": number, "title": "First aid", "completed_on": "2026-02-11"}
    return {**given, **more}


def the_advert(reference="V1"):
    return adverts(by=HR).get(reference=reference)


def applied(reference="V1"):
    return {one.reference: one for one in the_advert(reference).applications.all()}


def complaints(file):
    return {(one.line, one.column, one.code) for one in RejectedRow.objects.filter(file=file)}


def codes(file):
    return [kept["code"] for kept in file.in_the_way]
