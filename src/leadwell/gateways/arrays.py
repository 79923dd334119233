"""Arrays of numbers in a folder of our own, each in a file that is read only where it is looked at.

A set of arrays is written beside the one in use and then named in `current`, so that whoever reads has
one whole set or the other. Old sets are taken away when nobody can still want them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

CURRENT, ABOUT = "current", "about.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A set of arrays, and what was said about it."""

    arrays: Mapping[str, NDArray[Any]]
    about: Mapping[str, Any]


def keep_arrays(folder: Path, arrays: Mapping[str, NDArray[Any]], about: Mapping[str, Any]) -> None:
    """Write a set of arrays and make it the one in use."""
    name = uuid4().hex
    place = folder / name
    place.mkdir(parents=True)
    for each, array in arrays.items():
        np.save(place / f"{each}.npy", array, allow_pickle=False)
    (place / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    beside = folder / f"{name}.new"
    beside.write_text(name, encoding="utf-8")
    beside.replace(folder / CURRENT)
    _tidy(folder, name)


def _tidy(folder: Path, name: str) -> None:
    """Sets that are no longer in use. A page that still reads one has it open, and keeps it."""
    for old in folder.iterdir():
        if old.is_dir() and old.name != name:
            shutil.rmtree(old, ignore_errors=True)


def kept_arrays(folder: Path, *, changing: bool = False) -> Kept | None:
    """The set in use, each array read as it is looked at; None before there is one. `changing` opens it
    for changing in place."""
    try:
        place = folder / (folder / CURRENT).read_text(encoding="utf-8")
        about = json.loads((place / ABOUT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    mode = "r+" if changing else "r"
    files = sorted(place.glob("*.npy"))
    return Kept({each.stem: np.load(each, mmap_mode=mode) for each in files}, about)  # type: ignore[arg-type]  # both are modes
