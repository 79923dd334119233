"""What the gate needs to know: what the standards ask on a day, and what somebody holds.

The authoritative answer for one person comes from these rows, each time anew. `by` is always the job that
sees everybody: whoever calls has asked first whether the asker may see the person at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from leadwell.actor import Actor, Permission, system_actor
from leadwell.appointments.models import Waiver
from leadwell.appointments.rules.facts import Asked, Demand, Verdict, Waived
from leadwell.appointments.rules.gate import gate
from leadwell.organisations.models import Post
from leadwell.organisations.rules.facts import LevelMapping, Standing
from leadwell.organisations.rules.level_of import level_of
from leadwell.people.queries import records_of_each
from leadwell.standards.models import Requirement
from leadwell.standards.queries import CORE, crosswalk, item_names, versions_in_force
from leadwell.standards.queries.in_force import requirement_facts
from leadwell.standards.rules.facts import RequirementFacts
from leadwell.standards.rules.rule_tree import keys_of, read_rule
from leadwell.training.queries.for_the_gate import held_by_each
from leadwell.training.rules.facts import Held

GATE = system_actor("the gate", Permission.SEE_PEOPLE)
Records = Mapping[int, Sequence[int]]  # all records of each human being, by any of them


@dataclass(frozen=True, slots=True)
class StandardsOn:
    """What the standards say on a day: the demands of all levels, which key counts for which other, and
    the mapping of posts to levels where the core framework brings its own. `version` is the number of the
    core framework's version, None before there is one."""

    on: date
    demands: tuple[Demand, ...] = ()
    walk: Mapping[str, frozenset[str]] = field(default_factory=dict)
    mapping: LevelMapping | None = None
    version: int | None = None

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels that ask for something, the lowest first."""
        return tuple(sorted({demand.level for demand in self.demands}))


@dataclass(frozen=True, slots=True)
class Entering:
    """Somebody and a post, on a day: one question to the gate."""

    person_id: int
    level: int | None
    on: date
    staff_group: str = ""
    organisation_id: int = 0
    post_id: int | None = None


def standards_on(day: date, *, walking: bool = True) -> StandardsOn:
    """What the standards say on a day, in two questions; without `walking`, in one, and which key counts
    for which other is left out until somebody holds one that is asked for nowhere (`with_walk`)."""
    found = Requirement.objects.filter(version__in=versions_in_force(day).values("pk"))
    rows = list(found.select_related("version__framework").order_by("level", "code"))
    core = next((each.version for each in rows if each.version.framework.slug == CORE), None)
    said = StandardsOn(
        on=day,
        demands=tuple(demand(requirement_facts(each)) for each in rows),
        mapping=mapping_of(core.post_levels if core else None),
        version=core.pk if core else None,
    )
    return replace(said, walk=crosswalk(day)) if walking else said


def with_walk(standards: StandardsOn, held: Iterable[Held]) -> StandardsOn:
    """The same with what counts for what, where somebody holds what is asked for nowhere."""
    asked = frozenset().union(*(keys_of(each.rule) for each in standards.demands))
    if all(one.key in asked for one in held):
        return standards
    return replace(standards, walk=crosswalk(standards.on))


def demand(said: RequirementFacts) -> Demand:
    """A requirement as the gate asks for it."""
    return Demand(
        code=said.code,
        title=said.title,
        level=said.level,
        rule=read_rule(said.rule),
        staff_group=said.staff_group,
        bites_on=said.bites_on,
        on_hold=said.on_hold,
        because=said.because,
        version=f"{said.framework} {said.version}",
        version_id=said.version_id,
    )


def mapping_of(said: Mapping[str, Any] | None) -> LevelMapping | None:
    """The mapping a framework brings, if it brings one: like the files of `organisations`."""
    if not said:
        return None
    return LevelMapping(
        name=str(said.get("name", CORE)),
        from_on=date.min,
        bands=_standings(said.get("bands", {})),
        job_roles=_standings(said.get("job_roles", {})),
        board=_standing(said.get("board", {})),
    )


def _standings(rows: Mapping[Any, Mapping[str, Any]]) -> dict[str, Standing]:
    return {str(key).casefold(): _standing(row) for key, row in rows.items()}


def _standing(row: Mapping[str, Any]) -> Standing:
    return Standing(row.get("level"), bool(row.get("leads", False)))


def level_of_post(post: Post, standards: StandardsOn) -> int | None:
    """The level of a post: its own, unless the framework in force maps posts itself."""
    if standards.mapping is None:
        return post.level
    return level_of(
        post.band, post.job_role, leads=post.leads, board=post.board, mapping=standards.mapping
    ).level


def entering(person_id: int, post: Post, *, on: date, standards: StandardsOn) -> Entering:
    """The question whether somebody may hold a post from a day on."""
    level = level_of_post(post, standards)
    return Entering(person_id, level, on, post.staff_group, post.organisation_id, post.pk)


def verdicts(
    questions: Sequence[Entering], *, standards: StandardsOn, by: Actor = GATE
) -> tuple[Verdict, ...]:
    """The gate's answer to each question, in a handful of questions to the database for all of them."""
    known = _Known.of({each.person_id for each in questions}, standards, by=by)
    return tuple(gate(known.asked(each)) for each in questions)


