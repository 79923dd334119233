"""A table of plain headings."""

from __future__ import annotations

from leadwell.design.pages import Column, Row, Table


def plain_table(caption: str, columns: tuple[str, ...], rows: list[Row], empty: str) -> Table:
    """A table of plain headings."""
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(rows),
        empty=empty,
        stacked=True,
    )
