"""Up to three files that belong together, in one container of ours, opened and told apart by content.

The container is a zip file with nothing in it but the files themselves, always in the same order and with
the same dates, so that the same files make the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from leadwell.gateways.asc_wds import columns
from leadwell.gateways.asc_wds.columns import FILES, Layout, layout_of, which_file
from leadwell.gateways.nameless import PIECE, Nameless
from leadwell.gateways.rows import HostileFile, UnusableFile
from leadwell.gateways.rows import gettext_noop as _
from leadwell.gateways.text import insist_on_proportion
from leadwell.gateways.workforce_text import Clean, clean

Content = Callable[[], Iterator[bytes]]
MOST_FILES = len(FILES)
LONG_AGO = (1980, 1, 1, 0, 0, 0)
_ZIP = b"PK"

TOO_MANY_FILES = _("These are more than three files. Load one workplace, worker and training file.")
DAMAGED = _("The bundle of files is damaged. Load the files again.")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of one bundle, cleaned, each with its layout. Close it when done."""

    files: Mapping[str, Clean]
    layouts: Mapping[str, Layout]
    _open: ExitStack

    def rows(self, file: str) -> Iterator[tuple[int, Mapping[str, object] | None]]:
        """Each row of one of the files by its columns, with its line; a torn one comes as None."""
        if file not in self.files:
            return
        names = self.layouts[file].columns
        for line, cells in self.files[file].rows():
            torn = len(cells) < len(names) or any(cell.strip() for cell in cells[len(names) :])
            yield line, None if torn else dict(zip(names, cells, strict=False))

    def __enter__(self) -> Bundle:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        why: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()


def pack(contents: Sequence[Content], folder: Path) -> Nameless:
    """Put up to three files into one container. Says in words what is wrong with them together."""
    if len(contents) > MOST_FILES:
        raise UnusableFile(TOO_MANY_FILES)
    kinds = [_kind_of(content, folder) for content in contents]
    _insist_on_one_of_each(kinds)
    told = dict(zip(kinds, contents, strict=True))
    packed = Nameless(folder)
    with open(packed.path, "r+b") as file, zipfile.ZipFile(file, "w") as container:
        for name in (name for name in FILES if name in told):
            _write(container, name, told[name])
    packed.size = Path(packed.path).stat().st_size
    return packed


def open_bundle(content: Content, folder: Path) -> Bundle:
    """Open a container, or a single file that was loaded by itself."""
    with ExitStack() as opened:
        found = list(_cleaned(content, folder, opened))
        kinds = [layout.file for layout, _cleaned_file in found]
        _insist_on_one_of_each(kinds)
        files = {layout.file: cleaned for layout, cleaned in found}
        return Bundle(
            files, {layout.file: layout for layout, _cleaned_file in found}, opened.pop_all()
        )


def _kind_of(content: Content, folder: Path) -> str:
    cleaned = clean(content, folder)
    with cleaned.file:
        found = which_file(cleaned.headings)
    if found is None:
        raise UnusableFile(columns.NOT_ONE_OF_THEM)
    return found


def _insist_on_one_of_each(kinds: Sequence[str]) -> None:
    for twice in (kind for kind in kinds if kinds.count(kind) > 1):
        raise UnusableFile(columns.TWO_OF_A_KIND, file=twice)


def _write(container: zipfile.ZipFile, name: str, content: Content) -> None:
    about = zipfile.ZipInfo(f"{name}.csv", date_time=LONG_AGO)
    with container.open(about, "w", force_zip64=True) as member:
        for piece in content():
            member.write(piece)


def _cleaned(content: Content, folder: Path, opened: ExitStack) -> Iterator[tuple[Layout, Clean]]:
    for member in _members(content, folder, opened):
        cleaned = clean(member, folder)
        opened.callback(cleaned.file.close)
        yield layout_of(cleaned.headings), cleaned


def _members(content: Content, folder: Path, opened: ExitStack) -> list[Content]:
    first = next(iter(content()), b"")
    if not first.startswith(_ZIP):
        return [content]
    packed = opened.enter_context(Nameless(folder))
    packed.write(content())
    try:
        container = opened.enter_context(zipfile.ZipFile(packed.path))
    except (zipfile.BadZipFile, ValueError):
        raise HostileFile(DAMAGED) from None
    names = [about for about in container.infolist() if not about.is_dir()]
    if len(names) > MOST_FILES:
        raise UnusableFile(TOO_MANY_FILES)
    return [partial(_pieces, container, about) for about in names]


def _pieces(container: zipfile.ZipFile, about: zipfile.ZipInfo) -> Iterator[bytes]:
    """One file of the container, never more of it than is in proportion to what was sent."""
    total = 0
    try:
        with container.open(about) as member:
            while piece := member.read(PIECE):
                total += len(piece)
                insist_on_proportion(total, about.compress_size)
                yield piece
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        raise HostileFile(DAMAGED) from None
