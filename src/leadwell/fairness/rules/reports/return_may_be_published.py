"""FAR-56: A return is the latest result of an employer for a year that is over, in its printed form.

Exact counts are never published; a year is published once until that return is taken back; and where a
figure stands out among those of the return (FAR-90) the organisation says in its own words what it makes of
it.
Source: house rule: a published figure can be worked out again from its snapshot.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leadwell.fairness.rules.reports.facts import EXACT, ToPublish, Watched
from leadwell.fairness.rules.reports.found_among_many import found_among_many
from leadwell.fairness.rules.reports.what_stands_out import what_stands_out
from leadwell.reasons import Reason

FEWEST_LETTERS = 40


def return_may_be_published(asked: ToPublish, *, says: str, today: date) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    return [*_about_the_result(asked, today), *_about_the_words(asked, says)]


def _about_the_result(asked: ToPublish, today: date) -> Iterator[Reason]:
    if not asked.current:
        yield Reason(
            "FAR-56a", "These figures were worked out again since. Publish the later ones."
        )
    if asked.profile == EXACT:
        yield Reason("FAR-56b", "Exact numbers are never published: one of them could be a person.")
    if asked.ended_on >= today:
        yield Reason("FAR-56c", "The year is not over yet. Publish it once it is.")
    elif asked.as_at < asked.ended_on:
        yield Reason(
            "FAR-56i",
            "These figures were counted before the year was over. Publish those of its last day.",
        )
    if asked.published_already:
        yield Reason(
            "FAR-56d", "This year is published already. Take that return back first, and say why."
        )
    if asked.area:
        yield Reason("FAR-56e", "A return speaks of one employer, not of a whole area.")
    if not asked.for_everybody:
        yield Reason(
            "FAR-56h",
            "These figures are for those who answer for this place, and are not published as a return.",
        )
    if not asked.lines:
        yield Reason("FAR-56f", "There is no figure to publish.")


def _about_the_words(asked: ToPublish, says: str) -> Iterator[Reason]:
    told = (line for each in what_stands_out(asked.lines) for line in each.told)
    found = found_among_many(Watched("", line) for line in told).found
    if found and len(says.strip()) < FEWEST_LETTERS:
        yield Reason(
            "FAR-56g",
            "Something stands out. Say in a sentence or two what you make of it and what you do about it.",
        )
