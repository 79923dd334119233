"""The counting door: numbers by group, never rows, never fewer than ten people, and each question that is
answered is written down. `fairness` may use it and nobody else.

    counts(person_ids=applicants, characteristic="ethnicity", grouping="five-2021", by=by, on=day)
    -> Counted(by_group={"white": 120, "asian": 31, ..., "not-said": 4, "not-asked": 9}, people=164)

* Each human being counts once, however many of their joined records are asked about.
* What is counted is what stands now: what somebody said before is not kept. `on` chooses the groupings
  in force that day.
* Small answers are given as they are: whoever asks hides them before a figure is kept, and does
  not ask about groups that differ by a few people. What was asked, by whom and about how many can be read in
  the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connections, transaction

from leadwell.actor import Actor
from leadwell.equality import permissions
from leadwell.equality.models import Declaration
from leadwell.equality.queries.definitions import characteristics, groupings_on
from leadwell.equality.queries.own import ROOM
from leadwell.equality.rules.enough_people_to_count import enough_people_to_count
from leadwell.equality.rules.group_of import NAMES, UNKNOWN, group_of
from leadwell.history import actions as history
from leadwell.reasons import NotPermitted, insist_on

# The same order as the rule EQU-04: the person's own words first, then the latest file.
_STANDING = """
WITH asked AS (
    SELECT DISTINCT coalesce(joined_to_id, id) AS human FROM people_person WHERE id = ANY(%(ids)s)
), records AS (
    SELECT human, human AS person_id FROM asked
    UNION ALL
    SELECT human, id FROM asked JOIN people_person ON joined_to_id = human
), standing AS (
    SELECT DISTINCT ON (human) human, {column} AS value
    FROM records JOIN "sealed_equality"."declaration" USING (person_id)
    WHERE {column} <> ''
    ORDER BY human, through = 'own' DESC, given_on DESC, noted_at DESC, id DESC
)
SELECT coalesce(value, '') AS value, count(*) FROM asked LEFT JOIN standing USING (human) GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people stand in each group of one grouping, those with nobody in them too."""

    characteristic: str
    grouping: str
    by_group: Mapping[str, int]
    people: int


def counts(
    *,
    person_ids: Collection[int],
    characteristic: str,
    grouping: str,
    by: Actor,
    on: date,
    now: datetime,
) -> Counted:
    """How many of these people stand in each group. Refuses fewer than ten human beings."""
    if not permissions.may_count(by):
        raise NotPermitted("Only the job that works out the fairness figures may count.")
    about = characteristics()[characteristic]
    groups = groupings_on(about, on)[grouping]
    with transaction.atomic(using=ROOM):
        found = _standing(person_ids, characteristic)
        people = sum(found.values())
        insist_on(enough_people_to_count(people))
        _write_down(characteristic, grouping, people, by=by, now=now)
    by_group = Counter(dict.fromkeys((*groups.titles, *NAMES.values(), UNKNOWN), 0))
    for kept, number in found.items():
        by_group[group_of(kept, characteristic=about, grouping=groups)] += number
    return Counted(characteristic, grouping, dict(by_group), people)


def known_groups(on: date) -> dict[tuple[str, str], dict[str, str]]:
    """The groups people may be counted in on a day, with their titles, by characteristic and grouping."""
    return {
        (slug, name): dict(grouping.titles)
        for slug, one in characteristics().items()
        for name, grouping in groupings_on(one, on).items()
    }


def grouping_titles(on: date) -> dict[tuple[str, str], str]:
    """What the groupings of a day are called, by characteristic and grouping."""
    return {
        (slug, name): grouping.title
        for slug, one in characteristics().items()
        for name, grouping in groupings_on(one, on).items()
    }


def _standing(person_ids: Collection[int], column: str) -> dict[str, int]:
    """How many people each kept answer stands for. `column` is a name of ours, never typed."""
    with connections[ROOM].cursor() as cursor:
        cursor.execute(_STANDING.format(column=column), {"ids": list(person_ids)})
        return dict(cursor.fetchall())


def _write_down(
    characteristic: str, grouping: str, people: int, *, by: Actor, now: datetime
) -> None:
    about = Declaration(pk=0)
    about._state.db = ROOM
    asked = {"characteristic": characteristic, "grouping": grouping, "people": people}
    history.record("declarations.counted", about=about, by=by, now=now, details=asked)


def note_all_read(*, people: int, into: str, by: Actor, now: datetime) -> None:
    """Write down that what stands of everybody was read into a snapshot without names."""
    if not permissions.may_count(by):
        raise NotPermitted("Only the job that works out the fairness figures may count.")
    details = {"people": people, "into": into}
    history.record(
        "declarations.all_read", about=Declaration(pk=0), by=by, now=now, details=details
    )
