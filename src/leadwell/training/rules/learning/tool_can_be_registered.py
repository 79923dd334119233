"""TRN-56: A learning system that opens our courses has a name and whole, protected addresses.

Source: house rule, from LTI 1.3, which asks for addresses under https; this computer's own may do without
where the data are made up.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from leadwell.reasons import Reason

LONGEST_TITLE, LONGEST_ADDRESS = 200, 300
THIS_COMPUTER = ("127.0.0.1", "localhost", "::1")


def tool_can_be_registered(
    *, title: str, addresses: tuple[str, ...], loopback: bool
) -> list[Reason]:
    """Say what stands in the way. `loopback`: addresses of this computer may stand without https."""
    reasons = []
    if not title.strip() or len(title) > LONGEST_TITLE:
        reasons.append(
            Reason("TRN-56a", "Give it a name of {n} letters or fewer.", {"n": LONGEST_TITLE})
        )
    if not all(_is_protected(one, loopback=loopback) for one in addresses):
        text = "Give whole addresses that begin with https://, without # or a name in them."
        reasons.append(Reason("TRN-56b", text))
    return reasons


def _is_protected(address: str, *, loopback: bool) -> bool:
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    odd = any(sign in address for sign in " \t\r\n;,'\"<>\\#") or len(address) > LONGEST_ADDRESS
    if odd or not host or parts.username is not None:
        return False
    return parts.scheme == "https" or (
        loopback and parts.scheme == "http" and host in THIS_COMPUTER
    )
