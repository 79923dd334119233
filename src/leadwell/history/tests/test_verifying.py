"""Whatever is broken, by whoever may do anything to the tables, is found and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command

from leadwell.actor import Permission, system_actor
from leadwell.gateways.signed_note import Checkpoint as Said
from leadwell.gateways.signed_note import signer
from leadwell.history import queries
from leadwell.history.actions import erase_particulars
from leadwell.history.queries import NotWhole
from leadwell.history.rules import facts
from leadwell.history.tests.ledger import (
    KEY,
    NOW,
    OTHER_KEY,
    Superuser,
    check,
    note,
    sign,
    with_key,
)


@pytest.fixture
def superuser(committed_database, admin_url, settings):
    with_key(settings)
    return Superuser(committed_database, admin_url)


@pytest.fixture
def numbers(superuser):
    """Six events under two checkpoints, and more than a tile of others under a third."""
    found = note(3)
    sign(NOW)
    found += note(3)
    sign(NOW + timedelta(minutes=2))
    found += note(300)
    sign(NOW + timedelta(minutes=4))
    return found


def named(witness: str = "") -> str:
    with pytest.raises(NotWhole) as found:
        check(witness)
    return str(found.value)


def test_a_whole_ledger_is_found_whole(numbers):
    whole = check()
    assert (whole.size, whole.checkpoints, whole.waiting) == (306, 3, 0)
    assert whole.root == queries.grown().root()


def test_an_empty_ledger_is_whole(superuser):
    assert check().size == 0


def test_events_that_wait_a_moment_are_counted_and_those_that_wait_long_are_named(numbers):
    (late,) = note(1)
    assert check(now=NOW + timedelta(minutes=14)).waiting == 1
    with pytest.raises(NotWhole, match=f"Event {late:,}, recorded at 2026-11-21 12:00 UTC, still"):
        check(now=NOW + timedelta(minutes=16))


@pytest.mark.parametrize(
    "change",
    ["what = 'nothing.happened'", "about_id = '99'", "about_kind = 'x'", "rules = '[\"ORG-01\"]'",
     "versions = '{\"a\": 1}'", "at = at + interval '1 microsecond'", "leaf = sha256('x')",
     "commitment = sha256('x')"],
)  # fmt: skip
def test_a_changed_event_is_named(numbers, superuser, change):
    statement = f"UPDATE history_event SET {change} WHERE id = %s"
    superuser.does(statement, numbers[4])
    said = named()
    assert said.startswith(f"Event {numbers[4]}, at position 4, ")
    assert "was changed" in said or "other particulars" in said


@pytest.mark.parametrize(
    "change",
    ["by_name = 'Ben'", "by_person_id = 8", "on_behalf_of = 'Ben'", "details = '{}'",
     "salt = sha256('x')"],
)  # fmt: skip
def test_changed_particulars_are_named(numbers, superuser, change):
    statement = f"UPDATE history_particulars SET {change} WHERE event_id = %s"
    superuser.does(statement, numbers[2])
    assert named() == (
        f"Event {numbers[2]}, at position 2, has other particulars (who, and details) than were "
        "recorded."
    )


def test_an_event_rewritten_with_a_leaf_that_fits_is_placed_between_two_checkpoints(
    numbers, superuser
):
    event = queries.event(numbers[4])
    committed = bytes(event.commitment)
    told = replace(event.happening(), what="nothing.happened")
    superuser.does(
        "UPDATE history_event SET what = %s, leaf = %s WHERE id = %s",
        told.what,
        facts.leaf(event.pk, told, committed),
        event.pk,
    )
    assert named() == (
        "The checkpoint of 6 events has another root than the events have: one of those at positions "
        "3 to 5, or their order, was changed."
    )


def test_swapped_positions_are_placed_between_two_checkpoints(numbers, superuser):
    superuser.does(
        "UPDATE history_position SET position = -position WHERE position IN (3, 4)",
    )
    superuser.does("UPDATE history_position SET position = 7 + position WHERE position < 0")
    assert named().startswith(
        "The checkpoint of 6 events has another root than the events have: one of those at positions "
        "3 to 5"
    )


def test_a_removed_event_is_named(numbers, superuser):
    superuser.does("DELETE FROM history_event WHERE id = %s", numbers[1])
    assert named() == f"Event {numbers[1]}, at position 1, is gone."


def test_a_removed_position_is_named(numbers, superuser):
    superuser.does("DELETE FROM history_position WHERE position = 200")
    assert named() == "Position 200 of the ledger is gone; 201 is the next."


def test_the_last_events_cannot_be_cut_off_without_their_checkpoint(numbers, superuser):
    superuser.does("DELETE FROM history_position WHERE position > 300")
    superuser.does("DELETE FROM history_particulars WHERE event_id > %s", numbers[300])
    superuser.does("DELETE FROM history_event WHERE id > %s", numbers[300])
    assert named().startswith("The checkpoint of 306 events tells of more than the 301 events")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE history_node SET digest = sha256('x')", "The events at positions 6 to 255"),
        ("DELETE FROM history_node", "The node at level 8, number 0, is gone."),
        ("UPDATE history_node SET number = 5", "The node at level 8, number 0, is gone."),
        ("INSERT INTO history_node (level, number, digest) VALUES (8, 1, sha256('x'))",
         "There is a node at level 8, number 1, over no events."),
    ],
)  # fmt: skip
def test_a_node_that_does_not_fit_is_named(numbers, superuser, change, says):
    superuser.does(change)
    assert named().startswith(says)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("SET root = sha256('x')", "The checkpoint of 6 events says something else than its note."),
        ("SET note = replace(note, E'\\n6\\n', E'\\n7\\n')", "The checkpoint of 6 events: The signature"),
        ("SET note = ''", "The checkpoint of 6 events: It is signed with a key"),
    ],
)  # fmt: skip
def test_a_changed_checkpoint_is_named(numbers, superuser, change, says):
    superuser.does(f"UPDATE history_checkpoint {change} WHERE size = 6")
    assert named().startswith(says)


def forged(key: str, size: int, root: bytes) -> str:
    signing = signer(key)
    return signing.sign(Said(signing.name, size, root).text())


def test_a_checkpoint_forged_with_another_key_is_named(numbers, superuser):
    root = bytes(queries.latest_checkpoint().root)
    superuser.does(
        "UPDATE history_checkpoint SET note = %s WHERE size = 306", forged(OTHER_KEY, 306, root)
    )
    assert named() == (
        "The checkpoint of 306 events: It is signed with a key that is not this ledger's."
    )


def test_a_lost_checkpoint_leaves_the_others_to_hold(numbers, superuser):
    superuser.does("DELETE FROM history_checkpoint WHERE size = 6")
    assert check().checkpoints == 2


def test_particulars_that_went_without_a_word_are_named(numbers, superuser):
    superuser.does("DELETE FROM history_particulars WHERE event_id = %s", numbers[3])
    assert named() == (
        f"The particulars of event {numbers[3]} are gone, and no event says that they were erased."
    )


def test_particulars_of_no_event_are_named(numbers, superuser):
    superuser.does(
        "INSERT INTO history_particulars (event_id, salt, by_name, on_behalf_of, details)"
        " VALUES (999999, '', '', '', '{}')"
    )
    assert named() == "There are particulars of event 999,999, and there is no such event."


def test_erasing_by_its_door_leaves_the_ledger_whole(numbers):
    disposal = system_actor("disposal", Permission.DISPOSE_OF_RECORDS)
    about = ContentType(pk=1)
    erase_particulars(by=disposal, about=about, events=numbers[:200], because="Time", now=NOW)
    sign(NOW + timedelta(minutes=9))
    assert check().size == 307


def test_a_witness_whose_copy_fits_agrees(numbers):
    newest = queries.latest_checkpoint().note
    note(2)
    sign(NOW + timedelta(minutes=9))
    assert check(newest).size == 308


def test_an_older_copy_of_the_database_is_found_by_a_newer_witness(numbers, superuser):
    newest = queries.latest_checkpoint().note
    superuser.does("DELETE FROM history_position WHERE position >= 6")
    superuser.does("DELETE FROM history_particulars WHERE event_id > %s", numbers[5])
    superuser.does("DELETE FROM history_event WHERE id > %s", numbers[5])
    superuser.does("DELETE FROM history_node")
    superuser.does("DELETE FROM history_checkpoint WHERE size > 6")
    assert check().size == 6
    assert named(newest) == (
        "The witness's checkpoint of 306 events tells of more than the 6 events that are here: the "
        "last ones are gone, or this is an older copy."
    )


def test_a_past_signed_anew_is_found_by_a_witness(numbers, superuser):
    kept = forged(KEY, 2, bytes(32))
    assert named(kept).startswith("The witness's checkpoint of 2 events has another root")


@pytest.mark.parametrize("witness", ["nonsense", forged(OTHER_KEY, 3, bytes(32))])
def test_a_witness_file_that_we_did_not_sign_is_refused(numbers, witness):
    assert named(witness).startswith("The witness's file is not a checkpoint of this ledger.")


def verified(capsys, *arguments: str) -> tuple[int, str]:
    code = 0
    try:
        call_command("verify_history", *arguments)
    except SystemExit as ended:
        code = ended.code
    return code, capsys.readouterr().out


def test_the_command_ends_with_0_and_says_that_it_is_whole(numbers, capsys, tmp_path):
    file = tmp_path / "witness.txt"
    call_command("sequence_history", "--all", "--witness", str(file))
    capsys.readouterr()
    code, said = verified(capsys, "--witness", str(file), "--patience", "999999")
    assert (code, "The ledger is whole: 306 events, 3 checkpoints." in said) == (0, True)
    assert "It agrees with the witness." in said


def test_the_command_ends_with_1_and_names_what_does_not_fit(numbers, superuser, capsys):
    superuser.does("UPDATE history_event SET what = 'x' WHERE id = %s", numbers[0])
    assert verified(capsys) == (
        1, f"The ledger does not fit. Event {numbers[0]}, at position 0, was changed after it was "
        "recorded.\n",
    )  # fmt: skip


def test_without_the_key_a_public_key_will_do(numbers, settings, capsys):
    settings.LEADWELL_LEDGER_KEY = ""
    assert verified(capsys)[0] == 1
    assert verified(capsys, "--key", str(signer(KEY).verifier))[0] == 0
