"""ORG-05: Who may name an organisation: a register goes before a publication that mentions it.

A source of a higher rank replaces what one of a lower rank said. Sources of the same rank follow
each other by the date of their edition.
Source: our own, reviewed 21 November 2026.
"""

from __future__ import annotations

from collections.abc import Mapping

MENTION = 10
RANKS: Mapping[str, int] = {
    # The register of organisations itself.
    "ods-trusts": 40,
    "ods-ccg-icb": 40,
    "ods-practices": 40,
    "ods-sites": 40,
    "ods-pcn": 40,
    "icb-names": 40,
    "region-names": 40,
    "england": 40,
    "demo": 40,
    # The regulator's register: right about care, second-hand about the NHS.
    "cqc-ratings": 30,
    "cqc-detail": 30,
    # Lists that somebody keeps.
    "organisation-aliases": 20,
}


def rank_of_source(source: str) -> int:
    """The rank of a source; a source nobody ranked only mentions organisations."""
    return RANKS.get(source, MENTION)
