"""Two people, or one person twice, do the same thing at the same moment: it is done once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from leadwell.access.tests.factories import actor_with_role, england
from leadwell.actor import Permission, system_actor
from leadwell.equality import actions as equality
from leadwell.equality.models import Declaration
from leadwell.equality.tests.factories import someone
from leadwell.history.models import Event
from leadwell.intake import actions as intake
from leadwell.intake.models import StaffFile
from leadwell.intake.tests.staff import HR, MAY, load, moment, offer, row, sheet
from leadwell.keeping import actions as keeping
from leadwell.keeping.tests.factories import NOW, PlaceFactory, disputed, employee
from leadwell.organisations.models import Tenure
from leadwell.people import actions as people
from leadwell.people.models import Identifier, Person, Scheme
from leadwell.reasons import NotPermitted, RuleBroken

WHY = "We looked it up in the contract"
JOINS = system_actor("an administrator", Permission.JOIN_PEOPLE)
TEAM = [row(str(n)) for n in range(1, 31)]


@pytest.fixture
def place(committed_database, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    return PlaceFactory(code="ZZ1", parent=england())


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each of them gave, or what refused it."""
    together = Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> object:
        try:
            together.wait(timeout=30)
            return deed()
        except (RuleBroken, NotPermitted) as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [done.result(timeout=60) for done in [pool.submit(one, deed) for deed in deeds]]


def refused(answers: list[object]) -> int:
    return sum(isinstance(answer, Exception) for answer in answers)


def remembered(what: str) -> int:
    return Event.objects.filter(what=what).count()


def read(file: StaffFile) -> Callable[[], object]:
    return lambda: intake.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY))


def test_a_held_file_is_released_or_declined_once(place):
    load(sheet(TEAM))
    file = read(offer(sheet(TEAM[:4]), as_at=MAY))()
    said = {"by": HR, "file_id": file.pk, "because": WHY, "now": moment(MAY)}
    answers = at_once(
        lambda: intake.release_staff_file(**said, enqueued=False),
        lambda: intake.release_staff_file(**said, enqueued=False),
        lambda: intake.decline_staff_file(**said),
    )
    assert refused(answers) == 2
    assert remembered("staff_file.released") + remembered("staff_file.declined") == 1


def test_a_file_read_by_two_workers_is_taken_once(place):
    file = offer(sheet(TEAM))
    at_once(read(file), read(file))
    assert StaffFile.objects.get().state == "taken"
    assert (Tenure.objects.count(), remembered("staff_file.taken")) == (30, 1)


def test_two_files_of_one_place_at_once_add_nobody_twice(place):
    first, second = offer(sheet(TEAM)), offer(sheet(reversed(TEAM)))
    at_once(read(first), read(second))
    assert {file.state for file in StaffFile.objects.all()} == {"taken"}
    assert (Person.objects.count(), Tenure.objects.count()) == (30, 30)


def test_the_same_file_offered_by_two_at_once_is_one_file(place):
    answers = at_once(lambda: offer(sheet(TEAM)), lambda: offer(sheet(TEAM)))
    assert len({answer.pk for answer in answers}) == 1
    assert remembered("staff_file.offered") == 1


def test_a_dispute_is_answered_by_one_of_two(place):
    asha, tenure = employee(place)
    open_one = disputed(asha, tenure)
    hr = actor_with_role("hr-officer", place)
    said = {"by": hr, "dispute_id": open_one.pk, "because": WHY, "now": NOW}
    answers = at_once(
        lambda: keeping.answer_dispute(**said, answer="kept"),
        lambda: keeping.answer_dispute(**said, answer="corrected"),
    )
    assert (refused(answers), remembered("dispute.answered")) == (1, 1)


def test_a_fact_disputed_twice_at_once_waits_once(place):
    asha, tenure = employee(place)
    answers = at_once(lambda: disputed(asha, tenure), lambda: disputed(asha, tenure))
    assert (refused(answers), remembered("dispute.opened")) == (1, 1)


def two_people() -> tuple[int, int]:
    return tuple(Person.objects.create(name=n, sort_key=n).pk for n in ("asha", "asha p"))


def joined(keep: int, join: int) -> Callable[[], object]:
    return lambda: people.join_people(by=JOINS, keep_id=keep, join_id=join, because=WHY, now=NOW)


def test_two_records_joined_at_once_are_joined_once_and_never_in_a_circle(place):
    one, other = two_people()
    answers = at_once(joined(one, other), joined(other, one), joined(one, other))
    assert refused(answers) in (1, 2)
    assert Person.objects.filter(joined_to__isnull=False).count() == 1
    assert remembered("person.joined") == 2


def test_a_joining_is_undone_once(place):
    one, other = two_people()
    joined(one, other)()
    undo = {"by": JOINS, "joined_id": other, "because": WHY, "now": NOW}
    answers = at_once(*[lambda: people.undo_joining(**undo)] * 2)
    assert (refused(answers), remembered("person.parted")) == (1, 2)


def test_a_claim_is_made_and_answered_once(place):
    asha, _tenure = employee(place)
    scheme = Scheme.objects.create(kind="workforce", place="ZZ1")
    other = Person.objects.create(name="Asha", sort_key="asha")
    Identifier.objects.create(scheme=scheme, value="77", person=other)
    made = at_once(
        *[lambda: keeping.claim_record(
            by=asha, kind="workforce", organisation_code="ZZ1", value="77", says="", now=NOW)] * 3
    )  # fmt: skip
    assert (refused(made), remembered("claim.made")) == (2, 1)
    claim = next(one for one in made if not isinstance(one, Exception))
    said = {
        "by": actor_with_role("hr-officer", place),
        "claim_id": claim.pk,
        "because": WHY,
        "now": NOW,
    }
    answers = at_once(
        lambda: keeping.answer_claim(**said, accepted=True),
        lambda: keeping.answer_claim(**said, accepted=False),
    )
    assert (refused(answers), remembered("claim.answered")) == (1, 1)


def test_two_answers_about_oneself_at_once_leave_one(place):
    asha = someone()
    at_once(
        lambda: equality.declare(by=asha, answers={"sex": "-"}, now=NOW),
        lambda: equality.declare(by=asha, answers={"caring": "-"}, now=NOW),
    )
    row_of_them = Declaration.objects.get(person_id=asha.person_id)
    assert (row_of_them.sex, row_of_them.caring) == ("-", "-")
