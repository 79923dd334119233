"""Who a statement is about: one person, named in one way, or a group."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from leadwell.gateways.xapi.values import (
    SHA1,
    Check,
    WrongStatement,
    iri,
    is_the_word,
    text,
    whole,
)

WHO = ("mbox", "mbox_sha1sum", "openid", "account")
Json = dict[str, Any]


def _mbox(value: Any, at: str) -> None:
    text(value, at)
    if not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", value):
        raise WrongStatement(f"{at}: send an address as mailto:name@place.example.")


def _sha1(value: Any, at: str) -> None:
    text(value, at)
    if not SHA1.fullmatch(value):
        raise WrongStatement(f"{at}: send forty hexadecimal digits.")


def _account(value: Any, at: str) -> None:
    whole(value, at, {"homePage": iri, "name": text}, needed=("homePage", "name"))


IDENTIFIED: Mapping[str, Check] = {
    "name": text,
    "mbox": _mbox,
    "mbox_sha1sum": _sha1,
    "openid": iri,
    "account": _account,
}


def actor(value: Any, at: str) -> None:
    """A person, or a group."""
    kind = value.get("objectType", "Agent") if isinstance(value, dict) else "Agent"
    if kind == "Group":
        group(value, at)
    else:
        whole(value, at, {**IDENTIFIED, "objectType": is_the_word("Agent")})
        _one_name(value, at, least=1)


def group(value: Json, at: str) -> None:
    """A group with a name of its own, or with members."""
    whole(value, at, {**IDENTIFIED, "objectType": is_the_word("Group"), "member": _members})
    _one_name(value, at, least=0)
    if not any(name in value for name in WHO) and not value.get("member"):
        raise WrongStatement(f"{at}: a group without a name of its own lists its members.")


def _one_name(value: Json, at: str, *, least: int) -> None:
    names = [name for name in WHO if name in value]
    if not least <= len(names) <= 1:
        raise WrongStatement(f"{at}: name the person in one way: {', '.join(WHO)}.")


def _members(value: Any, at: str) -> None:
    if not isinstance(value, list):
        raise WrongStatement(f"{at}: send a list.")
    for place, one in enumerate(value, start=1):
        if isinstance(one, dict) and one.get("objectType") == "Group":
            raise WrongStatement(f"{at} {place}: a group holds people, no groups.")
        actor(one, f"{at} {place}")
