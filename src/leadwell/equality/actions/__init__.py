"""Every write in the room. All of them answer None: whether anything changed would be reading."""

from leadwell.equality.actions.columns import CHARACTERISTICS, DECLARED_COLUMNS
from leadwell.equality.actions.files import Declared, note_declaration_rows, note_declarations

__all__ = [
    "CHARACTERISTICS",
    "DECLARED_COLUMNS",
    "Declared",
    "note_declaration_rows",
    "note_declarations",
]
