"""What people say to the place they were offered, and what they still ask for after it.

After replies the same draw is worked out again: the same numbers, shorter lists. Every reply only takes
wishes away, so nobody else can end up with less than they hold: a freed place goes to whoever it is
due to, and they free another perhaps, until nobody moves.

    accepted            keeps the place, and asks for nothing else
    accepted, waiting   keeps it, unless a dearer one comes free
    declined            gives it up, and still waits for a dearer one; nothing below it any more
    left                asks for nothing

Who has not replied yet asks as before.
Source: house rule, from the monotony of deferred acceptance (Gale and Sotomayor, 1985).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["accepted", "accepted-waiting", "declined", "left"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Reply:
    """One entrant's latest reply, to the place in this cohort (empty where none was held)."""

    kind: Kind
    cohort: str = ""


def still_asked(choices: tuple[str, ...], reply: Reply | None) -> tuple[str, ...]:
    """The choices that are left after a reply. Errors: `ValueError` for a cohort never chosen."""
    if reply is None:
        return choices
    if reply.kind == "left":
        return ()
    if reply.cohort not in choices:
        raise ValueError(f"{reply.cohort} was not among the choices.")
    at = choices.index(reply.cohort)
    first, after = {
        "accepted": (at, at + 1),
        "accepted-waiting": (0, at + 1),
        "declined": (0, at),
    }[reply.kind]
    return choices[first:after]


def reply_text(reply: Reply) -> str:
    """A reply as it is published: "declined C1", "left"."""
    return reply.kind if reply.kind == "left" else f"{reply.kind} {reply.cohort}"


def reply_from(text: str) -> Reply:
    """The reply that a text tells. Errors: `ValueError` when it tells none."""
    said, _, cohort = text.partition(" ")
    for kind in KINDS:
        if kind == said:
            return Reply(kind, cohort)
    raise ValueError(f"“{text}” is no reply.")
