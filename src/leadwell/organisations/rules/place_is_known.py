"""ORG-02: A site belongs to a trust that is known here.

Every other organisation may point at a place nobody has described yet: the place is kept under its
code until a file names it. A site may not, because its code is all that ties it to a trust.
Source: house rule, from the register of sites: a site's code begins with its trust's, for all but one.
"""

from __future__ import annotations

from leadwell.organisations.rules.facts import OrganisationFacts
from leadwell.reasons import Reason


def place_is_known(facts: OrganisationFacts, *, known: bool) -> list[Reason]:
    """Say what stands in the way of placing one organisation. An empty list means nothing."""
    if facts.kind != "site" or known:
        return []
    if not facts.parent_code:
        return [Reason("ORG-02a", "A site needs the code of its trust.")]
    text = "The trust {code}, to which this site belongs, is not known here. Load the trusts first."
    return [Reason("ORG-02b", text, {"code": facts.parent_code})]
