"""STD-02: An item has a code of its own, something to say, and a level that is there.

Source: house rule: records, requirements and addresses find an item by its code.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from leadwell.reasons import Reason
from leadwell.standards.rules.facts import ItemFacts

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def item_may_be_kept(
    item: ItemFacts, *, taken: Collection[str], levels: Collection[int]
) -> list[Reason]:
    """Say what is wrong. `taken` are the codes of the other items, `levels` the numbers that are there."""
    found = []
    if not CODE.fullmatch(item.code):
        found.append(
            Reason(
                "STD-02a",
                "Write the code with letters, digits, full stops and hyphens, such as 2.1.",
            )
        )
    if item.code in taken:
        found.append(
            Reason(
                "STD-02b", "Another item has the code {code}. Choose another.", {"code": item.code}
            )
        )
    if not item.statement.strip():
        found.append(Reason("STD-02c", "Say what this item is, in a sentence."))
    if item.kind == "level" and item.level is None:
        found.append(Reason("STD-02d", "Give the level its number."))
    if item.kind != "level" and item.level is not None and item.level not in levels:
        found.append(
            Reason(
                "STD-02e",
                "There is no level {level} in this version. Add the level first.",
                {"level": item.level},
            )
        )
    return found
