"""Whom to tell about a weakness."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

GOOD_FOR = timedelta(days=180)


def security_text(*, contact: str, canonical: str, now: datetime) -> str:
    """How to report a weakness, for machines and people, as RFC 9116 lays it down."""
    expires = (now.astimezone(UTC) + GOOD_FOR).replace(microsecond=0)
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {canonical}",
    )
    return "\n".join(lines) + "\n"
