"""Reads about social-care files: which workplaces are known, who works there, and under which number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.gateways.asc_wds.findings import CheckedRow
from leadwell.gateways.asc_wds.reading import Held, Place
from leadwell.gateways.asc_wds.writing import TrainingOut, WorkerOut
from leadwell.intake.models import CareWorkplace
from leadwell.intake.permissions import NOTHING, may_make_care_files
from leadwell.intake.queries.staff import CARE
from leadwell.organisations.models import Organisation, Tenure, TenureKind
from leadwell.organisations.permissions import tenures_visible_to
from leadwell.people.models import Identifier
from leadwell.training.queries import training

ASC = "asc:"
CARE_KINDS = ("care-provider", "care-location")
MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Places:
    """Which organisation a workplace is, for the files of one employer."""

    employer: Organisation
    remembered: Mapping[str, CareWorkplace]

    def __call__(self, row: CheckedRow) -> Place:
        """As it was last time; else by its register number; else by its own; else the employer."""
        name = row.text("LOCALESTID")
        if before := self.remembered.get(name):
            ours = before.organisation
            return Place(ours.code, before.prefix, unit=ours == self.employer, known=True)
        wanted = [code.upper() for code in (row.text("LOCATIONID"), name) if code]
        inside = Organisation.objects.filter(path__startswith=self.employer.path, code__in=wanted)
        found = {one.code: one for one in inside}
        place = next((found[code] for code in wanted if code in found), None)
        if place is None:
            return Place(self.employer.code, name, unit=True)
        return Place(place.code, "" if place == self.employer else place.code)


@dataclass(frozen=True, slots=True)
class CareTold:
    """What the page about an employer's social-care files says."""

    organisation: Organisation
    workplaces: tuple[CareWorkplace, ...]
    files: tuple[str, ...]


def care_told(code: str, *, by: Actor, today: date) -> CareTold:
    """For whoever keeps the staff of an organisation. Raises `Organisation.DoesNotExist` else."""
    place = Organisation.objects.get(code=code.upper())
    if not may_make_care_files(by, place):
        raise Organisation.DoesNotExist
    workplaces = tuple(care_workplaces(place))
    return CareTold(place, workplaces, _files_with_rows(workplaces, by=by, today=today))


def _files_with_rows(
    workplaces: tuple[CareWorkplace, ...], *, by: Actor, today: date
) -> tuple[str, ...]:
    """Which of the three files would have a row."""
    places = [place.organisation_id for place in workplaces]
    seen = Tenure.objects.filter(tenures_visible_to(by, today))
    people = seen.filter(post__organisation__in=places, until_on__isnull=True)
    learned = training(by=by).filter(organisation__in=places, category__startswith=ASC)
    rows = {"workplace": bool(places), "worker": people.exists(), "training": learned.exists()}
    return tuple(file for file, there in rows.items() if there)


def care_places(*, by: Actor) -> tuple[Organisation, ...]:
    """The open care employers whose staff the asker keeps, as many as anybody would look through."""
    beneath = (Q(path__startswith=root) for root in by.roots(Permission.KEEP_STAFF))
    mine = reduce(or_, beneath, NOTHING)
    found = Organisation.objects.filter(mine, closed_on__isnull=True, kind__in=CARE_KINDS)
    return tuple(found.order_by("name", "code")[:MOST_PLACES])


def places_of(employer: Organisation) -> Places:
    """How to tell the workplaces of an employer's files apart."""
    return Places(employer, {place.local_id: place for place in care_workplaces(employer)})


def care_workplaces(employer: Organisation) -> QuerySet[CareWorkplace]:
    """The workplaces of an employer's files, by their own numbers."""
    return CareWorkplace.objects.filter(offered_by=employer).select_related("organisation")


def remembered(employer: Organisation) -> list[Mapping[str, str]]:
    """The workplace rows of an employer as they were last loaded."""
    return list(care_workplaces(employer).values_list("cells", flat=True))


def held_at(employer: Organisation, code: str) -> Held:
    """Who works at an organisation by the employer's social-care files, and who by other ways."""
    ours = {tenure.reference: _as_row(tenure, code) for tenure in _by_care_files(employer, code)}
    return Held(ours, frozenset(numbers_elsewhere(employer, code)))


def numbers_elsewhere(employer: Organisation, code: str) -> Mapping[str, int]:
    """The numbers of those who work at an organisation otherwise than by these files, and who they are."""
    here = Q(person__tenures__until_on__isnull=True, person__tenures__post__organisation__code=code)
    others = Identifier.objects.filter(here, scheme__place__in=(code, employer.code))
    pairs = others.exclude(scheme__kind=CARE).order_by("-pk").values_list("value", "person_id")
    return dict(pairs)


def people_by_number(employer: Organisation) -> Mapping[str, int]:
    """The person of each number of the employer's social-care files."""
    ours = Identifier.objects.filter(scheme__kind=CARE, scheme__place=employer.code)
    return dict(ours.values_list("value", "person_id"))


