"""The script in our own how-to checks what we sign, and finds what was changed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from leadwell.gateways.open_badges.contexts import FOLDER
from leadwell.training.actions import credentials as actions
from leadwell.training.queries import credentials as queries
from leadwell.training.tests.awards import SIGNER, asha, awarded, with_keys
from leadwell.training.tests.factories import NOW

__all__ = ["asha", "with_keys"]
pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[4] / "docs" / "how-to" / "verify-a-credential-offline.md"


def run(folder: Path, document: object) -> tuple[int, str]:
    """Its answer, from files alone."""
    (script,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (proof,) = document["proof"]
    key = queries.key_document(proof["verificationMethod"].rpartition("/")[2])
    files = {
        "credential.json": document,
        "key.json": key,
        "statuses.json": queries.list_document("revocation", 1),
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content))
    (folder / "check.py").write_text(script)
    names = [*files, str(FOLDER / "credentials-v2.json"), str(FOLDER / "open-badges-3.0.3.json")]
    done = subprocess.run(
        [sys.executable, "check.py", *names],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_it_accepts_what_we_signed(asha, tmp_path):
    assert run(tmp_path, awarded(asha).document) == (0, "Genuine, and it counts.\n")


def test_it_finds_what_was_changed(asha, tmp_path):
    code, said = run(tmp_path, {**awarded(asha).document, "name": "Leading England"})
    assert code
    assert "InvalidSignature" in said


@pytest.mark.parametrize("change", [{"rank": "first"}, {"id": "leading"}])
def test_it_refuses_what_no_signature_covers(change, asha, tmp_path):
    credential = awarded(asha)
    subject = credential.document["credentialSubject"]
    achievement = {**subject["achievement"], **change}
    wrong = {**credential.document, "credentialSubject": {**subject, "achievement": achievement}}
    code, said = run(tmp_path, wrong)
    assert code
    assert "is in no vocabulary" in said


def test_it_says_that_one_was_stopped(asha, tmp_path):
    credential = awarded(asha)
    actions.withdraw_credential(
        by=SIGNER, identifier=credential.identifier, because="In error", now=NOW
    )
    actions.sign_credentials(by=SIGNER, now=NOW)
    code, said = run(tmp_path, credential.document)
    assert code
    assert "suspended or withdrawn" in said


def test_it_says_that_one_is_over(asha, tmp_path):
    over = awarded(asha, from_on=date(2020, 1, 1), until_on=date(2021, 1, 1))
    assert "it is history" in run(tmp_path, over.document)[1]
