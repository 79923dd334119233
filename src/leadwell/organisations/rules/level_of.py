"""ORG-50: A post's level follows from its board seat, its job role or its band, by the mapping of the day.

A board seat goes before a job role, and a job role before a band. What a file says about leading people
goes before what the mapping says, and a post that leads nobody by either has a level only if it leads.
Source: house rule, an example until a national mapping is published; the mapping is dated data.
"""

from __future__ import annotations

from leadwell.organisations.rules.facts import LevelMapping, Standing

NOTHING = Standing(None, leads=False)


def level_of(
    band: str, job_role: str, *, leads: bool | None, board: bool, mapping: LevelMapping
) -> Standing:
    """The level, and whether the post leads people. `leads` is what the file says; None if nothing."""
    by_band = mapping.bands.get(_plain(band).removeprefix("band "))
    by_role = mapping.job_roles.get(_plain(job_role))
    found = (mapping.board if board else None) or by_role or by_band or NOTHING
    leading = found.leads if leads is None else leads
    return Standing(found.level if leading else None, leading)


def _plain(text: str) -> str:
    return " ".join(text.replace("-", " ").split()).casefold()
