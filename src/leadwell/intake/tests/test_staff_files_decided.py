"""Who may offer, match and decide on a staff file, and what is left of one that did not go in."""

from __future__ import annotations

import pytest
from django.db import connection

from leadwell.actor import ANYONE, Actor, Grant, Permission
from leadwell.gateways.rows import UnusableFile
from leadwell.history.tests.factories import events
from leadwell.intake import actions, queries
from leadwell.intake.actions.staff import deciding, drawing, mapping, verdict
from leadwell.intake.models import FileState, RejectedRow, StaffFile
from leadwell.intake.queries.waiting import waiting_room
from leadwell.intake.tests.staff import HR, JUNE, MAY, held, load, moment, offer, row, sheet
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken

TEN = [row(str(n)) for n in range(10)]
STRANGE = sheet(TEN).replace(b"job_title", b"What they do")


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"), place("ZZ2", "New Town Trust"))


def somebody_elsewhere() -> Actor:
    from leadwell.organisations.tests.factories import organisation

    path = organisation("ZZ2").path
    return Actor("elsewhere", grants=frozenset({Grant(Permission.LOAD_STAFF, path)}))


def test_who_may_not_load_there_is_turned_away_and_it_is_remembered():
    with pytest.raises(NotPermitted):
        offer(sheet(TEN), by=somebody_elsewhere())
    assert events("staff_file.turned_away").count() == 1
    assert (StaffFile.objects.count(), waiting_room().names()) == (0, [])


def test_a_file_for_nobody_we_know_is_not_taken():
    with pytest.raises(RuleBroken, match="INT-31"):
        offer(sheet(TEN), organisation_code="NOWHERE")


def test_a_file_that_speaks_of_another_organisation_is_refused_whole():
    file = load(sheet([*TEN, row("11", organisation_code="ZZ2")]))
    assert (file.state, file.in_the_way[0]["code"]) == ("refused", "INT-36")
    assert (Person.objects.count(), events("staff_file.refused").count()) == (0, 1)


def test_a_code_nobody_knows_is_advice_and_a_reason_to_look():
    file = load(sheet([*TEN, row("11", organisation_code="ZZ9")]), release=False)
    assert (file.state, file.in_the_way[0]["code"]) == ("held", "INT-03d")
    assert RejectedRow.objects.get().code == "place"


def test_two_rows_for_one_number_wait_and_neither_is_taken():
    file = load(sheet([*TEN, row("3", "Somebody Else")]), release=False)
    assert (file.state, file.in_the_way[0]["code"]) == ("held", "INT-03c")
    assert sorted(RejectedRow.objects.values_list("line", "code")) == [(5, "twice"), (12, "twice")]


def test_a_declared_code_of_another_list_is_advice_without_the_value():
    file = load(sheet([*TEN, row("11", ethnicity="SECRET")]))
    rejected = RejectedRow.objects.get()
    assert (file.state, rejected.column, rejected.code) == ("taken", "ethnicity", "declared")
    assert "SECRET" not in rejected.advice + str(rejected.facts)


def test_nobody_leaves_because_of_a_fault_in_their_row():
    load(sheet(TEN))
    file = load(sheet([*TEN[:9], row("9", started_on="soon")]), as_at=MAY)
    assert (file.rejected, file.leavers, len(held())) == (1, 0, 10)


def test_a_declined_file_leaves_its_digest_and_may_be_offered_again(
    django_capture_on_commit_callbacks,
):
    load(sheet(TEN))
    file = load(sheet(TEN[:3]), as_at=MAY, release=False)
    with django_capture_on_commit_callbacks(execute=True):
        actions.decline_staff_file(by=HR, file_id=file.pk, because="wrong file", now=moment(MAY))
    assert f"staff-file-{file.pk}" not in waiting_room().names()
    assert offer(sheet(TEN[:3]), as_at=MAY).pk != file.pk
    with pytest.raises(RuleBroken, match="INT-34"):
        actions.decline_staff_file(by=HR, file_id=file.pk, because="again", now=moment(MAY))


