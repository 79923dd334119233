"""Signed notes: what we sign others can open, and nothing else opens."""

from __future__ import annotations

from base64 import b64encode

import pytest

from leadwell.gateways import signed_note
from leadwell.gateways.signed_note import Checkpoint, NotGenuine

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"  # the bytes 0 to 31
OURS = signed_note.signer(KEY)
OTHER = signed_note.signer("a" * 43)
ROOT = bytes(range(32))
TEXT = Checkpoint(OURS.name, 12, ROOT).text()

# A note and key from the specification's own example (C2SP signed-note).
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNX"
    "gKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_a_note_that_somebody_else_signed_opens_with_their_key():
    text = signed_note.opened(PETERS_NOTE, signed_note.verifier(PETER))
    assert text.endswith("what your problem is.\n")


def test_what_we_sign_opens_with_our_public_key_as_others_are_given_it():
    key = signed_note.verifier(str(OURS.verifier))
    assert signed_note.checkpoint(signed_note.opened(OURS.sign(TEXT), key)) == Checkpoint(
        OURS.name, 12, ROOT
    )


def test_a_witness_may_add_a_signature():
    note = OTHER.sign(TEXT) + OURS.sign(TEXT).split("\n\n")[1]
    assert signed_note.opened(note, OURS.verifier) == TEXT


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda note: note.replace("\n12\n", "\n13\n"), id="another-size"),
        pytest.param(lambda note: note.partition("\n\n")[0], id="no-signature"),
        pytest.param(lambda note: OTHER.sign(TEXT), id="signed-by-another"),
        pytest.param(lambda note: note[:-8] + "\n", id="cut-short"),
        pytest.param(lambda note: note[:-3] + "*=\n", id="not-base64"),
        pytest.param(lambda note: "", id="empty"),
    ],
)
def test_a_note_that_was_changed_does_not_open(spoil):
    with pytest.raises(NotGenuine, match="not by the ledger's key"):
        signed_note.opened(spoil(OURS.sign(TEXT)), OURS.verifier)


def test_another_key_under_our_name_does_not_open_it():
    impostor = signed_note.Signer(OURS.name, OTHER.secret)
    with pytest.raises(NotGenuine):
        signed_note.opened(impostor.sign(TEXT), OURS.verifier)


@pytest.mark.parametrize(
    "text",
    ["", "name", "name+12+AAAA", "name+zz+***", str(OURS.verifier)[:-4] + "AAA=",
     str(OURS.verifier).replace("leadwell", "leadwall")],
)  # fmt: skip
def test_what_is_no_key_is_refused(text):
    with pytest.raises(NotGenuine, match="not a key"):
        signed_note.verifier(text)


@pytest.mark.parametrize(
    "text",
    ["", "name\n", "name\nten\nAAAA\n", f"name\n-1\n{b64encode(ROOT).decode()}\n", "name\n1\nAAAA\n",
     f"name\n01\n{b64encode(ROOT).decode()}\n", "name\n1\n*\n"],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(NotGenuine, match="not a checkpoint"):
        signed_note.checkpoint(text)


def test_a_key_has_32_bytes():
    with pytest.raises(ValueError, match="32 bytes"):
        signed_note.signer("AAAA")


def test_two_ledgers_never_share_a_name():
    assert OURS.name != OTHER.name
    assert signed_note.signer(KEY).name == OURS.name
