"""The one form in which a document is signed: RDFC-1.0, as sorted N-Quads.

Before that it is looked at, because what the vocabulary does not know is silently left out of what is
signed: a term or type nobody defined, or an address that is not whole, is refused (Data Integrity asks
for it). The library would complete a relative address with one of its own making unless told not to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from threading import Lock
from typing import Any

from pyld import jsonld

from leadwell.gateways.open_badges.contexts import FILES, UnknownContext, load

WHOLE_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
# The library remembers vocabularies in one place for all threads, and forgets some while others read.
ONE_AT_A_TIME = Lock()
HALF_A_SIGN = re.compile("[\ud800-\udfff]")
MOST_PARTS = 500
ABOUT_LANGUAGE = frozenset({"@value", "@language", "@direction"})
NO_BASE = {"base": None, "documentLoader": load, "processingMode": "json-ld-1.1"}
AS_N_QUADS = {**NO_BASE, "algorithm": "URDNA2015", "format": "application/n-quads"}


class NotSafe(Exception):
    """Part of the document would not be covered by a signature. The text says which."""


def canonical(document: Mapping[str, Any]) -> str:
    """The document's meaning in one fixed form. Raises `NotSafe` or `UnknownContext`."""
    _insist_on_known_contexts(document)
    if _parts(document) > MOST_PARTS:
        raise NotSafe("It has more parts than any credential.")
    with ONE_AT_A_TIME:
        expanded = _expanded(document)
        _insist_on_whole_addresses(expanded)
        found: str = jsonld.normalize(expanded, AS_N_QUADS)
    return found


def _parts(value: object) -> int:
    """How many objects it is made of: putting many that are alike in order takes their square in time."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return isinstance(value, dict) + sum(map(_parts, inner))


def _insist_on_known_contexts(document: Mapping[str, Any]) -> None:
    """A list of addresses we know, once, at the top; words of its own are not for a document to bring."""
    said = document.get("@context")
    addresses = said if isinstance(said, list) else [said]
    if any(not isinstance(one, str) or one not in FILES for one in addresses):
        raise UnknownContext("It uses a vocabulary that is not known here.")
    for name, value in document.items():
        if name != "@context":
            _insist_on_plain_words(name, value)


def _insist_on_plain_words(name: str, value: object) -> None:
    if name.startswith("@") and name not in ABOUT_LANGUAGE:
        raise NotSafe(f"It uses {name}, which changes what other words mean.")
    if HALF_A_SIGN.search(name) or (isinstance(value, str) and HALF_A_SIGN.search(value)):
        raise NotSafe("It holds half of a sign, which cannot be written.")
    for key, inner in value.items() if isinstance(value, dict) else ():
        _insist_on_plain_words(key, inner)
    for inner in value if isinstance(value, list) else ():
        _insist_on_plain_words("", inner)


def _expanded(document: Mapping[str, Any]) -> list[Any]:
    dropped: list[object] = []
    try:
        found: list[Any] = jsonld.expand(dict(document), dict(NO_BASE), dropped.append)
    except jsonld.JsonLdError as error:
        raise NotSafe(f"It cannot be read as linked data ({error.code or error.type}).") from error
    except OverflowError as error:
        raise NotSafe("It holds a number beyond all that can be written.") from error
    if dropped:
        raise NotSafe(f"The word {dropped[0]} is in no vocabulary.")
    return found


def _insist_on_whole_addresses(expanded: object) -> None:
    for one in expanded if isinstance(expanded, list) else ():
        _insist_on_whole_addresses(one)
    for name, value in expanded.items() if isinstance(expanded, dict) else ():
        if name in ("@id", "@type"):
            _insist_on_whole(value)
        else:
            if not name.startswith(
                "@"
            ):  # another name is left out of what is signed, without a word
                _insist_on_whole(name)
            _insist_on_whole_addresses(value)


def _insist_on_whole(value: object) -> None:
    for one in value if isinstance(value, list) else (value,):
        if not isinstance(one, str) or not WHOLE_ADDRESS.fullmatch(one):
            raise NotSafe(f"{one} is neither a whole address nor a type in the vocabulary.")
