"""Staff an inspector spoke to: noted for the inspector alone, put right by another note, never rewritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness.actions import packs, spoken_to
from leadwell.fairness.models import EvidencePack, StaffSpokenTo
from leadwell.fairness.permissions.acting import may_note_spoken_to, spoken_to_visible_to
from leadwell.fairness.queries.acting.packs import packs_at
from leadwell.fairness.queries.acting.spoken_to import spoken_with, staff_printed
from leadwell.fairness.rules.acting.facts import Mix, PackAsked, SpokenSaid
from leadwell.fairness.rules.facts import Reading, ShownGroup
from leadwell.fairness.tests.acting import NOW, TODAY, lead, opened
from leadwell.fairness.tests.factories import result, share
from leadwell.fairness.tests.inspected import country, inspector, trust
from leadwell.history.queries import events_of
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, place, signed_in
from leadwell.reasons import NotPermitted, RuleBroken

__all__ = ["country", "inspector", "trust"]
pytestmark = pytest.mark.django_db
SAID = SpokenSaid(TODAY, "Two wards", Mix(white=18, bme=4, not_known=2))
WHOLE = {"row": "all", "row_title": "All staff"}
WHITE = ShownGroup("white", "White", 750, 1020)
BME = ShownGroup("bme", "Black and minority ethnic", 250, 1020)


@pytest.fixture
def pack(trust, inspector):
    return opened(trust, inspector)


def note(by, pack, said=SAID, now=NOW):
    return spoken_to.note_spoken_to(by=by, pack_id=pack.pk, said=said, now=now)


def correct(by, noted, said=SAID, now=NOW):
    return spoken_to.correct_spoken_to(by=by, note_id=noted.pk, said=said, now=now)


def codes(action, *arguments, **named):
    with pytest.raises(RuleBroken) as broken:
        action(*arguments, **named)
    return [reason.code for reason in broken.value.reasons]


def staffed(trust, inspector, *lines, set_code="wres", statements=("workforce-equality",)):
    """A pack that holds these lines."""
    result(trust, lines, set_code=set_code)
    asked = PackAsked(statements, "A visit in December, made up.", 30)
    return packs.open_pack(
        by=inspector, code="T", framework="cqc-saf-well-led", asked=asked, now=NOW
    )


def everybody(indicator="wres-1", **changes):
    return share(indicator, **{**WHOLE, "first": BME, "second": WHITE, "value": 24.5, **changes})


def test_the_same_is_noted_once_and_is_an_event_that_counts_nobody(pack, inspector):
    assert note(inspector, pack) == note(inspector, pack, replace(SAID, where_at=" Two wards "))
    kept = StaffSpokenTo.objects.get()
    assert (kept.white, kept.bme, kept.not_known, kept.noted_by_id) == (
        18, 4, 2, inspector.person_id,
    )  # fmt: skip
    event = events("spoken_to.noted").get()
    assert event.details == {"organisation": "T", "pack": pack.pk, "instead_of": None}


def test_what_is_wrong_is_put_right_by_another_once_and_both_stay(pack, inspector):
    first = note(inspector, pack)
    right = replace(SAID, mix=Mix(17, 5, 2))
    second = correct(inspector, first, right)
    assert correct(inspector, first, right) == second
    assert events("spoken_to.corrected").count() == 1
    assert codes(correct, inspector, first, replace(SAID, mix=Mix(1, 1, 1))) == ["FAR-52f"]
    found = spoken_with(pack, by=inspector)
    assert [one.pk for one in found.notes] == [second.pk, first.pk]
    assert (found.corrected, found.mix) == (frozenset({first.pk}), Mix(17, 5, 2))
    third = correct(inspector, second)
    assert third not in (first, second)
    assert spoken_with(pack, by=inspector).mix == SAID.mix


def test_a_note_that_makes_no_sense_is_refused(pack, inspector):
    wrong = SpokenSaid(TODAY + timedelta(days=1), "", Mix())
    assert codes(note, inspector, pack, wrong) == ["FAR-52b", "FAR-52c", "FAR-52e"]
    yesterday = replace(SAID, on=TODAY - timedelta(days=1))
    assert codes(note, inspector, pack, yesterday) == ["FAR-52d"]
    huge = replace(SAID, mix=Mix(10**12, 0, 0))
    assert codes(note, inspector, pack, huge) == ["FAR-52b"]
    assert not StaffSpokenTo.objects.exists()


def test_nothing_is_noted_once_the_time_of_the_pack_is_over(pack, inspector):
    noted = note(inspector, pack)
    late = NOW + timedelta(days=30)
    other = replace(SAID, where_at="The night shift")
    assert codes(note, inspector, pack, other, now=late) == ["FAR-75b"]
    packs.close_pack(by=inspector, pack_id=pack.pk, now=NOW)
    assert codes(note, inspector, pack, other) == ["FAR-75a"]
    assert codes(correct, inspector, noted, other) == ["FAR-75a"]
    assert StaffSpokenTo.objects.count() == 1


def test_only_the_packs_own_inspector_notes_and_nobody_else_knows(country, trust, pack, inspector):
    noted = note(inspector, pack)
    leads = lead(trust)
    with pytest.raises(NotPermitted):
        note(leads, pack)
    strangers = [
        actor_with_role("inspector", country),
        lead(place("N", country)),
        actor_with_role("non-executive", trust),
        signed_in(person()),
    ]
    for by in strangers:
        with pytest.raises(EvidencePack.DoesNotExist):
            note(by, pack)
    for by in (leads, *strangers):
        assert spoken_with(pack, by=by) is None
        with pytest.raises(StaffSpokenTo.DoesNotExist):
            correct(by, noted)
    assert StaffSpokenTo.objects.count() == 1


def test_the_organisation_reads_nothing_of_it_in_its_list_of_openings(trust, pack, inspector):
    noted = note(inspector, pack)
    correct(inspector, noted, replace(SAID, mix=Mix(1, 1, 1)))
    packs.read_pack(by=inspector, pack_id=pack.pk, now=NOW)
    told = packs_at("T", by=lead(trust), now=NOW)
    assert [moment.says for _number, moment in told.openings] == ["A pack of evidence was read"]
    assert events_of("fairness.StaffSpokenTo", [noted.pk]).count() == 1


def test_who_knows_of_a_note_is_the_same_for_one_and_for_many(country, trust, inspector):
    second = actor_with_role("inspector", trust)
    both = actor_with_role("inspector", trust)
    former = signed_in(person())
    some = [opened(trust, inspector), opened(trust, second), opened(place("N", country), inspector),
            opened(trust, former), opened(trust, both)]  # fmt: skip
    for one in some:
        StaffSpokenTo.objects.create(
            pack=one, on=TODAY, where_at="A ward", white=1, bme=1, not_known=0,
            noted_by_id=one.asked_by_id, noted_at=NOW,
        )  # fmt: skip
    seen = []
    for by in (inspector, second, both, lead(trust), lead(country), former):
        rows = StaffSpokenTo.objects.filter(spoken_to_visible_to(by)).select_related("pack")
        listed = {one.pack_id for one in rows}
        assert listed == {one.pk for one in some if may_note_spoken_to(by, one)}
        seen.append(len(listed))
    assert seen == [2, 1, 1, 0, 0, 0]


def test_the_mix_stands_beside_the_staff_as_the_pack_prints_them(trust, inspector):
    pack = staffed(trust, inspector, share(), everybody())
    note(inspector, pack)
    found = spoken_with(pack, by=inspector)
    assert (found.staff.mix, found.staff.line.value) == (Mix(white=750, bme=250), 24.5)
    assert found.reading is Reading.NO_DIFFERENCE
    note(inspector, pack, SpokenSaid(TODAY, "The night shift", Mix(60, 0, 0)))
    assert spoken_with(pack, by=inspector).reading is Reading.BELOW


def test_the_figure_of_the_equality_duty_stands_in_for_that_of_the_race_standard(trust, inspector):
    duty = everybody("psed-ethnicity", row="", row_title="")
    pack = staffed(trust, inspector, duty, set_code="psed", statements=("governance",))
    assert staff_printed(pack.contents).figure["indicator"] == "psed-ethnicity"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(share(), id="one-level-alone"),
        pytest.param(everybody(value=None, reading=Reading.WITHHELD), id="a-withheld-share"),
        pytest.param(everybody("wres-9"), id="another-figure"),
    ],
)
def test_without_a_printed_share_of_all_staff_there_is_nothing_to_stand_beside(
    trust, inspector, line
):
    pack = staffed(trust, inspector, line)
    note(inspector, pack)
    found = spoken_with(pack, by=inspector)
    assert (found.staff, found.reading) == (None, Reading.NOT_CALCULABLE)


@pytest.mark.parametrize(
    "groups",
    [
        {"second": None},
        {"second": replace(WHITE, part=None)},
        {"first": replace(BME, part=None)},
        {"first": None},
    ],
)
def test_a_hidden_count_compares_nobody(trust, inspector, groups):
    pack = staffed(trust, inspector, everybody(**groups))
    note(inspector, pack)
    found = spoken_with(pack, by=inspector)
    assert found.staff.mix is None
    assert found.reading is Reading.NOT_CALCULABLE
