"""xAPI statements (1.0.3 and 2.0.0 on the wire), read strictly: what the specification refuses is refused,
with the path of what is wrong. Only statements; nothing else of a learning record store.

`read_statements` takes the body of a POST; `same_statement` says whether a statement came again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

MOST = 500
LARGEST = 2_000_000
DEEPEST = 30
VERSION = re.compile(r"(1\.0(\.\d+)?|2\.0(\.\d+)?)")
VOIDED = "http://adlnet.gov/expapi/verbs/voided"
DURATION = re.compile(
    r"P(?=.)(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?"
    r"(T(?=.)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?"
)
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
SHA1 = re.compile(r"[0-9a-fA-F]{40}")
WHO = ("mbox", "mbox_sha1sum", "openid", "account")
Json = dict[str, Any]


class WrongStatement(Exception):
    """A statement that the specification refuses. The text names the place and says what belongs there."""


class TooMuch(Exception):
    """More than we take at once. The text says how much that is."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its identifier (made where it had none), what was said, and what we ask of it.
    `actor` is the sender's word for the person ("mbox:…", "account:homePage#name"), empty for a group
    without one; `activity` is what it was about, `voids` the statement it takes back."""

    identifier: UUID
    said: Json
    actor: str
    verb: str
    activity: str
    voids: UUID | None


def read_statements(body: bytes) -> list[Said]:
    """One statement or a list of them, all or none. Raises `WrongStatement` or `TooMuch`."""
    if len(body) > LARGEST:
        raise TooMuch(f"Send at most {LARGEST:,} bytes at once.")
    found = _loaded(body)
    rows = found if isinstance(found, list) else [found]
    if not rows:
        raise WrongStatement("statements: send at least one.")
    if len(rows) > MOST:
        raise TooMuch(f"Send at most {MOST} statements at once.")
    said = [_statement(row, f"statement {at}") for at, row in enumerate(rows, start=1)]
    met = [one.identifier for one in said]
    if len(set(met)) < len(met):
        raise WrongStatement("id: two statements of one request have the same.")
    return said


def same_statement(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two statements say the same. What a store adds by itself is not looked at."""
    added = ("stored", "authority", "version", "id", "timestamp")
    return {k: v for k, v in one.items() if k not in added} == {
        k: v for k, v in other.items() if k not in added
    }


def actor_word(actor: Mapping[str, Any]) -> str:
    """The sender's word for a person, as one text that stays the same."""
    for name in ("mbox", "mbox_sha1sum", "openid"):
        if name in actor:
            return f"{name}:{str(actor[name]).casefold()}"
    if "account" in actor:
        return f"account:{actor['account']['homePage']}#{actor['account']['name']}"
    return ""


def _loaded(body: bytes) -> Any:
    try:
        found = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise WrongStatement(f"body: send JSON in UTF-8 ({error}).") from error
    if _depth(found) > DEEPEST:
        raise WrongStatement(f"body: nests deeper than {DEEPEST}.")
    return found


