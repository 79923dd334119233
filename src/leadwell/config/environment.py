"""What the machine tells us, read once into one typed object."""

from __future__ import annotations

import os
import secrets
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

Mode = Literal["demo", "development", "production", "test"]
ROOT = Path(__file__).resolve().parents[3]
# Nobody waits longer for a page: a question that takes this long is ended, and so is a transaction
# that somebody left open, before they use up every connection.
# Reading a row here or there costs little more than reading on, as on any disc without moving parts:
# told otherwise, the database reads the posts of the whole country to find those of one place.
PATIENCE = (
    "-c statement_timeout=15s -c idle_in_transaction_session_timeout=30s -c random_page_cost=1.1"
)


@dataclass(frozen=True, slots=True)
class Environment:
    """How this process is to behave and what it may reach."""

    mode: Mode
    home: Path
    database_url: str
    equality_url: str
    secret_key: str
    file_key: str
    scanner: tuple[str, ...]
    hosts: tuple[str, ...]
    language: str
    pooled: bool
    serving: bool
    https: bool
    security_contact: str
    ledger_key: str
    credential_key: str
    credential_rsa_key: str
    lti_key: str
    snapshot_url: str
    snapshot_key: str
    address: str

    @property
    def open_to_look_inside(self) -> bool:
        """Whether the gallery and other builders' pages are shown."""
        return self.mode in ("demo", "development", "test")


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read the environment. Only production insists on being told things."""
    mode: Any = environ.get("LEADWELL_MODE", "development")
    secret_key = _secret_key(environ, mode)
    home = Path(environ.get("LEADWELL_HOME") or ROOT / ".leadwell").resolve()
    hosts = environ.get("LEADWELL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    https = environ.get("LEADWELL_HTTPS", "1" if mode == "production" else "0") == "1"
    return Environment(
        mode=mode,
        home=home,
        database_url=environ.get("LEADWELL_DATABASE_URL") or environ.get("DATABASE_URL", ""),
        equality_url=environ.get("LEADWELL_EQUALITY_URL", ""),
        secret_key=secret_key,
        # keeps waiting staff files unreadable; apart, so that it can be replaced by itself
        file_key=environ.get("LEADWELL_FILE_KEY") or secret_key,
        scanner=tuple(shlex.split(environ.get("LEADWELL_SCANNER", ""))),
        hosts=tuple(filter(None, hosts)),
        language=environ.get("LEADWELL_LANGUAGE", "en-gb"),
        pooled=environ.get("LEADWELL_POOL") == "1",
        serving=environ.get("LEADWELL_SERVING") == "1",
        https=https,
        security_contact=environ.get(
            "LEADWELL_SECURITY_CONTACT", "mailto:security@leadwell.example"
        ),
        ledger_key=environ.get("LEADWELL_LEDGER_KEY", ""),
        credential_key=environ.get("LEADWELL_CREDENTIAL_KEY", ""),
        credential_rsa_key=environ.get("LEADWELL_CREDENTIAL_RSA_KEY", ""),
        lti_key=environ.get("LEADWELL_LTI_KEY", ""),
        snapshot_url=environ.get("LEADWELL_SNAPSHOT_URL", ""),
        snapshot_key=environ.get("LEADWELL_SNAPSHOT_KEY", ""),
        # how others reach the site: credentials carry it, and they outlast any request
        address=environ.get("LEADWELL_ADDRESS") or f"{'https' if https else 'http'}://{hosts[0]}",
    )


def _secret_key(environ: Mapping[str, str], mode: str) -> str:
    """The key that signs sessions. Without one given, a key that lasts as long as this process:
    the launcher gives every process of a site the same one, from its home."""
    if key := environ.get("LEADWELL_SECRET_KEY"):
        return key
    if mode == "production":
        raise RuntimeError("Set LEADWELL_SECRET_KEY to a long random text before starting.")
    return secrets.token_urlsafe(50)


def database_settings(url: str, *, pooled: bool, serving: bool = False) -> dict[str, Any]:
    """Django's settings for one PostgreSQL address. An empty address is allowed, so that the
    settings can be read where there is no database (types, documents). `serving` is for what answers
    requests: its questions end after 15 seconds. A load may take as long as it needs."""
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    options: dict[str, Any] = (
        {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}} if pooled else {}
    )
    if serving:
        options["options"] = PATIENCE
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "leadwell",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": query.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # a connection the server ended is not handed to a page
        "OPTIONS": {**options, **query},
    }


def sealed_settings(url: str, *, pooled: bool, serving: bool = False) -> dict[str, Any]:
    """The same for a sealed room. Values travel beside the question and never inside its text, so
    that a server which writes down what went wrong does not write down what somebody declared."""
    found = database_settings(url, pooled=pooled, serving=serving)
    found["OPTIONS"]["server_side_binding"] = True
    return found
