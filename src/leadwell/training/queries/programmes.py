"""Programmes and runs: what is offered, by whom, when, and whether it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.standards.models import Item, Status
from leadwell.training.models import Accreditation, Coverage, Prerequisite, Programme, Provider, Run
from leadwell.training.permissions.programmes import kept_by, offers_at
from leadwell.training.queries.accreditation import in_force
from leadwell.training.rules.programmes.facts import ProgrammeState

MOST = 200


def programmes(*, by: Actor) -> QuerySet[Programme]:
    """Every programme: they are public."""
    found = Programme.objects.select_related("provider__organisation")
    return found if by.may(Permission.PUBLIC) else found.none()


def programme(code: str, *, by: Actor) -> Programme:
    """One of them. Errors: `Programme.DoesNotExist`."""
    return programmes(by=by).get(code=code)


def runs(*, by: Actor) -> QuerySet[Run]:
    """Every run: they are public."""
    found = Run.objects.select_related("programme", "provider__organisation", "region", "round")
    found = found.defer("round__document", "round__sealed")
    return found if by.may(Permission.PUBLIC) else found.none()


def run(code: str, *, by: Actor) -> Run:
    """One of them. Errors: `Run.DoesNotExist`."""
    return runs(by=by).get(code=code)


def register(
    *, by: Actor, today: date, words: str = "", level: int | None = None, key: str = ""
) -> Sequence[Programme]:
    """What counts: national programmes, and courses accredited today; found by words, level or standard.
    Each with the runs to come, in `coming`."""
    accredited = Accreditation.objects.filter(in_force(today), programme=OuterRef("pk"))
    found = programmes(by=by).filter(Q(provider=None) | Exists(accredited))
    found = found.filter(Q(until_on=None) | Q(until_on__gt=today))
    if words:
        found = found.filter(Q(title__icontains=words) | Q(about__icontains=words) | Q(code=words))
    if level is not None:
        found = found.filter(level=level)
    if key:
        covers = Coverage.objects.filter(programme=OuterRef("pk"), item__key__istartswith=key)
        found = found.filter(Exists(covers))
    return list(found.prefetch_related(_coming(today)).order_by("title", "code")[:MOST])


def _coming(today: date) -> Prefetch:
    coming = Run.objects.filter(starts_on__gt=today, cancelled_on=None)
    coming = coming.select_related("provider__organisation", "region").order_by("starts_on", "code")
    return Prefetch("runs", queryset=coming, to_attr="coming")


def runs_of(programme: Programme, *, by: Actor, today: date) -> Sequence[Run]:
    """Its runs that are not over, the next first."""
    return list(runs(by=by).filter(programme=programme, ends_on__gte=today).order_by("starts_on"))


def courses_of_mine(*, by: Actor) -> Sequence[Programme]:
    """The programmes the asker keeps: their provider's courses, and the national ones."""
    return list(programmes(by=by).filter(kept_by(by)).order_by("title"))


def providers_of_mine(*, by: Actor) -> Sequence[Provider]:
    """The providers for which the asker offers training."""
    found = Provider.objects.filter(offers_at(by)).select_related("organisation")
    return list(found.order_by("organisation__name"))


def runs_of_mine(*, by: Actor) -> Sequence[Run]:
    """The runs of these providers, the newest first."""
    found = runs(by=by).filter(provider__in=providers_of_mine(by=by))
    return list(found.order_by("-starts_on", "code")[:MOST])


def state_of_programme(programme: Programme) -> ProgrammeState:
    """Whether a programme takes anybody, as the rules ask for it."""
    return ProgrammeState(
        from_on=programme.from_on,
        until_on=programme.until_on,
        on_hold=programme.on_hold,
        on_hold_because=programme.on_hold_because,
    )


def counts_on(programme: Programme, provider: Provider, day: date) -> bool:
    """Whether this programme, taught by this provider, is accredited on a day."""
    found = Accreditation.objects.filter(in_force(day), programme=programme, provider=provider)
    return found.exists()


def what_comes_first(*, by: Actor) -> Mapping[str, list[str]]:
    """For each programme what has to be passed before it."""
    found: dict[str, list[str]] = {}
    for code, first in Prerequisite.objects.values_list("programme__code", "first__code"):
        found.setdefault(code, []).append(first)
    return found


@dataclass(frozen=True, slots=True)
class Taught:
    """An item of the standards in force, and the programmes that teach it; none is a gap."""

    key: str
    words: str
    level: int | None
    programmes: tuple[tuple[str, str], ...]


def curriculum(*, by: Actor, today: date) -> list[Taught]:
    """Every standard in force today with what teaches it, and the gaps."""
    live = Q(version__status=Status.PUBLISHED, version__from_on__lte=today)
    live &= Q(version__until_on=None) | Q(version__until_on__gt=today)
    items = Item.objects.filter(live, kind="standard").order_by("version__framework__slug", "order")
    taught: dict[str, list[tuple[str, str]]] = {}
    offered = [each.pk for each in register(by=by, today=today)]
    covers = Coverage.objects.filter(programme__in=offered).order_by("programme__title")
    for key, code, title in covers.values_list("item__key", "programme__code", "programme__title"):
        taught.setdefault(key, []).append((code, title))
    return [
        Taught(each.key, each.short or each.statement, each.level, tuple(taught.get(each.key, ())))
        for each in items
    ]
