"""Taking in published figures: many at once, and the same ones twice change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.measures import permissions
from leadwell.measures.actions.copying import Placed, all_are_new, copy_new
from leadwell.measures.actions.judging import CHANGED, NEW, UNCHANGED, judge_and_apply
from leadwell.measures.models import Source
from leadwell.measures.queries.definitions import definitions
from leadwell.measures.rules.a_figure_has_a_place import a_figure_has_a_place
from leadwell.measures.rules.a_figure_is_whole import a_figure_is_whole
from leadwell.measures.rules.a_newer_edition_prevails import a_newer_edition_prevails
from leadwell.measures.rules.facts import FigureFacts, SourceFacts
from leadwell.organisations import queries as organisations
from leadwell.reasons import NotPermitted, Reason


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the figures of one file. `outcomes` gives for each line the strongest thing
    that happened to a figure of it: changed, then new, then unchanged. A line may also be refused."""

    new: int
    changed: int
    unchanged: int
    outcomes: Mapping[int, str] = field(default_factory=dict)
    refused: Mapping[int, Reason] = field(default_factory=dict)


@transaction.atomic
def publish_figures(
    *, by: Actor, figures: Iterable[FigureFacts], source: SourceFacts, now: datetime
) -> Published:
    """Keep these figures as this source published them. Doing it twice does it once.

    A figure that differs from what an earlier edition said takes its place; the earlier one is kept.
    What an older edition says never takes the place of a newer one's.
    Raises `NotPermitted`.
    """
    if not permissions.may_publish(by):
        raise NotPermitted("Only somebody who may add published figures can do this.")
    whole, refused = _whole(figures)
    placed, homeless = _placed(whole)
    edition = _source(source, now)
    published = _published(placed, edition, {**homeless, **refused})
    _remember(published, edition, by=by, now=now)
    return published


def _whole(figures: Iterable[FigureFacts]) -> tuple[list[FigureFacts], dict[int, Reason]]:
    known = definitions()
    good: list[FigureFacts] = []
    refused: dict[int, Reason] = {}
    for figure in figures:
        reasons = a_figure_is_whole(figure, known.get(figure.measure))
        if reasons:
            refused.setdefault(figure.line, reasons[0])
        else:
            good.append(figure)
    return good, refused


def _placed(figures: Sequence[FigureFacts]) -> tuple[list[Placed], dict[int, Reason]]:
    """Each figure with its organisation, and the lines that speak of one nobody knows."""
    ids = organisations.ids_by_code({figure.organisation_code for figure in figures})
    placed = [(f, ids[f.organisation_code]) for f in figures if f.organisation_code in ids]
    refused = {
        figure.line: reason
        for figure in figures
        if len(placed) < len(figures)
        for reason in a_figure_has_a_place(known=figure.organisation_code in ids)
    }
    return placed, refused


def _published(
    figures: Sequence[Placed], edition: Source, refused: Mapping[int, Reason]
) -> Published:
    if not figures:
        return Published(0, 0, 0, {}, refused)
    if all_are_new(figures):
        copy_new(figures, source=edition.pk)
        return Published(len(figures), 0, 0, {f.line: NEW for f, _ in figures}, refused)
    older = _sources_that_stand(edition)
    outcomes, counted, contradicted = judge_and_apply(figures, source=edition.pk, older=older)
    counts = {name: counted.get(name, 0) for name in (NEW, CHANGED, UNCHANGED)}
    return Published(**counts, outcomes=outcomes, refused={**contradicted, **refused})


def _source(facts: SourceFacts, now: datetime) -> Source:
    source, _ = Source.objects.get_or_create(
        digest=facts.digest,
        defaults={
            "kind": facts.kind,
            "edition": facts.edition,
            "publisher": facts.publisher,
            "licence": facts.licence,
            "as_at": facts.as_at,
            "loaded_at": now,
        },
    )
    return source


def _sources_that_stand(edition: Source) -> list[int]:
    """The sources whose figures this edition may not displace."""
    others = Source.objects.exclude(pk=edition.pk).values_list("pk", "as_at")
    return [pk for pk, as_at in others if a_newer_edition_prevails(edition.as_at, standing=as_at)]


def _remember(published: Published, edition: Source, *, by: Actor, now: datetime) -> None:
    if published.new or published.changed:
        details = {"new": published.new, "changed": published.changed, "kind": edition.kind}
        history.record("figures.published", about=edition, by=by, now=now, details=details)
