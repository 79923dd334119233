"""Every kind of file that can be read, and how to tell which one a file is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from leadwell.gateways import ods
from leadwell.gateways.opening import Head, open_head
from leadwell.gateways.rows import BadRow, Delivery, HostileFile, Row, UnusableFile

__all__ = [
    "KINDS",
    "BadRow",
    "Delivery",
    "FileKind",
    "Head",
    "Row",
    "UnusableFile",
    "recognise",
    "why_unknown",
]


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its name, what people call it, how to tell it and how to read it."""

    name: str
    title: str
    recognises: Callable[[Head], bool]
    read: Callable[[Path], Delivery]


# The order in which they must be loaded: places, then codes and successors, then figures.
_IN_ORDER = (
    FileKind("ods-trusts", "NHS trusts", ods.is_trusts, ods.read_trusts),
    FileKind("ods-ccg-icb", "CCGs and sub-ICB locations", ods.is_ccg_icb, ods.read_ccg_icb),
    FileKind("ods-practices", "GP practices", ods.is_practices, ods.read_practices),
    FileKind("ods-sites", "Sites of NHS trusts", ods.is_sites, ods.read_sites),
)
KINDS: Mapping[str, FileKind] = {kind.name: kind for kind in _IN_ORDER}


def recognise(path: Path) -> str | None:
    """The kind of a file by its content, never by its name; None if it is none of ours.

    Raises `UnusableFile` only for a file that is broken or hostile, not for a strange one.
    """
    try:
        head = open_head(path)
        return next((kind.name for kind in KINDS.values() if kind.recognises(head)), None)
    except HostileFile:
        raise
    except UnusableFile:
        return None


def why_unknown(path: Path) -> str | None:
    """The sentence for a file `recognise` gave None for, if it is a broken table; else None."""
    try:
        open_head(path)
    except UnusableFile as refusal:
        return str(refusal)
    return None