def test_columns_nobody_could_guess_are_matched_once_and_remembered():
    file = load(STRANGE)
    assert (file.state, len(held())) == ("unmapped", 0)
    guessed = queries.first_rows(file.pk, by=HR)
    assert (guessed.headings[2], len(guessed.rows)) == ("What they do", 10)
    columns = {**guessed.guessed, "job_title": "What they do"}
    actions.map_columns(by=HR, file_id=file.pk, columns=columns, now=moment(MAY), enqueued=False)
    taken = actions.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY))
    assert taken.state == "taken"
    assert load(STRANGE + b"\n", as_at=JUNE).unchanged == 10
    with pytest.raises(RuleBroken, match="INT-33"):
        actions.map_columns(by=HR, file_id=file.pk, columns=columns, now=moment(MAY))


def test_nobody_else_reads_matches_decides_or_looks_inside():
    file = load(STRANGE)
    other, now = somebody_elsewhere(), moment(MAY)
    for deed in (
        lambda: actions.read_staff_file(by=other, file_id=file.pk, now=now),
        lambda: actions.map_columns(by=other, file_id=file.pk, columns={}, now=now),
        lambda: actions.release_staff_file(by=other, file_id=file.pk, because="x", now=now),
        lambda: actions.sweep_waiting_room(by=ANYONE, now=now),
    ):
        with pytest.raises(NotPermitted):
            deed()
    with pytest.raises(StaffFile.DoesNotExist):
        queries.first_rows(file.pk, by=other)


def test_what_waits_for_nothing_is_swept_away():
    file = offer(sheet(TEN))
    kept = waiting_room().put([b"left behind"])
    assert actions.sweep_waiting_room(by=HR, now=moment(MAY.replace(year=2090))) == 1
    assert waiting_room().names() == [f"staff-file-{file.pk}"]
    assert kept.name not in waiting_room().names()


def test_a_file_that_has_gone_is_refused_in_a_sentence():
    file = offer(sheet(TEN))
    waiting_room().remove(f"staff-file-{file.pk}")
    with pytest.raises(UnusableFile):
        queries.first_rows(file.pk, by=HR)
    assert actions.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY)).state == "refused"


def test_whoever_decides_or_matches_in_the_browser_leaves_the_reading_to_the_worker(monkeypatch):
    asked = []
    for room in (deciding, mapping):
        monkeypatch.setattr(room, "enqueue", lambda task, **more: asked.append(more["file_id"]))
    strange = offer(b"Nummer,Wer,Was,Seit\n1,Asha,Nurse,2020-01-01\n")
    actions.read_staff_file(by=HR, file_id=strange.pk, now=moment(MAY))
    columns = {"staff_number": "Nummer", "name": "Wer", "job_title": "Was", "started_on": "Seit"}
    actions.map_columns(by=HR, file_id=strange.pk, columns=columns, now=moment(MAY))
    twice = offer(sheet([row("1"), row("1", "Somebody else")]), as_at=MAY)
    twice = actions.read_staff_file(by=HR, file_id=twice.pk, now=moment(MAY))
    assert twice.state == "held"
    actions.release_staff_file(by=HR, file_id=twice.pk, because="They asked", now=moment(MAY))
    assert asked == [strange.pk, twice.pk]


def test_a_file_declined_while_it_was_read_changes_nothing(monkeypatch):
    moved = verdict.move

    def and_somebody_declines(file, state, now):
        moved(file, state, now)
        if state == FileState.APPLYING:
            StaffFile.objects.filter(pk=file.pk).update(state=FileState.DECLINED)

    monkeypatch.setattr(verdict, "move", and_somebody_declines)
    assert load(sheet([row("1")])).state == "declined"
    assert not held()


def test_what_is_drawn_comes_in_pieces_of_a_million_letters():
    query = "SELECT repeat('x', 1000) FROM generate_series(1, 3000)"
    pieces = list(drawing._blocks(query, connection.connection))
    assert len(pieces) > 2
    assert b"".join(pieces).count(b"\n") == 3000
