"""ORG-06: What a publication's name for an organisation says about its kind.

A publication gives a code and a name and nothing else. This is a first guess, kept until a register
describes the organisation, and it says "other employer" when the name does not tell.
Source: our own.
"""

from __future__ import annotations

import re

_TRUST = re.compile(r"\b(?:nhs|care|health) (?:foundation )?trust\b|\bnhs ft\b")
_BOARD = re.compile(r"\bintegrated care board\b|\bicb\b")
_SUPPORT = re.compile(r"\bcommissioning support unit\b|\bcsu\b")
_ENTERPRISE = re.compile(r"\bcic\b|\bcommunity interest company\b|\bsocial enterprise\b")
_NATIONAL = re.compile(
    r"\bnhs (?:england|digital|blood and transplant|resolution|business services authority)\b"
    r"|\bhealth education england\b|\bhealth research authority\b|\bcare quality commission\b"
    r"|\bukhsa\b|\buk health security agency\b|\bnational institute for health\b"
)
_WHAT_NAMES_SAY = (
    (_BOARD, ("icb", "icb")),
    (_SUPPORT, ("support-unit", "national")),
    (_TRUST, ("trust", "nhs-trust")),
    (_ENTERPRISE, ("social-enterprise", "independent")),
    (_NATIONAL, ("national-body", "national")),
)


def kind_in_a_name(name: str) -> tuple[str, str]:
    """The kind and the sector that a name suggests."""
    spoken = " ".join(name.casefold().split())
    for pattern, guess in _WHAT_NAMES_SAY:
        if pattern.search(spoken):
            return guess
    return ("employer", "unknown")
