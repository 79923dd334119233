"""ORG-23: A post says what it is called, and only a seat on the board votes.

Source: house rule, from the lengths of the columns and from W3C, "Character Model": no hidden signs.
"""

from __future__ import annotations

from unicodedata import category

from leadwell.organisations.rules.facts import PostFacts
from leadwell.reasons import Reason

LONGEST = {
    "title": 200,
    "unit": 150,
    "staff_group": 60,
    "job_role": 60,
    "band": 30,
    "pay_scale": 30,
}


def post_may_be_noted(facts: PostFacts) -> list[Reason]:
    """Say what stands in the way of keeping this description. An empty list means nothing does."""
    if not facts.title.strip():
        return [Reason("ORG-23a", "Say what the job is called.")]
    said = {name: str(getattr(facts, name)) for name in LONGEST}
    if any(len(text) > LONGEST[name] for name, text in said.items()):
        return [Reason("ORG-23b", "The name of the job, or of where it is, is too long.")]
    if any(category(letter) == "Cc" for text in said.values() for letter in text):
        return [Reason("ORG-23c", "Leave out tabs, line breaks and other hidden signs.")]
    if not facts.board and (facts.votes is not None or facts.executive is not None):
        return [Reason("ORG-23e", "Only a seat on the board has a vote or is an executive's.")]
    return []