def _once(pairs: Sequence[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _no_number(text: str) -> float:
    raise ValueError(f"JSON knows no {text}")


def _depth(found: Any) -> int:
    deepest, ahead = 0, [(found, 1)]
    while ahead:
        one, depth = ahead.pop()
        deepest = max(deepest, depth)
        inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        ahead.extend((inner, depth + 1) for inner in inside)
    return deepest


def _statement(row: Any, at: str) -> Said:
    fields = {
        "id": _uuid, "actor": _actor, "verb": _verb, "object": _object, "result": _result,
        "context": _context, "timestamp": _moment, "stored": _moment, "authority": _actor,
        "version": _version, "attachments": _attachments,
    }  # fmt: skip
    _whole(row, at, fields, needed=("actor", "verb", "object"))
    about = row["object"]
    voiding = row["verb"]["id"] == VOIDED
    if voiding and about.get("objectType") != "StatementRef":
        raise WrongStatement(f"{at} / object: to take a statement back, name it as a StatementRef.")
    return Said(
        identifier=UUID(row["id"]) if "id" in row else uuid4(),
        said=row,
        actor=actor_word(row["actor"]),
        verb=row["verb"]["id"],
        activity=about["id"] if about.get("objectType", "Activity") == "Activity" else "",
        voids=UUID(about["id"]) if voiding else None,
    )


Check = Callable[[Any, str], None]


def _whole(row: Any, at: str, fields: Mapping[str, Check], needed: Sequence[str] = ()) -> None:
    """An object with these fields and no others, none of them null."""
    if not isinstance(row, dict):
        raise WrongStatement(f"{at}: send an object.")
    if missing := [name for name in needed if name not in row]:
        raise WrongStatement(f"{at} / {missing[0]}: this is missing.")
    for name, value in row.items():
        if name not in fields:
            raise WrongStatement(f"{at} / {name[:60]}: there is no such field.")
        fields[name](value, f"{at} / {name}")


def _text(value: Any, at: str) -> None:
    if not isinstance(value, str):
        raise WrongStatement(f"{at}: send text.")


def _true_or_false(value: Any, at: str) -> None:
    if not isinstance(value, bool):
        raise WrongStatement(f"{at}: send true or false.")


def _number(value: Any, at: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongStatement(f"{at}: send a number.")


def _share(value: Any, at: str) -> None:
    _number(value, at)
    if not -1 <= value <= 1:
        raise WrongStatement(f"{at}: send a number from -1 to 1.")


def _uuid(value: Any, at: str) -> None:
    try:
        right = isinstance(value, str) and str(UUID(value)) == value.lower()
    except ValueError:
        right = False
    if not right:
        raise WrongStatement(f"{at}: send a UUID.")


def _iri(value: Any, at: str) -> None:
    _text(value, at)
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise WrongStatement(f"{at}: send a whole address (IRI).") from error
    if not parts.scheme or not (parts.netloc or parts.path) or re.search(r"\s", value):
        raise WrongStatement(f"{at}: send a whole address (IRI).")


def _moment(value: Any, at: str) -> None:
    _text(value, at)
    try:
        right = datetime.fromisoformat(value).tzinfo is not None or "T" in value
    except ValueError:
        right = False
    if not right or value.endswith("-00:00"):
        raise WrongStatement(f"{at}: send a time as 2026-11-02T09:00:00Z.")


def _duration(value: Any, at: str) -> None:
    _text(value, at)
    if not DURATION.fullmatch(value):
        raise WrongStatement(f"{at}: send a time span as PT1H30M.")


def _version(value: Any, at: str) -> None:
    _text(value, at)
    if not VERSION.fullmatch(value):
        raise WrongStatement(f"{at}: we read 1.0 and 2.0.")


def _words(value: Any, at: str) -> None:
    """A text for each language."""
    if not isinstance(value, dict):
        raise WrongStatement(f"{at}: send a text for each language.")
    for language, text in value.items():
        if not LANGUAGE.fullmatch(language):
            raise WrongStatement(f"{at} / {language[:20]}: this is no language tag.")
        _text(text, f"{at} / {language}")


def _extensions(value: Any, at: str) -> None:
    if not isinstance(value, dict):
        raise WrongStatement(f"{at}: send an object.")
    for name in value:
        _iri(name, f"{at} / {name[:60]}")


def _mbox(value: Any, at: str) -> None:
    _text(value, at)
    if not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", value):
        raise WrongStatement(f"{at}: send an address as mailto:name@place.example.")


def _sha1(value: Any, at: str) -> None:
    _text(value, at)
    if not SHA1.fullmatch(value):
        raise WrongStatement(f"{at}: send forty hexadecimal digits.")


def _account(value: Any, at: str) -> None:
    _whole(value, at, {"homePage": _iri, "name": _text}, needed=("homePage", "name"))


IDENTIFIED: Mapping[str, Check] = {
    "name": _text,
    "mbox": _mbox,
    "mbox_sha1sum": _sha1,
    "openid": _iri,
    "account": _account,
}


def _actor(value: Any, at: str) -> None:
    kind = value.get("objectType", "Agent") if isinstance(value, dict) else "Agent"
    if kind == "Group":
        return _group(value, at)
    _whole(value, at, {**IDENTIFIED, "objectType": _is("Agent")})
    _one_name(value, at, least=1)


def _group(value: Json, at: str) -> None:
    _whole(value, at, {**IDENTIFIED, "objectType": _is("Group"), "member": _members})
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
        _actor(one, f"{at} {place}")


def _is(kind: str) -> Check:
    def check(value: Any, at: str) -> None:
        if value != kind:
            raise WrongStatement(f"{at}: this has to be {kind}.")

    return check


def _verb(value: Any, at: str) -> None:
    _whole(value, at, {"id": _iri, "display": _words}, needed=("id",))


def _object(value: Any, at: str, *, inside: bool = False) -> None:
    kind = value.get("objectType", "Activity") if isinstance(value, dict) else "Activity"
    if kind in ("Agent", "Group"):
        _actor(value, at)
    elif kind == "StatementRef":
        _whole(value, at, {"objectType": _is(kind), "id": _uuid}, needed=("id",))
    elif kind == "SubStatement" and not inside:
        _sub_statement(value, at)
    else:
        fields = {"objectType": _is("Activity"), "id": _iri, "definition": _definition}
        _whole(value, at, fields, needed=("id",))


def _sub_statement(value: Any, at: str) -> None:
    fields: dict[str, Check] = {
        "objectType": _is("SubStatement"),
        "actor": _actor,
        "verb": _verb,
        "object": lambda one, where: _object(one, where, inside=True),
        "result": _result,
        "context": _context,
        "timestamp": _moment,
        "attachments": _attachments,
    }
    _whole(value, at, fields, needed=("actor", "verb", "object"))


def _definition(value: Any, at: str) -> None:
    fields: dict[str, Check] = {
        "name": _words,
        "description": _words,
        "type": _iri,
        "moreInfo": _iri,
        "interactionType": _text,
        "correctResponsesPattern": _texts,
        "extensions": _extensions,
    }
    steps = ("choices", "scale", "source", "target", "steps")
    _whole(value, at, {**fields, **dict.fromkeys(steps, _interactions)})


def _texts(value: Any, at: str) -> None:
    if not isinstance(value, list):
        raise WrongStatement(f"{at}: send a list.")
    for place, one in enumerate(value, start=1):
        _text(one, f"{at} {place}")


def _interactions(value: Any, at: str) -> None:
    if not isinstance(value, list):
        raise WrongStatement(f"{at}: send a list.")
    for place, one in enumerate(value, start=1):
        _whole(one, f"{at} {place}", {"id": _text, "description": _words}, needed=("id",))


def _score(value: Any, at: str) -> None:
    _whole(value, at, {"scaled": _share, "raw": _number, "min": _number, "max": _number})
    least, most = value.get("min", float("-inf")), value.get("max", float("inf"))
    if (
        least > most
        or not least <= value.get("raw", least if least > float("-inf") else most) <= most
    ):
        raise WrongStatement(f"{at}: raw lies between min and max.")


def _result(value: Any, at: str) -> None:
    fields: dict[str, Check] = {
        "score": _score,
        "success": _true_or_false,
        "completion": _true_or_false,
        "response": _text,
        "duration": _duration,
        "extensions": _extensions,
    }
    _whole(value, at, fields)


def _context(value: Any, at: str) -> None:
    fields: dict[str, Check] = {
        "registration": _uuid,
        "instructor": _actor,
        "team": _group,
        "contextActivities": _context_activities,
        "contextAgents": _anything,
        "contextGroups": _anything,
        "revision": _text,
        "platform": _text,
        "language": _language,
        "statement": lambda one, where: _object(one, where),
        "extensions": _extensions,
    }
    _whole(value, at, fields)


def _anything(value: Any, at: str) -> None:
    if value is None:
        raise WrongStatement(f"{at}: leave out what is empty.")


def _language(value: Any, at: str) -> None:
    _text(value, at)
    if not LANGUAGE.fullmatch(value):
        raise WrongStatement(f"{at}: this is no language tag.")


def _context_activities(value: Any, at: str) -> None:
    kinds = ("parent", "grouping", "category", "other")
    _whole(value, at, dict.fromkeys(kinds, _activities))


def _activities(value: Any, at: str) -> None:
    rows = value if isinstance(value, list) else [value]
    for place, one in enumerate(rows, start=1):
        fields = {"objectType": _is("Activity"), "id": _iri, "definition": _definition}
        _whole(one, f"{at} {place}", fields, needed=("id",))


def _attachments(value: Any, at: str) -> None:
    if not isinstance(value, list):
        raise WrongStatement(f"{at}: send a list.")
    fields: dict[str, Check] = {
        "usageType": _iri,
        "display": _words,
        "description": _words,
        "contentType": _text,
        "length": _number,
        "sha2": _text,
        "fileUrl": _iri,
    }
    for place, one in enumerate(value, start=1):
        needed = ("usageType", "display", "contentType", "length", "sha2")
        _whole(one, f"{at} {place}", fields, needed=needed)
