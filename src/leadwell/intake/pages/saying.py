"""What became of a staff file, in words: its kind, its state, and the sentence that answers
"did the file go in?"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from leadwell.design.pages import Tag, Tone
from leadwell.design.words import number
from leadwell.intake.models import FileState, StaffFile
from leadwell.intake.rules.a_file_is_tried_so_often import MOST_TRIES
from leadwell.reasons import Reason

KINDS = {
    "workforce": gettext_lazy("Staff extract"),
    "asc-wds": gettext_lazy("Social care bulk files"),
    "applications": gettext_lazy("Recruitment extract"),
    "completions": gettext_lazy("Training extract"),
    "pay": gettext_lazy("Pay extract"),
    "cases": gettext_lazy("Case extract (disciplinary and other decisions)"),
    "organogram": gettext_lazy("Organisation chart"),
}
TONES: Mapping[str, Tone] = {
    FileState.HELD: "attention",
    FileState.UNMAPPED: "attention",
    FileState.TAKEN: "good",
    FileState.REFUSED: "attention",
}
CARE = "asc-wds"
EXTRACTS = ("applications", "completions", "pay", "cases")  # about something else than posts
ON_ITS_WAY = (FileState.OFFERED, FileState.READING, FileState.APPLYING)


def kind_name(kind: str) -> str:
    """What sort of file it is. A kind nobody named here is shown as it is called."""
    return str(KINDS.get(kind, kind))


def kinds_to_offer(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """What can be offered, in words. A staff extract holds everybody or changes only."""
    found: list[tuple[str, str]] = []
    for kind in kinds:
        if kind == CARE:
            continue  # three files at once have a page of their own
        if kind == "workforce":
            found += [
                (kind, _("Staff extract of everybody: whoever is not in it has left")),
                (f"{kind}:changes", _("Staff extract of changes only: whoever is not in it stays")),
            ]
        else:
            found.append((kind, kind_name(kind)))
    return found


def state_tag(file: StaffFile) -> Tag:
    """Where the file has got to, in a few words."""
    return Tag(str(FileState(file.state).label), TONES.get(file.state, "quiet"))


def came_of(file: StaffFile) -> str:
    """What came of a file, or what it waits for, in a sentence."""
    return _SENTENCES[FileState(file.state)](file)


def reasons_of(file: StaffFile) -> tuple[str, ...]:
    """Why it is held or was refused: each reason as a sentence in the reader's language."""
    return tuple(in_words(each) for each in file.in_the_way)


def in_words(kept: Mapping[str, Any]) -> str:
    """A reason that was kept with a file, in the reader's language."""
    return Reason(kept["code"], kept["text"], kept.get("facts", {})).in_words(_)


def taken_rows(file: StaffFile) -> int:
    """How many rows of the file were good, whether or not they changed anything."""
    return file.accepted


def people(count: int) -> str:
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": number(count)}


def _rows(count: int) -> str:
    return ngettext("%(n)s row", "%(n)s rows", count) % {"n": number(count)}


def _taken(file: StaffFile) -> str:
    if file.kind in EXTRACTS:
        return _taken_extract(file)
    said = [
        _("{rows} taken").format(rows=_rows(taken_rows(file))),
        _("{n} rejected").format(n=number(file.rejected)),
        ngettext("%(n)s joiner", "%(n)s joiners", file.joiners) % {"n": number(file.joiners)},
    ]
    if file.full:
        left = ngettext("%(n)s leaver", "%(n)s leavers", file.leavers)
        said.append(left % {"n": number(file.leavers)})
    return _("{list}.").format(list=", ".join(said))


def _taken_extract(file: StaffFile) -> str:
    said = (
        _("{rows} taken").format(rows=_rows(taken_rows(file))),
        _("{n} rejected").format(n=number(file.rejected)),
        _("{n} new").format(n=number(file.joiners)),
        _("{n} changed").format(n=number(file.changed)),
    )
    return _("{list}.").format(list=", ".join(said))


def _held(file: StaffFile) -> str:
    reasons = ngettext(
        "Held for %(n)s reason. Nothing is changed until somebody decides.",
        "Held for %(n)s reasons. Nothing is changed until somebody decides.",
        len(file.in_the_way),
    )
    return reasons % {"n": number(len(file.in_the_way))}


def _unmapped(file: StaffFile) -> str:
    return _("Say which of your columns is which. Nothing is read before.")


def _offered(file: StaffFile) -> str:
    return _("It waits for its turn to be read.")


def _reading(file: StaffFile) -> str:
    if file.tries > 1:
        return _tried_before(file)
    if not file.rows:
        return _("It is being read.")
    done = {"done": number(file.rows_done), "rows": _rows(file.rows)}
    return _("{done} of {rows} read so far.").format(**done)


def _tried_before(file: StaffFile) -> str:
    before = ngettext(
        "Reading it stopped %(n)s time before its end. We try again, up to %(most)s times.",
        "Reading it stopped %(n)s times before its end. We try again, up to %(most)s times.",
        file.tries - 1,
    )
    return before % {"n": number(file.tries - 1), "most": number(MOST_TRIES)}


def _applying(file: StaffFile) -> str:
    return _("Its rows were read and are being written now. It is all of them or none.")


def _declined(file: StaffFile) -> str:
    return _("Somebody decided not to take it. It changed nothing.")


def _refused(file: StaffFile) -> str:
    first = reasons_of(file)[:1]
    return _("It could not be taken, and changed nothing. {why}").format(why="".join(first)).strip()


_SENTENCES = {
    FileState.OFFERED: _offered,
    FileState.UNMAPPED: _unmapped,
    FileState.READING: _reading,
    FileState.HELD: _held,
    FileState.APPLYING: _applying,
    FileState.TAKEN: _taken,
    FileState.DECLINED: _declined,
    FileState.REFUSED: _refused,
}
