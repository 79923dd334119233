"""How a cell of a file is read into the value that is kept, for whoever brings files in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leadwell.equality.queries import definitions
from leadwell.equality.rules import age_band_of as age_rule
from leadwell.equality.rules.declared_code_is_known import declared_code_is_known
from leadwell.reasons import Reason

NHS = "nhs"


def read_declared(column: str, text: str, *, scheme: str = NHS) -> str | Reason:
    """What to keep of one cell: "" not asked, "-" asked and not said, else "list:code"; or why it
    cannot be kept. `scheme` is the list whose codes the file writes without a name before them."""
    plain = plainly(text)
    known = definitions.known_texts(column, scheme=scheme)
    about = definitions.characteristics()[column]
    reasons = declared_code_is_known(plain, known=known, column=about, scheme=scheme)
    return reasons[0] if reasons else known[plain]


def plainly(text: str) -> str:
    """A cell as the table of known texts has it: no capitals, single spaces."""
    return " ".join(text.split()).casefold()


def known_cells(column: str, *, scheme: str = NHS) -> Mapping[str, str]:
    """Every text a column takes, as `plainly` writes it, and what is kept: to join a whole file to."""
    return definitions.known_texts(column, scheme=scheme)


def advice_for(column: str, *, scheme: str = NHS) -> Reason:
    """What to tell whoever wrote a cell that is not among `known_cells`, whatever it said."""
    about = definitions.characteristics()[column]
    return declared_code_is_known("\0", known={}, column=about, scheme=scheme)[0]


def age_bands() -> tuple[tuple[int, str], ...]:
    """The first year of each band and how it is kept, youngest first."""
    codes = definitions.characteristics()["age_band"].scheme("lw").codes
    return tuple((code.from_age or 0, code.kept) for code in codes)


def age_band_of(born_on: date, *, on: date) -> str:
    """The band to keep of a birth date; the date itself is never kept."""
    return age_rule.age_band_of(born_on, on=on, bands=age_bands())
