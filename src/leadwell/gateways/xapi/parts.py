"""The parts of a statement: what was done, to what, how it went and around what."""

from __future__ import annotations

from typing import Any

from leadwell.gateways.xapi.people import actor, group
from leadwell.gateways.xapi.values import (
    Check,
    WrongStatement,
    duration,
    extensions,
    iri,
    is_the_word,
    language,
    moment,
    number,
    share,
    text,
    true_or_false,
    uuid,
    whole,
    words,
)


def verb(value: Any, at: str) -> None:
    """What was done."""
    whole(value, at, {"id": iri, "display": words}, needed=("id",))


def about(value: Any, at: str, *, inside: bool = False) -> None:
    """What it was done to."""
    kind = value.get("objectType", "Activity") if isinstance(value, dict) else "Activity"
    if kind in ("Agent", "Group"):
        actor(value, at)
    elif kind == "StatementRef":
        whole(value, at, {"objectType": is_the_word(kind), "id": uuid}, needed=("id",))
    elif kind == "SubStatement" and not inside:
        _sub_statement(value, at)
    else:
        fields = {"objectType": is_the_word("Activity"), "id": iri, "definition": _definition}
        whole(value, at, fields, needed=("id",))


def _sub_statement(value: Any, at: str) -> None:
    fields: dict[str, Check] = {
        "objectType": is_the_word("SubStatement"),
        "actor": actor,
        "verb": verb,
        "object": lambda one, where: about(one, where, inside=True),
        "result": result,
        "context": context,
        "timestamp": moment,
        "attachments": attachments,
    }
    whole(value, at, fields, needed=("actor", "verb", "object"))


def _definition(value: Any, at: str) -> None:
    fields: dict[str, Check] = {
        "name": words,
        "description": words,
        "type": iri,
        "moreInfo": iri,
        "interactionType": text,
        "correctResponsesPattern": _texts,
        "extensions": extensions,
    }
    steps = ("choices", "scale", "source", "target", "steps")
    whole(value, at, {**fields, **dict.fromkeys(steps, _interactions)})


def _texts(value: Any, at: str) -> None:
    if not isinstance(value, list):
        raise WrongStatement(f"{at}: send a list.")
    for place, one in enumerate(value, start=1):
        text(one, f"{at} {place}")


def _interactions(value: Any, at: str) -> None:
    if not isinstance(value, list):
        raise WrongStatement(f"{at}: send a list.")
    for place, one in enumerate(value, start=1):
        whole(one, f"{at} {place}", {"id": text, "description": words}, needed=("id",))


def _score(value: Any, at: str) -> None:
    whole(value, at, {"scaled": share, "raw": number, "min": number, "max": number})
    least, most = value.get("min", float("-inf")), value.get("max", float("inf"))
    if (
        least > most
        or not least <= value.get("raw", least if least > float("-inf") else most) <= most
    ):
        raise WrongStatement(f"{at}: raw lies between min and max.")


def result(value: Any, at: str) -> None:
    """How it went."""
    fields: dict[str, Check] = {
        "score": _score,
        "success": true_or_false,
        "completion": true_or_false,
        "response": text,
        "duration": duration,
        "extensions": extensions,
    }
    whole(value, at, fields)


def context(value: Any, at: str) -> None:
    """Around what."""
    fields: dict[str, Check] = {
        "registration": uuid,
        "instructor": actor,
        "team": group,
        "contextActivities": _context_activities,
        "contextAgents": _anything,
        "contextGroups": _anything,
        "revision": text,
        "platform": text,
        "language": language,
        "statement": lambda one, where: about(one, where),
        "extensions": extensions,
    }
    whole(value, at, fields)


def _anything(value: Any, at: str) -> None:
    if value is None:
        raise WrongStatement(f"{at}: leave out what is empty.")


def _context_activities(value: Any, at: str) -> None:
    kinds = ("parent", "grouping", "category", "other")
    whole(value, at, dict.fromkeys(kinds, _activities))


def _activities(value: Any, at: str) -> None:
    rows = value if isinstance(value, list) else [value]
    for place, one in enumerate(rows, start=1):
        fields = {"objectType": is_the_word("Activity"), "id": iri, "definition": _definition}
        whole(one, f"{at} {place}", fields, needed=("id",))


def attachments(value: Any, at: str) -> None:
    """What was sent beside it: we read only what it is."""
    if not isinstance(value, list):
        raise WrongStatement(f"{at}: send a list.")
    fields: dict[str, Check] = {
        "usageType": iri,
        "display": words,
        "description": words,
        "contentType": text,
        "length": number,
        "sha2": text,
        "fileUrl": iri,
    }
    for place, one in enumerate(value, start=1):
        needed = ("usageType", "display", "contentType", "length", "sha2")
        whole(one, f"{at} {place}", fields, needed=needed)
