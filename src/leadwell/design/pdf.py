"""A paper to read or print, drawn by Typst: tagged for screen readers (PDF/UA-1), without a network.

What is said goes in as data, never as markup: `papers/paper.typ` shows every string as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leadwell.design import doors

FOLDER = Path(__file__).parent / "papers"
TEMPLATE = FOLDER / "paper.typ"
BOX = "\N{WHITE SQUARE}"
_MISSING = re.compile(r'the text `"([^`]+)"` could not be displayed')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """An SVG of ours under its title. `says` is read aloud in its place."""

    title: str
    svg: str
    says: str


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A heading, sentences, pictures two to a line, and a table where there is one. Every row has a cell for
    each column."""

    heading: str
    words: Sequence[str] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    pictures: Sequence[PaperPicture] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to print. `made_up` prints the banner of the demonstration on every page. `picture` is an
    SVG of ours, shown at the end; `picture_says` is read aloud in its place."""

    title: str
    words: Sequence[str]
    parts: Sequence[PaperPart]
    drawn_at: datetime
    footer: str = ""
    made_up: bool = False
    picture: str = ""
    picture_says: str = ""


def drawn(paper: Paper) -> bytes:
    """The paper as a PDF. The same paper gives the same bytes.

    PDF/UA allows no sign that no font of this computer can show. Such signs are drawn as an empty box,
    and a sentence says so.
    """
    said = _said(paper)
    try:
        return _compiled(said, paper.drawn_at)
    except typst.TypstError as trouble:
        boxes = dict.fromkeys(_not_drawn(str(trouble.diagnostic)), BOX)
        if not boxes:
            raise
    plain = json.loads(json.dumps(said, ensure_ascii=False).translate(boxes))
    note = _("A box stands for a letter that this computer has no picture of.")
    return _compiled({**plain, "words": [*plain["words"], note]}, paper.drawn_at)


def _not_drawn(trouble: str) -> set[int]:
    """The signs the drawing library complains of: written as they are, or as \\u{17d2}."""
    told = "".join(_MISSING.findall(trouble))
    plain = {ord(sign) for sign in told if not sign.isascii()}
    return plain | {int(number, 16) for number in _NUMBERED.findall(told)}


def _compiled(said: Mapping[str, object], at: datetime) -> bytes:
    with TemporaryDirectory() as nothing:  # where packages would be: there are none to find
        made: bytes = typst.compile(
            str(TEMPLATE),
            root=str(FOLDER),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"paper": json.dumps(said)},
            package_path=nothing,
            package_cache_path=nothing,
            timestamp=int(at.timestamp()),
        )
    return made


def _said(paper: Paper) -> dict[str, object]:
    made_up = paper.made_up or doors.demo()
    plain = asdict(replace(paper, parts=[_whole(part) for part in paper.parts]))
    return {
        **{
            name: _clean(plain[name])
            for name in ("title", "words", "parts", "footer", "picture_says")
        },
        "picture": paper.picture,
        "made_up": _("Made up for a demonstration: not about anyone real") if made_up else "",
        "language": (get_language() or "en")[:2],
    }


def _whole(part: PaperPart) -> PaperPart:
    """A table whose rows all fit its columns: a missing cell would shift every one after it."""
    width = len(part.columns)
    return replace(part, rows=[[*row, *[""] * width][:width] for row in part.rows])


def _clean(value: object) -> object:
    """Without the signs no font can draw and no reader can hear."""
    if isinstance(value, str):
        return "".join(sign for sign in value if category(sign) not in ("Cc", "Cs", "Cn", "Co"))
    if isinstance(value, dict):
        return {name: each if name == "svg" else _clean(each) for name, each in value.items()}
    return [_clean(each) for each in value]  # type: ignore[attr-defined]  # lists and tuples are left
