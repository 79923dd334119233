"""INT-62: What is offered is a table. A picture, a letter or a workbook is sent back at once.

The name only promises. What is really in the file is looked at when it is read.
Source: house rule, from the kinds of file that people choose by mistake.
"""

from __future__ import annotations

from leadwell.reasons import Reason

TABLES = (".csv", ".txt", ".tsv")


def a_file_name_promises_rows(file_name: str) -> list[Reason]:
    """Say what stands in the way. A name without an ending is given the benefit of the doubt."""
    ending = file_name.rpartition(".")[2] if "." in file_name else ""
    if not ending or f".{ending.lower()}" in TABLES:
        return []
    return [Reason("INT-62", "Choose a CSV file. In a spreadsheet: save as, then CSV UTF-8.")]
