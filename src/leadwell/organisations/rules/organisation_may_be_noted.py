"""ORG-01: An organisation has a code and, where a file describes it, a name that fits.

Codes are opaque: nothing is read from their length or their letters.
Source: house rule, from the codes seen in the registers: two to forty letters, digits and hyphens.
"""

from __future__ import annotations

import re

from leadwell.organisations.rules.facts import OrganisationFacts
from leadwell.reasons import Reason

LONGEST_NAME = 250
# Everything sits beneath it, and whoever may do a thing here may do it everywhere.
TOP = "ENG"
_is_code = re.compile(r"[A-Z0-9-]{2,40}").fullmatch


def organisation_may_be_noted(facts: OrganisationFacts) -> list[Reason]:
    """Say what stands in the way of one row. An empty list means yes."""
    if not _is_code(facts.code):
        return [Reason("ORG-01a", "A code has 2 to 40 letters, digits or hyphens.")]
    if facts.code == TOP and facts.kind != "country":
        return [Reason("ORG-01f", "This is the code of the whole country. Write another.")]
    if facts.parent_code and not _is_code(facts.parent_code):
        return [Reason("ORG-01b", "The code of the organisation above is not a code.")]
    if len(facts.name) > LONGEST_NAME:
        return [
            Reason("ORG-01c", "The name is longer than {most} letters.", {"most": LONGEST_NAME})
        ]
    if facts.parent_code == facts.code:
        return [Reason("ORG-01d", "An organisation cannot sit inside itself.")]
    return []
