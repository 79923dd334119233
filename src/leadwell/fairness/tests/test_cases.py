"""Keeping decisions out of other systems: what is new, what came further, what is refused, and who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.cases import note_cases
from leadwell.fairness.models import Decider
from leadwell.fairness.queries.cases import codes_of, funnels_of_files
from leadwell.fairness.rules.cases.facts import CaseFacts
from leadwell.fairness.tests.factories import cases_kept
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import note, person
from leadwell.organisations.tests.factories import row as place
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db
HR = system_actor("HR", Permission.LOAD_STAFF)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)


@pytest.fixture
def trust():
    note(place("ZZ1", "Old Town Trust"), place("ZZ2", "New Town Trust"))
    return the("ZZ1")


def the(code):
    from leadwell.organisations.models import Organisation

    return Organisation.objects.get(code=code)


def case(somebody, *days, line=2, reference="C1", funnel="disciplinary", **more):
    found = tuple(date.fromisoformat(day) if day else None for day in days or ("2026-01-05",))
    return CaseFacts(line, somebody.pk, funnel, reference, found, **more)


def noted(trust, *rows, **more):
    return note_cases(**{"by": HR, "organisation": trust, "rows": rows, "now": NOW, **more})


def test_a_case_is_kept_once_however_often_it_is_told(trust):
    asha = person("Asha")
    first = noted(trust, case(asha), case(asha, line=3))
    again = noted(trust, case(asha))
    assert (first.added, first.unchanged) == ({2}, {3})
    assert (again.added, again.changed, again.unchanged) == (set(), set(), {2})
    assert len(cases_kept()) == 1


def test_a_later_word_brings_it_further_and_another_funnel_is_another_case(trust):
    asha = person("Asha")
    noted(trust, case(asha))
    further = noted(trust, case(asha, "2026-01-05", "", "2026-03-05"),
                    case(asha, line=3, funnel="grievance"))  # fmt: skip
    assert (further.changed, further.added) == ({2}, {3})
    one = cases_kept()[0]
    assert (one.reached, one.stages) == (3, {"informal": "2026-01-05", "outcome": "2026-03-05"})


def test_deciders_are_those_named_last_and_silence_changes_none(trust):
    asha, ben, zoe = person("Asha"), person("Ben"), person("Zoë")
    noted(trust, case(asha, deciders=(ben.pk, ben.pk, zoe.pk)))
    assert Decider.objects.count() == 2
    assert noted(trust, case(asha)).unchanged == {2}
    assert noted(trust, case(asha, deciders=(zoe.pk, ben.pk))).unchanged == {2}
    assert noted(trust, case(asha, deciders=(zoe.pk,))).changed == {2}
    assert [one.person for one in Decider.objects.all()] == [zoe]


def test_what_cannot_be_kept_is_refused_by_its_line_and_the_rest_is_kept(trust):
    asha = person("Asha")
    found = noted(
        trust,
        case(asha),
        case(asha, line=3, reference="C2", funnel="promise"),
        case(asha, "2026-04-02", line=4, reference="C3"),
        case(asha, line=5, reference="C4", band="77"),
    )
    assert {line: reason.code for line, reason in found.refused} == {
        3: "FAR-45a", 4: "FAR-45f", 5: "FAR-46a"}  # fmt: skip
    assert found.added == {2}


def test_it_is_in_the_ledger_once_without_anybody_in_it(trust):
    asha = person("Asha")
    noted(trust, case(asha))
    (event,) = events("cases.noted")
    assert (event.details, event.about_id) == ({"cases": 1}, str(trust.pk))
    noted(trust, case(asha, reference="C2"), event=event.pk)
    assert events("cases.noted").count() == 1
    assert {one.noted_in for one in cases_kept()} == {event.pk}


def test_only_whoever_loads_the_files_of_a_place_notes_its_cases(trust):
    asha = person("Asha")
    officer = actor_with_role("hr-officer", the("ZZ2"))
    with pytest.raises(NotPermitted):
        noted(trust, case(asha), by=officer)
    assert not cases_kept()
    assert noted(trust, case(asha), by=actor_with_role("hr-officer", trust)).added == {2}


def test_of_made_up_organisations_cases_are_made_up(trust):
    trust.made_up = True
    trust.save()
    noted(trust, case(person("Asha")))
    assert cases_kept()[0].made_up


def test_two_cases_that_swap_their_references_are_both_put_right(trust):
    asha, ben = person("Asha"), person("Ben")
    one, two = case(asha), case(ben, line=3, reference="C2")
    noted(trust, one, two)
    swapped = noted(trust, replace(one, reference="C2"), replace(two, reference="C1"))
    assert swapped.changed == {2, 3}
    assert {(each.reference, each.person) for each in cases_kept()} == {("C1", ben), ("C2", asha)}


def test_files_tell_of_the_funnels_nobody_else_counts():
    found = [one.code for one in funnels_of_files()]
    assert found == sorted(found)
    assert "disciplinary" in found
    assert "recruitment" not in found


def test_bands_are_known_by_the_definitions(trust):
    codes = codes_of(trust)
    assert {"8a", "vsm", "very senior manager"} <= codes.bands
    assert "nursing and midwifery registered" in codes.staff_groups
