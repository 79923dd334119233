"""Every sentence of ours that a person may read, found in the code, the pages and the definitions."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from leadwell.actor import Permission

ROOT = Path(__file__).resolve().parents[3]
LAZY = {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, "Reason": (2,), "NotPermitted": None}
NOT_READ = ("tests", "migrations", "__pycache__")


def messages() -> Catalog:
    """The catalogue as the code stands now. Nothing of it is kept: it is made when asked for."""
    catalogue = Catalog(project="Leadwell", charset="utf-8")
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(
        ROOT,
        methods,
        options,
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
        directory_filter=_worth_reading,
    )
    for filename, line, message, comments, context in found:
        catalogue.add(message, None, [(filename, line)], auto_comments=comments, context=context)
    for permission in Permission:  # `actor` knows no Django, so its words are plain
        catalogue.add(permission.in_words, None, [("src/leadwell/actor.py", 1)])
    return catalogue


def _worth_reading(folder: str | Path) -> bool:
    path = Path(folder)
    if path.name.startswith((".", "_")) or path.name in NOT_READ:
        return False
    parts = path.relative_to(ROOT).parts
    return not parts or parts[0] == "src"
