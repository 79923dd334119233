"""What a screen reader finds in a paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def read_aloud(paper: PdfReader) -> list[str]:
    """What is read in place of each picture, in order."""
    return list(_beneath(paper.trailer["/Root"]["/StructTreeRoot"]))  # type: ignore[index]  # a dictionary


def _beneath(node: Any) -> Iterator[str]:
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from _beneath(each)
    elif hasattr(node, "get"):
        if "/Alt" in node:
            yield str(node["/Alt"])
        yield from _beneath(node["/K"]) if "/K" in node else ()
