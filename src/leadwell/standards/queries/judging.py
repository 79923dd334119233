"""What stands in the way of the next step of a version: asked by the page and by the action alike."""

from __future__ import annotations

from datetime import date

from leadwell.actor import Actor
from leadwell.reasons import Reason
from leadwell.standards.models import Item, StepKind, Version
from leadwell.standards.queries import drafts as reads
from leadwell.standards.queries.in_force import requirement_facts
from leadwell.standards.rules.drafters_do_not_sign_off import drafters_do_not_sign_off
from leadwell.standards.rules.example_stays_labelled import example_stays_labelled
from leadwell.standards.rules.levels_do_not_skip import levels_do_not_skip
from leadwell.standards.rules.nothing_comes_before_itself import nothing_comes_before_itself
from leadwell.standards.rules.requirement_may_be_kept import requirement_may_be_kept
from leadwell.standards.rules.rule_is_well_formed import rule_is_well_formed
from leadwell.standards.rules.rule_tree import keys_of, read_rule
from leadwell.standards.rules.step_follows import step_follows
from leadwell.standards.rules.version_is_complete import version_is_complete

JUDGED = (StepKind.SENT, StepKind.SIGNED_OFF)


def in_the_way(version: Version, step: StepKind, *, by: Actor, today: date) -> list[Reason]:
    """Why this person cannot take this step now. An empty list means they can, as far as the version
    goes; the days of publishing and retiring are asked when they are known."""
    found = step_follows(step, status=version.status)
    if step in JUDGED:
        found += _wrong_with(version, today)
    if step is StepKind.SIGNED_OFF:
        drafters = reads.drafters_of(version)
        found += drafters_do_not_sign_off(by.person_id, drafters=drafters)
    return found


def _wrong_with(version: Version, today: date) -> list[Reason]:
    base = reads.base_of(version)
    return [
        *version_is_complete(
            items=Item.objects.filter(version=version).count(),
            source=version.source,
            creator=version.creator,
            open_comments=reads.open_comments(version),
        ),
        *example_stays_labelled(
            title=version.title,
            example=version.example,
            was_example=bool(base and base.example),
            source=version.source,
            source_before=base.source if base else "",
        ),
        *levels_do_not_skip(reads.level_numbers(version)),
        *nothing_comes_before_itself(reads.steps_between(version)),
        *_wrong_with_requirements(version, today),
    ]


def _wrong_with_requirements(version: Version, today: date) -> list[Reason]:
    kept = list(reads.requirements_of(version).select_related("version__framework"))
    if not kept:
        return []
    known, levels = reads.known_keys(version, today), reads.level_numbers(version)
    return [
        reason
        for one in kept
        for reason in requirement_may_be_kept(
            requirement_facts(one), taken=(), known=known, levels=levels
        )
    ]


def keys_named(rule: object) -> frozenset[str]:
    """The keys a rule names; none where it cannot be read."""
    return frozenset() if rule_is_well_formed(rule) else keys_of(read_rule(rule))
