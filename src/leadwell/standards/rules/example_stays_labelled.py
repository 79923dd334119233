"""STD-08: An example says so in its title, and only words of somebody else's lose the label.

Source: house rule: made-up words are never shown as a national text.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def example_stays_labelled(
    *, title: str, example: bool, was_example: bool, source: str, source_before: str
) -> list[Reason]:
    """Say what is wrong with the label. `was_example` is whether the version it grew from was one."""
    if example and "example" not in title.casefold():
        return [
            Reason("STD-08a", "Write “example” in the title: these words are nobody's but ours.")
        ]
    if was_example and not example and source.strip() == source_before.strip():
        return [
            Reason(
                "STD-08b",
                "Say in the source whose words these are now, before the label comes off.",
            )
        ]
    return []
