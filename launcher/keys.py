"""What must stay secret and the same from start to start: kept in the home, for its owner only."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from launcher.places import home

NAMES = (
    "LEADWELL_SECRET_KEY",
    "LEADWELL_FILE_KEY",
    "LEADWELL_OWNER_PASSWORD",
    "LEADWELL_WEB_PASSWORD",
    "LEADWELL_EQUALITY_PASSWORD",
    "LEADWELL_SPEAKING_UP_PASSWORD",
    "LEADWELL_DEMO_PASSWORD",
    "LEADWELL_LEDGER_KEY",
)


def keys() -> dict[str, str]:
    """The keys of this home, made the first time. What the environment names wins."""
    path = home() / "keys.json"
    found = json.loads(path.read_text()) if path.exists() else {}
    missing = {name: _made(name) for name in NAMES if name not in found}
    if missing:
        _write(path, {**found, **missing})
    return {name: os.environ.get(name) or {**found, **missing}[name] for name in NAMES}


def put(given: dict[str, str]) -> None:
    """Take over the keys of another home. What was here before is kept beside."""
    path = home() / "keys.json"
    before = json.loads(path.read_text()) if path.exists() else {}
    if before:
        _write(path.with_name("keys.before.json"), before)
    _write(path, {**before, **given})


def _made(name: str) -> str:
    """A demo password is typed by people, so it is short words; the rest is never seen. The ledger's
    key has the 32 bytes its kind of signature asks for."""
    if name == "LEADWELL_DEMO_PASSWORD":
        return f"show-me-around-{secrets.randbelow(9000) + 1000}"
    return secrets.token_urlsafe(32 if name == "LEADWELL_LEDGER_KEY" else 40)


def _write(path: Path, content: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(content, file, indent=1)
    fresh.rename(path)