def verdict(question: Entering, *, standards: StandardsOn) -> Verdict:
    """The gate's answer to one question."""
    return verdicts([question], standards=standards)[0]


def held_widely(
    records: Records, standards: StandardsOn, *, by: Actor = GATE
) -> dict[int, tuple[Held, ...]]:
    """What each human being holds in any of their records, and what that counts for besides."""
    held = held_by_each({each for many in records.values() for each in many}, by=by)
    return {
        person: widened((one for record in many for one in held[record]), standards.walk)
        for person, many in records.items()
    }


def widened(held: Iterable[Held], walk: Mapping[str, frozenset[str]]) -> tuple[Held, ...]:
    """What is held, and every key it counts for by a crosswalk, on the same days."""
    found = tuple(held)
    more = (
        replace(one, key=key) for one in found for key in sorted(walk.get(one.key, frozenset()))
    )
    return (*found, *more)


@dataclass(frozen=True, slots=True)
class _Known:
    """All that is known of several people, fetched at once."""

    standards: StandardsOn
    held: Mapping[int, tuple[Held, ...]]
    waivers: Mapping[int, tuple[Waived, ...]]
    names: Mapping[str, str]

    @classmethod
    def of(cls, people: Collection[int], standards: StandardsOn, *, by: Actor) -> _Known:
        keys = frozenset().union(*(keys_of(each.rule) for each in standards.demands))
        records = records_of_each(people)
        return cls(
            standards,
            held_widely(records, standards, by=by),
            waivers_of(records, by=by),
            item_names(keys, standards.on) if keys else {},
        )

    def asked(self, question: Entering) -> Asked:
        return Asked(
            level=question.level,
            on=question.on,
            demands=self.standards.demands,
            held=self.held[question.person_id],
            waivers=self.waivers[question.person_id],
            staff_group=question.staff_group,
            organisation_id=question.organisation_id,
            post_id=question.post_id,
            names=self.names,
        )


def waivers_of(records: Records, *, by: Actor) -> dict[int, tuple[Waived, ...]]:
    """The waivers of each human being in any of their records, as facts for the gate."""
    if not by.may(Permission.SEE_PEOPLE):
        return dict.fromkeys(records, ())
    found: defaultdict[int, list[Waived]] = defaultdict(list)
    rows = Waiver.objects.filter(person_id__in={one for many in records.values() for one in many})
    for waiver in rows.order_by("from_on", "pk"):
        found[waiver.person_id].append(waived(waiver))
    return {
        person: tuple(one for record in many for one in found[record])
        for person, many in records.items()
    }


def waived(waiver: Waiver) -> Waived:
    """A waiver as the gate asks for it: one that was ended, ends on that day."""
    ended = localdate(waiver.ended_at) if waiver.ended_at else waiver.until_on
    return Waived(
        level=waiver.level,
        organisation_id=waiver.organisation_id,
        from_on=waiver.from_on,
        until_on=min(waiver.until_on, ended),
        post_id=waiver.post_id,
        given_by=waiver.given_by_id,
    )
