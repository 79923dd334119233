"""Keeping programmes: what they teach, who may apply, what comes before them, and putting them on hold."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.standards.models import Item, Status
from leadwell.standards.rules.rule_tree import read_rule
from leadwell.training.models import Coverage, Prerequisite, Programme, Provider
from leadwell.training.permissions.programmes import (
    may_keep_national_programmes,
    may_keep_programme,
    may_offer,
)
from leadwell.training.queries.programmes import what_comes_first
from leadwell.training.rules.programmes.facts import ProgrammeFacts
from leadwell.training.rules.programmes.programme_can_be_kept import programme_can_be_kept
from leadwell.training.rules.programmes.programmes_make_no_circle import programmes_make_no_circle

NOT_YOURS = "Only somebody who keeps this programme can change it."
SAID = ("title", "kind", "about", "criteria", "rule", "level", "mode", "hours", "weeks", "cost",
        "valid_months", "from_on", "until_on", "made_up")  # fmt: skip

PUBLIC = (Status.PUBLISHED, Status.RETIRED)


@transaction.atomic
def keep_programme(
    *, by: Actor, facts: ProgrammeFacts, provider_code: str = "", new: bool = False, now: datetime
) -> Programme:
    """Add a programme, or change it; without a provider it is a national one. The same again changes
    nothing. Raises `NotPermitted`, `RuleBroken`, `Provider.DoesNotExist`."""
    before = Programme.objects.select_for_update(of=("self",)).filter(code=facts.code).first()
    if before is None or new:
        provider = _provider(provider_code)
        _insist_may_add(by, provider)
    else:
        provider = before.provider
        if not may_keep_programme(by, before):
            raise NotPermitted(NOT_YOURS)
    taken = {facts.code} if new and before else set()
    insist_on(programme_can_be_kept(facts, taken=taken))
    insist_on(programmes_make_no_circle(facts.code, facts.first, others=what_comes_first(by=by)))
    if facts.rule:
        read_rule(facts.rule)
    return _written(before or Programme(code=facts.code, provider=provider), facts, by, now)


def _provider(code: str) -> Provider | None:
    found = Provider.objects.select_related("organisation")
    return found.get(organisation__code=code) if code else None


def _insist_may_add(by: Actor, provider: Provider | None) -> None:
    may = may_offer(by, provider.organisation) if provider else may_keep_national_programmes(by)
    if not may:
        raise NotPermitted("Only somebody who keeps programmes there can add one.")


def _written(kept: Programme, facts: ProgrammeFacts, by: Actor, now: datetime) -> Programme:
    said = {name: getattr(facts, name) for name in SAID}
    same = kept.pk is not None and all(getattr(kept, name) == said[name] for name in SAID)
    for name, value in said.items():
        setattr(kept, name, value)
    kept.save()
    if _taught(kept, facts.covers) + _before(kept, facts.first) or not same:
        kept.noted_in = record("programme.kept", about=kept, by=by, now=now)
        kept.save(update_fields=["noted_in"])
    return kept


def _taught(programme: Programme, keys: Collection[str]) -> int:
    """Write which items it teaches, each by its newest words that were published. Answers how many
    rows changed."""
    public = Item.objects.filter(key__in=keys, version__status__in=PUBLIC)
    items = {each.key: each.pk for each in public.order_by("version__from_on", "pk")}
    old = programme.coverage.exclude(item__key__in=keys)
    gone, _what = old.delete()
    have = set(programme.coverage.values_list("item__key", flat=True))
    new = [
        Coverage(programme=programme, item_id=pk) for key, pk in items.items() if key not in have
    ]
    return gone + len(Coverage.objects.bulk_create(new))


def _before(programme: Programme, codes: Collection[str]) -> int:
    gone, _what = programme.prerequisites.exclude(first__code__in=codes).delete()
    have = set(programme.prerequisites.values_list("first__code", flat=True))
    first = Programme.objects.filter(code__in=set(codes) - have)
    new = [Prerequisite(programme=programme, first=each) for each in first]
    return gone + len(Prerequisite.objects.bulk_create(new))


@transaction.atomic
def hold_programme(
    *, by: Actor, code: str, on_hold: bool, because: str, now: datetime
) -> Programme:
    """Put a programme on hold, in everybody's sight, or let it go on. Twice is once."""
    kept = Programme.objects.select_for_update(of=("self",)).get(code=code)
    if not may_keep_programme(by, kept):
        raise NotPermitted(NOT_YOURS)
    if kept.on_hold != on_hold:
        kept.on_hold, kept.on_hold_because = on_hold, because.strip() if on_hold else ""
        kept.save(update_fields=["on_hold", "on_hold_because"])
        record("programme.held", about=kept, by=by, now=now, details={"on_hold": on_hold})
    return kept
