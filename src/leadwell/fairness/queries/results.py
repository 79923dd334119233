"""Lines as they are kept in a result: written as JSON, read back, and one fingerprint over all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from leadwell.fairness.rules.facts import Reading, Shown, ShownGroup
from leadwell.reasons import Reason


def to_json(lines: Iterable[Shown]) -> list[dict[str, Any]]:
    """Lines as plain values, ready for `Result.lines`."""
    return [_plain(line) for line in lines]


def from_json(kept: Sequence[Mapping[str, Any]]) -> tuple[Shown, ...]:
    """The lines that `to_json` wrote, the same as they were."""
    return tuple(_line(plain) for plain in kept)


def digest_of(kept: Sequence[Mapping[str, Any]]) -> str:
    """The fingerprint of kept lines: the same lines in the same order give the same one."""
    said = json.dumps(kept, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return sha256(said.encode()).hexdigest()


def _plain(line: Shown) -> dict[str, Any]:
    plain = asdict(line)
    plain["reading"] = line.reading.value
    plain["withheld"] = [{**asdict(why), "facts": dict(why.facts)} for why in line.withheld]
    return plain


def _line(plain: Mapping[str, Any]) -> Shown:
    return Shown(
        **{
            **plain,
            "first": _group(plain["first"]),
            "second": _group(plain["second"]),
            "reading": Reading(plain["reading"]),
            "withheld": tuple(Reason(**why) for why in plain["withheld"]),
        }
    )


def _group(plain: Mapping[str, Any] | None) -> ShownGroup | None:
    return None if plain is None else ShownGroup(**plain)
