"""Offering social-care files: up to three, in any order, told apart by what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from leadwell.actor import Actor
from leadwell.gateways.asc_wds.bundle import pack
from leadwell.gateways.nameless import Nameless
from leadwell.gateways.rows import UnusableFile
from leadwell.intake.actions.staff.offering import offer_staff_file
from leadwell.intake.models import StaffFile
from leadwell.intake.queries.care import CARE
from leadwell.intake.queries.waiting import workbench
from leadwell.reasons import Reason, RuleBroken

Content = Callable[[], Iterator[bytes]]


def offer_care_files(
    *,
    by: Actor,
    organisation_code: str,
    files: Sequence[tuple[str, Content]],
    as_at: date,
    now: datetime,
    enqueued: bool = True,
) -> StaffFile:
    """Take up to three files, each a name and its content, to be looked at together as one staff file.

    They are changes only: whoever is not in them stays. The same three again, in whatever order, give
    the earlier one. Raises what `offer_staff_file` raises, and `RuleBroken` with INT-41 where they do
    not belong together."""
    with _packed([content for _name, content in files]) as bundle:
        return offer_staff_file(
            by=by,
            organisation_code=organisation_code,
            kind=CARE,
            file_name=", ".join(name for name, _content in files),
            content=bundle.pieces(),
            full=False,
            as_at=as_at,
            now=now,
            enqueued=enqueued,
        )


def _packed(contents: Sequence[Content]) -> Nameless:
    try:
        return pack(contents, workbench())
    except UnusableFile as why:
        raise RuleBroken([Reason("INT-41", why.text, dict(why.facts))]) from None
