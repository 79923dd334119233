"""What must stay secret and the same from start to start: kept in the home, for its owner only."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launcher.places import PYTHON, home

NAMES = (
    "LEADWELL_SECRET_KEY",
    "LEADWELL_FILE_KEY",
    "LEADWELL_OWNER_PASSWORD",
    "LEADWELL_WEB_PASSWORD",
    "LEADWELL_EQUALITY_PASSWORD",
    "LEADWELL_SPEAKING_UP_PASSWORD",
    "LEADWELL_SNAPSHOT_PASSWORD",
    "LEADWELL_SNAPSHOT_KEY",
    "LEADWELL_DEMO_PASSWORD",
    "LEADWELL_LEDGER_KEY",
    "LEADWELL_CREDENTIAL_KEY",
    "LEADWELL_CREDENTIAL_RSA_KEY",
    "LEADWELL_LTI_KEY",
)
THIRTY_TWO_BYTES = ("LEADWELL_LEDGER_KEY", "LEADWELL_CREDENTIAL_KEY", "LEADWELL_SNAPSHOT_KEY")
# What signs is held by the worker and by the commands that sign, never by what answers the world.
OF_THE_LEDGER = ("LEADWELL_LEDGER_KEY",)
OF_CREDENTIALS = ("LEADWELL_CREDENTIAL_KEY", "LEADWELL_CREDENTIAL_RSA_KEY")
# Opens the snapshots that fairness counts from: for the worker and the commands that count.
OF_SNAPSHOTS = ("LEADWELL_SNAPSHOT_KEY",)
# What opens courses in learning systems is signed while a page is answered: the site holds this one alone.
OF_LEARNING = ("LEADWELL_LTI_KEY",)
RSA_KEYS = ("LEADWELL_CREDENTIAL_RSA_KEY", "LEADWELL_LTI_KEY")
# The launcher itself knows no cryptography: our own environment makes this kind of key.
RSA = """
from base64 import urlsafe_b64encode
from cryptography.hazmat.primitives import serialization as s
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
key = generate_private_key(public_exponent=65537, key_size=3072)
der = key.private_bytes(s.Encoding.DER, s.PrivateFormat.PKCS8, s.NoEncryption())
print(urlsafe_b64encode(der).decode())
"""


def keys() -> dict[str, str]:
    """The keys of this home, made the first time. What the environment names wins."""
    path = home() / "keys.json"
    found = json.loads(path.read_text()) if path.exists() else {}
    missing = {name: _made(name) for name in NAMES if name not in found}
    if missing:
        _write(path, {**found, **missing})
    return {name: os.environ.get(name) or {**found, **missing}[name] for name in NAMES}


def some(names: Sequence[str]) -> dict[str, str]:
    """These keys and no others, for a process that needs them."""
    found = keys()
    return {name: found[name] for name in names}


def renew(names: Sequence[str]) -> None:
    """Make these keys anew. What they were before is kept beside."""
    path = home() / "keys.json"
    put({**json.loads(path.read_text()), **{name: _made(name) for name in names}})


def put(given: dict[str, str]) -> None:
    """Take over the keys of another home. What was here before is kept beside."""
    path = home() / "keys.json"
    before = json.loads(path.read_text()) if path.exists() else {}
    if before:
        _write(path.with_name("keys.before.json"), before)
    _write(path, {**before, **given})


def _made(name: str) -> str:
    """A demo password is typed by people, so it is short words; the rest is never seen. The ledger's
    key and that of credentials have the 32 bytes their kind of signature asks for."""
    if name == "LEADWELL_DEMO_PASSWORD":
        return f"show-me-around-{secrets.randbelow(9000) + 1000}"
    if name in RSA_KEYS:
        done = subprocess.run([str(PYTHON), "-c", RSA], capture_output=True, text=True, check=True)
        return done.stdout.strip()
    return secrets.token_urlsafe(32 if name in THIRTY_TWO_BYTES else 40)


def _write(path: Path, content: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(content, file, indent=1)
    fresh.rename(path)
