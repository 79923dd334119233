"""EQU-06: A person answers a question of ours with one of its answers, with nothing, or by not saying.

Source: house rule: nobody is made to answer, and not answering is not the same as not saying.
"""

from __future__ import annotations

from collections.abc import Mapping

from leadwell.equality.rules.facts import NOT_ASKED, NOT_SAID, Characteristic
from leadwell.reasons import Reason


def answer_can_be_given(
    answers: Mapping[str, str], *, characteristics: Mapping[str, Characteristic]
) -> list[Reason]:
    """Say what stands in the way of keeping these answers. It never repeats one."""
    known = {slug: _can_be_chosen(one) for slug, one in characteristics.items()}
    if all(slug in known and value in known[slug] for slug, value in answers.items()):
        return []
    return [Reason("EQU-06", "Choose one of the answers on the page.")]


def _can_be_chosen(one: Characteristic) -> set[str]:
    return {NOT_ASKED, NOT_SAID, *(code.kept for code in one.scheme(one.ask).codes)}
