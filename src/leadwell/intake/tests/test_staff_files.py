"""Staff files from end to end: what is taken, what changes, who leaves and who comes back."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.history.tests.factories import events
from leadwell.intake.models import RejectedRow, StaffFile
from leadwell.intake.tests.staff import JUNE, MAY, held, load, offer, row, sheet
from leadwell.organisations.models import Post, ReportingLine, Tenure
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Identifier, Person

TEAM = [
    row("1", "Asha Patel", band="8a", position_number="P1", leads_people="yes"),
    row("2", "Zoë Smith", band="5", position_number="P2", reports_to_position="P1"),
    row("3", "Ben Okoro", band="5", manager_staff_number="1", fte="0.6"),
    *(row(str(n)) for n in range(4, 9)),
]


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"), place("ZZ2", "New Town Trust"))


def changed(number, **more):
    return [{**one, **more} if one["staff_number"] == number else one for one in TEAM]


def without(*numbers):
    return [one for one in TEAM if one["staff_number"] not in numbers]


def test_a_first_file_brings_people_posts_times_and_lines():
    file = load(sheet(TEAM))
    assert (file.state, file.joiners, file.rejected) == ("taken", 8, 0)
    assert {r: t.person.name for r, t in held().items() if r < "4"} == {
        "1": "Asha Patel", "2": "Zoë Smith", "3": "Ben Okoro"}  # fmt: skip
    asha = held()["1"]
    assert (asha.post.number, asha.post.level, asha.post.leads) == ("P1", 3, True)
    assert asha.from_on == date(2020, 1, 1)
    lines = {(x.post.title, x.to_post_id) for x in ReportingLine.objects.all()}
    assert lines == {("Nurse", asha.post_id)}
    assert ReportingLine.objects.count() == 2
    assert Identifier.objects.count() == 8


def test_one_event_a_file_is_cited_by_its_rows():
    file = load(sheet(TEAM))
    assert events("staff_file.taken").count() == 1
    assert set(Tenure.objects.values_list("noted_in", flat=True)) == {file.event}
    assert set(Post.objects.values_list("noted_in", flat=True)) == {file.event}


def test_the_same_bytes_again_are_the_earlier_file():
    first = load(sheet(TEAM))
    assert offer(sheet(TEAM), as_at=MAY).pk == first.pk
    assert Tenure.objects.count() == 8


def test_the_same_rows_in_another_file_change_nothing():
    load(sheet(TEAM))
    before = list(Tenure.objects.order_by("id").values())
    again = load(sheet(reversed(TEAM)), as_at=MAY)
    assert (again.unchanged, again.changed, again.joiners, again.leavers) == (8, 0, 0, 0)
    assert list(Tenure.objects.order_by("id").values()) == before


def test_whoever_is_absent_from_a_full_file_has_left():
    load(sheet(TEAM))
    file = load(sheet(without("2", "3")), as_at=MAY)
    assert (file.leavers, set(held())) == (2, {"1", *"45678"})
    gone = Tenure.objects.get(reference="2")
    assert (gone.until_on, gone.ended_in) == (MAY, file.event)
    assert Post.objects.get(number="P2").until_on is None
    assert Post.objects.filter(number__endswith="/3", until_on=MAY).count() == 1
    assert ReportingLine.objects.filter(post=gone.post, until_on=None).exists()


def test_whoever_is_absent_from_a_file_of_changes_stays():
    load(sheet(TEAM))
    file = load(
        sheet([row("2", "Zoë Jones", band="5", position_number="P2")]), as_at=MAY, full=False
    )
    assert (file.leavers, file.changed) == (0, 1)
    assert held()["2"].person.name == "Zoë Jones"
    assert len(held()) == 8


def test_a_file_of_changes_says_who_has_left():
    load(sheet(TEAM))
    load(sheet([{**TEAM[1], "ended_on": "2026-04-20"}]), as_at=MAY, full=False)
    assert Tenure.objects.get(reference="2").until_on == date(2026, 4, 21)


def test_another_band_is_another_post():
    load(sheet(TEAM))
    load(sheet(changed("2", band="6")), as_at=MAY)
    old, new = Tenure.objects.filter(reference="2").order_by("from_on")
    assert (old.until_on, new.from_on, old.post.until_on) == (MAY, MAY, MAY)
    assert (old.post.band, new.post.band, new.post.number) == ("5", "6", "P2")


def seat(**more):
    return sheet([row("1", position_number="B1", board_member="yes", **more), *TEAM[1:]])


def test_what_a_seat_on_the_board_is_may_be_said_later():
    load(seat())
    assert load(seat(board_votes="yes", board_executive="no"), as_at=MAY).changed == 1
    (post,) = Post.objects.filter(number="B1")
    assert (post.votes, post.executive, post.from_on) == (True, False, date(2020, 1, 1))


def test_a_file_that_no_longer_says_who_votes_takes_no_vote_away():
    load(seat(board_votes="yes", board_executive="no"))
    load(seat(), as_at=MAY)
    (post,) = Post.objects.filter(number="B1")
    assert (post.votes, post.executive) == (True, False)


def test_a_vote_that_is_taken_is_another_post_from_that_day():
    load(seat(board_votes="yes"))
    load(seat(board_votes="no"), as_at=MAY)
    old, new = Post.objects.filter(number="B1").order_by("from_on")
    assert (old.votes, old.until_on, new.votes, new.from_on) == (True, MAY, False, MAY)


def test_a_vote_without_a_seat_is_set_aside_with_what_to_do():
    file = load(sheet([row("1", board_votes="yes"), *TEAM[1:]]))
    rejected = RejectedRow.objects.get(file=file, warning=False)
    assert (rejected.line, rejected.column) == (2, "board_votes")
    assert "Board member" in rejected.advice
    assert not Post.objects.filter(board=True).exists()


def test_a_file_without_these_columns_says_what_it_said_before():
    """The digest of a row, as it was made before there were seats that vote."""
    load(sheet(TEAM))
    said = dict(Tenure.objects.values_list("reference", "said"))
    load(sheet([{**one, "board_votes": "", "board_executive": ""} for one in TEAM]), as_at=MAY)
    assert dict(Tenure.objects.values_list("reference", "said")) == said


def test_a_manager_who_moves_takes_the_lines_along():
    load(sheet(TEAM))
    load(sheet(changed("1", band="8b")), as_at=MAY)
    boss = held()["1"].post_id
    assert set(ReportingLine.objects.filter(until_on=None).values_list("to_post", flat=True)) == {
        boss
    }
    assert ReportingLine.objects.filter(until_on=MAY).count() == 2


def test_other_hours_are_another_period_in_the_same_post():
    load(sheet(TEAM))
    load(sheet(changed("3", fte="1")), as_at=MAY)
    old, new = Tenure.objects.filter(reference="3").order_by("from_on")
    assert (old.post_id, old.until_on, new.from_on) == (new.post_id, MAY, MAY)


def test_a_title_is_put_right_in_place():
    load(sheet(TEAM))
    file = load(sheet(changed("2", job_title="Senior nurse", name="Zoë Jones")), as_at=MAY)
    assert (file.changed, Tenure.objects.filter(reference="2").count()) == (1, 1)
    assert held()["2"].post.title == "Senior nurse"
    assert Person.objects.filter(name="Zoë Jones").count() == 1


def test_whoever_comes_back_is_the_same_person():
    load(sheet(TEAM))
    load(sheet(without("2", "3")), as_at=MAY)
    load(sheet(TEAM) + b"\n", as_at=JUNE)
    assert Person.objects.count() == 8
    assert held()["2"].from_on == held()["3"].from_on == JUNE


def test_a_new_number_for_the_same_position_follows_the_old_one():
    load(sheet(TEAM))
    rows = [*without("2"), {**TEAM[1], "assignment_number": "b"}]
    load(sheet(rows), as_at=MAY)
    assert held()["2|b"].from_on == MAY
    assert held()["2|b"].person_id == Tenure.objects.get(reference="2").person_id


def test_people_who_share_a_position_share_a_post():
    load(sheet([row("1", position_number="P"), row("2", position_number="P"),
                row("3", position_number="P", band="9")]))  # fmt: skip
    assert held()["1"].post_id == held()["2"].post_id != held()["3"].post_id
    assert StaffFile.objects.get().rejected_rows.get().warning


def test_a_circle_of_managers_has_no_lines():
    rows = [row("1", manager_staff_number="2"), row("2", manager_staff_number="1"),
            row("3", manager_staff_number="1"), row("4", manager_staff_number="99")]  # fmt: skip
    file = load(sheet(rows))
    assert ReportingLine.objects.get().post_id == held()["3"].post_id
    found = file.rejected_rows.values_list("line", "code")
    assert set(found) == {(2, "circle"), (3, "circle"), (5, "dangling")}


def test_many_leavers_at_once_wait_for_a_person():
    load(sheet(TEAM))
    file = load(sheet(TEAM[:3]), as_at=MAY, release=False)
    assert (file.state, [r["code"] for r in file.in_the_way]) == ("held", ["INT-03a"])
    assert len(held()) == 8
