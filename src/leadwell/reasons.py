"""What stands in the way, and the two ways of being refused.

A rule returns a list of `Reason`; an empty list means yes. An action calls `insist_on`
and raises. The same reasons are shown on the page, raised by the action and kept with
the decision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in the way: a rule's code and a plain sentence.

    `text` is an English template and `facts` fills it, so that the sentence can be
    translated first and filled afterwards. Nothing secret belongs in `facts`.
    """

    code: str
    text: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.in_words(lambda text: text)

    def in_words(self, translate: Callable[[str], str]) -> str:
        """The sentence in the reader's language."""
        return translate(self.text).format(**self.facts)


class RuleBroken(Exception):
    """An action was refused by a rule. The reasons say why, in words."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__("; ".join(f"{reason.code}: {reason}" for reason in reasons))
        self.reasons = tuple(reasons)


class NotPermitted(Exception):
    """An action was refused because of who asked. The text says who can help."""


def insist_on(reasons: Sequence[Reason]) -> None:
    """Raise `RuleBroken` if anything stands in the way."""
    if reasons:
        raise RuleBroken(reasons)
