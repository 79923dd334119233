"""Every write in the room. All of them answer None: whether anything changed would be reading."""

from leadwell.equality.actions.columns import CHARACTERISTICS, DECLARED_COLUMNS
from leadwell.equality.actions.files import Declared, note_declaration_rows, note_declarations
from leadwell.equality.actions.keeping import forget_declarations, remove_superseded
from leadwell.equality.actions.own import declare, take_back
from leadwell.equality.actions.quietly import NotKept
from leadwell.equality.actions.reading import (
    advice_for,
    age_band_of,
    age_bands,
    known_cells,
    plainly,
    read_declared,
)

__all__ = [
    "CHARACTERISTICS",
    "DECLARED_COLUMNS",
    "Declared",
    "NotKept",
    "advice_for",
    "age_band_of",
    "age_bands",
    "declare",
    "forget_declarations",
    "known_cells",
    "note_declaration_rows",
    "note_declarations",
    "plainly",
    "read_declared",
    "remove_superseded",
    "take_back",
]