def workers_out(employer: Organisation, *, today: date) -> Iterator[tuple[int, WorkerOut]]:
    """Every worker to write for an employer, with who it is; those who left come as taken out."""
    workplaces = list(care_workplaces(employer))
    numbers = {place.organisation_id: _own_numbers(place.organisation) for place in workplaces}
    written: set[tuple[int, str]] = set()
    for tenure in _to_write(employer, workplaces, today):
        place = _workplace_of(tenure, workplaces)
        number = _number(tenure, place, numbers[place.organisation_id])
        if (tenure.person_id, place.local_id) not in written:
            written.add((tenure.person_id, place.local_id))
            yield tenure.person_id, _worker_out(tenure, place, number, today)


def training_out(
    employer: Organisation, *, whose: Mapping[int, WorkerOut], by: Actor
) -> Iterator[TrainingOut]:
    """The training of those workers, as far as the asker may see it."""
    places = care_workplaces(employer).values("organisation")
    records = training(by=by).filter(organisation__in=places, person__in=list(whose))
    for record in records.filter(category__startswith=ASC).order_by(
        "person_id", "completed_on", "pk"
    ):
        worker = whose[record.person_id]
        yield TrainingOut(
            workplace=worker.workplace,
            number=worker.number,
            category=int(record.category.removeprefix(ASC)),
            title=record.title,
            accredited=record.accredited,
            provider=record.provider,
            completed_on=record.completed_on,
            expires_on=record.expires_on,
        )


def _by_care_files(employer: Organisation, code: str) -> QuerySet[Tenure]:
    ours = Tenure.objects.filter(scheme__kind=CARE, scheme__place=employer.code)
    here = ours.filter(until_on__isnull=True, post__organisation__code=code)
    return here.select_related("person", "post")


def _as_row(tenure: Tenure, code: str) -> Mapping[str, str]:
    """A time in a post as a row of our layout."""
    post = tenure.post
    return {
        "organisation_code": code,
        "staff_number": tenure.reference,
        "name": tenure.person.name,
        "job_title": post.title,
        "job_role": post.job_role,
        "unit": post.unit,
        "leads_people": "yes" if post.leads else "no",
        "footing": tenure.kind,
        "started_on": tenure.from_on.isoformat(),
    }


def _own_numbers(place: Organisation) -> Mapping[int, str]:
    """The number each person has at an organisation by whatever other way they are kept there."""
    others = Identifier.objects.filter(scheme__place=place.code).exclude(scheme__kind=CARE)
    return dict(others.order_by("-pk").values_list("person_id", "value"))


def _to_write(
    employer: Organisation, workplaces: list[CareWorkplace], today: date
) -> QuerySet[Tenure]:
    """Those who work there today, and those of the care files whose time somebody ended by hand."""
    here = Q(post__organisation__in=[place.organisation_id for place in workplaces])
    now = Q(from_on__lte=today) & (Q(until_on__isnull=True) | Q(until_on__gt=today))
    ours = Q(scheme__kind=CARE, scheme__place=employer.code)
    left = ours & Q(until_on__lte=today, said__isnull=True)
    tenures = Tenure.objects.filter(here & (now | left)).select_related("person", "post", "scheme")
    return tenures.order_by("post__organisation_id", "until_on", "from_on", "pk")


def _workplace_of(tenure: Tenure, workplaces: list[CareWorkplace]) -> CareWorkplace:
    """The workplace whose prefix the number carries; else the one the unit names; else the first."""
    here = [one for one in workplaces if one.organisation_id == tenure.post.organisation_id]
    carried = [one for one in here if one.prefix and tenure.reference.startswith(f"{one.prefix}/")]
    named = [one for one in here if one.cells.get("ESTNAME") == tenure.post.unit]
    return (carried or named or here)[0]


def _number(tenure: Tenure, place: CareWorkplace, own: Mapping[int, str]) -> str:
    if _is_ours(tenure):
        before = f"{place.prefix}/"
        return tenure.reference.removeprefix(before) if place.prefix else tenure.reference
    return own.get(tenure.person_id, f"LW{tenure.person_id}")


def _is_ours(tenure: Tenure) -> bool:
    return tenure.scheme is not None and tenure.scheme.kind == CARE


def _worker_out(tenure: Tenure, place: CareWorkplace, number: str, today: date) -> WorkerOut:
    return WorkerOut(
        workplace=place.local_id,
        number=number,
        status=_status(tenure, today),
        name=tenure.person.name,
        title=tenure.post.title,
        job_role=tenure.post.job_role,
        bank=tenure.kind == TenureKind.BANK,
        started_on=tenure.from_on,
    )


def _status(tenure: Tenure, today: date) -> str:
    """A row that was not touched since it came from a file asks for no change."""
    if tenure.until_on is not None and tenure.until_on <= today:
        return "DELETE"
    if not _is_ours(tenure):
        return "NEW"
    return "NOCHANGE" if tenure.said else "UPDATE"
