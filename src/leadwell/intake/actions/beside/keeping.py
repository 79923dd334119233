"""What social-care files bring beside the workers: the workplaces and the training."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from leadwell.actor import Actor
from leadwell.gateways.staff_desk import Desk
from leadwell.intake import permissions
from leadwell.intake.models import CareWorkplace, StaffFile
from leadwell.intake.queries.care import CARE, numbers_elsewhere, people_by_number
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, Reason
from leadwell.training.actions import note_training
from leadwell.training.rules.facts import TrainingFacts

LONGEST_TITLE = 200


def keep_beside(*, by: Actor, desk: Desk, file: StaffFile, now: datetime) -> None:
    """Keep the workplaces and the training of a care file, in the transaction that takes it in. Any
    other file brings nothing. Raises `NotPermitted`."""
    if file.kind != CARE:
        return
    if not permissions.may_load_staff(by, file.organisation):
        raise NotPermitted("Only somebody who may load this organisation's staff files keeps them.")
    _keep_workplaces(desk, file, now)
    for code, facts in _training(desk, file).items():
        place = Organisation.objects.only("pk").get(code=code)
        noted = note_training(by=by, organisation_id=place.pk, facts=facts, now=now)
        _say_why(desk, noted.refused)


def _keep_workplaces(desk: Desk, file: StaffFile, now: datetime) -> None:
    query = "SELECT name, place, coalesce(prefix, ''), cells FROM beside_workplace ORDER BY name"
    for name, code, prefix, cells in desk.ask(query):
        told: Mapping[str, str] = json.loads(cells)
        key = {"offered_by": file.organisation, "local_id": name}
        if not told:
            CareWorkplace.objects.filter(**key).delete()
            continue
        place = Organisation.objects.only("pk").get(code=code)
        said = {"organisation": place, "prefix": prefix, "cells": told, "noted_at": now}
        CareWorkplace.objects.update_or_create(**key, defaults=said)


def _training(desk: Desk, file: StaffFile) -> Mapping[str, list[TrainingFacts]]:
    """What was completed, by the organisation it is known at."""
    ours = people_by_number(file.organisation)
    others: dict[str, Mapping[str, int]] = {}
    found: dict[str, list[TrainingFacts]] = defaultdict(list)
    for line, code, number, *told in desk.ask("SELECT * FROM beside_training ORDER BY line"):
        if code not in others:
            others[code] = numbers_elsewhere(file.organisation, code)
        person_id = ours.get(number) or others[code].get(number)
        if person_id is not None:
            found[code].append(_facts(line, person_id, *told))
    return found


def _facts(line: int, person_id: int, category: int, title: str, *told: object) -> TrainingFacts:
    completed_on, expires_on, accredited, provider = told
    return TrainingFacts(
        line=line,
        person_id=person_id,
        title=title[:LONGEST_TITLE],
        category=f"asc:{category}",
        completed_on=completed_on,  # type: ignore[arg-type]  # the desk gives back a day
        expires_on=expires_on,  # type: ignore[arg-type]  # and here
        accredited=accredited,  # type: ignore[arg-type]  # and here yes or no
        provider=str(provider or ""),
    )


def _say_why(desk: Desk, refused: Sequence[tuple[int, Reason]]) -> None:
    for line, reason in refused:
        values = [line, reason.code, reason.text, json.dumps(dict(reason.facts))]
        desk.run("INSERT INTO beside_remark VALUES ('training', ?, '', ?, ?, ?, false)", values)
