"""ACS-09: An account is known by one email address, plainly written.

Source: RFC 5321, section 4.5.3.1 (lengths). The form checks the shape; this is the last door.
"""

from __future__ import annotations

from leadwell.reasons import Reason

LONGEST = 254


def email_can_be_used(email: str) -> list[Reason]:
    """Say what is wrong with the address. An empty list means it can be used."""
    name, at, host = email.rpartition("@")
    whole = bool(name and at and "." in host) and len(email) <= LONGEST
    if whole and email.isprintable() and not any(sign.isspace() for sign in email):
        return []
    return [Reason("ACS-09", "Enter an email address like name@example.org.")]
